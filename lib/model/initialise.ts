/**
 * Keras's random initialisers, seeded by the name of each weight.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import { createStream, type RandomStream } from "../random/stream.ts";

/** How kernels start: Keras's default, that of the ResNets, and that of the EfficientNets. */
export type KernelRule = "glorotUniform" | "heUniform" | "efficientnet";

/**
 * Fills every kernel of a model with random values; biases and batch statistics stay as they are.
 *
 * The values of a weight depend on seed, layer name, weight name and shape alone.
 *
 * @param layers The layers to fill.
 * @param rule The distribution.
 * @param seed Any finite number.
 */
export function initialiseKernels(
  layers: readonly tf.layers.Layer[],
  rule: KernelRule,
  seed: number,
): void {
  for (const layer of layers) {
    for (const weight of layer.weights) {
      const name = weight.originalName.split("/").at(-1) as string;
      if (!name.includes("kernel")) continue;
      const stream = createStream(seed, "weights", layer.name, name);
      const values = randomKernel(weight.shape as number[], rule, stream);
      const tensor = tf.tensor(values, weight.shape as number[]);
      weight.write(tensor);
      tensor.dispose();
    }
  }
}

/** Uniform values have a variance of a third of the squared limit. */
const uniformVariance = 1 / 3;
/** Standard deviation of a standard normal distribution cut off at two, as Keras has it. */
const truncatedDeviation = .87962566103423978;

/**
 * Draws the values of a kernel.
 *
 * @param shape `[in, out]` or `[height, width, in, out]`.
 * @param rule The distribution.
 * @param stream Where the numbers come from.
 * @returns The values, row by row.
 */
function randomKernel(
  shape: readonly number[],
  rule: KernelRule,
  stream: RandomStream,
): Float32Array<ArrayBuffer> {
  const values = new Float32Array(shape.reduce((all, length) => all * length, 1));
  const receptiveField = shape.slice(0, -2).reduce((all, length) => all * length, 1);
  const fanIn = receptiveField * (shape.at(-2) ?? 1);
  const fanOut = receptiveField * (shape.at(-1) ?? 1);
  if (rule === "efficientnet") {
    // VarianceScaling(scale 2, fan out, truncated normal)
    const deviation = Math.sqrt(2 / fanOut) / truncatedDeviation;
    for (let index = 0; index < values.length; index++) {
      values[index] = deviation * truncatedNormal(stream);
    }
    return values;
  }
  // Glorot and Bengio 2010, equation 16; He et al. 2015, equation 10.
  const variance = rule === "heUniform" ? 2 / fanIn : 2 / (fanIn + fanOut);
  const limit = Math.sqrt(variance / uniformVariance);
  for (let index = 0; index < values.length; index++) {
    values[index] = (2 * stream.next() - 1) * limit;
  }
  return values;
}

function truncatedNormal(stream: RandomStream): number {
  for (;;) {
    const value = stream.normal();
    if (Math.abs(value) < 2) return value;
  }
}
