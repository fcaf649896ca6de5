/**
 * Locks that other processes respect. The operating system releases them when a process ends,
 * however that happens, so none is ever left behind by a dead one.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { asDiskError, writeAll } from "./files.ts";

/**
 * Runs a piece of work while holding a lock that other processes respect. The operating system
 * releases it when the process ends, however that happens.
 *
 * @param path The lock file; made if missing, in a folder that exists.
 * @param work What to do under the lock.
 * @param onWait Called once if another process holds the lock.
 * @returns What the work returns.
 */
export async function withFileLock<Result>(
  path: string,
  work: () => Promise<Result>,
  onWait?: () => void,
): Promise<Result> {
  const file = await Deno.open(path, { create: true, write: true });
  try {
    if (!(await file.tryLock(true))) {
      onWait?.();
      await file.lock(true);
    }
    return await work();
  } finally {
    file.close();
  }
}

/** A folder that one process works in; release it, or let `using` do so. */
export interface HeldFolder extends Disposable {
  /** Lets others in. */
  release(): void;
}

/** The lock inside a held folder. It stays there, empty of meaning, when nobody holds it. */
const HOLDER_FILE = ".held";

/**
 * Takes a folder for this process alone, for as long as it works there.
 *
 * @param folder The folder; made if missing.
 * @param doing What for, in the infinitive, for the error's wording: `"train into trained"`.
 * @returns The hold.
 * @throws {Error} If another process holds the folder; the message names it.
 * @throws {DiskError} If the folder cannot be written.
 *
 * @example
 * ```ts
 * import { holdFolder } from "lib/disk/mod.ts";
 * const folder = await Deno.makeTempDir();
 * using _hold = await holdFolder(folder, "write the results");
 * ```
 */
export async function holdFolder(folder: string, doing: string): Promise<HeldFolder> {
  const path = `${folder}/${HOLDER_FILE}`;
  let file: Deno.FsFile;
  try {
    await Deno.mkdir(folder, { recursive: true });
    file = await Deno.open(path, { create: true, read: true, write: true });
  } catch (error) {
    throw asDiskError(doing, error);
  }
  if (!(await file.tryLock(true))) {
    file.close();
    const holder = (await Deno.readTextFile(path).catch(() => "")).trim();
    const who = /^process \d+$/.test(holder) ? holder : "another process";
    throw new Error(cannot(doing, "a folder that nobody else works in", `one that ${who} holds`));
  }
  await file.truncate();
  await writeAll(file, new TextEncoder().encode(`process ${Deno.pid}\n`));
  let isHeld = true;
  const release = () => {
    if (isHeld) file.close();
    isHeld = false;
  };
  return { release, [Symbol.dispose]: release };
}
