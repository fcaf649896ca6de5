/**
 * Checkpoint files: named arrays and what is known about them, in one file that is always whole.
 *
 * Layout: the eight bytes `PLUMAGE` and a line feed; the header's length as a little-endian uint32;
 * the header, JSON in UTF-8 that loses no number, padded with spaces to a multiple of four; the
 * arrays' float32 values one after the other, little-endian; SHA-256 of all that.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { cannot, messageOf } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";

/** A named array of single-precision numbers. */
export interface NamedArray {
  /** What it is, unique in its file. */
  readonly name: string;
  /** Its dimensions. */
  readonly shape: readonly number[];
  /** Its values in row-major order. */
  readonly values: Float32Array;
}

/** What a checkpoint file holds. */
export interface Checkpoint<Header> {
  /** Anything that JSON carries, and numbers of every kind. */
  readonly header: Header;
  /** The arrays in the order they were written. */
  readonly arrays: readonly NamedArray[];
}

const MAGIC = new TextEncoder().encode("PLUMAGE\n");
const VERSION = 1;
const HASH_LENGTH = 32;

interface Envelope<Header> {
  readonly version: number;
  readonly arrays: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly header: Header;
}

/**
 * Writes a checkpoint beside the old one and renames it over it.
 *
 * @param path The file; its folder must exist.
 * @param checkpoint What to store.
 * @throws {Error} If the file cannot be written; an older one is untouched then.
 */
export async function writeCheckpoint<Header>(
  path: string,
  checkpoint: Checkpoint<Header>,
): Promise<void> {
  const { header, arrays } = checkpoint;
  const names = arrays.map(({ name, shape }) => ({ name, shape }));
  const envelope: Envelope<Header> = { version: VERSION, arrays: names, header };
  const json = new TextEncoder().encode(stringifyExact(envelope));
  const headerLength = Math.ceil(json.length / 4) * 4;
  const dataStart = MAGIC.length + 4 + headerLength;
  const dataLength = arrays.reduce((sum, array) => sum + array.values.byteLength, 0);
  const bytes = new Uint8Array(dataStart + dataLength + HASH_LENGTH);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, headerLength, true);
  bytes.fill(" ".charCodeAt(0), MAGIC.length + 4, dataStart);
  bytes.set(json, MAGIC.length + 4);
  let at = dataStart;
  for (const { values } of arrays) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  bytes.set(createHash("sha256").update(bytes.subarray(0, at)).digest(), at);
  await writeFileWhole(path, bytes);
}

/**
 * Reads a checkpoint.
 *
 * @param path The file.
 * @returns Its header, unchecked, and its arrays.
 * @throws {SyntaxError} If the file is no checkpoint, or not whole.
 * @throws {Error} If it cannot be read.
 */
export async function readCheckpoint<Header>(path: string): Promise<Checkpoint<Header>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(path);
  } catch (error) {
    throw new Error(`Cannot read checkpoint ${path}: ${messageOf(error)}`, { cause: error });
  }
  const refuse = (expected: string, received: unknown): never => {
    throw new SyntaxError(cannot(`read checkpoint ${path}`, expected, received));
  };
  const bodyLength = bytes.length - HASH_LENGTH;
  if (bodyLength < MAGIC.length + 4 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    refuse("a file that begins with PLUMAGE", `${bytes.length} other bytes`);
  }
  const hash = createHash("sha256").update(bytes.subarray(0, bodyLength)).digest();
  if (hash.some((byte, i) => bytes[bodyLength + i] !== byte)) {
    refuse("the checksum at its end to fit", "a damaged or incomplete file");
  }
  const headerLength = new DataView(bytes.buffer).getUint32(MAGIC.length, true);
  let at = MAGIC.length + 4 + headerLength;
  const json = new TextDecoder().decode(bytes.subarray(MAGIC.length + 4, at));
  const envelope = parseExact(json) as Envelope<Header>;
  if (envelope.version !== VERSION) refuse(`format version ${VERSION}`, envelope.version);
  const arrays = envelope.arrays.map(({ name, shape }) => {
    const length = shape.reduce((product, size) => product * size, 1) * 4;
    // A copy of its own, aligned, so that the file's bytes can be freed.
    const values = new Float32Array(bytes.buffer.slice(at, at += length));
    return { name, shape, values };
  });
  return { header: envelope.header, arrays };
}
