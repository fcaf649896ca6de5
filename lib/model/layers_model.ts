/**
 * Exports a model for TensorFlow.js elsewhere: in a browser, without this library.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import { cannot, messageOf } from "../errors.ts";
import { bytesOf, rawBytes } from "../disk/bytes.ts";
import { writeFileWhole } from "../disk/files.ts";
import {
  BatchNormalization,
  DropConnect,
  InputScaling,
  Normalization,
  Relu,
  Relu6,
  Swish,
} from "./layers/mod.ts";

/** Pieces that browsers cache well. */
const SHARD_BYTES = 4 * 2 ** 20;

/**
 * Writes a model as TensorFlow.js's `tf.loadLayersModel` reads it, made of stock layers alone.
 *
 * Predictions are the same up to rounding; images go in as float32 `[n, size, size, 3]` in 0..1. The
 * scaling of the input becomes a fixed depthwise convolution of 1 x 1.
 *
 * @param model A model of {@linkcode createModel}; not changed.
 * @param folder Where to; made if missing. `model.json` is written last.
 * @throws {Error} If it cannot be written.
 *
 * @example
 * ```ts
 * import { createModel, exportLayersModel } from "lib/model/mod.ts";
 * const model = await createModel("resnet18", { classes: 12, imageSize: 96 });
 * await exportLayersModel(model, `${await Deno.makeTempDir()}/resnet18-web`);
 * ```
 */
export async function exportLayersModel(model: tf.LayersModel, folder: string): Promise<void> {
  const topology = model.toJSON(null, false) as unknown as Topology;
  const specs: tf.io.WeightsManifestEntry[] = [];
  const parts: Uint8Array[] = [];
  for (const layer of model.layers) {
    const entry = topology.config.layers.find(({ config }) => config.name === layer.name);
    if (entry !== undefined) Object.assign(entry, stockLayer(layer, entry));
    for (const { name, shape, values } of stockWeights(layer)) {
      specs.push({ name: `${layer.name}/${name}`, shape: [...shape], dtype: "float32" });
      parts.push(rawBytes(values));
    }
  }
  const bytes = bytesOf(parts);
  const count = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES));
  const paths = Array.from({ length: count }, (_, i) => `group1-shard${i + 1}of${count}.bin`);
  const description = {
    format: "layers-model",
    generatedBy: `TensorFlow.js tfjs-layers v${tf.version_layers}`,
    convertedBy: "Plumage",
    modelTopology: topology,
    weightsManifest: [{ paths, weights: specs }],
  };
  try {
    await Deno.mkdir(folder, { recursive: true });
    for (const [index, path] of paths.entries()) {
      const start = index * SHARD_BYTES;
      await writeFileWhole(`${folder}/${path}`, bytes.subarray(start, start + SHARD_BYTES));
    }
    await writeFileWhole(`${folder}/model.json`, JSON.stringify(description));
  } catch (error) {
    const received = messageOf(error);
    throw new Error(cannot(`export to ${folder}`, "a folder to write in", received), {
      cause: error,
    });
  }
}

/** A layer in TensorFlow.js's JSON, besides its `class_name`. */
interface LayerEntry {
  readonly config: Readonly<Record<string, unknown>>;
}

interface Topology {
  readonly config: { readonly layers: LayerEntry[] };
}

interface StockWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The stock layer that does the same. */
function stockLayer(layer: tf.layers.Layer, entry: LayerEntry): LayerEntry {
  const { name, trainable } = entry.config;
  const common = { name, trainable, dtype: "float32" };
  if (layer instanceof BatchNormalization) {
    const { momentum, epsilon, scale } = layer;
    return stock("BatchNormalization", { ...common, axis: -1, momentum, epsilon, scale });
  }
  if (layer instanceof Relu) return stock("Activation", { ...common, activation: "relu" });
  if (layer instanceof Relu6) return stock("ReLU", { ...common, maxValue: 6 });
  if (layer instanceof Swish) return stock("Activation", { ...common, activation: "swish" });
  if (layer instanceof DropConnect) {
    return stock("Dropout", { ...common, rate: layer.rate, noiseShape: [null, 1, 1, 1] });
  }
  if (layer instanceof InputScaling || layer instanceof Normalization) {
    return stock("DepthwiseConv2D", { ...common, trainable: false, kernelSize: [1, 1] });
  }
  return entry;
}

/** Spells the keys as Python does, as TensorFlow.js does in its files. */
function stock(className: string, config: Readonly<Record<string, unknown>>): LayerEntry {
  const pythonic = Object.entries(config).map(([key, value]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  const entry = { config: Object.fromEntries(pythonic) };
  return Object.assign(entry, Object.fromEntries([["class_name", className]]));
}

function stockWeights(layer: tf.layers.Layer): StockWeight[] {
  if (layer instanceof InputScaling || layer instanceof Normalization) {
    const { scale, offset } = layer.scaling;
    const perChannel = (values: readonly number[]) =>
      Float32Array.from({ length: 3 }, (_, channel) => values[channel] ?? values[0] as number);
    return [
      { name: "depthwise_kernel", shape: [1, 1, 3, 1], values: perChannel(scale) },
      { name: "bias", shape: [3], values: perChannel(offset) },
    ];
  }
  return layer.weights.map((weight) => ({
    name: weight.originalName.split("/").at(-1) as string,
    shape: weight.shape as number[],
    values: weight.read().dataSync() as Float32Array,
  }));
}
