/**
 * A network as the plain operations that an answer takes.
 *
 * @module
 */

/** The functions that follow an operation, value by value; `softmax` along the last axis. */
export type ActivationName = "linear" | "relu" | "relu6" | "swish" | "sigmoid" | "softmax";

/** A fixed tensor of a graph. */
export interface GraphTensor {
  /** The length of each axis. */
  readonly shape: readonly number[];
  /** The numbers, the last axis running fastest. */
  readonly values: Float32Array;
}

/** Rows and columns of zeros around a picture. */
export interface GraphPadding {
  /** Rows above it. */
  readonly top: number;
  /** Rows below it. */
  readonly bottom: number;
  /** Columns to its left. */
  readonly left: number;
  /** Columns to its right. */
  readonly right: number;
}

/**
 * One operation; its output is known by its `name`. Pictures are `[n, height, width, channels]`.
 *
 * `affine` is `x * scale + offset` a channel; the kernel of `convolution` is `[rows, columns, in, out]`,
 * of `depthwise` `[rows, columns, channels, 1]`, of `dense` `[in, out]`; `globalAverage` gives
 * `[n, channels]`.
 */
export type GraphNode =
  & { readonly name: string; readonly inputs: readonly string[] }
  & (
    | { readonly op: "affine"; readonly scale: GraphTensor; readonly offset: GraphTensor }
    | {
      readonly op: "convolution" | "depthwise";
      readonly kernel: GraphTensor;
      readonly bias?: GraphTensor;
      readonly stride: number;
      readonly padding: "same" | "valid";
    }
    | { readonly op: "dense"; readonly kernel: GraphTensor; readonly bias: GraphTensor }
    | { readonly op: "activation"; readonly activation: ActivationName }
    | {
      readonly op: "maximum" | "average";
      readonly size: number;
      readonly stride: number;
      readonly padding: "same" | "valid";
    }
    | { readonly op: "pad"; readonly padding: GraphPadding }
    | { readonly op: "reshape"; readonly shape: readonly number[] }
    | { readonly op: "add" | "multiply" | "concatenate" | "globalAverage" }
  );

/** A network in plain operations, in an order in which they can be run. */
export interface InferenceGraph {
  /** The name of the input: `[n, size, size, 3]`, float32, red, green, blue in [0, 255]. */
  readonly input: string;
  /** Side of the input, in pixels. */
  readonly imageSize: number;
  /** The operations. */
  readonly nodes: readonly GraphNode[];
  /** The name of the output: `[n, classes]` probabilities. */
  readonly output: string;
}
