/**
 * Writes Protocol Buffers (https://protobuf.dev/programming-guides/encoding/): a message is the bytes
 * of its fields one after another; `bytesOf` makes a file of them.
 *
 * @module
 */
import { lengthOf } from "./bytes.ts";

/** The bytes of a message, in pieces that are not copied until the end. */
export type Message = readonly Uint8Array[];

/** A field of a whole number or a truth value; negative ones take ten bytes, as in int64. */
export function integer(field: number, value: number | boolean): Message {
  return [...varint(field << 3), ...varint(Number(value))];
}

/** A field of a 32-bit float. */
export function float(field: number, value: number): Message {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return [...varint(field << 3 | 5), bytes];
}

/** A field of bytes. */
export function binary(field: number, bytes: Uint8Array): Message {
  return [...varint(field << 3 | 2), ...varint(bytes.length), bytes];
}

/** A field of text. */
export function text(field: number, value: string): Message {
  return binary(field, new TextEncoder().encode(value));
}

/** A field that is a message itself. */
export function message(field: number, ...parts: readonly Message[]): Message {
  const pieces = parts.flat();
  return [...varint(field << 3 | 2), ...varint(lengthOf(pieces)), ...pieces];
}

/** An entry of a map of that field. */
export function entry(field: number, key: string, ...value: readonly Message[]): Message {
  return message(field, text(1, key), message(2, ...value));
}

function varint(value: number): Message {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [Uint8Array.of(...bytes, Number(rest))];
}
