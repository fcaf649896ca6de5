/**
 * Looking into a zip archive without unpacking it.
 *
 * @module
 */
import { crc32 } from "node:zlib";
// @ts-types="@types/yauzl"
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { cannot, messageOf } from "../errors.ts";

/** An archive whose entries are read one by one. */
export interface ZipArchive {
  /** The names of all files inside, in the archive's order. */
  readonly names: readonly string[];
  /**
   * Reads one file whole.
   *
   * @param name Its name in the archive.
   * @returns Its bytes, checked against the archive's checksum.
   * @throws {SyntaxError} If it is missing or damaged.
   */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Opens a zip archive for the time of some work.
 *
 * @param path The archive.
 * @param work What to do with it.
 * @returns What the work returns.
 * @throws {SyntaxError} If it is no archive, or cut off.
 */
export async function withZip<Result>(
  path: string,
  work: (archive: ZipArchive) => Promise<Result>,
): Promise<Result> {
  const refuse = (expected: string, received: string, cause?: unknown) =>
    new SyntaxError(cannot(`read the archive ${path}`, expected, received), { cause });
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error) => {
    throw refuse("a whole zip archive", messageOf(error), error);
  });
  try {
    const entries = await listEntries(zip).catch((error) => {
      throw refuse("a whole zip archive", messageOf(error), error);
    });
    return await work({
      names: [...entries.keys()],
      async read(name) {
        const entry = entries.get(name);
        if (entry === undefined) throw refuse(`a file ${name} inside`, "none");
        const bytes = await readEntry(zip, entry).catch((error) => {
          throw refuse(`${name} whole`, messageOf(error), error);
        });
        if (crc32(bytes) !== entry.crc32) throw refuse(`the checksum of ${name} to fit`, "another");
        return bytes;
      },
    });
  } finally {
    zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
  }
  return entries;
}

/** As many bytes as the archive promises; a stream that brings more is ended by the library. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Uint8Array);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
