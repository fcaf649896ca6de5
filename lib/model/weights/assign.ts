/**
 * Writes tensors of a file into a model, with every name and shape checked on both sides.
 *
 * @module
 */
import { tf } from "../../engine/tf.ts";
import { cannot } from "../../errors.ts";

/** A tensor of a weights file. */
export interface NamedTensor {
  /** `layer/weight`, as in the model. */
  readonly name: string;
  /** Its dimensions. */
  readonly shape: readonly number[];
  /** The values, last axis fastest. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** What became of the model's head. */
export type HeadUse = "loaded" | "kept";

/** The name of every model's last layer. */
export const HEAD = "predictions";

/**
 * Replaces a model's weights; nothing is changed unless all of them fit.
 *
 * @param model The model.
 * @param tensors Values by `layer/weight`. A head may be left out: then the model's own stays.
 * @param source What they are from, for the message.
 * @returns Whether the head was in the file.
 * @throws {TypeError} If a weight is missing, left over or of another shape; all are named.
 */
export function assignWeights(
  model: tf.LayersModel,
  tensors: ReadonlyMap<string, NamedTensor>,
  source: string,
): HeadUse {
  const head: HeadUse = tensors.has(`${HEAD}/kernel`) ? "loaded" : "kept";
  const left = new Map(tensors);
  const faults: string[] = [];
  const writes: [weight: tf.LayerVariable, tensor: NamedTensor][] = [];
  for (const layer of model.layers) {
    if (layer.name === HEAD && head === "kept") continue;
    for (const weight of layer.weights) {
      const name = `${layer.name}/${weight.originalName.split("/").at(-1)}`;
      const tensor = left.get(name);
      left.delete(name);
      if (tensor === undefined) faults.push(`${name} ${shown(weight.shape)} is missing`);
      else if (shown(tensor.shape) !== shown(weight.shape)) {
        faults.push(`${name} has shape ${shown(tensor.shape)} instead of ${shown(weight.shape)}`);
      } else writes.push([weight, tensor]);
    }
  }
  for (const [name, tensor] of left) faults.push(`${name} ${shown(tensor.shape)} is left over`);
  if (faults.length > 0) {
    const more = faults.length > 3 ? `, and ${faults.length - 3} more` : "";
    const doing = `load ${source} into the model ${model.name}`;
    throw new TypeError(
      cannot(doing, "a file of this backbone", `one where ${faults.slice(0, 3).join(", ")}${more}`),
    );
  }
  for (const [weight, { values, shape }] of writes) {
    const tensor = tf.tensor(values, [...shape]);
    weight.write(tensor);
    tensor.dispose();
  }
  return head;
}

/**
 * Copies a model's weights, under the names that {@linkcode assignWeights} takes.
 *
 * @param model The model; not changed.
 * @returns One tensor a weight, layer after layer.
 */
export async function modelTensors(model: tf.LayersModel): Promise<NamedTensor[]> {
  return await Promise.all(model.layers.flatMap((layer) =>
    layer.weights.map(async (weight) => ({
      name: `${layer.name}/${weight.originalName.split("/").at(-1)}`,
      shape: weight.shape as number[],
      values: await weight.read().data() as Float32Array<ArrayBuffer>,
    }))
  ));
}

function shown(shape: readonly (number | null)[]): string {
  return `[${shape.join(", ")}]`;
}
