/**
 * A classifier for where this library is not: in a browser, in Python.
 *
 * @module
 */
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";
import { loadClassifier } from "./bundle.ts";
import type { Classifier } from "./classifier.ts";
import { kerasFiles, onnxFiles, savedModelFiles } from "./_export_models.ts";
import { webFiles } from "./_export_web.ts";
import {
  EXPORT_KINDS,
  type ExportClassifierOptions,
  type ExportContent,
  PAGE_WEIGHTS,
} from "./export_options.ts";

/** A file that was written. */
export interface ExportedFile {
  /** Its name in the folder. */
  readonly name: string;
  /** Its length. */
  readonly bytes: number;
}

/** What {@linkcode exportClassifier} wrote. */
export interface ExportedClassifier {
  /** The files, in the order in which they were written. */
  readonly files: readonly ExportedFile[];
  /** The network's weights as exported, in bytes. */
  readonly weightBytes: number;
}

/**
 * Exports a classifier. How pictures are scaled travels inside, so that nobody can get it wrong.
 *
 * @param classifier A classifier, which stays the caller's, or the folder of its bundle.
 * @param options What to, and where.
 * @returns What was written.
 * @throws {RangeError} If there is no such kind of export.
 * @throws {TypeError} If there is an option of another name.
 * @throws {DiskError} If the folder cannot be written.
 *
 * @example It needs a trained classifier.
 * ```ts ignore
 * import { exportClassifier, saveClassifier } from "lib/classifier/mod.ts";
 * import { createModel } from "lib/model/mod.ts";
 * const folder = await Deno.makeTempDir();
 * const model = await createModel("efficientnet-lite0", { classes: 2, imageSize: 32 });
 * await saveClassifier(folder, model, { classNames: ["cat", "dog"] });
 * await exportClassifier(folder, { to: "web", folder: `${folder}/page` });
 * ```
 */
export async function exportClassifier(
  classifier: Classifier | string,
  options: ExportClassifierOptions,
): Promise<ExportedClassifier> {
  const known = ["to", "folder", "title", "samples", "weights"] as const;
  refuseUnknownKeys("export a classifier", options, known);
  const { to, folder, weights = "small" } = options;
  if (!EXPORT_KINDS.includes(to)) {
    throw new RangeError(cannot("export a classifier", `one of ${EXPORT_KINDS.join(", ")}`, to));
  }
  if (!PAGE_WEIGHTS.includes(weights)) {
    const expected = `weights that are ${PAGE_WEIGHTS.join(" or ")}`;
    throw new RangeError(cannot("export a classifier", expected, weights));
  }
  if (typeof classifier === "string") {
    const opened = await loadClassifier(classifier);
    try {
      return await exportClassifier(opened, options);
    } finally {
      opened.dispose();
    }
  }
  try {
    await Deno.mkdir(folder, { recursive: true });
  } catch (error) {
    const received = messageOf(error);
    throw new Error(cannot(`export to ${folder}`, "a folder to write in", received), {
      cause: error,
    });
  }
  const { files, weightBytes } = await contentOf(classifier, options);
  const written: ExportedFile[] = [];
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await writeFileWhole(`${folder}/${name}`, bytes);
    written.push({ name, bytes: bytes.length });
  }
  return { files: written, weightBytes };
}

function contentOf(
  classifier: Classifier,
  options: ExportClassifierOptions,
): Promise<ExportContent> | ExportContent {
  switch (options.to) {
    case "web":
      return webFiles(classifier, options);
    case "keras":
      return kerasFiles(classifier);
    case "saved-model":
      return savedModelFiles(classifier);
    case "onnx":
      return onnxFiles(classifier);
  }
}
