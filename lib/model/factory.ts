/**
 * Makes a classifier: one of the backbones, global average pooling, a softmax layer.
 *
 * @module
 */
import "../engine/kernels/mod.ts";
import { startEngine } from "../engine/load.ts";
import { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { DEFAULT_SEED } from "../random/stream.ts";
import type { MessageListener } from "../progress.ts";
import { apply, type Node } from "./_blocks.ts";
import { RECIPES } from "./_build.ts";
import { type Backbone, type BackboneName, BACKBONES, findBackbone } from "./backbones.ts";
import { freezeLayers, type TrainableLayers } from "./freeze.ts";
import { initialiseKernels } from "./initialise.ts";
import { InputScaling } from "./layers/mod.ts";
import { loadPretrainedWeights } from "./weights/pretrained.ts";

/**
 * A classifier of images: a TensorFlow.js model that takes `[n, size, size, 3]` in 0..1 and whose last
 * layer is a dense softmax over the classes, as {@linkcode createModel} makes them.
 */
export type ImageModel = tf.LayersModel;

/** What {@linkcode createModel} makes. */
export interface ModelOptions {
  /** Number of classes, at least 1. */
  readonly classes: number;
  /** Height and width of the images in pixels, at least 32. */
  readonly imageSize: number;
  /**
   * Where the weights come from: `"imagenet"` (published ones, downloaded once), `"random"`
   * (Keras's initialisers, seeded), or the path of a weights file: Keras, safetensors or PyTorch. `"random"` by default. The
   * head is random unless the file holds one.
   */
  readonly weights?: string;
  /** Seed of random weights and of stochastic depth; `DEFAULT_SEED` by default. */
  readonly seed?: number;
  /**
   * `"family"` (default): images of 0..1 are scaled inside to what the backbone was trained on.
   * `"unit"`: 0..1 straight into the network.
   */
  readonly inputScaling?: "family" | "unit";
  /** Stochastic depth of the EfficientNets, 0 to switch it off; Keras's .2 by default, the Lites' 0. */
  readonly dropConnectRate?: number;
  /** Which layers learn, as {@linkcode freezeLayers} takes it; all by default. */
  readonly trainable?: TrainableLayers;
  /** What to do if the ImageNet weights cannot be had: fail (default), or go on with random ones. */
  readonly onMissingWeights?: "error" | "random";
  /** Told about a download's progress, and of weights that are missing. */
  readonly onMessage?: MessageListener;
}

/**
 * Builds a classifier of images.
 *
 * Input: float32 `[n, imageSize, imageSize, 3]`, RGB, in 0..1. Output: `[n, classes]`, the
 * probabilities of a softmax; the last layer is a dense one named `predictions`, the one before it
 * the global average pooling `avg_pool`. Layers are named as in the implementation that the
 * backbone equals, see {@linkcode BACKBONES}.
 *
 * @param name One of the names of {@linkcode BACKBONES}.
 * @param options Size, weights, input scaling.
 * @returns The model, not compiled; the caller disposes it.
 * @throws {RangeError} If the name is unknown or an option is out of its range.
 * @throws {TypeError} If there is an option of another name.
 * @throws {Error} If weights cannot be had.
 *
 * @example
 * ```ts
 * import { createModel } from "lib/model/mod.ts";
 * const model = await createModel("densenet121", { classes: 12, imageSize: 96 });
 * ```
 */
export async function createModel(
  name: BackboneName,
  options: ModelOptions,
): Promise<tf.LayersModel> {
  const backbone = checkedBackbone(name);
  checkOptions(name, options);
  await startEngine();
  const { weights = "random", seed = DEFAULT_SEED } = options;
  const model = buildModel(backbone, options);
  const head = model.layers.slice(-1);
  initialiseKernels(head, "glorotUniform", seed);
  try {
    const loaded = weights !== "random" &&
      await loadPretrainedWeights(model, backbone.name, weights, options);
    if (!loaded) initialiseKernels(model.layers.slice(0, -1), RECIPES[name].kernels, seed);
    if (options.trainable !== undefined) freezeLayers(model, options.trainable);
  } catch (error) {
    model.dispose();
    throw error;
  }
  return model;
}

function buildModel(backbone: Backbone, options: ModelOptions): tf.LayersModel {
  const { name } = backbone;
  const { imageSize, classes, seed = DEFAULT_SEED, inputScaling = "family" } = options;
  const recipe = RECIPES[name];
  const input = tf.input({ shape: [imageSize, imageSize, 3], name: uniqueInputName() });
  const family = recipe.scalesItself ? undefined : backbone.inputScaling;
  const scaling = inputScaling === "family" ? family : recipe.unitScaling;
  let x: Node = input;
  if (scaling) x = apply(new InputScaling({ name: "input_scaling", ...scaling }), x);
  const dropConnectRate = options.dropConnectRate ?? recipe.dropConnectRate;
  x = recipe.build(x, { dropConnectRate, seed });
  x = apply(tf.layers.globalAveragePooling2d({ name: "avg_pool" }), x);
  const head = tf.layers.dense({
    name: "predictions",
    units: classes,
    activation: "softmax",
    kernelInitializer: "zeros",
  });
  return tf.model({ inputs: input, outputs: apply(head, x), name });
}

let inputs = 0;

/** TensorFlow.js wants the name of each input to be new in the process. */
function uniqueInputName(): string {
  return `images_${++inputs}`;
}

function checkedBackbone(name: string): Backbone {
  const backbone = findBackbone(name);
  if (backbone !== undefined) return backbone;
  const known = BACKBONES.map((each) => each.name).join(", ");
  throw new RangeError(cannot("create a model", `one of ${known}`, name));
}

const OPTIONS = [
  "classes",
  "imageSize",
  "weights",
  "seed",
  "inputScaling",
  "dropConnectRate",
  "trainable",
  "onMissingWeights",
  "onMessage",
] as const;

function checkOptions(name: string, options: ModelOptions): void {
  const doing = `create the model ${name}`;
  refuseUnknownKeys(doing, options, OPTIONS);
  const { classes, imageSize, dropConnectRate = 0, seed = 0, inputScaling = "unit" } = options;
  if (!Number.isInteger(classes) || classes < 1) {
    throw new RangeError(cannot(doing, "a whole number of classes, at least 1", classes));
  }
  if (!Number.isInteger(imageSize) || imageSize < 32) {
    throw new RangeError(cannot(doing, "a whole imageSize of at least 32 pixels", imageSize));
  }
  const { onMissingWeights = "error" } = options;
  if (onMissingWeights !== "error" && onMissingWeights !== "random") {
    throw new RangeError(cannot(doing, "the onMissingWeights error or random", onMissingWeights));
  }
  if (!Number.isFinite(seed)) throw new RangeError(cannot(doing, "a finite seed", seed));
  if (inputScaling !== "family" && inputScaling !== "unit") {
    throw new RangeError(cannot(doing, "the inputScaling family or unit", inputScaling));
  }
  if (!(dropConnectRate >= 0 && dropConnectRate < 1)) {
    throw new RangeError(cannot(doing, "a dropConnectRate from 0 to below 1", dropConnectRate));
  }
}
