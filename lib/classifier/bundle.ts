/**
 * The bundle: a trained classifier in a folder that one can take along.
 *
 * @module
 */
import { exists, writeFileWhole } from "../disk/files.ts";
import { sha256Of } from "../disk/hash.ts";
import { startEngine } from "../engine/load.ts";
import { cannot, messageOf } from "../errors.ts";
import { assignWeights, modelTensors } from "../model/weights/assign.ts";
import { parseSafetensors, writeSafetensors } from "../model/weights/safetensors.ts";
import { createModel, findBackbone, type tf } from "../model/mod.ts";
import type { Evaluation } from "../train/evaluation.ts";
import {
  BUNDLE_FILE,
  BUNDLE_VERSION,
  type BundleDescription,
  type BundleScores,
  readBundleFile,
  WEIGHTS_FILE,
} from "./bundle_file.ts";
import { Classifier } from "./classifier.ts";

/** The release that writes bundles. */
const PLUMAGE_VERSION = "2.0.0";

/** What {@linkcode saveClassifier} cannot read off the network. */
export interface SaveClassifierOptions {
  /** The classes, in the order of the network's outputs. */
  readonly classNames: readonly string[];
  /** How pictures were brought to the network's size; `"nearest"` by default, as in training. */
  readonly interpolation?: BundleDescription["input"]["interpolation"];
  /** Whether the EXIF orientation was applied; `"apply"` by default. */
  readonly orientation?: BundleDescription["input"]["orientation"];
  /** As given to `createModel`; `"family"` by default. */
  readonly inputScaling?: BundleDescription["input"]["scaling"];
  /** What it was trained on. */
  readonly data?: BundleDescription["data"];
  /** What it scored. */
  readonly scores?: { readonly valid?: BundleScores; readonly test?: BundleScores };
  /** Under which licences weights and data stand, where that is known. */
  readonly licence?: BundleDescription["licence"];
}

/**
 * Writes a trained network with all that is needed to use it: `classifier.json` and
 * `weights.safetensors`, a format that can run nothing. The description is written last, so that a
 * folder that has one is whole.
 *
 * @param folder Where to; made if missing. An older bundle in it is replaced.
 * @param model A network of {@linkcode createModel}, trained.
 * @param options The classes, how pictures are prepared, what is known of data and scores.
 * @throws {RangeError} If the number of classes is not that of the network's outputs, or it is of no
 *   known backbone.
 * @throws {DiskError} If the folder cannot be written.
 */
export async function saveClassifier(
  folder: string,
  model: tf.LayersModel,
  options: SaveClassifierOptions,
): Promise<void> {
  const doing = `save the classifier ${folder}`;
  const [, classes = 0] = model.outputs[0]?.shape ?? [];
  if (options.classNames.length !== classes) {
    const names = `${options.classNames.length}`;
    throw new RangeError(cannot(doing, `a name for each of ${classes} classes`, names));
  }
  if (findBackbone(model.name) === undefined) {
    throw new RangeError(cannot(doing, "a network of createModel", model.name));
  }
  const { tensorflow, tfjs } = await startEngine();
  await Deno.mkdir(folder, { recursive: true });
  const weightsPath = `${folder}/${WEIGHTS_FILE}`;
  // Between the two files there must never be a description with other weights than its own.
  await Deno.remove(`${folder}/${BUNDLE_FILE}`).catch(ignoreMissing);
  await writeSafetensors(weightsPath, await modelTensors(model), { backbone: model.name });
  const bytes = await Deno.readFile(weightsPath);
  const description: BundleDescription = {
    format: "plumage-classifier",
    version: BUNDLE_VERSION,
    backbone: model.name,
    classNames: [...options.classNames],
    input: {
      imageSize: model.inputs[0]!.shape[1]!,
      interpolation: options.interpolation ?? "nearest",
      orientation: options.orientation ?? "apply",
      scaling: options.inputScaling ?? "family",
    },
    ...(options.data && { data: options.data }),
    scores: { ...options.scores },
    made: { plumage: PLUMAGE_VERSION, tensorflow, tfjs },
    licence: { ...options.licence },
    weights: { file: WEIGHTS_FILE, bytes: bytes.length, sha256: sha256Of(bytes) },
  };
  await writeFileWhole(`${folder}/${BUNDLE_FILE}`, `${JSON.stringify(description, null, 2)}\n`);
}

/**
 * Scores as a bundle keeps them: JSON has no NaN.
 *
 * @param evaluation What was measured.
 * @returns The scores, null where one is not a number.
 */
export function bundleScores(evaluation: Evaluation): BundleScores {
  const orNull = (value: number) => Number.isFinite(value) ? value : null;
  const { examples: images, accuracy, topFiveAccuracy, f1, macroF1, auc, loss } = evaluation;
  return {
    images,
    accuracy: orNull(accuracy),
    topFiveAccuracy: orNull(topFiveAccuracy),
    f1: orNull(f1),
    macroF1: orNull(macroF1),
    auc: orNull(auc),
    loss: orNull(loss),
  };
}

/** Whether a folder holds a whole bundle: its description is written last. */
export async function hasBundle(folder: string): Promise<boolean> {
  return await exists(`${folder}/${BUNDLE_FILE}`);
}

/**
 * Copies a bundle; an older one in its place is replaced.
 *
 * @param from The bundle's folder.
 * @param to Where to; made if missing.
 * @throws {SyntaxError} If it is damaged or of a newer format.
 * @throws {DiskError} If the folder cannot be written.
 */
export async function copyBundle(from: string, to: string): Promise<void> {
  const { weights } = await readBundleFile(from);
  await Deno.mkdir(to, { recursive: true });
  await Deno.remove(`${to}/${BUNDLE_FILE}`).catch(ignoreMissing);
  await writeFileWhole(`${to}/${weights.file}`, await Deno.readFile(`${from}/${weights.file}`));
  await writeFileWhole(`${to}/${BUNDLE_FILE}`, await Deno.readFile(`${from}/${BUNDLE_FILE}`));
}

/**
 * Opens a bundle. Every hash, name and shape is checked; nothing in it is run.
 *
 * @param folder The bundle's folder.
 * @returns The classifier; the caller disposes it.
 * @throws {Error} If there is no bundle.
 * @throws {SyntaxError} If it is damaged, cut off or of a newer format.
 * @throws {TypeError} If the weights are those of another network.
 */
export async function loadClassifier(folder: string): Promise<Classifier> {
  const description = await readBundleFile(folder);
  const { backbone, classNames, input, weights } = description;
  const doing = `open the classifier ${folder}`;
  const known = findBackbone(backbone);
  if (known === undefined) {
    throw new SyntaxError(cannot(doing, "a backbone that this version knows", backbone));
  }
  const path = `${folder}/${weights.file}`;
  const bytes = await Deno.readFile(path).catch((error) => {
    throw new Error(cannot(doing, `its file ${weights.file}`, messageOf(error)), { cause: error });
  });
  if (bytes.length !== weights.bytes || sha256Of(bytes) !== weights.sha256) {
    const received = bytes.length === weights.bytes ? "other content" : `${bytes.length} bytes`;
    const expected = `${weights.file} as it was saved, ${weights.bytes} bytes`;
    throw new SyntaxError(cannot(doing, expected, received));
  }
  const model = await createModel(known.name, {
    classes: classNames.length,
    imageSize: input.imageSize,
    inputScaling: input.scaling,
  });
  try {
    const { tensors } = parseSafetensors(bytes, path);
    if (assignWeights(model, tensors, path) === "kept") {
      throw new TypeError(cannot(doing, "weights with a head", "weights without one"));
    }
  } catch (error) {
    model.dispose();
    throw error;
  }
  return new Classifier(model, description);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
