/**
 * Keras's weight files: the legacy `.h5` of Keras 2 and the `.weights.h5` of Keras 3.
 *
 * @module
 */
import type { tf } from "../../engine/tf.ts";
import { kerasClass } from "../layers/mod.ts";
import { assignWeights, HEAD, type HeadUse, type NamedTensor } from "./assign.ts";
import { readHdf5 } from "./_hdf5.ts";
import { type FileLayer, readKerasLayers } from "./_keras_layers.ts";

/**
 * Loads a file that Keras wrote for the same backbone.
 *
 * Every name and shape is checked on both sides. Layers that Keras numbers through a session
 * (`conv2d_7`) are matched by their order. A head, if the file holds one, must fit the model's,
 * whatever its name; a file without a head leaves the model's own.
 *
 * EfficientNet's published files hold the deviation of the colours where its variance belongs, and
 * Keras divides by its square root twice; here the variance is put right as it is loaded.
 *
 * @param model A model of {@linkcode createModel}.
 * @param path The file.
 * @returns Whether the file held a head.
 * @throws {Error} If there is no such file.
 * @throws {SyntaxError} If it is no HDF5 file, cut off, or no weights file of Keras.
 * @throws {TypeError} If a weight is missing, left over or of another shape.
 *
 * @example
 * ```ts
 * import { createModel, loadKerasWeights, saveKerasWeights } from "lib/model/mod.ts";
 * const model = await createModel("resnet18", { classes: 12, imageSize: 96 });
 * const path = `${await Deno.makeTempDir()}/resnet18.h5`;
 * await saveKerasWeights(model, path);
 * await loadKerasWeights(model, path);
 * ```
 */
export async function loadKerasWeights(model: tf.LayersModel, path: string): Promise<HeadUse> {
  const layers = await readHdf5(path, (root) => readKerasLayers(root, path));
  const tensors = new Map<string, NamedTensor>();
  for (const [layer, fileLayer] of matchLayers(model, layers)) {
    for (const tensor of namedTensors(layer, fileLayer)) tensors.set(tensor.name, tensor);
  }
  correctVariance(tensors);
  return assignWeights(model, tensors, path);
}

/** The names of the model's layers that the file's layers stand for. */
function matchLayers(
  model: tf.LayersModel,
  fileLayers: readonly FileLayer[],
): [layer: tf.layers.Layer | string, fileLayer: FileLayer][] {
  const own = new Map<string, tf.layers.Layer>();
  for (const layer of model.layers) {
    // Keras 3 has no "/" in names: its DenseNet says conv1_bn for conv1/bn.
    if (layer.weights.length > 0) own.set(layer.name.replaceAll("/", "_"), layer);
  }
  const classes = namesByClass(own.values());
  const renamed = renumbered(fileLayers.filter((layer) => !layer.byClass));
  for (const layer of fileLayers) {
    if (layer.byClass) renamed.set(layer, classes.get(layer.name) ?? layer.name);
  }
  // Any dense layer that the model does not know by name is the head.
  const heads = fileLayers.filter((layer) => isDense(layer) && !own.has(layer.name));
  const hasHead = fileLayers.some((layer) => layer.name === HEAD);
  if (heads.length === 1 && !hasHead) renamed.set(heads[0] as FileLayer, HEAD);
  return fileLayers.map((layer) => {
    const name = renamed.get(layer) ?? layer.name;
    return [own.get(name.replaceAll("/", "_")) ?? name, layer];
  });
}

/** What Keras 3 calls a model's layers by their class and order: `conv2d`, `conv2d_1` ... */
function namesByClass(layers: Iterable<tf.layers.Layer>): Map<string, string> {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const layer of layers) {
    const base = kerasClass(layer).replace(/(?<=[a-z])[A-Z](?=[a-z])/g, "_$&").toLowerCase();
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    names.set(count === 0 ? base : `${base}_${count}`, layer.name);
  }
  return names;
}

/** Layers that Keras names by their class and a number that depends on what was built before. */
const AUTOMATIC = /^(conv2d|batch_normalization|normalization)(?:_(\d+))?$/;

function renumbered(layers: readonly FileLayer[]): Map<FileLayer, string> {
  const groups = new Map<string, { layer: FileLayer; number: number }[]>();
  for (const layer of layers) {
    const [, base, number = "-1"] = AUTOMATIC.exec(layer.name) ?? [];
    if (base === undefined) continue;
    groups.set(base, [...groups.get(base) ?? [], { layer, number: Number(number) }]);
  }
  const names = new Map<FileLayer, string>();
  for (const [base, members] of groups) {
    members.sort((a, b) => a.number - b.number);
    members.forEach(({ layer }, rank) => names.set(layer, rank === 0 ? base : `${base}_${rank}`));
  }
  return names;
}

function isDense({ weights }: FileLayer): boolean {
  const [kernel, bias] = weights;
  return weights.length === 2 && kernel?.shape.length === 2 && bias?.shape.length === 1;
}

/** Gives a layer's tensors the names of the model's weights: by name, else by position. */
function namedTensors(layer: tf.layers.Layer | string, fileLayer: FileLayer): NamedTensor[] {
  const { weights } = fileLayer;
  if (typeof layer === "string") {
    return weights.map((weight, index) => ({
      ...weight,
      name: `${layer}/${weight.name ?? index}`,
    }));
  }
  const own = layer.weights.map((weight) => weight.originalName.split("/").at(-1) as string);
  // Keras 3 keeps no names, and Keras 1 had others; then the order tells, and the shapes are checked.
  const byName = own.length === weights.length &&
    weights.every((weight) => weight.name !== undefined && own.includes(weight.name));
  return weights.map((weight, index) => {
    const name = byName ? weight.name : own[index] ?? `weight ${index}`;
    return { ...weight, name: `${layer.name}/${name}` };
  });
}

/** ImageNet's deviation of red, green and blue, which the published files call a variance. */
const DEVIATION = [.229, .224, .225];

function correctVariance(tensors: ReadonlyMap<string, NamedTensor>): void {
  const values = tensors.get("normalization/variance")?.values;
  if (values?.length !== DEVIATION.length) return;
  if (DEVIATION.some((value, channel) => Math.abs(value - (values[channel] ?? 0)) > 1e-6)) return;
  for (let channel = 0; channel < values.length; channel++) {
    values[channel] = (values[channel] as number) ** 2;
  }
}
