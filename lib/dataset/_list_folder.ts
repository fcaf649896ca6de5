/** What lies in a folder, sorted into what a data set may hold and what it may not. */
import { cannot, messageOf } from "../errors.ts";

/** The entries of a folder, ascending by name; links count as what they lead to. */
export interface FolderList {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** What nobody put there for its own sake; folders end in `/`. */
  readonly rubbish: readonly string[];
  /** Links that lead to nothing, pipes, devices: nothing that can be read to its end. */
  readonly others: readonly string[];
  /** Names that are no valid text and therefore cannot be opened. */
  readonly unspeakable: readonly string[];
}

/** Hidden entries, and what archives of macOS, Windows and network disks leave behind. */
const RUBBISH =
  /^\.|^(__MACOSX|@eaDir|Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information)$/i;

/** Lists a folder. */
export async function listFolder(path: string): Promise<FolderList> {
  const folders: string[] = [], files: string[] = [], rubbish: string[] = [];
  const others: string[] = [], unspeakable: string[] = [];
  try {
    for await (const entry of Deno.readDir(path)) {
      const { name } = entry;
      const kind = entry.isSymlink ? await targetOf(`${path}/${name}`) : entry;
      if (RUBBISH.test(name)) rubbish.push(kind?.isDirectory ? `${name}/` : name);
      else if (name.includes("\uFFFD") && !await canBeSeen(`${path}/${name}`)) {
        unspeakable.push(name);
      } else (kind?.isDirectory ? folders : kind?.isFile ? files : others).push(name);
    }
  } catch (error) {
    const received = error instanceof Deno.errors.NotFound ? "no such folder" : messageOf(error);
    throw new Error(cannot(`list ${path}`, "a folder of the data set", received), { cause: error });
  }
  for (const names of [folders, files, rubbish, others, unspeakable]) names.sort();
  return { folders, files, rubbish, others, unspeakable };
}

/** Counts the files in a folder and below; links are counted, not followed. */
export async function countFiles(path: string): Promise<number> {
  let count = 0;
  try {
    for await (const { name, isDirectory } of Deno.readDir(path)) {
      count += isDirectory ? await countFiles(`${path}/${name}`) : 1;
    }
  } catch {
    // A folder that is left out anyway need not be readable.
  }
  return count;
}

/** What a link leads to; nothing if to nothing. */
async function targetOf(link: string): Promise<Deno.FileInfo | undefined> {
  return await Deno.stat(link).catch(() => undefined);
}

async function canBeSeen(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
