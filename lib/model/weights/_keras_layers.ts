/** The layers and weights that stand in a Keras file, whichever its format. */
import { Dataset, Group } from "h5wasm/node";
import { cannot } from "../../errors.ts";

/** A tensor of a layer. */
export interface FileWeight {
  /** `kernel`, `gamma` ...; Keras 3 keeps none. */
  readonly name?: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** A layer that has weights. */
export interface FileLayer {
  readonly name: string;
  /** Whether the name is but the class and a number, as in early files of Keras 3. */
  readonly byClass?: boolean;
  readonly weights: readonly FileWeight[];
}

/**
 * Reads all layers that have weights, in the file's order.
 *
 * @param root The file.
 * @param path Its name, for messages.
 * @throws {SyntaxError} If it is neither of the two formats.
 */
export function readKerasLayers(root: Group, path: string): FileLayer[] {
  if (hasNames(root, "layer_names")) return readLegacy(root, path);
  // A whole model saved as .h5 keeps its weights one group deeper.
  const inner = root.keys().includes("model_weights") ? root.get("model_weights") : undefined;
  if (inner instanceof Group) return readLegacy(inner, path);
  const layers = root.keys().includes("layers") ? root.get("layers") : undefined;
  if (layers instanceof Group) return readKeras3(layers, path);
  const expected = "the groups of a Keras weights file";
  throw new SyntaxError(cannot(`read the weights ${path}`, expected, "an HDF5 file without them"));
}

function readLegacy(root: Group, path: string): FileLayer[] {
  return names(root, "layer_names").flatMap((layer) => {
    const group = root.get(layer);
    if (!(group instanceof Group)) throw broken(path, `a group of layer ${layer}`);
    const weightNames = names(group, "weight_names");
    // "conv1/conv/kernel:0": a backbone inside another model has many layers in its one group.
    const owners = weightNames.map((name) => name.slice(0, Math.max(0, name.lastIndexOf("/"))));
    const nested = new Set(owners).size > 1;
    const layers = new Map<string, FileWeight[]>();
    for (const [index, weightName] of weightNames.entries()) {
      const owner = nested ? owners[index] as string : layer;
      const name = weightName.slice(weightName.lastIndexOf("/") + 1).replace(/:\d+$/, "");
      const weight = { name, ...readTensor(group, weightName, path) };
      layers.set(owner, [...layers.get(owner) ?? [], weight]);
    }
    return [...layers].map(([name, weights]) => ({ name, weights }));
  });
}

/** `layers/conv2d_3/vars/0`; a backbone inside another model is a layer with layers of its own. */
function readKeras3(layers: Group, path: string): FileLayer[] {
  return layers.keys().flatMap((key) => {
    const inner = layers.get(key);
    if (!(inner instanceof Group)) throw broken(path, `weights of layer ${key}`);
    const nested = inner.keys().includes("layers") ? inner.get("layers") : undefined;
    if (nested instanceof Group) return readKeras3(nested, path);
    const variables = inner.keys().includes("vars") ? inner.get("vars") : undefined;
    if (!(variables instanceof Group)) return [];
    const weights = variables.keys().map((_, index) => readTensor(variables, String(index), path));
    if (weights.length === 0) return [];
    const given = variables.attrs.name?.value;
    return [
      typeof given === "string" ? { name: given, weights } : { name: key, weights, byClass: true },
    ];
  });
}

function readTensor(group: Group, name: string, path: string): Omit<FileWeight, "name"> {
  const dataset = group.get(name);
  if (!(dataset instanceof Dataset)) throw broken(path, `a tensor ${name}`);
  const { value, shape } = dataset;
  if (value instanceof Float32Array) {
    return { shape: shape ?? [], values: value as Float32Array<ArrayBuffer> };
  }
  const numbers = typeof value === "number" || typeof value === "bigint" ? [value] : value;
  if (!Array.isArray(numbers) && !ArrayBuffer.isView(numbers)) {
    throw broken(path, `numbers in ${name}`);
  }
  const values = Array.from(numbers as ArrayLike<number | bigint>, Number);
  return { shape: shape ?? [], values: new Float32Array(values) };
}

/** Long lists of names are cut into `layer_names0`, `layer_names1` ... */
function names(group: Group, attribute: string): string[] {
  const { attrs } = group;
  const whole = attrs[attribute];
  const parts = whole === undefined ? [] : [whole];
  for (let part = 0; whole === undefined && attrs[`${attribute}${part}`] !== undefined; part++) {
    parts.push(attrs[`${attribute}${part}`] as typeof parts[number]);
  }
  return parts.flatMap(({ value }) => Array.isArray(value) ? value.map(String) : []);
}

function hasNames(group: Group, attribute: string): boolean {
  return attribute in group.attrs || `${attribute}0` in group.attrs;
}

function broken(path: string, expected: string): SyntaxError {
  return new SyntaxError(cannot(`read the weights ${path}`, expected, "nothing of the kind"));
}
