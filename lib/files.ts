/**
 * Writing files so that nothing is lost: beside the old one first, then renamed over it.
 *
 * @module
 */
import { messageOf } from "./errors.ts";

let serial = 0;

/**
 * Replaces a file as a whole: readers see the old content or the new, never a part of it, also when
 * the process is killed or the disk fills half way.
 *
 * @param path The file; its folder must exist.
 * @param content The new content.
 * @throws {Error} If the file cannot be written; the old one is untouched then.
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${Deno.pid}-${++serial}.partial`;
  try {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const file = await Deno.open(beside, { write: true, create: true, truncate: true });
    try {
      for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
      await file.syncData();
    } finally {
      file.close();
    }
    await Deno.rename(beside, path);
  } catch (error) {
    await Deno.remove(beside).catch(() => {});
    throw new Error(`Cannot write ${path}: ${messageOf(error)}`, { cause: error });
  }
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
