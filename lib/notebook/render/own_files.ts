/**
 * Which files in a folder of pages are this project's: only these are ever replaced or removed.
 *
 * @module
 */
import { dirname, join, resolve, sep } from "node:path";
import { z } from "zod";
import { cannot, firstFault, messageOf } from "../../errors.ts";
import { asDiskError, exists, requireSpace } from "../../disk/files.ts";
import { writeWhole } from "../format.ts";

/** The list's file, in the folder of the pages. */
const LIST_FILE = "rendered.json";

const ABOUT = "Written by render, which replaces and removes only the files listed here.";
/** A path below the folder: no root, no drive, no way up. */
const PATH = z.string().regex(/^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\:]+$/, "a path below it");
const LIST = z.object({ files: z.array(PATH) });

/**
 * Writes files into a folder: all, or as few as can be.
 *
 * @param folder The folder; it is made if it is missing.
 * @param files What to write, by path below the folder.
 * @param options Which of the own files that are no longer written go or stay, and who is told.
 * @throws {Error} If a file there is not one that was written here before (nothing is written then).
 * @throws {DiskError} If the disk is full; files that were new are gone again then.
 */
export async function writeOwnFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  options: {
    readonly isStale: (path: string) => boolean;
    readonly isKept?: (path: string) => boolean;
    readonly onFile?: (path: string) => void;
  },
): Promise<void> {
  const own = await readList(folder);
  const fresh = new Set<string>();
  for (const path of files.keys()) {
    if (!await exists(join(folder, path))) fresh.add(path);
    else if (!own.has(path)) {
      const rule = `no file there but those that render wrote (listed in ${LIST_FILE})`;
      throw new Error(cannot(`render into ${folder}`, rule, path));
    }
  }
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  await requireSpace(`render into ${folder}`, folder, bytes);
  // Where every page is written anew, nothing else of an earlier run is needed.
  const isWhole = [...own].every((path) => files.has(path) || !/^[^/]+\.html$/.test(path));
  const { isStale, isKept = () => false } = options;
  const stale = [...own].filter((path) =>
    !files.has(path) && !isKept(path) && (isWhole || isStale(path))
  );
  const isNew = !await exists(folder);
  try {
    await Deno.mkdir(folder, { recursive: true });
    // Before the files: one that is cut off half way knows its own at the next run.
    await writeList(folder, new Set([...own, ...files.keys()]));
    for (const [path, content] of files) {
      await Deno.mkdir(dirname(join(folder, path)), { recursive: true });
      await writeWhole(join(folder, path), content);
      options.onFile?.(path);
    }
  } catch (error) {
    for (const path of fresh) await Deno.remove(join(folder, path)).catch(() => {});
    await removeEmptyFolders(folder, fresh);
    await writeList(folder, own).catch(() => {});
    if (own.size === 0) await Deno.remove(join(folder, LIST_FILE)).catch(() => {});
    if (isNew) await Deno.remove(folder).catch(() => {});
    throw asDiskError(`render into ${folder}`, error);
  }
  for (const path of stale) await removeOwn(folder, path);
  await removeEmptyFolders(folder, stale);
  const left = [...own, ...files.keys()].filter((path) => !stale.includes(path));
  await writeList(folder, new Set(left));
}

/**
 * Reads a folder with all that is below it.
 *
 * @param folder The folder.
 * @returns The files' bytes by path, in the order of the paths; none where there is no such folder.
 */
export async function readFilesBelow(folder: string): Promise<Map<string, Uint8Array>> {
  const paths: string[] = [];
  const waiting = [""];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for await (const { name, isDirectory } of Deno.readDir(join(folder, next))) {
        (isDirectory ? waiting : paths).push(next === "" ? name : `${next}/${name}`);
      }
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  const files = new Map<string, Uint8Array>();
  for (const path of paths.sort()) files.set(path, await Deno.readFile(join(folder, path)));
  return files;
}

/** Whether a path is listed as this project's in a folder of pages. */
export async function isOwnFile(folder: string, path: string): Promise<boolean> {
  return (await readList(folder)).has(path) && await exists(join(folder, path));
}

async function readList(folder: string): Promise<Set<string>> {
  const path = join(folder, LIST_FILE);
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return new Set();
    throw new Error(cannot(`read ${path}`, "a readable file", messageOf(error)));
  }
  const parsed = LIST.safeParse(jsonOf(text));
  if (!parsed.success) {
    const expected = "the list of files that render wrote";
    throw new SyntaxError(cannot(`read ${path}`, expected, firstFault(parsed.error)));
  }
  return new Set(parsed.data.files);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function writeList(folder: string, files: ReadonlySet<string>): Promise<void> {
  const list = { about: ABOUT, files: [...files].sort() };
  await writeWhole(join(folder, LIST_FILE), `${JSON.stringify(list, undefined, 1)}\n`);
}

/** Removes a listed file, if it really lies below the folder. */
async function removeOwn(folder: string, path: string): Promise<void> {
  const file = join(folder, path);
  const place = await Deno.realPath(dirname(file)).catch(() => "");
  const root = resolve(await Deno.realPath(folder));
  if (place === root || place.startsWith(root + sep)) await Deno.remove(file).catch(() => {});
}

async function removeEmptyFolders(folder: string, paths: Iterable<string>): Promise<void> {
  const folders = new Set([...paths].map((path) => dirname(path)).filter((path) => path !== "."));
  for (const path of folders) await Deno.remove(join(folder, path)).catch(() => {}); // only if empty
}
