/**
 * A graph of TensorFlow operations as the file that TensorFlow loads: `saved_model.pb`, in Protocol
 * Buffers' wire format (tensorflow/core/protobuf/saved_model.proto and framework/graph.proto).
 */
import { bytesOf } from "../../disk/bytes.ts";
import { binary, entry, float, integer, type Message, message, text } from "../../disk/protobuf.ts";
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
  const graph = [
    ...nodes.map((node) => encodeNode(node, backend)),
    message(4, integer(1, PRODUCER)),
  ];
  return bytesOf([
    integer(1, 1),
    message(2, message(1, text(4, GRAPH_TAG)), message(2, ...graph)),
  ].flat());
}

/** A `NodeDef` in a `GraphDef`. */
function encodeNode(node: GraphNode, backend: NativeBackend): Message {
  const { name, operation, inputs, attributes, value } = node;
  const entries = attributes.map((attribute) =>
    entry(5, attribute.name, encodeAttribute(attribute, backend))
  );
  if (value !== undefined) {
    const { shape, dtype, values } = value;
    entries.push(entry(5, "dtype", integer(6, dtype)));
    entries.push(
      operation === "Const"
        ? entry(5, "value", message(8, integer(1, dtype), encodeShape(2, shape), binary(4, values)))
        : entry(5, "shape", encodeShape(7, shape)),
    );
  }
  const from = inputs.map((input) => text(3, input));
  return message(1, text(1, name), text(2, operation), ...from, ...entries);
}

/** An `AttrValue`. */
function encodeAttribute(attribute: OperationAttribute, backend: NativeBackend): Message {
  const { TF_ATTR_TYPE, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_STRING, TF_ATTR_SHAPE } =
    backend.binding;
  const { name, type, value } = attribute;
  if (type === TF_ATTR_SHAPE) return encodeShape(7, value as number[]);
  const encode = (one: unknown): Message => {
    if (type === TF_ATTR_STRING) return text(2, one as string);
    if (type === TF_ATTR_INT) return integer(3, one as number);
    if (type === TF_ATTR_FLOAT) return float(4, one as number);
    if (type === TF_ATTR_BOOL) return integer(5, Boolean(one));
    if (type === TF_ATTR_TYPE) return integer(6, one as number);
    throw new TypeError(cannot(`record the attribute ${name}`, "a known type of attribute", type));
  };
  // In a list each value keeps its field number, one message up.
  return Array.isArray(value) ? message(1, ...value.map(encode)) : encode(value);
}

/** A `TensorShapeProto`. */
function encodeShape(field: number, shape: readonly number[]): Message {
  return message(field, ...shape.map((size) => message(2, integer(1, size))));
}
