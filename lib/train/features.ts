/**
 * What a frozen backbone sees in each picture: computed once, kept on disk, and trained on as often as
 * one likes.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { startEngine } from "../engine/load.ts";
import { tf } from "../engine/tf.ts";
import { rawBytes } from "../disk/bytes.ts";
import { exists } from "../disk/files.ts";
import { withFileLock } from "../disk/lock.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { readSafetensors, writeSafetensors } from "../model/mod.ts";
import type { ProgressListener } from "../progress.ts";
import { createStream } from "../random/stream.ts";
import { openNetwork } from "./_network.ts";
import { RecordedComputation } from "./_recorded.ts";
import { readWeights } from "./_weights.ts";
import { letSignalsIn, stopSignal, throwIfStopped } from "../stop.ts";
import { mustBeWhole, worthRecording } from "./predict.ts";
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

/** How {@linkcode cacheFeatures} goes about it. */
export interface CacheFeaturesOptions {
  /** Where features are kept: a later call for the same ones reads them. Nowhere by default. */
  readonly folder?: string;
  /**
   * What else decides the pixels, such as a hash of the pictures: a source knows its files by name
   * only. Nothing by default.
   */
  readonly data?: string;
  /** Told after each batch how many are done. */
  readonly onProgress?: ProgressListener;
}

const OPTIONS = ["folder", "data", "onProgress"] as const;

/**
 * Computes what a model's backbone sees in the images of a source.
 *
 * With a `folder`, they are kept there under a name that is made of all that decides them: the
 * backbone's layers and weights, the source's fingerprint and `data`, TensorFlow's version and the
 * instruction set that it was held to.
 *
 * @param model A classifier whose last layer is a dense softmax; not changed.
 * @param batches Where the images come from; its epoch 0 is read.
 * @param options Where to keep them, and who is told how far it is.
 * @returns The inputs of the last layer, as in prediction.
 * @throws {TypeError} If there is an option of another name, or a folder but no fingerprint.
 * @throws {Error} If the source ends early.
 */
export async function cacheFeatures(
  model: tf.LayersModel,
  batches: BatchSource,
  options: CacheFeaturesOptions = {},
): Promise<CachedFeatures> {
  refuseUnknownKeys(DOING, options, OPTIONS);
  const { folder, data = "", onProgress } = options;
  if (folder === undefined) return await compute(model, batches, onProgress);
  if (batches.fingerprint === undefined) {
    throw new TypeError(cannot(DOING, "a source with a fingerprint, to keep them", "one without"));
  }
  const path = `${folder}/${await nameOf(model, batches.fingerprint, data)}.safetensors`;
  await Deno.mkdir(folder, { recursive: true });
  return await withFileLock(`${path}.lock`, async () => {
    const kept = await exists(path) ? await readFeatures(path, batches.examples) : undefined;
    if (kept !== undefined) return kept;
    const made = await compute(model, batches, onProgress);
    await writeFeatures(path, made);
    return made;
  });
}

const DOING = "compute the features";

/** As computed here: in memory that can be written as it lies. */
interface ComputedFeatures extends CachedFeatures {
  readonly features: Float32Array<ArrayBuffer>;
}

async function compute(
  model: tf.LayersModel,
  batches: BatchSource,
  onProgress: ProgressListener | undefined,
): Promise<ComputedFeatures> {
  const network = openNetwork(model);
  const width = model.layers.at(-1)?.weights[0]?.shape[0] as number;
  const features = new Float32Array(batches.examples * width);
  const labels = new Int32Array(batches.examples);
  const computation = new RecordedComputation({
    model,
    training: false,
    batchSize: worthRecording(batches).recordedBatchSize,
    compute: ([images]) => [network.features(images as tf.Tensor, false)],
  });
  let [examples, done] = [0, 0];
  const stop = stopSignal();
  try {
    for await (const batch of batches.epoch(0, { reuse: true })) {
      const count = batch.labels.length;
      const images = tf.tensor(batch.images, [count, ...network.inputShape]);
      const [pooled] = computation.run(count, [images]) as [tf.Tensor];
      features.set(await pooled.data(), examples * width);
      labels.set(batch.labels, examples);
      tf.dispose([images, pooled]);
      examples += count;
      done++;
      onProgress?.({ what: DOING, done, total: batches.steps });
      await letSignalsIn();
      throwIfStopped(stop);
    }
  } finally {
    computation.dispose();
  }
  mustBeWhole(DOING, done, batches);
  return { features, labels, width };
}

/** All that decides the features, in 32 letters. */
async function nameOf(model: tf.LayersModel, batches: string, data: string): Promise<string> {
  const { title } = await startEngine();
  const layers = model.layers.slice(0, -1).map((layer) => {
    const { name: _, batchInputShape, ...config } = layer.getConfig();
    return [layer.getClassName(), batchInputShape ?? null, config];
  });
  const instructions = Deno.env.get("ONEDNN_MAX_CPU_ISA") ?? "";
  const hash = createHash("sha256")
    .update(JSON.stringify([title, instructions, batches, data, layers]));
  const head = new Set(model.layers.at(-1)?.weights);
  for (const [at, { name, values }] of (await readWeights(model)).entries()) {
    if (head.has(model.weights[at]!)) continue;
    hash.update(`\n${name}\n`);
    hash.update(rawBytes(values));
  }
  return hash.digest("hex").slice(0, 32);
}

async function writeFeatures(path: string, made: ComputedFeatures): Promise<void> {
  const { features, labels, width } = made;
  await writeSafetensors(path, [
    { name: "features", shape: [labels.length, width], values: features },
    { name: "labels", shape: [labels.length], values: Float32Array.from(labels) },
  ]);
}

/** Kept features; undefined where the file is damaged, so that they are computed anew. */
async function readFeatures(path: string, examples: number): Promise<CachedFeatures | undefined> {
  try {
    const { tensors } = await readSafetensors(path);
    const [features, labels] = [tensors.get("features"), tensors.get("labels")];
    if (features === undefined || labels?.values.length !== examples) return undefined;
    const { values, shape } = features;
    const width = shape[1] as number;
    return { features: values as Float32Array, labels: Int32Array.from(labels.values), width };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Cached features as a source of batches, for what trains, predicts or measures a head alone.
 *
 * @param cached The features.
 * @param batchSize Examples a step.
 * @param seed Each epoch's order is drawn from it; without one, that of the examples.
 * @returns The source; its "images" are the features.
 */
export function featureBatches(
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
    // Only checkpoints ask for it, and it reads all features.
    get fingerprint() {
      return fingerprintOf(cached, seed);
    },
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
  return createHash("sha256").update(`${seed}\n`)
    .update(rawBytes(features)).update(rawBytes(labels))
    .digest("hex").slice(0, 16);
}
