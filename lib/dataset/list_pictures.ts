/**
 * The pictures of files and folders that belong to no data set: what a user wants to be asked about.
 *
 * @module
 */
import { readError } from "../disk/files.ts";
import { listFolder } from "./_list_folder.ts";
import { IMAGE_SUFFIX, type LeftOut, REASONS } from "./tree.ts";

/** What {@linkcode listPictures} finds. */
export interface ListedPictures {
  /** Paths of the pictures: the given ones first to last, those of a folder ascending. */
  readonly pictures: readonly string[];
  /** What lies in the folders and is no picture, and why. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Lists pictures. A file that is named is taken, whatever it is called; of a folder and all folders
 * below it, the files that are pictures by their suffix. Each is listed once.
 *
 * @param places Files and folders.
 * @returns The pictures, and what was left out.
 * @throws {Error} If a place is not there or cannot be read.
 */
export async function listPictures(places: readonly string[]): Promise<ListedPictures> {
  const pictures = new Set<string>();
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  const leave = (folder: string, names: readonly string[], reason: string) =>
    leftOut.push(...names.map((name) => ({ filepath: `${folder}/${name}`, reason, files: 1 })));
  const look = async (folder: string): Promise<void> => {
    const real = await Deno.realPath(folder);
    if (seen.has(real)) return; // a link that leads back
    seen.add(real);
    const { files, folders, rubbish, others, unspeakable } = await listFolder(folder);
    for (const name of files) if (IMAGE_SUFFIX.test(name)) pictures.add(`${folder}/${name}`);
    leave(folder, files.filter((name) => !IMAGE_SUFFIX.test(name)), REASONS.noImage);
    leave(folder, rubbish, REASONS.rubbish);
    leave(folder, others, REASONS.neither);
    leave(folder, unspeakable, REASONS.unspeakable);
    for (const name of folders) await look(`${folder}/${name}`);
  };
  for (const place of places) {
    let info: Deno.FileInfo;
    try {
      info = await Deno.stat(place);
    } catch (error) {
      throw readError(`look for pictures in ${place}`, error);
    }
    if (info.isDirectory) await look(place.length > 1 ? place.replace(/[/\\]+$/, "") : place);
    else pictures.add(place);
  }
  return { pictures: [...pictures], leftOut };
}
