/**
 * Which layers of a network still learn.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";

/**
 * Which layers are trained: `"all"`; `"head"`, the last one alone; the last so many that have weights
 * (the head counts); all from the one of a name on; or all whose names match a pattern.
 */
export type TrainableLayers =
  | "all"
  | "head"
  | number
  | { readonly from: string }
  | RegExp;

/**
 * Freezes all layers of a model but those named, and lets these learn again.
 *
 * A frozen layer keeps its weights in training. A frozen batch normalisation normalises by its moving
 * statistics and leaves them alone, as in Keras. Call it before `fit`, not while it runs.
 *
 * @param model A model of {@linkcode createModel}; its layers are changed in place.
 * @param trainable Which layers learn.
 * @returns The names of the layers that learn, in the order of the model.
 * @throws {RangeError} If no layer with weights would learn, or there is none of that name.
 * @throws {TypeError} If a batch normalisation of TensorFlow.js itself would be frozen: it goes on
 *   using the batch's statistics.
 *
 * @example
 * ```ts
 * import { createModel, freezeLayers } from "lib/model/mod.ts";
 * const model = await createModel("densenet121", { classes: 12, imageSize: 96 });
 * freezeLayers(model, "head"); // first the head alone,
 * freezeLayers(model, { from: "conv5_block1_0_bn" }); // then the last block,
 * freezeLayers(model, "all"); // then everything
 * ```
 */
export function freezeLayers(model: tf.LayersModel, trainable: TrainableLayers): string[] {
  const doing = `freeze layers of ${model.name}`;
  // Statistics are weights too, but not such as are learned.
  const weighted = model.layers.filter((layer) => learnable(layer).length > 0);
  const learning = new Set(chosen(model, weighted, trainable, doing));
  if (learning.size === 0) {
    throw new RangeError(cannot(doing, "at least one layer that learns", shown(trainable)));
  }
  for (const layer of model.layers) {
    if (!learning.has(layer) && layer.getClassName() === "BatchNormalization") {
      const expected = "this library's BatchNormalization, which can be frozen";
      throw new TypeError(cannot(doing, expected, `TensorFlow.js's own, ${layer.name}`));
    }
  }
  for (const layer of weighted) layer.trainable = learning.has(layer);
  return weighted.filter((layer) => learning.has(layer)).map(({ name }) => name);
}

function chosen(
  model: tf.LayersModel,
  weighted: readonly tf.layers.Layer[],
  trainable: TrainableLayers,
  doing: string,
): readonly tf.layers.Layer[] {
  if (trainable === "all") return weighted;
  if (trainable === "head") return weighted.slice(-1);
  if (trainable instanceof RegExp) {
    // A pattern with the flag g remembers where it stood.
    return weighted.filter(({ name }) => name.search(trainable) >= 0);
  }
  if (typeof trainable === "number") {
    if (Number.isInteger(trainable) && trainable >= 1 && trainable <= weighted.length) {
      return weighted.slice(-trainable);
    }
    throw new RangeError(cannot(doing, `1 to ${weighted.length} trainable layers`, trainable));
  }
  const from: unknown = (trainable as { from?: unknown } | null)?.from;
  if (typeof from !== "string") {
    const expected = '"all", "head", a number, a name as { from }, or a pattern';
    throw new TypeError(cannot(doing, expected, shown(trainable)));
  }
  const start = model.layers.findIndex(({ name }) => name === from);
  if (start < 0) throw new RangeError(cannot(doing, "the name of one of its layers", from));
  const rest = new Set(model.layers.slice(start));
  return weighted.filter((layer) => rest.has(layer));
}

/** The weights of a layer that a gradient may change, frozen or not. */
function learnable(layer: tf.layers.Layer): readonly tf.LayerVariable[] {
  // `trainableWeights` is empty while a layer is frozen.
  return (layer as unknown as { _trainableWeights: tf.LayerVariable[] })._trainableWeights;
}

function shown(trainable: unknown): unknown {
  return trainable instanceof RegExp ? String(trainable) : trainable;
}
