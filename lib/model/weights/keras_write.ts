/**
 * Writes a model's weights in Keras's legacy format, which Keras 2 and 3 read.
 *
 * @module
 */
import type { tf } from "../../engine/tf.ts";
import { kerasClass } from "../layers/mod.ts";
import { type Group, writeHdf5 } from "./_hdf5.ts";

/**
 * Writes a file for Keras's `load_weights`, whole or not at all.
 *
 * It fits the model `Dense(classes, activation="softmax", name="predictions")` upon global average
 * pooling upon the backbone, built with `weights=None, include_top=False`.
 *
 * @param model A model of {@linkcode createModel}.
 * @param path Where to; should end in `.h5`, by which Keras knows the format.
 * @throws {Error} If it cannot be written.
 *
 * @example
 * ```ts
 * import { createModel, saveKerasWeights } from "lib/model/mod.ts";
 * const model = await createModel("resnet18", { classes: 12, imageSize: 96 });
 * await saveKerasWeights(model, `${await Deno.makeTempDir()}/resnet18.h5`);
 * ```
 */
export async function saveKerasWeights(model: tf.LayersModel, path: string): Promise<void> {
  const layers = model.layers.filter((layer) => layer.weights.length > 0);
  await writeHdf5(path, (root) => {
    writeNames(root, "layer_names", layers.map((layer) => layer.name));
    root.create_attribute("backend", "tensorflow");
    root.create_attribute("keras_version", "2.21.0");
    for (const layer of layers) writeLayer(root, layer);
  });
}

function writeLayer(root: Group, layer: tf.layers.Layer): void {
  const group = subgroup(root, layer.name);
  const names = layer.weights.map((weight) =>
    `${layer.name}/${weight.originalName.split("/").at(-1)}:0`
  );
  writeNames(group, "weight_names", names);
  for (const [index, weight] of layer.weights.entries()) {
    const path = names[index] as string;
    const owner = subgroup(group, layer.name);
    const shape = weight.shape as number[];
    const name = path.slice(layer.name.length + 1);
    const values = weight.read().dataSync();
    if (kerasClass(layer) === "Normalization" && name === "count:0") {
      const count = BigInt64Array.of(BigInt(Math.round(values[0] as number)));
      owner.create_dataset({ name, data: count, shape, dtype: "<q" });
    } else {
      owner.create_dataset({ name, data: values as Float32Array, shape, dtype: "<f" });
    }
  }
}

/** Opens or makes a group, with the groups that a name with "/" implies. */
function subgroup(parent: Group, path: string): Group {
  let group = parent;
  for (const name of path.split("/")) {
    group = (group.keys().includes(name) ? group.get(name) : group.create_group(name)) as Group;
  }
  return group;
}

/** Texts of a fixed length, as Keras writes them. */
function writeNames(group: Group, attribute: string, names: readonly string[]): void {
  const length = Math.max(1, ...names.map((name) => name.length));
  group.create_attribute(attribute, [...names], [names.length], `S${length}`);
}
