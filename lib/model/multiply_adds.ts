/**
 * How much a network computes for one image.
 *
 * @module
 */
import type { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";

/**
 * Counts the multiplications with a following addition that one image takes: each weight of a kernel
 * is used once at each place of the layer's output. Only convolutions (also depthwise and separable
 * ones) and dense layers are counted, as in the papers' tables; normalisations and activations add a
 * few percent at most.
 *
 * @param model A model that was built for images of one size; not changed.
 * @returns The count, for the size that the model was built for.
 * @throws {TypeError} If a layer's output has no fixed size.
 *
 * @example
 * ```ts
 * import { countMultiplyAdds, createModel } from "lib/model/mod.ts";
 * const model = await createModel("resnet18", { classes: 1000, imageSize: 224 });
 * console.log(countMultiplyAdds(model) / 1e9); // 1.8
 * ```
 */
export function countMultiplyAdds(model: tf.LayersModel): number {
  return model.layers.reduce((sum, layer) => {
    // Biases and the weights of a normalisation have one axis, kernels two or four.
    const kernels = layer.weights.filter(({ shape }) => shape.length > 1);
    if (kernels.length === 0) return sum;
    const size = kernels.reduce((all, { shape }) => all + product(shape), 0);
    return sum + size * placesOf(layer);
  }, 0);
}

/** Rows x columns of a layer's output; 1 for a dense layer. */
function placesOf(layer: tf.layers.Layer): number {
  const shape = layer.outputShape as (number | null)[];
  const places = product(shape.slice(1, -1));
  if (places > 0) return places;
  const received = `[${shape.join(", ")}] of ${layer.name}`;
  throw new TypeError(cannot("count multiply-adds", "an output of fixed size", received));
}

function product(sizes: readonly (number | null)[]): number {
  return sizes.reduce<number>((all, size) => all * (size ?? 0), 1);
}
