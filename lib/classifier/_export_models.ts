/** Writes a classifier for Keras 3, TensorFlow and ONNX. */
import { inferenceGraph, onnxModel, savedModel, saveKerasModel } from "../model/mod.ts";
import type { Classifier } from "./classifier.ts";
import type { ExportContent } from "./export_options.ts";

/** The files for Keras: the model, with all that the bundle says in its metadata, and the labels. */
export async function kerasFiles({ model, description }: Classifier): Promise<ExportContent> {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/classifier.keras`;
    const { weights: _, ...classifier } = description;
    await saveKerasModel(inferenceGraph(model), path, { classifier });
    const bytes = await Deno.readFile(path);
    return {
      files: { "labels.txt": labelsOf(description.classNames), "classifier.keras": bytes },
      weightBytes: bytes.length,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The files of a SavedModel; `labels.txt` lies beside it, for people and for Serving's clients. */
export function savedModelFiles({ model, classNames }: Classifier): ExportContent {
  const bytes = savedModel(inferenceGraph(model), classNames.length);
  return {
    files: { "labels.txt": labelsOf(classNames), "saved_model.pb": bytes },
    weightBytes: bytes.length,
  };
}

/** The files for ONNX; the class names are in the model's metadata too, as a list in JSON. */
export function onnxFiles({ model, description, classNames }: Classifier): ExportContent {
  const { weights: _, ...classifier } = description;
  const bytes = onnxModel(inferenceGraph(model), classNames.length, {
    names: JSON.stringify(classNames),
    classifier: JSON.stringify(classifier),
  });
  return {
    files: { "labels.txt": labelsOf(classNames), "classifier.onnx": bytes },
    weightBytes: bytes.length,
  };
}

/** A class a line, in the order of the outputs. */
function labelsOf(classNames: readonly string[]): string {
  return `${classNames.join("\n")}\n`;
}
