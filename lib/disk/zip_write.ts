/**
 * Makes zip archives (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16) that do not compress:
 * for files of numbers, which would not shrink.
 *
 * @module
 */
import { crc32 } from "node:zlib";
import { cannot } from "../errors.ts";

/** Without the longer form of the archive's directory. */
const MOST_BYTES = 2 ** 32 - 1;
/** 1 January 1980, the first day that an archive knows: the same content gives the same bytes. */
const DATE = 33;
const VERSION = 20;
const NAMES_ARE_UTF8 = 1 << 11;

/**
 * Packs files into an archive.
 *
 * @param files Contents by their paths in the archive.
 * @returns The archive's bytes; they do not depend on the hour.
 * @throws {RangeError} If it would have 4 GB or more.
 */
export function makeZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, content]) => ({
    name: new TextEncoder().encode(name),
    content,
    checksum: crc32(content),
  }));
  const total = entries.reduce(
    (sum, { name, content }) => sum + content.length + name.length * 2 + 76,
    22,
  );
  if (total > MOST_BYTES) {
    throw new RangeError(cannot("make a zip", "less than 4 GB", `${total} bytes`));
  }
  const zip = new Uint8Array(total);
  const view = new DataView(zip.buffer);
  let at = 0;
  const put = (...numbers: (readonly [bytes: 2 | 4, value: number])[]) => {
    for (const [bytes, value] of numbers) {
      if (bytes === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += bytes;
    }
  };
  const putBytes = (bytes: Uint8Array) => {
    zip.set(bytes, at);
    at += bytes.length;
  };
  const offsets = entries.map(({ name, content, checksum }) => {
    const offset = at;
    put([4, 0x04034b50], [2, VERSION], [2, NAMES_ARE_UTF8], [2, 0], [2, 0], [2, DATE]);
    put([4, checksum], [4, content.length], [4, content.length], [2, name.length], [2, 0]);
    putBytes(name);
    putBytes(content);
    return offset;
  });
  const directory = at;
  for (const [i, { name, content, checksum }] of entries.entries()) {
    put([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, NAMES_ARE_UTF8], [2, 0], [2, 0], [
      2,
      DATE,
    ]);
    put([4, checksum], [4, content.length], [4, content.length], [2, name.length], [2, 0], [2, 0]);
    put([2, 0], [2, 0], [4, 0], [4, offsets[i]!]);
    putBytes(name);
  }
  const length = at - directory;
  put([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length]);
  put([4, length], [4, directory], [2, 0]);
  return zip;
}
