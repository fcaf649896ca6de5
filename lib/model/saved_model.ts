/**
 * A network as TensorFlow's SavedModel: one file, its weights inside as constants.
 *
 * @module
 */
import { bytesOf, rawBytes } from "../disk/bytes.ts";
import { binary, entry, integer, type Message, message, text } from "../disk/protobuf.ts";
import type { GraphNode, GraphTensor, InferenceGraph } from "./graph.ts";

/** `DataType` of TensorFlow's types.proto. */
const FLOAT = 1;
const INT32 = 3;
/** `GraphDef.versions.producer`: operations as TensorFlow 2.0 and all later ones have them. */
const PRODUCER = 119;

/**
 * Writes a graph as the `saved_model.pb` of a SavedModel's folder, for `tf.saved_model.load`,
 * TensorFlow Serving and `tf.node.loadSavedModel`.
 *
 * Its signature `serving_default` takes `pixels`, `[n, size, size, 3]` float32 in [0, 255], and gives
 * `probabilities`, `[n, classes]`.
 *
 * @param graph The network.
 * @param classes How many classes it has.
 * @returns The file's content.
 */
export function savedModel(graph: InferenceGraph, classes: number): Uint8Array<ArrayBuffer> {
  const { input, output, imageSize } = graph;
  const inputShape = [-1, imageSize, imageSize, 3];
  const nodes = [
    operation(input, "Placeholder", [], { dtype: type(FLOAT), shape: shape(7, inputShape) }),
    ...graph.nodes.flatMap(operationsOf),
  ];
  return bytesOf([
    integer(1, 1),
    message(
      2,
      message(1, text(4, "serve"), text(5, "2.0.0")),
      message(2, ...nodes, message(4, integer(1, PRODUCER))),
      entry(
        5,
        "serving_default",
        entry(1, "pixels", text(1, `${input}:0`), integer(2, FLOAT), shape(3, inputShape)),
        entry(
          2,
          "probabilities",
          text(1, `${output}:0`),
          integer(2, FLOAT),
          shape(3, [-1, classes]),
        ),
        text(3, "tensorflow/serving/predict"),
      ),
    ),
  ].flat());
}

/** The operations of TensorFlow that do what a node does; the last one has its name. */
function operationsOf(node: GraphNode): Message[] {
  const { name, inputs } = node;
  const own = (part: string) => `${name}/${part}`;
  const float = { T: type(FLOAT) };
  const floats = (part: string, tensor: GraphTensor) =>
    constant(own(part), tensor.values, tensor.shape);
  const integers = (part: string, values: readonly number[], sides = [values.length]) =>
    constant(own(part), Int32Array.from(values), sides);
  switch (node.op) {
    case "affine":
      return [
        floats("scale", node.scale),
        floats("offset", node.offset),
        operation(own("scaled"), "Mul", [...inputs, own("scale")], float),
        operation(name, "AddV2", [own("scaled"), own("offset")], float),
      ];
    case "convolution":
    case "depthwise": {
      const { kernel, bias, stride, padding } = node;
      const kind = node.op === "convolution" ? "Conv2D" : "DepthwiseConv2dNative";
      const strides = integerList([1, stride, stride, 1]);
      const attributes = { ...float, strides, padding: word(padding.toUpperCase()) };
      const sums = bias === undefined ? name : own("sums");
      return [
        floats("kernel", kernel),
        operation(sums, kind, [...inputs, own("kernel")], attributes),
        ...(bias === undefined ? [] : [
          floats("bias", bias),
          operation(name, "BiasAdd", [sums, own("bias")], float),
        ]),
      ];
    }
    case "dense":
      return [
        floats("kernel", node.kernel),
        floats("bias", node.bias),
        operation(own("sums"), "MatMul", [...inputs, own("kernel")], float),
        operation(name, "BiasAdd", [own("sums"), own("bias")], float),
      ];
    case "activation": {
      if (node.activation === "swish") {
        return [
          operation(own("sigmoid"), "Sigmoid", inputs, float),
          operation(name, "Mul", [...inputs, own("sigmoid")], float),
        ];
      }
      const kinds = { relu: "Relu", relu6: "Relu6", sigmoid: "Sigmoid", softmax: "Softmax" };
      const kind = node.activation === "linear" ? "Identity" : kinds[node.activation];
      return [operation(name, kind, inputs, float)];
    }
    case "maximum":
    case "average": {
      const { size, stride, padding } = node;
      const kind = node.op === "maximum" ? "MaxPool" : "AvgPool";
      return [operation(name, kind, inputs, {
        ...float,
        ksize: integerList([1, size, size, 1]),
        strides: integerList([1, stride, stride, 1]),
        padding: word(padding.toUpperCase()),
      })];
    }
    case "pad": {
      const { top, bottom, left, right } = node.padding;
      return [
        integers("paddings", [0, 0, top, bottom, left, right, 0, 0], [4, 2]),
        operation(name, "Pad", [...inputs, own("paddings")], { ...float, Tpaddings: type(INT32) }),
      ];
    }
    case "reshape":
      return [
        integers("shape", [-1, ...node.shape]),
        operation(name, "Reshape", [...inputs, own("shape")], { ...float, Tshape: type(INT32) }),
      ];
    case "add":
      return [operation(name, "AddN", inputs, { ...float, N: integer(3, inputs.length) })];
    case "multiply":
      return [operation(name, "Mul", inputs, float)];
    case "concatenate":
      return [
        integers("axis", [-1], []),
        operation(name, "ConcatV2", [...inputs, own("axis")], {
          ...float,
          N: integer(3, inputs.length),
          Tidx: type(INT32),
        }),
      ];
    case "globalAverage":
      return [
        integers("axes", [1, 2]),
        operation(name, "Mean", [...inputs, own("axes")], { ...float, Tidx: type(INT32) }),
      ];
  }
}

/** A `NodeDef` in a `GraphDef`. */
function operation(
  name: string,
  kind: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Message>>,
): Message {
  return message(
    1,
    text(1, name),
    text(2, kind),
    ...inputs.map((input) => text(3, input)),
    ...Object.entries(attributes).map(([key, value]) => entry(5, key, value)),
  );
}

function constant(
  name: string,
  values: Float32Array | Int32Array,
  sides: readonly number[],
): Message {
  const kind = values instanceof Float32Array ? FLOAT : INT32;
  const tensor = message(8, integer(1, kind), shape(2, sides), binary(4, rawBytes(values)));
  return operation(name, "Const", [], { dtype: type(kind), value: tensor });
}

/** Values of attributes (`AttrValue`). */
function type(kind: number): Message {
  return integer(6, kind);
}

function word(value: string): Message {
  return text(2, value);
}

function integerList(values: readonly number[]): Message {
  return message(1, ...values.map((value) => integer(3, value)));
}

/** A `TensorShapeProto`; -1 is any length. */
function shape(field: number, sides: readonly number[]): Message {
  return message(field, ...sides.map((side) => message(2, integer(1, side))));
}
