/**
 * The folder tree of a data set, as it lies on the disk.
 *
 * @module
 */
import { type Split, SPLITS } from "./parts.ts";
import { cannot, messageOf } from "../errors.ts";

/** The images of one class in one split. */
export interface ClassFolder {
  /** The split it belongs to; `train` where the tree has no splits. */
  readonly split: Split;
  /** The folder's name. */
  readonly label: string;
  /** Where it lies, relative to the data set's folder, without a final `/`. */
  readonly path: string;
  /** Names of the files that are images by their suffix, ascending by character code. */
  readonly images: readonly string[];
}

/** Something that a clean table does not hold. */
export interface LeftOut {
  /** Where it lies, relative to the data set's folder; folders end in `/`. */
  readonly filepath: string;
  /** Why it is left out. */
  readonly reason: string;
}

/** A data set's folders and files. */
export interface DatasetTree {
  /** Whether the class folders lie in `train/`, `valid/`, `test/`, or directly in the folder. */
  readonly layout: "splits" | "classes";
  /** Every class folder, split after split, ascending by name. */
  readonly classFolders: readonly ClassFolder[];
  /** Files and folders that are no images in a class folder. */
  readonly leftOut: readonly LeftOut[];
}

/** What sharp can decode. */
const IMAGE_SUFFIX = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

/**
 * Lists a data set's folder: `train/`, `valid/`, `test/` with a folder a class in each, or just a
 * folder a class. Hidden entries are passed over.
 *
 * @param folder The data set's folder.
 * @returns What lies in it.
 * @throws {Error} If it cannot be read, or has neither `train/` nor a folder with images.
 */
export async function listTree(folder: string): Promise<DatasetTree> {
  const top = await listFolder(folder);
  const hasSplits = top.folders.some((name) => (SPLITS as readonly string[]).includes(name));
  if (hasSplits && !top.folders.includes("train")) throw noImages(folder, top.folders);

  const leftOut: LeftOut[] = [];
  const classFolders: ClassFolder[] = [];
  if (hasSplits) {
    for (const name of top.folders) {
      const split = SPLITS.find((split) => split === name);
      if (!split) leftOut.push({ filepath: `${name}/`, reason: "not train, valid or test" });
    }
    for (const split of SPLITS.filter((split) => top.folders.includes(split))) {
      const { folders, files, others } = await listFolder(`${folder}/${split}`);
      for (const file of [...files, ...others]) {
        leftOut.push({ filepath: `${split}/${file}`, reason: "not in a class folder" });
      }
      classFolders.push(...await listClasses(folder, split, `${split}/`, folders, leftOut));
    }
  } else {
    classFolders.push(...await listClasses(folder, "train", "", top.folders, leftOut));
  }
  if (!classFolders.some(({ images }) => images.length > 0)) throw noImages(folder, top.folders);
  return { layout: hasSplits ? "splits" : "classes", classFolders, leftOut };
}

async function listClasses(
  folder: string,
  split: Split,
  prefix: string,
  labels: readonly string[],
  leftOut: LeftOut[],
): Promise<ClassFolder[]> {
  return await Promise.all(labels.map(async (label) => {
    const path = `${prefix}${label}`;
    const { folders, files, others } = await listFolder(`${folder}/${path}`);
    for (const name of folders) {
      leftOut.push({ filepath: `${path}/${name}/`, reason: "a folder inside a class folder" });
    }
    for (const name of others) {
      leftOut.push({ filepath: `${path}/${name}`, reason: "neither a file nor a folder" });
    }
    for (const name of files) {
      if (IMAGE_SUFFIX.test(name)) continue;
      leftOut.push({ filepath: `${path}/${name}`, reason: "not an image by its suffix" });
    }
    return { split, label, path, images: files.filter((name) => IMAGE_SUFFIX.test(name)) };
  }));
}

interface FolderList {
  readonly folders: string[];
  readonly files: string[];
  /** Links that lead to nothing, pipes, devices: nothing that can be read to its end. */
  readonly others: string[];
}

/** Names of the visible entries, ascending; links count as what they lead to. */
async function listFolder(path: string): Promise<FolderList> {
  const folders: string[] = [];
  const files: string[] = [];
  const others: string[] = [];
  try {
    for await (const entry of Deno.readDir(path)) {
      if (entry.name.startsWith(".")) continue;
      const kind = entry.isSymlink ? await targetOf(`${path}/${entry.name}`) : entry;
      (kind?.isDirectory ? folders : kind?.isFile ? files : others).push(entry.name);
    }
  } catch (error) {
    const received = error instanceof Deno.errors.NotFound ? "no such folder" : messageOf(error);
    throw new Error(cannot(`list ${path}`, "a folder of the data set", received), { cause: error });
  }
  return { folders: folders.sort(), files: files.sort(), others: others.sort() };
}

/** What a link leads to; nothing if to nothing. */
async function targetOf(link: string): Promise<Deno.FileInfo | undefined> {
  try {
    return await Deno.stat(link);
  } catch {
    return undefined;
  }
}

function noImages(folder: string, folders: readonly string[]): Error {
  const shown = folders.slice(0, 5).map((name) => `${name}/`).join(", ");
  return new Error(
    cannot(
      `open the data set ${folder}`,
      "a folder train/ with a folder of images a class, or just a folder of images a class",
      folders.length === 0 ? "no folders" : `${shown}${folders.length > 5 ? ", ..." : ""}`,
    ),
  );
}
