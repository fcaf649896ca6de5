/**
 * Training of the last layer alone, on features that the backbone computed once.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { initialiseKernels } from "../model/initialise.ts";
import { DEFAULT_SEED } from "../random/stream.ts";
import { openNetwork } from "./_network.ts";
import { type CachedFeatures, cacheFeatures, featureBatches } from "./features.ts";
import { fit } from "./fit.ts";
import type { FitOptions } from "./fit_options.ts";
import type { History } from "./history.ts";
import type { BatchSource } from "./batch.ts";

/** What {@linkcode trainHead} does; the rest as in {@linkcode fit}. */
export interface TrainHeadOptions extends Omit<FitOptions, "train" | "valid"> {
  /** Training images, whose epoch 0 is read once: without augmentation best. */
  readonly train: BatchSource | CachedFeatures;
  /** Validation images, read once. */
  readonly valid?: BatchSource | CachedFeatures;
  /** Examples a step; 8 by default. */
  readonly batchSize?: number;
  /** Seed of the order of the examples; `DEFAULT_SEED` by default. */
  readonly seed?: number;
}

/**
 * Trains a model's last layer with its backbone frozen: some 2 ms a step. A first stage before
 * {@linkcode fit} trains all layers, or all there is time for.
 *
 * @param model A classifier whose last layer is a dense softmax; only that layer's weights change.
 * @param options Data, rule, length. Features computed once by {@linkcode cacheFeatures} may serve
 *   several calls.
 * @returns One record an epoch.
 * @throws {RangeError} As {@linkcode fit}, and if batch size or seed are out of range.
 * @throws {TypeError} If given features are not of this model.
 */
export async function trainHead(
  model: tf.LayersModel,
  options: TrainHeadOptions,
): Promise<History> {
  const { classes } = openNetwork(model);
  const { train, valid, batchSize = 8, seed = DEFAULT_SEED, ...rest } = options;
  const doing = "train the head";
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(cannot(doing, "a batchSize of at least 1", batchSize));
  }
  if (!Number.isFinite(seed)) throw new RangeError(cannot(doing, "a finite seed", seed));
  const trainFeatures = await cached(model, train);
  const validFeatures = valid && await cached(model, valid);
  const trained = model.layers.at(-1) as tf.layers.Layer;
  const head = headModel(model.name, trainFeatures.width, classes);
  try {
    head.setWeights(trained.getWeights());
    const history = await fit(head, {
      ...rest,
      train: featureBatches(trainFeatures, batchSize, seed),
      ...(validFeatures && { valid: featureBatches(validFeatures, 256) }),
    });
    trained.setWeights(head.getWeights());
    return history;
  } finally {
    head.dispose();
  }
}

async function cached(
  model: tf.LayersModel,
  source: BatchSource | CachedFeatures,
): Promise<CachedFeatures> {
  if (!("features" in source)) return await cacheFeatures(model, source);
  const { features, labels, width } = source;
  const wanted = model.layers.at(-1)?.weights[0]?.shape[0];
  if (width !== wanted || features.length !== labels.length * width) {
    const expected = `features of this model, ${wanted} an example`;
    const received = `${features.length} for ${labels.length} examples, ${width} each`;
    throw new TypeError(cannot("train the head", expected, received));
  }
  return source;
}

let heads = 0;

function headModel(name: string, width: number, classes: number): tf.LayersModel {
  const input = tf.input({ shape: [width], name: `features_${++heads}` });
  // A name that is the same in each process: the weights in a checkpoint go by it.
  const dense = tf.layers.dense({ name: "predictions", units: classes, activation: "softmax" });
  const outputs = dense.apply(input) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs, name: `${name}_head` });
}

/**
 * Makes a last layer of its own, for features that a frozen backbone gave: a network that trains in
 * milliseconds a pass. It starts as the last layer of `createModel` does with the same seed.
 *
 * @param width Features an example.
 * @param classes What it tells apart, at least 2.
 * @param options `seed` of its weights; `DEFAULT_SEED` by default.
 * @returns Features `[n, width]` in, probabilities `[n, classes]` out; the caller disposes it.
 * @throws {RangeError} If width or classes are out of range.
 *
 * @example
 * ```ts
 * import { startEngine } from "lib/mod.ts";
 * import { createHead, evaluate, featureBatches, trainHead } from "lib/train/mod.ts";
 * await startEngine();
 * const features = Float32Array.of(1, 0, 0, 1, 1, .1, .1, 1);
 * const known = { features, labels: Int32Array.of(0, 1, 0, 1), width: 2 };
 * const head = createHead(2, 2, { seed: 1 });
 * await trainHead(head, { train: known, epochs: 50, learningRate: .1 });
 * const { accuracy } = await evaluate(head, featureBatches(known, 4));
 * console.log(accuracy); // 1
 * ```
 */
export function createHead(
  width: number,
  classes: number,
  options: { readonly seed?: number } = {},
): tf.LayersModel {
  const doing = "create a head";
  refuseUnknownKeys(doing, options, ["seed"]);
  if (!Number.isInteger(width) || width < 1) {
    throw new RangeError(cannot(doing, "a width of at least 1", width));
  }
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(cannot(doing, "at least 2 classes", classes));
  }
  const head = headModel("features", width, classes);
  initialiseKernels(head.layers.slice(-1), "glorotUniform", options.seed ?? DEFAULT_SEED);
  return head;
}
