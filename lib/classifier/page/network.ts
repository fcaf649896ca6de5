/**
 * Runs a network's graph with TensorFlow.js's operations.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs-core";
import type { ActivationName, GraphNode, GraphTensor, InferenceGraph } from "../../model/mod.ts";

/** Answers for pixels of one picture: `[size x size x 3]` bytes to `[classes]` probabilities. */
export type Network = (pixels: Uint8Array) => Promise<Float32Array>;

/** Makes a graph runnable: its weights become tensors, once. */
export function makeNetwork({ input, output, imageSize, nodes }: InferenceGraph): Network {
  const fixed = new Map<GraphTensor, tf.Tensor>();
  for (const node of nodes) {
    for (const part of Object.values(node)) {
      if (!isTensor(part)) continue;
      fixed.set(part, tf.tensor(part.values, [...part.shape], "float32"));
    }
  }
  return async (pixels) => {
    const answer = tf.tidy(() => {
      const values = new Map<string, tf.Tensor>();
      const shape: [number, number, number, number] = [1, imageSize, imageSize, 3];
      values.set(input, tf.tensor4d(Float32Array.from(pixels), shape));
      for (const node of nodes) {
        const inputs = node.inputs.map((name) => values.get(name)!);
        values.set(node.name, run(node, inputs, (of) => fixed.get(of)!));
      }
      return values.get(output)!;
    });
    const probabilities = await answer.data();
    answer.dispose();
    return probabilities as Float32Array;
  };
}

function isTensor(part: unknown): part is GraphTensor {
  return typeof part === "object" && part !== null && "values" in part && "shape" in part;
}

function run(
  node: GraphNode,
  inputs: readonly tf.Tensor[],
  fixed: (tensor: GraphTensor) => tf.Tensor,
): tf.Tensor {
  const x = inputs[0]!;
  const picture = x as tf.Tensor4D;
  switch (node.op) {
    case "affine":
      return tf.add(tf.mul(x, fixed(node.scale)), fixed(node.offset));
    case "convolution":
    case "depthwise": {
      const apply = node.op === "convolution" ? tf.conv2d : tf.depthwiseConv2d;
      const kernel = fixed(node.kernel) as tf.Tensor4D;
      const sums = apply(picture, kernel, node.stride, node.padding);
      return node.bias === undefined ? sums : tf.add(sums, fixed(node.bias));
    }
    case "dense":
      return tf.add(
        tf.matMul(x as tf.Tensor2D, fixed(node.kernel) as tf.Tensor2D),
        fixed(node.bias),
      );
    case "activation":
      return activate(x, node.activation);
    case "maximum":
      return tf.maxPool(picture, node.size, node.stride, node.padding);
    case "average":
      return tf.avgPool(picture, node.size, node.stride, node.padding);
    case "pad": {
      const { top, bottom, left, right } = node.padding;
      return tf.pad4d(picture, [[0, 0], [top, bottom], [left, right], [0, 0]]);
    }
    case "reshape":
      return tf.reshape(x, [x.shape[0]!, ...node.shape]);
    case "add":
      return inputs.slice(1).reduce((sum, other) => tf.add(sum, other), x);
    case "multiply":
      return inputs.slice(1).reduce((product, other) => tf.mul(product, other), x);
    case "concatenate":
      return tf.concat([...inputs], -1);
    case "globalAverage":
      return tf.mean(x, [1, 2]);
  }
}

function activate(x: tf.Tensor, activation: ActivationName): tf.Tensor {
  switch (activation) {
    case "relu":
      return tf.relu(x);
    case "relu6":
      return tf.relu6(x);
    case "swish":
      return tf.mul(x, tf.sigmoid(x));
    case "sigmoid":
      return tf.sigmoid(x);
    case "softmax":
      return tf.softmax(x);
    case "linear":
      return x;
  }
}
