/**
 * A network as the plain operations that answer takes: what every exchange format is written from.
 *
 * @module
 */
import type { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import type { ActivationName, GraphNode, GraphTensor, InferenceGraph } from "./graph.ts";
import { foldNormalisation, foldScaling } from "./_fold.ts";
import {
  BatchNormalization,
  DropConnect,
  InputScaling,
  Normalization,
  Relu,
  Relu6,
  Swish,
} from "./layers/mod.ts";

/**
 * Reads off a network what is computed when it answers: layers for training alone are left out, batch
 * normalisation is folded into the convolution before it, and the scaling of the input begins the
 * graph, so that nobody can get it wrong.
 *
 * @param model A network of {@linkcode createModel}; not changed.
 * @returns The graph, for pixels in [0, 255]; its weights are copies.
 * @throws {TypeError} If it has a layer that none of the backbones here has.
 *
 * @example
 * ```ts
 * import { createModel, inferenceGraph } from "lib/model/mod.ts";
 * const model = await createModel("resnet18", { classes: 3, imageSize: 64 });
 * console.log(inferenceGraph(model).nodes.length);
 * ```
 */
export function inferenceGraph(model: tf.LayersModel): InferenceGraph {
  const [inputLayer] = model.inputLayers;
  const [outputLayer] = model.outputLayers;
  const input = inputLayer!.name;
  /** Under which name the output of a layer is known: that of a layer left out is its input's. */
  const known = new Map([[input, "pixels"]]);
  const pixel = { scale: tensor([3], Array(3).fill(1 / 255)), offset: tensor([3], [0, 0, 0]) };
  const nodes: GraphNode[] = [{ op: "affine", name: "unit", inputs: ["pixels"], ...pixel }];
  known.set(input, "unit");
  for (const layer of inOrder(model)) {
    const inputs = inboundNames(layer).map((name) => known.get(name)!);
    const added = nodesOf(layer, inputs);
    nodes.push(...added);
    known.set(layer.name, added.at(-1)?.name ?? inputs[0]!);
  }
  const folded = foldNormalisation(foldScaling(nodes));
  return {
    input: "pixels",
    imageSize: model.inputs[0]!.shape[1]!,
    nodes: folded,
    output: known.get(outputLayer!.name)!,
  };
}

/** The layers after the input, each after all that it reads. */
function inOrder(model: tf.LayersModel): tf.layers.Layer[] {
  const done = new Set(model.inputLayers.map(({ name }) => name));
  const order: tf.layers.Layer[] = [];
  let waiting = model.layers.filter(({ name }) => !done.has(name));
  while (waiting.length > 0) {
    const later: tf.layers.Layer[] = [];
    for (const layer of waiting) {
      if (inboundNames(layer).every((name) => done.has(name))) {
        done.add(layer.name);
        order.push(layer);
      } else later.push(layer);
    }
    waiting = later;
  }
  return order;
}

function inboundNames(layer: tf.layers.Layer): string[] {
  return layer.inboundNodes[0]!.inboundLayers.map(({ name }) => name);
}

/** The operations that a layer is when the network answers; none for one that only trains. */
function nodesOf(layer: tf.layers.Layer, inputs: readonly string[]): GraphNode[] {
  const { name } = layer;
  const at = { name, inputs };
  if (layer instanceof DropConnect) return [];
  if (layer instanceof Relu) return [{ op: "activation", activation: "relu", ...at }];
  if (layer instanceof Relu6) return [{ op: "activation", activation: "relu6", ...at }];
  if (layer instanceof Swish) return [{ op: "activation", activation: "swish", ...at }];
  if (layer instanceof InputScaling) return [{ op: "affine", ...scalingOf(layer), ...at }];
  if (layer instanceof Normalization) {
    const { scale, offset } = layer.scaling;
    return [{ op: "affine", ...affine(scale, offset), ...at }];
  }
  if (layer instanceof BatchNormalization) return [{ op: "affine", ...batchOf(layer), ...at }];
  const config = layer.getConfig() as unknown as StockConfig;
  const weight = (which: string) => weightOf(layer, which);
  switch (layer.getClassName()) {
    case "Dropout":
      return [];
    case "Conv2D":
    case "DepthwiseConv2D": {
      const op = layer.getClassName() === "Conv2D" ? "convolution" : "depthwise";
      const kernel = weight(op === "convolution" ? "kernel" : "depthwise_kernel")!;
      const { strides: [stride], padding } = config as { strides: number[] } & StockConfig;
      return [{ op, kernel, ...withBias(weight("bias")), stride: stride!, padding, ...at }];
    }
    case "SeparableConv2D": {
      const { padding } = config;
      const own = { ...at, name: `${name}/depthwise` };
      const depthwise = weight("depthwise_kernel")!;
      const pointwise = weight("pointwise_kernel")!;
      return [
        { op: "depthwise", kernel: depthwise, stride: 1, padding, ...own },
        { op: "convolution", kernel: pointwise, stride: 1, padding, name, inputs: [own.name] },
      ];
    }
    case "Dense": {
      const dense = { op: "dense", kernel: weight("kernel")!, bias: weight("bias")! } as const;
      const activation = config.activation as ActivationName;
      if (activation === "linear") return [{ ...dense, ...at }];
      const own = `${name}/logits`;
      return [
        { ...dense, ...at, name: own },
        { op: "activation", activation, name, inputs: [own] },
      ];
    }
    case "Activation":
      return [{ op: "activation", activation: config.activation as ActivationName, ...at }];
    case "MaxPooling2D":
    case "AveragePooling2D": {
      const op = layer.getClassName() === "MaxPooling2D" ? "maximum" : "average";
      const { poolSize: sizes, padding, strides } = config as unknown as PoolConfig;
      return [{ op, size: sizes[0]!, stride: strides[0]!, padding, ...at }];
    }
    case "ZeroPadding2D": {
      const [[top, bottom], [left, right]] = config.padding as unknown as number[][] as [
        [number, number],
        [number, number],
      ];
      return [{ op: "pad", padding: { top, bottom, left, right }, ...at }];
    }
    case "GlobalAveragePooling2D":
      return [{ op: "globalAverage", ...at }];
    case "Reshape":
      return [{ op: "reshape", shape: config.targetShape!, ...at }];
    case "Add":
      return [{ op: "add", ...at }];
    case "Multiply":
      return [{ op: "multiply", ...at }];
    case "Concatenate":
      return [{ op: "concatenate", ...at }];
  }
  const received = `${name}, a ${layer.getClassName()}`;
  throw new TypeError(cannot("read off a network's graph", "a layer of these backbones", received));
}

/** The little of TensorFlow.js's configurations that is read. */
interface StockConfig {
  readonly activation?: string;
  readonly padding: "same" | "valid";
  readonly targetShape?: readonly number[];
}

interface PoolConfig extends StockConfig {
  readonly poolSize: readonly number[];
  readonly strides: readonly number[];
}

function withBias(bias: GraphTensor | undefined): { readonly bias?: GraphTensor } {
  return bias === undefined ? {} : { bias };
}

function weightOf(layer: tf.layers.Layer, which: string): GraphTensor | undefined {
  const found = layer.weights.find(({ originalName }) => originalName.split("/").at(-1) === which);
  if (found === undefined) return undefined;
  const values = Float32Array.from(found.read().dataSync());
  return { shape: found.shape as number[], values };
}

function tensor(shape: readonly number[], values: ArrayLike<number>): GraphTensor {
  return { shape, values: Float32Array.from(values) };
}

interface Affine {
  readonly scale: GraphTensor;
  readonly offset: GraphTensor;
}

function affine(scale: readonly number[], offset: readonly number[]): Affine {
  return { scale: tensor([scale.length], scale), offset: tensor([offset.length], offset) };
}

function scalingOf({ scaling: { scale, offset } }: InputScaling): Affine {
  const threefold = (values: readonly number[]) => [0, 1, 2].map((k) => values[k] ?? values[0]!);
  return affine(threefold(scale), threefold(offset));
}

function batchOf(layer: BatchNormalization): Affine {
  const gamma = layer.gamma?.read().dataSync();
  const beta = layer.beta.read().dataSync();
  const mean = layer.movingMean.read().dataSync();
  const scale = Array.from(
    layer.movingVariance.read().dataSync(),
    (variance, k) => (gamma?.[k] ?? 1) / Math.sqrt(variance + layer.epsilon),
  );
  return affine(scale, scale.map((factor, k) => beta[k]! - factor * mean[k]!));
}
