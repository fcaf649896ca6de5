/** Zip archives for the tests of unpacking, honest and dishonest ones. */
import { crc32, deflateRawSync } from "node:zlib";

/** One entry of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: Uint8Array;
  /** Unix mode; 0o100644, a plain file, by default. */
  readonly mode?: number;
  /** Bit 0 says that it is encrypted. */
  readonly flags?: number;
  readonly deflate?: boolean;
  /** What the directory says, if not the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
}

/** Makes a zip archive (PKWARE's APPNOTE 6.3, without extensions). */
export function makeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { content = new Uint8Array(), mode = 0o100644, flags = 0, deflate = false } = entry;
    const name = new TextEncoder().encode(entry.name);
    const packed = deflate ? deflateRawSync(content) : content;
    const common = [
      [2, 20],
      [2, flags],
      [2, deflate ? 8 : 0],
      [4, 0],
      [4, entry.claimedCrc ?? crc32(content)],
      [4, packed.length],
      [4, entry.claimedSize ?? content.length],
      [2, name.length],
      [2, 0],
    ];
    const local = [fields([[4, 0x04034b50], ...common]), name, packed];
    directory.push(
      fields([[4, 0x02014b50], [2, 0x031e], ...common, [2, 0], [2, 0], [2, 0], [2, 0], [2, mode], [
        4,
        offset,
      ]]),
      name,
    );
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = fields([
    [4, 0x06054b50],
    [4, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array([...parts, ...directory, end].flatMap((part) => [...part]));
}

/** Little-endian numbers, each with its width in bytes. */
function fields(values: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap(([width, value]) =>
      Array.from({ length: width! }, (_, i) => Math.floor(value! / 256 ** i) % 256)
    ),
  );
}

/** A tiny data set as an archive: 2 classes, 3 + 2 + 2 images, a table and a stranger. */
export function tinyArchive(prefix = ""): Uint8Array {
  const file = (name: string): ZipEntry => ({
    name: `${prefix}${name}`,
    content: new TextEncoder().encode(`content of ${name}`),
    deflate: name.endsWith(".csv"),
  });
  return makeZip([
    { name: `${prefix}train/`, mode: 0o040755 },
    file("train/EMU/001.jpg"),
    file("train/EMU/002.jpg"),
    file("train/BARN  OWL/001.jpg"),
    file("valid/EMU/1.jpg"),
    file("valid/BARN  OWL/1.jpg"),
    file("test/EMU/1.jpg"),
    file("test/BARN  OWL/1.jpg"),
    {
      ...file("class_dict.csv"),
      content: new TextEncoder().encode("class_index,class\n0,BARN  OWL\n1,EMU\n"),
    },
    file("EfficientNetB0.h5"),
  ]);
}

/** The counts of {@linkcode tinyArchive}. */
export const TINY_COUNTS = { classes: 2, train: 3, valid: 2, test: 2 };
