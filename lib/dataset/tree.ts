/**
 * The folder tree of a data set, as it lies on the disk.
 *
 * @module
 */
import { isAbsolute, relative } from "node:path";
import { type Split, splitOfFolder, SPLITS } from "./parts.ts";
import { cannot } from "../errors.ts";
import { countFiles, type FolderList, listFolder } from "./_list_folder.ts";

/** The images of one class in one split. */
export interface ClassFolder {
  /** The split it belongs to; `train` where the tree has no splits. */
  readonly split: Split;
  /** The folder's name. */
  readonly label: string;
  /** Where it lies, relative to the data set's folder, without a final `/`. */
  readonly path: string;
  /** Names of the files that are images by their suffix, ascending by character code; at least one. */
  readonly images: readonly string[];
}

/** Something that a clean table does not hold. */
export interface LeftOut {
  /** Where it lies, relative to the data set's folder; folders end in `/`. */
  readonly filepath: string;
  /** Why it is left out. */
  readonly reason: string;
  /** How many files go with it: 1 for a file; of a folder those that have no entry of their own. */
  readonly files: number;
}

/** A data set's folders and files: each file below the folder is in exactly one of the three. */
export interface DatasetTree {
  /** Whether the class folders lie in `train/`, `valid/`, `test/`, or directly in the folder. */
  readonly layout: "splits" | "classes";
  /** Every folder that holds images of a class, split after split, ascending by path. */
  readonly classFolders: readonly ClassFolder[];
  /** Files beside the folders, such as tables; ascending. */
  readonly topFiles: readonly string[];
  /** Files and folders that are no images in a class folder. */
  readonly leftOut: readonly LeftOut[];
}

/** How {@linkcode listTree} looks. */
export interface TreeOptions {
  /** Folders that may lie below the data set's and are no part of it, such as a run's output. */
  readonly ignore?: readonly string[] | undefined;
}

/** The suffixes of what `decodeImage` reads. */
export const IMAGE_SUFFIX = /\.(jpe?g|jfif|png|webp|gif|tiff?|avif|bmp)$/i;

/**
 * Lists a data set's folder: `train/`, `valid/` (or `val/`, `validation/`), `test/` with a folder a
 * class in each, or just a folder a class. A class is a folder that holds images; so a class may be
 * called `train`, too.
 *
 * @param folder The data set's folder.
 * @param options What to pass over.
 * @returns What lies in it.
 * @throws {Error} If it cannot be read, or has neither `train/` nor a folder with images.
 */
export async function listTree(folder: string, options: TreeOptions = {}): Promise<DatasetTree> {
  const lists = new Map<string, Promise<FolderList>>();
  const list = (path: string): Promise<FolderList> => {
    const known = lists.get(path) ?? listFolder(path === "" ? folder : `${folder}/${path}`);
    lists.set(path, known);
    return known;
  };
  const top = await list("");
  const ignored = await ignoredBelow(folder, options.ignore ?? []);
  const layout = await layoutOf("", top.folders.filter((name) => !ignored.has(name)), list);
  if (layout === undefined) throw await noImages(folder, top.folders, list);

  const leftOut: LeftOut[] = [];
  const whole = async (path: string, reason: string): Promise<void> => {
    leftOut.push({ filepath: `${path}/`, reason, files: await countFiles(`${folder}/${path}`) });
  };
  /** Names all that is neither a file nor a folder of interest; returns the other folders. */
  const sift = async (prefix: string, found: FolderList): Promise<string[]> => {
    for (const name of found.rubbish) {
      const reason = REASONS.rubbish;
      if (name.endsWith("/")) await whole(`${prefix}${name.slice(0, -1)}`, reason);
      else leftOut.push({ filepath: `${prefix}${name}`, reason, files: 1 });
    }
    for (const name of found.others) {
      leftOut.push({ filepath: `${prefix}${name}`, reason: REASONS.neither, files: 1 });
    }
    for (const name of found.unspeakable) {
      leftOut.push({ filepath: `${prefix}${name}`, reason: REASONS.unspeakable, files: 1 });
    }
    for (const name of found.folders) {
      if (ignored.has(`${prefix}${name}`)) await whole(`${prefix}${name}`, "passed over as asked");
    }
    return found.folders.filter((name) => !ignored.has(`${prefix}${name}`));
  };
  const classFolders: ClassFolder[] = [];
  const addClasses = async (split: Split, prefix: string, labels: readonly string[]) => {
    for (const label of labels) {
      const path = `${prefix}${label}`;
      const found = await list(path);
      for (const name of await sift(`${path}/`, found)) {
        await whole(`${path}/${name}`, "a folder inside a class folder");
      }
      const images = found.files.filter((name) => IMAGE_SUFFIX.test(name));
      for (const name of found.files) {
        if (IMAGE_SUFFIX.test(name)) continue;
        leftOut.push({ filepath: `${path}/${name}`, reason: REASONS.noImage, files: 1 });
      }
      if (images.length > 0) classFolders.push({ split, label, path, images });
      else leftOut.push({ filepath: `${path}/`, reason: "no image in it", files: 0 });
    }
  };

  const folders = await sift("", top);
  if (layout === "classes") await addClasses("train", "", folders);
  else {
    for (const name of folders) {
      if (splitOfFolder(name) === undefined) await whole(name, "not train, valid or test");
    }
    for (const split of SPLITS) {
      for (const name of folders.filter((name) => splitOfFolder(name) === split)) {
        const found = await list(name);
        const labels = await sift(`${name}/`, found);
        for (const file of found.files) {
          leftOut.push({ filepath: `${name}/${file}`, reason: "not in a class folder", files: 1 });
        }
        await addClasses(split, `${name}/`, labels);
      }
    }
  }
  if (classFolders.length === 0) throw await noImages(folder, top.folders, list);
  return { layout, classFolders, topFiles: top.files, leftOut };
}

/** Why something is left out. */
export const REASONS = {
  noImage: "not an image by its suffix",
  rubbish: "hidden, or left by a system or an archive",
  neither: "neither a file nor a folder",
  unspeakable: "a name that is no text",
} as const;

/** How the class folders lie; nothing where there are none. */
async function layoutOf(
  prefix: string,
  folders: readonly string[],
  list: (path: string) => Promise<FolderList>,
): Promise<DatasetTree["layout"] | undefined> {
  const images = async (path: string): Promise<number> =>
    (await list(path)).files.filter((name) => IMAGE_SUFFIX.test(name)).length;
  let [inTrain, belowTrain, elsewhere] = [0, 0, 0];
  for (const name of folders) {
    const split = splitOfFolder(name);
    const path = `${prefix}${name}`;
    if (split === undefined) elsewhere += await images(path);
    if (split !== "train") continue;
    inTrain += await images(path);
    for (const label of (await list(path)).folders) belowTrain += await images(`${path}/${label}`);
  }
  // Among folders of images, one called train is a class unless most of its images lie deeper.
  if (belowTrain > 0 && !(elsewhere > 0 && inTrain > belowTrain)) return "splits";
  for (const name of folders) if (await images(`${prefix}${name}`) > 0) return "classes";
  return undefined;
}

/** Of the folders to pass over those below a folder, relative to it. */
async function ignoredBelow(folder: string, ignore: readonly string[]): Promise<Set<string>> {
  const real = async (path: string) => await Deno.realPath(path).catch(() => undefined);
  const root = await real(folder);
  const inside = new Set<string>();
  for (const path of ignore) {
    const target = await real(path);
    if (root === undefined || target === undefined) continue;
    const below = relative(root, target).replaceAll("\\", "/");
    if (below !== "" && !below.startsWith("..") && !isAbsolute(below)) inside.add(below);
  }
  return inside;
}

async function noImages(
  folder: string,
  folders: readonly string[],
  list: (path: string) => Promise<FolderList>,
): Promise<Error> {
  // Archives often unpack into one folder more than one thinks.
  const hints: string[] = [];
  for (const name of folders) {
    if (splitOfFolder(name) !== undefined) continue;
    const found = await layoutOf(`${name}/`, (await list(name)).folders, list);
    if (found !== undefined) hints.push(` (did you mean ${folder}/${name}?)`);
  }
  const shown = folders.slice(0, 5).map((name) => `${name}/`).join(", ");
  return new Error(
    cannot(
      `open the data set ${folder}`,
      "a folder train/ with a folder of images a class, or just a folder of images a class",
      folders.length === 0
        ? "no folders"
        : `${shown}${folders.length > 5 ? ", ..." : ""}${hints[0] ?? ""}`,
    ),
  );
}
