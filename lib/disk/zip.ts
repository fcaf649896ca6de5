/**
 * Zip archives, read without trusting them: listed, judged, and unpacked entry by entry.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
// @ts-types="@types/yauzl"
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { cannot, messageOf } from "../errors.ts";
import { writeAll } from "./files.ts";

/** A deflated byte stands for at most so many (RFC 1951: 258 for two bits). */
const DEFLATE_GROWTH = 1032;

/** A file inside an archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** Its path in the archive, with `/`. */
  readonly name: string;
  /** Its length, unpacked. */
  readonly bytes: number;
}

/** What was unpacked, for a later check. */
export interface UnpackedFile {
  /** Path inside the archive, with `/`. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** An open archive. */
export interface ZipArchive {
  /** All files inside, in the archive's order. */
  readonly entries: readonly ZipEntry[];
  /**
   * Reads one file whole.
   *
   * @param name Its path in the archive.
   * @returns Its bytes, of the length and checksum that the archive promises.
   */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Unpacks one file, piece by piece, so that it may be larger than memory.
   *
   * @param name Its path in the archive.
   * @param target Where to; folders are made.
   * @returns What was written.
   */
  extract(name: string, target: string): Promise<UnpackedFile>;
}

/** What an archive must not go beyond. */
export interface ZipLimits {
  /** Bytes of all files, unpacked. Default: no limit. */
  readonly maxBytes?: number;
  /** How many times its packed size the content may have. Default: no limit. */
  readonly maxGrowth?: number;
}

/**
 * Opens an archive for the time of some work. Its directory is judged before anything is read.
 *
 * @param path The archive.
 * @param work What to do with it.
 * @param options What it is for, in the infinitive, for the errors' wording; limits.
 * @returns What the work returns.
 * @throws {Error} If there is no such file.
 * @throws {SyntaxError} If it is no archive, or a damaged one.
 * @throws {RangeError} If it holds links, encrypted or repeated files, paths that leave the folder, or
 * more than the limits allow.
 */
export async function withZip<Result>(
  path: string,
  work: (archive: ZipArchive) => Promise<Result>,
  options: ZipLimits & { readonly doing?: string } = {},
): Promise<Result> {
  const doing = options.doing ?? `unpack ${path}`;
  const zip = await openArchive(path, doing);
  try {
    const entries = await readDirectory(zip, doing, options);
    const find = (name: string) => {
      const entry = entries.get(name);
      if (entry !== undefined) return entry;
      throw new SyntaxError(cannot(doing, `a file ${name} inside`, "none"));
    };
    return await work({
      entries: Array.from(entries.values(), ({ fileName, uncompressedSize }) => ({
        name: fileName,
        bytes: uncompressedSize,
      })),
      async read(name) {
        const entry = find(name);
        const { uncompressedSize: claimed, compressedSize } = entry;
        if (claimed > DEFLATE_GROWTH * compressedSize) {
          throw damaged(doing, `${name}, which claims ${claimed} bytes`);
        }
        const content = new Uint8Array(entry.uncompressedSize);
        await readChecked(zip, entry, doing, (chunk, at) => content.set(chunk, at));
        return content;
      },
      async extract(name, target) {
        const entry = find(name);
        await Deno.mkdir(dirname(target), { recursive: true });
        const hash = createHash("sha256");
        const flags = { write: true, create: true, truncate: true };
        using file = await Deno.open(target, flags);
        await readChecked(zip, entry, doing, async (chunk) => {
          hash.update(chunk);
          await writeAll(file, chunk);
        });
        return { path: name, bytes: entry.uncompressedSize, sha256: hash.digest("hex") };
      },
    });
  } finally {
    zip.close();
  }
}

/**
 * Unpacks the chosen files of an archive.
 *
 * @param archive Path of the zip file.
 * @param folder Where to; folders inside are made.
 * @param choose Tells whether a file of the archive is wanted, by its path.
 * @returns The files written, with their hashes.
 * @throws {SyntaxError} If the archive is damaged.
 * @throws {RangeError} If it is unsafe, see {@linkcode withZip}.
 */
export async function unpackZip(
  archive: string,
  folder: string,
  choose: (path: string) => boolean,
): Promise<UnpackedFile[]> {
  return await withZip(archive, async (zip) => {
    const files: UnpackedFile[] = [];
    for (const { name } of zip.entries) {
      if (choose(name)) files.push(await zip.extract(name, `${folder}/${name}`));
    }
    return files;
  });
}

async function openArchive(path: string, doing: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (error) {
    if (messageOf(error).includes("ENOENT")) {
      throw new Error(cannot(doing, "a zip archive", "no such file"));
    }
    throw damaged(doing, error);
  }
}

/** All files of the archive, each one judged. */
async function readDirectory(
  zip: ZipFile,
  doing: string,
  { maxBytes = Infinity, maxGrowth = Infinity }: ZipLimits,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  let packed = 0, unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      const refuse = (expected: string, received: string): never => {
        throw new RangeError(cannot(doing, expected, received));
      };
      // The upper half of the attributes holds Unix's file mode: 12 for a link, 8 for a file.
      const type = entry.externalFileAttributes >>> 28;
      if (fileName.endsWith("/")) continue;
      if (type !== 0 && type !== 8) refuse("plain files only", `a link or device, ${fileName}`);
      // "train/./1.jpg" would be another file than it seems.
      if (/\/\.?\//.test(fileName)) refuse("paths with a name in each part", fileName);
      if (entry.isEncrypted()) refuse("readable files", `the encrypted ${fileName}`);
      // Two names that differ in case only are one file on some disks.
      if (names.has(fileName.toLowerCase())) refuse("each file once", `${fileName} twice`);
      names.add(fileName.toLowerCase());
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (unpacked > maxBytes) refuse(`at most ${maxBytes} bytes of content`, "more");
      entries.set(fileName, entry);
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw /relative path|absolute path|invalid characters/.test(messageOf(error))
      ? new RangeError(cannot(doing, "paths inside the folder", messageOf(error)))
      : damaged(doing, error);
  }
  if (unpacked > maxGrowth * packed || packed > zip.fileSize) {
    const expected = `content of at most ${maxGrowth} times the archive's size`;
    throw new RangeError(cannot(doing, expected, `${unpacked} bytes from ${zip.fileSize}`));
  }
  return entries;
}

/** The content of one entry, chunk by chunk; yauzl holds it to the size that the directory says. */
async function readChecked(
  zip: ZipFile,
  entry: Entry,
  doing: string,
  take: (chunk: Uint8Array, at: number) => Promise<void> | void,
): Promise<void> {
  let at = 0, checksum = 0;
  const chunks = await zip.openReadStreamPromise(entry).catch((error) => {
    throw damaged(doing, error);
  });
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await iterator.next().catch((error: unknown) => {
      throw damaged(doing, error);
    });
    if (done) break;
    checksum = crc32(value, checksum);
    await take(value, at); // what the disk refuses is no fault of the archive
    at += value.length;
  }
  if (at !== entry.uncompressedSize) throw damaged(doing, `${entry.fileName} ends early`);
  if (checksum !== entry.crc32) throw damaged(doing, `${entry.fileName} with a wrong checksum`);
}

function damaged(doing: string, error: unknown): SyntaxError {
  return new SyntaxError(cannot(doing, "an undamaged zip archive", messageOf(error)));
}
