/** Writes a classifier for Keras 3. */
import { inferenceGraph, saveKerasModel } from "../model/mod.ts";
import type { Classifier } from "./classifier.ts";
import type { ExportContent } from "./export.ts";

/** The files for Keras: the model, with all that the bundle says in its metadata, and the labels. */
export async function kerasFiles({ model, description }: Classifier): Promise<ExportContent> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/classifier.keras`;
    const { weights: _, ...classifier } = description;
    await saveKerasModel(inferenceGraph(model), path, { classifier });
    const bytes = await Deno.readFile(path);
    const labels = `${description.classNames.join("\n")}\n`;
    return {
      files: { "labels.txt": labels, "classifier.keras": bytes },
      weightBytes: bytes.length,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
