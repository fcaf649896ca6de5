/** A graph of a few numbers with one of nearly every operation. */
import type { GraphTensor, InferenceGraph } from "lib/model/mod.ts";

const tensor = (shape: readonly number[], at: (i: number) => number): GraphTensor => ({
  shape,
  values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => at(i)),
});

/** Of pictures of 5 x 5 pixels, two classes. */
export const TINY: InferenceGraph = {
  input: "pixels",
  imageSize: 5,
  output: "answer",
  nodes: [
    {
      op: "affine",
      name: "scaled",
      inputs: ["pixels"],
      scale: tensor([3], () => 1 / 128),
      offset: tensor([3], (i) => -i / 2),
    },
    {
      op: "pad",
      name: "padded",
      inputs: ["scaled"],
      padding: { top: 0, bottom: 1, left: 1, right: 0 },
    },
    {
      op: "convolution",
      name: "conv",
      inputs: ["padded"],
      kernel: tensor([3, 2, 3, 4], (i) => (i * 7 % 11 - 5) / 8),
      bias: tensor([4], (i) => i / 4),
      stride: 2,
      padding: "same",
    },
    { op: "activation", name: "six", inputs: ["conv"], activation: "relu6" },
    {
      op: "depthwise",
      name: "depth",
      inputs: ["six"],
      kernel: tensor([2, 3, 4, 1], (i) => (i * 5 % 7 - 3) / 4),
      stride: 1,
      padding: "same",
    },
    { op: "activation", name: "swish", inputs: ["depth"], activation: "swish" },
    { op: "maximum", name: "most", inputs: ["six"], size: 2, stride: 1, padding: "same" },
    { op: "average", name: "mean", inputs: ["swish"], size: 2, stride: 1, padding: "same" },
    { op: "add", name: "sum", inputs: ["most", "mean"] },
    { op: "concatenate", name: "both", inputs: ["sum", "six"] },
    { op: "globalAverage", name: "features", inputs: ["both"] },
    { op: "reshape", name: "gate", inputs: ["features"], shape: [1, 1, 8] },
    { op: "multiply", name: "gated", inputs: ["both", "gate"] },
    { op: "globalAverage", name: "again", inputs: ["gated"] },
    {
      op: "dense",
      name: "logits",
      inputs: ["again"],
      kernel: tensor([8, 2], (i) => (i * 3 % 5 - 2) / 16),
      bias: tensor([2], (i) => i / 8),
    },
    { op: "activation", name: "answer", inputs: ["logits"], activation: "softmax" },
  ],
};
