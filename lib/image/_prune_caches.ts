/**
 * Removes packed images that nobody needs any more: each list of paths has a file of its own, and
 * lists change with the split, the seed, or the data.
 */
import { basename, dirname } from "node:path";
import { exists } from "../disk/files.ts";
import { isPack } from "./_pack_format.ts";

/** When a cache has been kept for long enough. */
export interface CacheLimits {
  /** A file that was not used for so long is removed. */
  readonly unusedMs: number;
  /** Of more bytes than this in a folder, the files that were used last stay. */
  readonly bytes: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** All sizes and splits of some 50,000 images take 15 GB; a cache is rebuilt in minutes. */
const LIMITS: CacheLimits = { unusedMs: 30 * DAY_MS, bytes: 40e9 };
/** A loader that has just been told of a file may not have opened it yet. */
const GRACE_MS = DAY_MS / 24;

const PACK = /^images-\d+-[0-9a-f]{16}\.pack$/;
const LOCK = /^(images-\d+-[0-9a-f]{16}\.pack)\.lock$/;
const LEFTOVER = /^(images-\d+-[0-9a-f]{16}\.pack)\.[\d-]+\.partial$/;

/**
 * Removes, from the folder of a cache that is about to be built, caches of other lists that were not
 * used for long, or that take too much room together with the new one, their lock files, and what
 * killed builders left. Files that any process has open stay, and so do files that no cache made.
 *
 * @param path The file that is about to be built; its lock is held.
 * @param bytes How large it will be.
 * @param onMessage Told in one sentence what was removed.
 * @param limits How long and how much to keep.
 */
export async function pruneCaches(
  path: string,
  bytes: number,
  onMessage?: (message: string) => void,
  limits: CacheLimits = LIMITS,
): Promise<void> {
  const folder = dirname(path);
  const own = basename(path);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
  for (const name of names) {
    const pack = LEFTOVER.exec(name)?.[1];
    if (pack === undefined) continue;
    const remove = () => Deno.remove(`${folder}/${name}`).catch(() => {});
    if (pack === own || !await exists(`${folder}/${pack}.lock`)) await remove();
    else await ifUnlocked(`${folder}/${pack}.lock`, remove);
  }

  await removeIdleLocks(folder, names, own);
  const packs = names.filter((name) => PACK.test(name) && name !== own)
    .map((name) => ({ name, ...lastUse(`${folder}/${name}`) }))
    .sort((a, b) => b.usedMs - a.usedMs);
  let total = bytes;
  const removed: string[] = [];
  for (const { name, usedMs, size } of packs) {
    total += size;
    const unusedMs = Date.now() - usedMs;
    if (unusedMs < GRACE_MS || (unusedMs < limits.unusedMs && total <= limits.bytes)) continue;
    await ifUnlocked(`${folder}/${name}`, async (file) => {
      if (!isPack(file)) return;
      await Deno.remove(`${folder}/${name}`);
      await Deno.remove(`${folder}/${name}.lock`).catch(() => {});
      removed.push(name);
      total -= size;
    });
  }
  if (removed.length === 0) return;
  onMessage?.(`Removed images of other lists, packed and not used of late: ${removed.join(", ")}`);
}

/**
 * Removes lock files whose cache is gone. Should a process take one up just then, two of them build
 * the same cache, each beside its place, and the later one replaces its equal.
 */
async function removeIdleLocks(
  folder: string,
  names: readonly string[],
  own: string,
): Promise<void> {
  for (const name of names) {
    const pack = LOCK.exec(name)?.[1];
    if (pack === undefined || pack === own || names.includes(pack)) continue;
    const path = `${folder}/${name}`;
    if (Date.now() - lastUse(path).usedMs < GRACE_MS) continue;
    await ifUnlocked(path, () => Deno.remove(path));
  }
}

/** Says that a cache is in use; on a disk that cannot be written nothing is removed either. */
export function markUsed(path: string): void {
  try {
    Deno.utimeSync(path, new Date(), new Date());
  } catch {
    // Its age is of no interest there.
  }
}

function lastUse(path: string): { usedMs: number; size: number } {
  try {
    const { mtime, size } = Deno.statSync(path);
    return { usedMs: mtime?.getTime() ?? Date.now(), size };
  } catch {
    return { usedMs: Date.now(), size: 0 }; // another process has just removed it
  }
}

/** Does something with a file that no process has locked; nothing if one has, or it cannot be had. */
async function ifUnlocked(
  path: string,
  work: (file: Deno.FsFile) => Promise<void>,
): Promise<void> {
  try {
    using file = await Deno.open(path);
    if (await file.tryLock(true)) await work(file);
  } catch {
    // In use, or not ours to remove: it stays.
  }
}
