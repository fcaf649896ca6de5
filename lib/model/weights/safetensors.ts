/**
 * Safetensors: named arrays in a file that can hold nothing that runs.
 *
 * Layout (version 0.4 of the format): the header's length as a little-endian uint64; the header,
 * JSON in UTF-8, with type, shape and place of each tensor; the values, row-major, little-endian,
 * without gaps.
 *
 * @module
 */
import { z } from "zod";
import { readError, writeFileWhole } from "../../disk/files.ts";
import { cannot } from "../../errors.ts";
import { SAFETENSORS_TYPES } from "./_number_types.ts";
import type { NamedTensor } from "./assign.ts";

/** What a file holds. */
export interface SafetensorsFile {
  /** The tensors by name, in the order of their places in the file; all as float32. */
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  /** The file's own notes, names and texts. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A larger header is no header: that of a network of a thousand tensors has 100 kB. */
const LARGEST_HEADER = 100_000_000;

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const metadataSchema = z.record(z.string(), z.string());

/**
 * Reads a file's tensors as float32; whole numbers (such as PyTorch's counters) are left out.
 *
 * @param path The file.
 * @returns Tensors and notes.
 * @throws {Error} If it cannot be read.
 * @throws {SyntaxError} If it is of another kind, cut off or inconsistent, or holds numbers of a
 *   type that no network here has.
 *
 * @example
 * ```ts
 * import { readSafetensors, writeSafetensors } from "lib/model/mod.ts";
 * const path = await Deno.makeTempFile({ suffix: ".safetensors" });
 * const bias = { name: "head/bias", shape: [2], values: Float32Array.of(0.5, -1) };
 * await writeSafetensors(path, [bias], { made: "by hand" });
 * const { tensors } = await readSafetensors(path);
 * tensors.get("head/bias")?.values; // Float32Array [0.5, -1]
 * ```
 */
export async function readSafetensors(path: string): Promise<SafetensorsFile> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await Deno.readFile(path);
  } catch (error) {
    throw readError(`read the weights ${path}`, error);
  }
  return parseSafetensors(bytes, path);
}

/**
 * As {@linkcode readSafetensors}, of bytes in memory.
 *
 * @param bytes The file.
 * @param name What errors call it.
 * @returns Tensors and notes.
 * @throws {SyntaxError} If it is of another kind, cut off or inconsistent.
 */
export function parseSafetensors(bytes: Uint8Array<ArrayBuffer>, name: string): SafetensorsFile {
  const refuse = (expected: string, received: string): never => {
    throw new SyntaxError(cannot(`read the weights ${name}`, expected, received));
  };
  if (bytes.length < 8) refuse("a safetensors file", `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > LARGEST_HEADER || length > bytes.length - 8) {
    refuse("a safetensors file", "one whose header does not end inside it");
  }
  const start = 8 + Number(length);
  const { header, metadata } = parseHeader(bytes.subarray(8, start), refuse);
  const tensors = new Map<string, NamedTensor>();
  let expected = 0;
  for (const [tensor, { dtype, shape, data_offsets: [from, to] }] of header) {
    const type = SAFETENSORS_TYPES[dtype];
    if (type === undefined) return refuse(`numbers of type F16 to F64`, `${dtype} in ${tensor}`);
    const count = shape.reduce((all, size) => all * size, 1);
    if (from !== expected || to - from !== count * type.bytes || start + to > bytes.length) {
      refuse(`${count * type.bytes} bytes of ${tensor} from byte ${expected}`, `${from} to ${to}`);
    }
    expected = to;
    if (type.read === undefined) continue;
    const raw = bytes.slice(start + from, start + to).buffer;
    tensors.set(tensor, { name: tensor, shape, values: type.read(raw) });
  }
  if (start + expected !== bytes.length) {
    refuse("nothing behind the last tensor", `${bytes.length - start - expected} more bytes`);
  }
  return { tensors, metadata };
}

type Entry = z.infer<typeof entrySchema>;

/** The tensors in the order of their places, and the notes. */
function parseHeader(
  bytes: Uint8Array,
  refuse: (expected: string, received: string) => never,
): { header: [name: string, entry: Entry][]; metadata: Record<string, string> } {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const { __metadata__: notes = {}, ...entries } = z.record(z.string(), z.unknown()).parse(json);
    const header = Object.entries(entries)
      .map(([name, entry]): [string, Entry] => [name, entrySchema.parse(entry)])
      .sort(([, { data_offsets: a }], [, { data_offsets: b }]) => a[0] - b[0] || a[1] - b[1]);
    return { header, metadata: metadataSchema.parse(notes) };
  } catch {
    return refuse("a header with type, shape and place of each tensor", "another one");
  }
}

/**
 * Writes float32 tensors, whole or not at all.
 *
 * @param path Where to; the folder must exist.
 * @param tensors The tensors, in the order in which they are to lie.
 * @param metadata Notes beside them.
 * @throws {DiskError} If it cannot be written; an older file is untouched then.
 * @throws {RangeError} If two tensors have one name.
 */
export async function writeSafetensors(
  path: string,
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const { name, shape, values } of tensors) {
    if (Object.hasOwn(header, name)) {
      throw new RangeError(cannot(`write ${path}`, "a name for each tensor", `${name} twice`));
    }
    header[name] = { dtype: "F32", shape, data_offsets: [end, end += values.byteLength] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(json.length / 8) * 8; // the values begin at a multiple of eight
  const bytes = new Uint8Array(8 + length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.fill(" ".charCodeAt(0), 8, 8 + length);
  bytes.set(json, 8);
  let at = 8 + length;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  await writeFileWhole(path, bytes);
}
