/**
 * A network as ONNX (https://onnx.ai/onnx/repo-docs/IR.html), for the many programs that run it.
 *
 * ONNX has the channels before rows and columns: pictures are turned once, on their way in, and kernels
 * here.
 *
 * @module
 */
import { bytesOf, rawBytes } from "../disk/bytes.ts";
import { binary, integer, type Message, message, text } from "../disk/protobuf.ts";
import type { GraphNode, GraphTensor, InferenceGraph } from "./graph.ts";

/** `TensorProto.DataType`. */
const FLOAT = 1;
const INT64 = 7;
/** `AttributeProto.AttributeType`. */
const AN_INTEGER = 2;
const A_TEXT = 3;
const INTEGERS = 7;
/** The set of operators and the format: those of 2021, which every runtime of today reads. */
const OPERATORS = 13;
const FORMAT = 7;

/**
 * Writes a graph as an ONNX model.
 *
 * Its input `pixels` is `[n, size, size, 3]` float32 in [0, 255], its output `probabilities`
 * `[n, classes]`.
 *
 * @param graph The network.
 * @param classes How many classes it has.
 * @param metadata Texts that the file carries, by name.
 * @returns The file's content.
 */
export function onnxModel(
  graph: InferenceGraph,
  classes: number,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const { input, output, imageSize } = graph;
  const parts = [
    { nodes: [operation(own(input, "turned"), "Transpose", [input], { perm: [0, 3, 1, 2] })] },
    ...graph.nodes.map((node) =>
      partsOf({
        ...node,
        inputs: node.inputs.map((name) => name === input ? own(input, "turned") : name),
      })
    ),
    { nodes: [operation("probabilities", "Identity", [output], {})] },
  ];
  return bytesOf([
    integer(1, FORMAT),
    text(2, "Plumage"),
    message(
      7,
      ...parts.flatMap(({ nodes }) => nodes),
      text(2, "classifier"),
      ...parts.flatMap((part) => "tensors" in part ? part.tensors : []),
      value(11, input, ["n", imageSize, imageSize, 3]),
      value(12, "probabilities", ["n", classes]),
    ),
    message(8, text(1, ""), integer(2, OPERATORS)),
    ...Object.entries(metadata).map(([key, content]) =>
      message(14, text(1, key), text(2, content))
    ),
  ].flat());
}

/** What a node becomes: operators, and the tensors that they read. */
interface Parts {
  readonly nodes: readonly Message[];
  readonly tensors: readonly Message[];
}

function partsOf(node: GraphNode): Parts {
  const { name, inputs } = node;
  const tensors: Message[] = [];
  const floats = (part: string, { values }: GraphTensor, sides: readonly number[]) => {
    tensors.push(tensor(own(name, part), FLOAT, sides, rawBytes(values)));
    return own(name, part);
  };
  const integers = (part: string, values: readonly number[]) => {
    const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    tensors.push(tensor(own(name, part), INT64, [values.length], bytes));
    return own(name, part);
  };
  const nodes = nodesOf();
  return { nodes, tensors };

  function nodesOf(): Message[] {
    switch (node.op) {
      case "affine": {
        const sides = [1, node.scale.values.length, 1, 1];
        const scaled = own(name, "scaled");
        return [
          operation(scaled, "Mul", [...inputs, floats("scale", node.scale, sides)], {}),
          operation(name, "Add", [scaled, floats("offset", node.offset, sides)], {}),
        ];
      }
      case "convolution":
      case "depthwise": {
        const { kernel, bias, stride, padding } = node;
        const turned = node.op === "convolution"
          ? turnedKernel(kernel, 3, 2)
          : turnedKernel(kernel, 2, 3);
        const operands = [...inputs, floats("kernel", turned, turned.shape)];
        if (bias !== undefined) operands.push(floats("bias", bias, bias.shape));
        return [operation(name, "Conv", operands, {
          strides: [stride, stride],
          ["auto_pad"]: wordOf(padding),
          group: node.op === "convolution" ? 1 : turned.shape[0]!,
        })];
      }
      case "dense": {
        const kernel = floats("kernel", node.kernel, node.kernel.shape);
        return [
          operation(
            name,
            "Gemm",
            [...inputs, kernel, floats("bias", node.bias, node.bias.shape)],
            {},
          ),
        ];
      }
      case "activation":
        return activationOf(node.activation);
      case "maximum":
      case "average": {
        const { size, stride, padding } = node;
        return [operation(name, node.op === "maximum" ? "MaxPool" : "AveragePool", inputs, {
          ["kernel_shape"]: [size, size],
          strides: [stride, stride],
          ["auto_pad"]: wordOf(padding),
        })];
      }
      case "pad": {
        const { top, bottom, left, right } = node.padding;
        const pads = integers("pads", [0, 0, top, left, 0, 0, bottom, right]);
        return [operation(name, "Pad", [...inputs, pads], {})];
      }
      case "reshape": {
        // Of `[n, channels]` alone: of pictures it would have to be turned back first.
        const [rows, columns, channels] = node.shape;
        const sides = [-1, channels!, rows!, columns!];
        return [operation(name, "Reshape", [...inputs, integers("shape", sides)], {})];
      }
      case "add":
        return [operation(name, "Sum", inputs, {})];
      case "multiply":
        return [operation(name, "Mul", inputs, {})];
      case "concatenate":
        return [operation(name, "Concat", inputs, { axis: 1 })];
      case "globalAverage":
        return [
          operation(own(name, "mean"), "GlobalAveragePool", inputs, {}),
          operation(name, "Flatten", [own(name, "mean")], {}),
        ];
    }
  }

  function activationOf(activation: string): Message[] {
    switch (activation) {
      case "relu6": {
        const zero = floats("least", { shape: [], values: Float32Array.of(0) }, []);
        const six = floats("most", { shape: [], values: Float32Array.of(6) }, []);
        return [operation(name, "Clip", [...inputs, zero, six], {})];
      }
      case "swish": {
        const sigmoid = own(name, "sigmoid");
        return [
          operation(sigmoid, "Sigmoid", inputs, {}),
          operation(name, "Mul", [...inputs, sigmoid], {}),
        ];
      }
      case "softmax":
        return [operation(name, "Softmax", inputs, { axis: 1 })];
      case "linear":
        return [operation(name, "Identity", inputs, {})];
      default:
        return [operation(name, activation === "relu" ? "Relu" : "Sigmoid", inputs, {})];
    }
  }
}

function own(name: string, part: string): string {
  return `${name}/${part}`;
}

/** How TensorFlow pads "same": what is odd goes below and right. */
function wordOf(padding: "same" | "valid"): string {
  return padding === "same" ? "SAME_UPPER" : "VALID";
}

/** `[rows, columns, ...]` to `[first, second, rows, columns]`, by the axes these two are now. */
function turnedKernel({ shape, values }: GraphTensor, first: 2 | 3, second: 2 | 3): GraphTensor {
  const [rows, columns] = shape as [number, number, number, number];
  const [a, b] = [shape[first]!, shape[second]!];
  const turned = new Float32Array(values.length);
  const area = rows * columns;
  for (let at = 0; at < area; at++) {
    for (let i = 0; i < a; i++) {
      for (let j = 0; j < b; j++) {
        const from = first === 3 ? (at * b + j) * a + i : (at * a + i) * b + j;
        turned[(i * b + j) * area + at] = values[from]!;
      }
    }
  }
  return { shape: [a, b, rows, columns], values: turned };
}

type Attribute = number | string | readonly number[];

/** A `NodeProto` in a `GraphProto`; its one output has its name. */
function operation(
  name: string,
  kind: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
): Message {
  return message(
    1,
    ...inputs.map((input) => text(1, input)),
    text(2, name),
    text(3, name),
    text(4, kind),
    ...Object.entries(attributes).map(([key, content]) =>
      message(5, text(1, key), ...attribute(content))
    ),
  );
}

function attribute(content: Attribute): Message[] {
  if (typeof content === "number") return [integer(3, content), integer(20, AN_INTEGER)];
  if (typeof content === "string") return [text(4, content), integer(20, A_TEXT)];
  return [...content.map((each) => integer(8, each)), integer(20, INTEGERS)];
}

function tensor(name: string, kind: number, sides: readonly number[], bytes: Uint8Array): Message {
  const dimensions = sides.map((side) => integer(1, side));
  return message(5, ...dimensions, integer(2, kind), text(8, name), binary(9, bytes));
}

/** A `ValueInfoProto`: a tensor of floats; a side with a name has any length. */
function value(field: number, name: string, sides: readonly (number | string)[]): Message {
  const dimensions = sides.map((side) =>
    message(1, typeof side === "number" ? integer(1, side) : text(2, side))
  );
  return message(
    field,
    text(1, name),
    message(2, message(1, integer(1, FLOAT), message(2, ...dimensions))),
  );
}
