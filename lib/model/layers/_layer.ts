/** What the layers share: typed access to the parts of TensorFlow.js's `Layer` they build on. */
import { tf } from "../../engine/tf.ts";

/** A layer's weight: `read()` gives its tensor (not to be disposed), `write()` replaces it. */
export type Weight = tf.LayerVariable;

interface WeightMaker {
  addWeight(
    name: string,
    shape: tf.Shape,
    dtype: tf.DataType,
    initializer: unknown,
    regularizer: undefined,
    trainable: boolean,
  ): Weight;
}

/** Adds a float32 weight to a layer that is being built. */
export function addWeight(
  layer: tf.layers.Layer,
  name: string,
  shape: tf.Shape,
  value: "zeros" | "ones",
  trainable: boolean,
): Weight {
  const initializer = value === "zeros" ? tf.initializers.zeros() : tf.initializers.ones();
  // `addWeight` is protected, but a helper beside the layers is as good as one inside.
  const maker = layer as unknown as WeightMaker;
  return maker.addWeight(name, shape, "float32", initializer, undefined, trainable);
}

/** The one tensor that a layer with one input is called with. */
export function onlyTensor(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(inputs) ? inputs[0] as tf.Tensor : inputs;
}

/** Makes a layer class known, so that a saved model with it can be read. */
export function registerLayer(
  // deno-lint-ignore no-explicit-any -- TensorFlow.js's own type of a layer's constructor.
  layer: tf.serialization.SerializableConstructor<any>,
): void {
  tf.serialization.registerClass(layer);
}

/** What Keras calls a layer's class: Plumage's own layers have a prefix. */
export function kerasClass(layer: tf.layers.Layer): string {
  return layer.getClassName().replace(/^Plumage/, "");
}
