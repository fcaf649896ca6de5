/**
 * Training of the last layer alone, on features that the backbone computed once.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";
import { openNetwork } from "./_network.ts";
import { fit } from "./fit.ts";
import { mustBeWhole } from "./predict.ts";
import type { FitOptions } from "./fit_options.ts";
import type { History } from "./history.ts";
import type { BatchSource, StepBatch } from "./batch.ts";

/** Pooled features of all examples of a source, in its order. */
export interface CachedFeatures {
  /** `[examples x width]`. */
  readonly features: Float32Array;
  /** Class index of each example. */
  readonly labels: Int32Array;
  /** Features an example. */
  readonly width: number;
}

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
 * Computes what a model's backbone sees in the images of a source.
 *
 * @param model A classifier whose last layer is a dense softmax; not changed.
 * @param batches Where the images come from; its epoch 0 is read.
 * @param options `onProgress` is told after each batch how many are done.
 * @returns The inputs of the last layer, as in prediction.
 */
export async function cacheFeatures(
  model: tf.LayersModel,
  batches: BatchSource,
  options: { readonly onProgress?: ProgressListener } = {},
): Promise<CachedFeatures> {
  const what = "compute the features";
  refuseUnknownKeys(what, options, ["onProgress"]);
  const network = openNetwork(model);
  const width = model.layers.at(-1)?.weights[0]?.shape[0] as number;
  const features = new Float32Array(batches.examples * width);
  const labels = new Int32Array(batches.examples);
  let [examples, done] = [0, 0];
  for await (const batch of batches.epoch(0)) {
    const count = batch.labels.length;
    const pooled = tf.tidy(() => {
      const images = tf.tensor(batch.images, [count, ...network.inputShape]);
      return network.features(images, false);
    });
    features.set(await pooled.data(), examples * width);
    labels.set(batch.labels, examples);
    pooled.dispose();
    examples += count;
    done++;
    options.onProgress?.({ what, done, total: batches.steps });
  }
  mustBeWhole(what, done, batches);
  return { features, labels, width };
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
      train: batchesOf(trainFeatures, batchSize, seed),
      ...(validFeatures && { valid: batchesOf(validFeatures, 256) }),
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

/** Batches in the order of the examples, or, with a seed, in one of each epoch's own. */
function batchesOf(
  cached: CachedFeatures,
  batchSize: number,
  seed?: number,
): BatchSource {
  const { features, labels, width } = cached;
  const steps = Math.ceil(labels.length / batchSize);
  return {
    examples: labels.length,
    steps,
    batchSize,
    imageSize: 1,
    fingerprint: fingerprintOf(cached, seed),
    async *epoch(epoch, { startStep = 0 } = {}): AsyncGenerator<StepBatch> {
      const order = Int32Array.from(labels, (_, index) => index);
      if (seed !== undefined) createStream(seed, "head", epoch).shuffle(order);
      for (let step = startStep; step < steps; step++) {
        const indices = order.subarray(step * batchSize, (step + 1) * batchSize);
        const images = new Float32Array(indices.length * width);
        indices.forEach((index, row) => {
          images.set(features.subarray(index * width, (index + 1) * width), row * width);
        });
        yield { images, labels: indices.map((index) => labels[index] as number), imageSize: 1 };
      }
    },
  };
}

function fingerprintOf({ features, labels }: CachedFeatures, seed: number | undefined): string {
  const hash = createHash("sha256").update(`${seed}\n`);
  for (const { buffer, byteOffset, byteLength } of [features, labels]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest("hex").slice(0, 16);
}
