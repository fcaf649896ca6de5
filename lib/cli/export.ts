/**
 * `deno task export`: a classifier for where this library is not.
 *
 * @module
 */
import { join } from "node:path";
import {
  EXPORT_KINDS,
  exportClassifier,
  PAGE_WEIGHTS,
  type SamplePicture,
} from "../classifier/mod.ts";
import { readError } from "../disk/mod.ts";
import { cannot } from "../errors.ts";
import { runCommand, UsageError, writeLine } from "./_command.ts";
import { choice, fromCallersFolder, path, text } from "./_options.ts";
import { setUpEngine } from "./_setup.ts";

/** A page with more is slow to read. */
const MOST_SAMPLES = 8;

/** A few pictures of a folder and its subfolders, evenly spread over the sorted names. */
export async function samplesIn(folder: string): Promise<SamplePicture[]> {
  const paths: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for await (const { name, isDirectory } of Deno.readDir(next)) {
        if (isDirectory) waiting.push(join(next, name));
        else if (/\.(jpe?g|png|webp|avif|gif|bmp|tiff?)$/i.test(name)) paths.push(join(next, name));
      }
    } catch (error) {
      throw readError(`list the pictures in ${next}`, error);
    }
  }
  if (paths.length === 0) {
    throw new Error(cannot(`take sample pictures from ${folder}`, "a picture in it", "none"));
  }
  paths.sort();
  const count = Math.min(MOST_SAMPLES, paths.length);
  return Array.from({ length: count }, (_, i) => ({
    name: `Sample ${i + 1}`,
    picture: paths[Math.floor(i * paths.length / count)]!,
  }));
}

if (import.meta.main) {
  await runCommand({
    name: "export",
    description: `
Writes a trained classifier in a form that others can use: web is a page that opens from the disk or
from any server, works without network and sends nothing anywhere; keras is a model of stock layers
for Keras 3, saved-model one for TensorFlow, onnx one for ONNX, with their labels. These three take
pixels in 0..255, at the size of the training: how they are scaled travels inside.`,
    args: { placeholder: "BUNDLE", most: 1 },
    options: {
      to: choice(EXPORT_KINDS, "what to make", undefined),
      out: path("FOLDER", "where to write it; made if missing"),
      title: text("TEXT", "web: the heading of the page"),
      weights: choice(PAGE_WEIGHTS, "web: 9 to 13 bits a weight, or 16", "small"),
      samples: path("FOLDER", `web: pictures to try, of which ${MOST_SAMPLES} are taken`),
    },
    notes: `BUNDLE is the folder that deno task train wrote. Example:
  deno task export trained --to web --out page --samples photos`,
    exitCodes: "0 written, 1 it failed, 2 wrong usage",
    async run({ options: { to, out, title, samples, weights }, args: [bundle] }) {
      if (bundle === undefined) throw new UsageError("BUNDLE is missing");
      if (to === undefined) throw new UsageError(`--to is missing: ${EXPORT_KINDS.join(", ")}`);
      if (out === undefined) throw new UsageError("--out FOLDER is missing");
      const pictures = samples === undefined ? [] : await samplesIn(samples);
      await setUpEngine();
      const { files, weightBytes } = await exportClassifier(fromCallersFolder(bundle), {
        to,
        folder: out,
        ...(title !== undefined && { title }),
        samples: pictures,
        weights,
      });
      const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
      writeLine(
        `wrote ${files.length} files to ${out}: ${megabytes(total)}, of which the network's ` +
          `weights ${megabytes(weightBytes)}`,
      );
      if (to === "keras") {
        writeLine(`next, in Python: keras.saving.load_model("${join(out, "classifier.keras")}")`);
      }
      if (to === "saved-model") {
        writeLine(`next, in Python: tf.saved_model.load("${out}").signatures["serving_default"]`);
      }
      if (to === "onnx") {
        writeLine(
          `next, in Python: onnxruntime.InferenceSession("${join(out, "classifier.onnx")}")`,
        );
      }
      if (to === "web") writeLine(`next: open ${join(out, "index.html")} in a browser`);
    },
  });
}
