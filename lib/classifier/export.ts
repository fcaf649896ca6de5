/**
 * A classifier for where this library is not: in a browser, in Python.
 *
 * @module
 */
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";
import { loadClassifier } from "./bundle.ts";
import type { Classifier, PictureSource } from "./classifier.ts";
import { kerasFiles, onnxFiles, savedModelFiles } from "./_export_models.ts";
import { webFiles } from "./_export_web.ts";

/** What a classifier can be exported to. */
export const EXPORT_KINDS = ["web", "keras", "saved-model", "onnx"] as const;
/**
 * What a classifier can be exported to: `web` is a page that opens from a disk or from any server,
 * and that sends nothing anywhere; `keras` is `classifier.keras` for Keras 3, which takes pixels in
 * [0, 255], and `labels.txt`, a class a line; `saved-model` is the same for TensorFlow itself and
 * for TensorFlow Serving, `onnx` for the runtimes of ONNX.
 */
export type ExportKind = typeof EXPORT_KINDS[number];

/** How a page's weights are kept: `exact` takes 16 bits for each, `small` 9 to 13. */
export const PAGE_WEIGHTS = ["small", "exact"] as const;
/** How a page's weights are kept: `small` for phones, `exact` for the same probabilities. */
export type PageWeights = typeof PAGE_WEIGHTS[number];

/** A picture that a page offers to try. */
export interface SamplePicture {
  /** What it is called. */
  readonly name: string;
  /** The picture. */
  readonly picture: PictureSource;
}

/** Where to and how {@linkcode exportClassifier} writes. */
export interface ExportClassifierOptions {
  /** What to make. */
  readonly to: ExportKind;
  /** Where to; made if missing. Files of an older export in it are replaced, others are kept. */
  readonly folder: string;
  /** The heading of a page. Default: `"What is in the picture?"`. */
  readonly title?: string;
  /** Pictures that a page offers to try. Default: none. */
  readonly samples?: readonly SamplePicture[];
  /** How a page's weights are kept. Default: `"small"`. */
  readonly weights?: PageWeights;
}

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

/** A file to write. */
export interface ExportContent {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
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
