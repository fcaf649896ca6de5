/**
 * The file of an image cache, little endian:
 *
 *     0   8  "PLUMPACK"
 *     8   4  format version            12  4  image size, in pixels
 *     16  4  number of images          20  4  CRC-32 of everything else before the pixels
 *     24  32 SHA-256 of the sources: path, time of change and length of each file
 *     56  4n CRC-32 of each image's pixels
 *     .   .  zeros up to a multiple of 4096, then size x size x 3 bytes an image
 */
import { crc32 } from "node:zlib";
import { writeAllSync } from "../disk/files.ts";
import { cannot } from "../errors.ts";

/** What stands before the pixels. */
export interface PackHeader {
  readonly imageSize: number;
  readonly count: number;
  /** SHA-256, 32 bytes. */
  readonly sources: Uint8Array;
  /** CRC-32 of each image. */
  readonly checksums: Uint32Array;
}

const MAGIC = new TextEncoder().encode("PLUMPACK");
const VERSION = 1;
const TABLE_AT = 56;
const ALIGNMENT = 4096;

/** Where the pixels begin. */
export function pixelsOffset(count: number): number {
  return Math.ceil((TABLE_AT + 4 * count) / ALIGNMENT) * ALIGNMENT;
}

/** Bytes of one image. */
export function bytesPerImage(imageSize: number): number {
  return imageSize * imageSize * 3;
}

/** The length of the whole file. */
export function packLength(
  { count, imageSize }: Pick<PackHeader, "count" | "imageSize">,
): number {
  return pixelsOffset(count) + count * bytesPerImage(imageSize);
}

export function encodeHeader(header: PackHeader): Uint8Array {
  const bytes = new Uint8Array(pixelsOffset(header.count));
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, header.imageSize, true);
  view.setUint32(16, header.count, true);
  bytes.set(header.sources, 24);
  header.checksums.forEach((checksum, i) => view.setUint32(TABLE_AT + 4 * i, checksum, true));
  view.setUint32(20, crc32(bytes), true);
  return bytes;
}

/** Whether an open file begins as an image cache does. */
export function isPack(file: Deno.FsFile): boolean {
  return hasMagic(readAt(file, 0, new Uint8Array(MAGIC.length)));
}

function hasMagic(start: Uint8Array): boolean {
  return MAGIC.every((byte, i) => start[i] === byte);
}

/** Reads and checks the header of an open file. Throws a SyntaxError that says what is wrong. */
export function readHeader(file: Deno.FsFile, path: string): PackHeader {
  const malformed = (expected: string, received: string) =>
    new SyntaxError(cannot(`open image cache ${path}`, expected, received));
  const start = readAt(file, 0, new Uint8Array(TABLE_AT));
  if (start.length < TABLE_AT || !hasMagic(start)) {
    throw malformed("a file of packed images", "another file");
  }
  const view = new DataView(start.buffer);
  const version = view.getUint32(8, true);
  if (version !== VERSION) throw malformed(`format version ${VERSION}`, `${version}`);
  const [imageSize, count] = [view.getUint32(12, true), view.getUint32(16, true)];
  const length = packLength({ imageSize, count });
  const { size } = file.statSync();
  if (size !== length) throw malformed(`${length} bytes`, `${size} bytes`);
  const bytes = readAt(file, 0, new Uint8Array(pixelsOffset(count)));
  const table = new DataView(bytes.buffer);
  table.setUint32(20, 0, true);
  if (crc32(bytes) !== view.getUint32(20, true)) {
    throw malformed("an intact header", "a damaged one");
  }
  return {
    imageSize,
    count,
    sources: start.slice(24, TABLE_AT),
    checksums: Uint32Array.from(
      { length: count },
      (_, i) => table.getUint32(TABLE_AT + 4 * i, true),
    ),
  };
}

/** Fills the buffer from a position; returns what there was. */
export function readAt(file: Deno.FsFile, position: number, into: Uint8Array): Uint8Array {
  file.seekSync(position, Deno.SeekMode.Start);
  let filled = 0;
  while (filled < into.length) {
    const count = file.readSync(into.subarray(filled));
    if (count === null) break;
    filled += count;
  }
  return into.subarray(0, filled);
}

/** Writes all bytes at a position. */
export function writeAt(
  file: Pick<Deno.FsFile, "seekSync" | "writeSync">,
  position: number,
  bytes: Uint8Array,
): void {
  file.seekSync(position, Deno.SeekMode.Start);
  writeAllSync(file, bytes);
}
