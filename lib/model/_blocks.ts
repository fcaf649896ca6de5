/** The few layers all backbones are made of, each in one short call. */
import { tf } from "../engine/tf.ts";
import { BatchNormalization, Relu, Relu6, Swish } from "./layers/mod.ts";

/** A tensor of a model under construction: a shape, no values. */
export type Node = tf.SymbolicTensor;

/** Where a convolution is placed. */
export interface Convolution {
  readonly name: string;
  readonly filters: number;
  readonly kernelSize: number;
  readonly strides?: number;
  readonly padding?: "same" | "valid";
  readonly useBias?: boolean;
}

/** What a backbone builds on, and what it settles for itself. */
export interface BackboneSettings {
  /** Probability of dropping the last residual branch in training. */
  readonly dropConnectRate: number;
  /** Seed of stochastic depth. */
  readonly seed: number;
}

// The factory fills all weights afterwards, from seeded streams: zeros are the cheapest start.
const zeros = "zeros";

/** A convolution, without bias unless asked for. */
export function convolution(x: Node, settings: Convolution): Node {
  const { name, filters, kernelSize, strides = 1, padding = "same", useBias = false } = settings;
  return apply(
    tf.layers.conv2d({
      name,
      filters,
      kernelSize,
      strides,
      padding,
      useBias,
      kernelInitializer: zeros,
    }),
    x,
  );
}

/** A convolution of each channel by itself. */
export function depthwise(x: Node, settings: Omit<Convolution, "filters" | "useBias">): Node {
  const { name, kernelSize, strides = 1, padding = "same" } = settings;
  return apply(
    tf.layers.depthwiseConv2d({
      name,
      kernelSize,
      strides,
      padding,
      useBias: false,
      depthwiseInitializer: zeros,
    }),
    x,
  );
}

/** A depthwise 3 x 3 convolution and a 1 x 1 convolution, in one layer. */
export function separable(x: Node, name: string, filters: number): Node {
  return apply(
    tf.layers.separableConv2d({
      name,
      filters,
      kernelSize: 3,
      padding: "same",
      useBias: false,
      depthwiseInitializer: zeros,
      pointwiseInitializer: zeros,
    }),
    x,
  );
}

/** Batch normalisation, with Keras's momentum of .99. */
export function batchNormalization(
  x: Node,
  name: string,
  settings: { readonly epsilon: number; readonly scale?: boolean },
): Node {
  return apply(new BatchNormalization({ name, ...settings }), x);
}

/** One of the three activations. */
export function activation(x: Node, name: string, kind: "relu" | "relu6" | "swish"): Node {
  const Layer = { relu: Relu, relu6: Relu6, swish: Swish }[kind];
  return apply(new Layer({ name }), x);
}

/** A border of zeros: rows and columns before, and after. */
export function zeroPadding(x: Node, name: string, before: number, after = before): Node {
  const padding: [[number, number], [number, number]] = [[before, after], [before, after]];
  return apply(tf.layers.zeroPadding2d({ name, padding }), x);
}

/** The maximum of each 3 x 3 window, two apart. */
export function maxPooling(x: Node, name: string, padding: "same" | "valid"): Node {
  return apply(tf.layers.maxPooling2d({ name, poolSize: 3, strides: 2, padding }), x);
}

/** The sum of two branches. */
export function sum(name: string, ...branches: Node[]): Node {
  return tf.layers.add({ name }).apply(branches) as Node;
}

/** Appends a layer. */
export function apply(layer: tf.layers.Layer, x: Node): Node {
  return layer.apply(x) as Node;
}

/** Channels of a node, its last axis. */
export function channelsOf(x: Node): number {
  return x.shape.at(-1) as number;
}
