/**
 * A graph of TensorFlow operations as the file that TensorFlow loads: `saved_model.pb`, in Protocol
 * Buffers' wire format (tensorflow/core/protobuf/saved_model.proto and framework/graph.proto).
 */
import { cannot } from "../../errors.ts";
import type { NativeBackend, OperationAttribute } from "./_native.ts";

/** Values that are part of the graph itself. */
export interface Constant {
  readonly shape: readonly number[];
  /** TensorFlow's number of the type. */
  readonly dtype: number;
  readonly values: Uint8Array;
}

/** A node; `inputs` are names such as `n3` or `n3:1`. */
export interface GraphNode {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly attributes: readonly OperationAttribute[];
  /** The value of a `Const`, or type and shape of a `Placeholder`. */
  readonly value?: Constant;
}

/** The tag by which the graph is loaded again. */
export const GRAPH_TAG = "plumage";

/** Old enough for every TensorFlow since 2.9. */
const PRODUCER = 1087;

/** Encodes the graph. */
export function encodeSavedModel(nodes: readonly GraphNode[], backend: NativeBackend): Uint8Array {
  const graph = message([
    ...nodes.map((node) => field(1, encodeNode(node, backend))),
    field(4, message([number(1, PRODUCER)])),
  ]);
  const meta = message([field(1, message([text(4, GRAPH_TAG)])), field(2, graph)]);
  return join(message([number(1, 1), field(2, meta)]));
}

/** Pieces of bytes that follow one another, and their length. */
interface Message {
  readonly pieces: readonly Uint8Array[];
  readonly length: number;
}

function encodeNode(node: GraphNode, backend: NativeBackend): Message {
  const { name, operation, inputs, attributes, value } = node;
  const entries = attributes.map((attribute) =>
    entry(attribute.name, encodeAttribute(attribute, backend))
  );
  if (value !== undefined) {
    const shape = encodeShape(value.shape);
    entries.push(entry("dtype", message([number(6, value.dtype)])));
    entries.push(
      operation === "Const"
        ? entry(
          "value",
          message([
            field(8, message([number(1, value.dtype), field(2, shape), bytes(4, value.values)])),
          ]),
        )
        : entry("shape", message([field(7, shape)])),
    );
  }
  return message([
    text(1, name),
    text(2, operation),
    ...inputs.map((input) => text(3, input)),
    ...entries,
  ]);
}

function entry(key: string, value: Message): Message {
  return field(5, message([text(1, key), field(2, value)]));
}

function encodeAttribute(attribute: OperationAttribute, backend: NativeBackend): Message {
  const { TF_ATTR_TYPE, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_STRING, TF_ATTR_SHAPE } =
    backend.binding;
  const { name, type, value } = attribute;
  if (type === TF_ATTR_SHAPE) return message([field(7, encodeShape(value as number[]))]);
  const encode = (one: unknown): Message => {
    if (type === TF_ATTR_STRING) return text(2, one as string);
    if (type === TF_ATTR_INT) return number(3, one as number);
    if (type === TF_ATTR_FLOAT) return float(4, one as number);
    if (type === TF_ATTR_BOOL) return number(5, one ? 1 : 0);
    if (type === TF_ATTR_TYPE) return number(6, one as number);
    throw new TypeError(cannot(`record the attribute ${name}`, "a known type of attribute", type));
  };
  // In a list each value keeps its field number, one message up.
  return Array.isArray(value)
    ? message([field(1, message(value.map(encode)))])
    : message([encode(value)]);
}

function encodeShape(shape: readonly number[]): Message {
  return message(shape.map((size) => field(2, message([number(1, size)]))));
}

function message(parts: readonly Message[]): Message {
  const pieces = parts.flatMap((part) => part.pieces);
  return { pieces, length: parts.reduce((sum, part) => sum + part.length, 0) };
}

function join(whole: Message): Uint8Array {
  const result = new Uint8Array(whole.length);
  let at = 0;
  for (const piece of whole.pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

function piece(content: Uint8Array): Message {
  return { pieces: [content], length: content.length };
}

/** A varint; negative numbers as 64-bit two's complement. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const out: number[] = [];
  while (rest >= 128n) {
    out.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Uint8Array.from(out);
}

function number(fieldNumber: number, value: number): Message {
  return message([piece(varint(fieldNumber << 3)), piece(varint(value))]);
}

function float(fieldNumber: number, value: number): Message {
  const content = new Uint8Array(4);
  new DataView(content.buffer).setFloat32(0, value, true);
  return message([piece(varint(fieldNumber << 3 | 5)), piece(content)]);
}

function field(fieldNumber: number, content: Message): Message {
  const head = [piece(varint(fieldNumber << 3 | 2)), piece(varint(content.length))];
  return message([...head, content]);
}

function bytes(fieldNumber: number, content: Uint8Array): Message {
  return field(fieldNumber, piece(content));
}

function text(fieldNumber: number, content: string): Message {
  return bytes(fieldNumber, new TextEncoder().encode(content));
}
