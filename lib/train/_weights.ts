/** A model's weights: copied out, put back. */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import { variableOf } from "./_network.ts";
import type { NamedArray } from "./checkpoint.ts";

/** Weights set aside in TensorFlow's own memory; dispose them. */
export interface KeptWeights {
  /** Makes them the model's weights again. */
  restore(): void;
  /** Frees them. */
  dispose(): void;
}

/** Sets a model's weights aside. Copies nothing: updates replace tensors, they never change them. */
export function keepWeights(model: tf.LayersModel): KeptWeights {
  const kept = tf.tidy(() => model.weights.map((weight) => tf.keep(tf.clone(weight.read()))));
  return {
    restore: () => model.weights.forEach((weight, i) => variableOf(weight).assign(kept[i]!)),
    dispose: () => tf.dispose(kept),
  };
}

/** Copies a model's weights. */
export async function readWeights(model: tf.LayersModel): Promise<NamedArray[]> {
  return await Promise.all(model.weights.map(async (weight, at) => ({
    name: `weights/${at}/${weight.originalName}`,
    shape: weight.shape as number[],
    values: await weight.read().data() as Float32Array,
  })));
}

/**
 * Puts copied weights into a model.
 *
 * @throws {TypeError} If number, names or shapes differ from the model's.
 */
export function writeWeights(model: tf.LayersModel, arrays: readonly NamedArray[]): void {
  const stored = arrays.filter((array) => array.name.startsWith("weights/"));
  const doing = "restore the weights";
  if (stored.length !== model.weights.length) {
    throw new TypeError(cannot(doing, `${model.weights.length} weights`, stored.length));
  }
  model.weights.forEach((weight, at) => {
    const { name, shape } = stored[at] as NamedArray;
    const expected = `weights/${at}/${weight.originalName} [${weight.shape.join(", ")}]`;
    const received = `${name} [${shape.join(", ")}]`;
    if (received !== expected) throw new TypeError(cannot(doing, expected, received));
  });
  tf.tidy(() =>
    model.weights.forEach((weight, at) => {
      const { shape, values } = stored[at] as NamedArray;
      variableOf(weight).assign(tf.tensor(values, [...shape]));
    })
  );
}
