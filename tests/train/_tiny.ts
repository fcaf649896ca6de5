/** A model and data so small that a training takes milliseconds. */
import { tf } from "lib/engine/tf.ts";
import { BatchNormalization, DropConnect, Relu } from "lib/model/layers/mod.ts";
import { createStream } from "lib/random/stream.ts";
import type { BatchSource, StepBatch } from "lib/train/mod.ts";

export const CLASSES = 3;
export const SIZE = 8;

let models = 0;

/** Two convolutions with batch norm, stochastic depth, pooling, softmax; seeded. */
export function tinyModel(seed = 1): tf.LayersModel {
  const kernelInitializer = (offset: number) =>
    tf.initializers.glorotUniform({ seed: seed + offset });
  const id = ++models;
  const input = tf.input({ shape: [SIZE, SIZE, 3], name: `tiny_images_${id}` });
  const convolution = (name: string, filters: number, strides: number, offset: number) =>
    tf.layers.conv2d({
      name,
      filters,
      strides,
      kernelSize: 3,
      padding: "same",
      useBias: false,
      kernelInitializer: kernelInitializer(offset),
    });
  let x = convolution("conv1", 8, 1, 0).apply(input);
  x = new BatchNormalization({ name: "bn1" }).apply(x);
  x = new Relu({ name: "relu1" }).apply(x);
  x = new DropConnect({ name: "drop1", rate: .1, seed: 3 }).apply(x);
  x = convolution("conv2", 12, 2, 1).apply(x);
  x = new BatchNormalization({ name: "bn2" }).apply(x);
  x = new Relu({ name: "relu2" }).apply(x);
  x = tf.layers.globalAveragePooling2d({ name: "avg_pool" }).apply(x);
  x = tf.layers.dense({
    name: "predictions",
    units: CLASSES,
    activation: "softmax",
    kernelInitializer: kernelInitializer(2),
  }).apply(x);
  return tf.model({ inputs: input, outputs: x as tf.SymbolicTensor, name: "tiny" });
}

/** Noisy images whose class is their brightest channel, in an order that depends on the epoch. */
export function tinyBatches(
  options: { examples?: number; batchSize?: number; seed?: number; shuffle?: boolean } = {},
): BatchSource {
  const { examples = 20, batchSize = 8, seed = 5, shuffle = true } = options;
  const steps = Math.ceil(examples / batchSize);
  return {
    examples,
    steps,
    batchSize,
    imageSize: SIZE,
    async *epoch(epoch, { startStep = 0 } = {}) {
      const order = Int32Array.from({ length: examples }, (_, i) => i);
      if (shuffle) createStream(seed, "order", epoch).shuffle(order);
      for (let step = startStep; step < steps; step++) {
        yield batchOf(order.subarray(step * batchSize, (step + 1) * batchSize), seed);
      }
    },
  };
}

function batchOf(indices: Int32Array, seed: number): StepBatch {
  const pixels = SIZE * SIZE;
  const images = new Float32Array(indices.length * pixels * 3);
  const labels = indices.map((index) => index % CLASSES);
  indices.forEach((index, row) => {
    const stream = createStream(seed, "image", index);
    for (let i = 0; i < pixels * 3; i++) {
      const boost = i % 3 === index % CLASSES ? .25 : 0;
      images[row * pixels * 3 + i] = stream.next() * .75 + boost;
    }
  });
  return { images, labels, imageSize: SIZE };
}

/** All weights of a model, for comparisons bit for bit. */
export function allWeights(model: tf.LayersModel): number[][] {
  return model.weights.map((weight) => Array.from(weight.read().dataSync()));
}
