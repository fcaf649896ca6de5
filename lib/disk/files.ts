/**
 * Writing files so that nothing is lost: beside the old one first, then renamed over it, on a disk
 * that has room for them; and the words for what goes wrong with a disk.
 *
 * @module
 */
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { cannot, messageOf } from "../errors.ts";

let serial = 0;

/**
 * Replaces a file as a whole: readers see the old content or the new, never a part of it, also when
 * the process is killed or the disk fills half way.
 *
 * @param path The file; its folder must exist.
 * @param content The new content.
 * @throws {DiskError} If the file cannot be written; the old one is untouched then.
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  try {
    await replaceFile(path, (beside) => Deno.writeFile(beside, bytes));
  } catch (error) {
    throw asDiskError(`write ${path}`, error);
  }
}

/**
 * As {@linkcode writeFileWhole}, for content that is too large for memory, or that a library writes.
 *
 * @param path The file; its folder must exist.
 * @param write Writes the new content to the path that it is given, `PATH.*.partial`, and closes it.
 * @throws What `write` throws, or the file system; the old file is untouched then, and nothing is
 * left beside it.
 */
export async function replaceFile(
  path: string,
  write: (beside: string) => Promise<void> | void,
): Promise<void> {
  const beside = `${path}.${Deno.pid}-${++serial}.partial`;
  try {
    await write(beside);
    await flushFile(beside);
    await Deno.rename(beside, path);
  } catch (error) {
    await Deno.remove(beside).catch(() => {});
    throw error;
  }
}

/**
 * Writes all of some bytes to an open file: one call of `write` may take fewer.
 *
 * @param file Where to, at its present place.
 * @param bytes What to write.
 */
export async function writeAll(
  file: { write(bytes: Uint8Array): Promise<number> },
  bytes: Uint8Array,
): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
}

/** As {@linkcode writeAll}, at once. */
export function writeAllSync(
  file: { writeSync(bytes: Uint8Array): number },
  bytes: Uint8Array,
): void {
  for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
}

/**
 * Waits until the disk has a file's content, so that a power cut after a renaming loses nothing.
 *
 * @param path The file.
 */
export async function flushFile(path: string): Promise<void> {
  using file = await Deno.open(path, { write: true });
  await file.syncData();
}

/**
 * Tells whether something lies at a path.
 *
 * @param path A file or folder.
 * @returns Whether it exists and can be seen.
 */
export async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes a file, or a folder with all that is in it; what is not there is no fault.
 *
 * @param path The file or folder.
 */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/**
 * Reads a file of text that may not be there.
 *
 * @param path The file.
 * @returns Its text; nothing if there is no such file.
 * @throws {Error} If it is there and cannot be read.
 */
export async function readTextIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw readError(`read ${path}`, error);
  }
}

/**
 * Words an error of the file system on reading.
 *
 * @param doing What was attempted, in the infinitive: `"read table prices.csv"`.
 * @param error What was caught.
 * @returns An error with a sentence.
 */
export function readError(doing: string, error: unknown): Error {
  const received = error instanceof Deno.errors.NotFound ? "no such file" : reasonOf(error);
  return new Error(cannot(doing, "a readable file", received), { cause: error });
}

/** Why the file system refused, without the number and the call that Deno goes on with. */
function reasonOf(error: unknown): string {
  return messageOf(error).replace(/ \(os error \d+\).*$/s, "");
}

/** A disk that is full, nearly so, or cannot be written. */
export class DiskError extends Error {
  /** The error's class. */
  override name = "DiskError";
}

/**
 * Words an error of the file system on writing.
 *
 * @param doing What was attempted, in the infinitive: `"unpack photos.zip"`.
 * @param error What was caught.
 * @returns A {@linkcode DiskError} with a sentence; the caught error itself if it is one already, or
 * not of the file system.
 */
export function asDiskError(doing: string, error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return error;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  const expected = isFull ? "enough free space" : "a folder that can be written";
  const received = isFull ? "a full disk" : reasonOf(error);
  return new DiskError(cannot(doing, expected, received), { cause: error });
}

/**
 * Makes sure of disk space before a lot is written.
 *
 * @param doing What is about to happen, in the infinitive: `"unpack photos.zip"`.
 * @param folder Where to; need not exist yet.
 * @param bytes What will be written.
 * @param free What is free, in bytes; asked of the operating system by default.
 * @throws {DiskError} If less is free; the message gives both. Where the operating system does
 * not tell, nothing is thrown.
 */
export async function requireSpace(
  doing: string,
  folder: string,
  bytes: number,
  free?: number,
): Promise<void> {
  const available = free ?? await freeBytes(folder);
  if (bytes <= available) return;
  const megabytes = (whole: number) => `${whole.toLocaleString("en")} MB`;
  const rule = `${megabytes(Math.ceil(bytes / 1e6))} of free space in ${folder}`;
  throw new DiskError(cannot(doing, rule, megabytes(Math.floor(available / 1e6))));
}

/**
 * Asks the operating system for the free bytes of a disk.
 *
 * @param folder A folder on it; need not exist yet.
 * @returns What this user may still write; infinity where that is unknown.
 */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(resolve(folder));
    const isMissing = (error as { code?: string }).code === "ENOENT" && parent !== folder;
    return isMissing ? await freeBytes(parent) : Infinity;
  }
}
