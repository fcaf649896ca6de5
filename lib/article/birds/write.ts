/**
 * Writes the embedded data set.
 *
 * @module
 */
import { cpus } from "node:os";
import { dirname } from "node:path";
import { withFileLock } from "../../disk/lock.ts";
import { cannot, refuseUnknownKeys } from "../../errors.ts";
import { asDiskError, exists } from "../../disk/files.ts";
import type { ProgressListener } from "../../progress.ts";
import { DEFAULT_SEED } from "../../random/mod.ts";
import { forEachConcurrently } from "../../disk/concurrent.ts";
import { encodePlanned } from "./_faults.ts";
import { type Plan, planDataset, type PlannedImage } from "./_plan.ts";
import { renderBird } from "./draw_bird.ts";
import {
  GENERATOR_VERSION,
  MANIFEST,
  readManifest,
  type SyntheticManifest,
  type SyntheticSettings,
} from "./manifest.ts";
import { SPECIES } from "./species.ts";

/** Options of {@linkcode writeSyntheticDataset}. */
export interface SyntheticOptions extends Omit<SyntheticSettings, "seed"> {
  /** The same seed gives the same files on one machine. Default: 42. */
  readonly seed?: number;
  /** Told after each image. */
  readonly onProgress?: ProgressListener;
}

/**
 * Writes the embedded data set in the layout of the real one: `train/`, `valid/` and `test/` with a
 * folder of 224 x 224 JPEGs a species, `Bird_Species.csv`, `class_dict.csv`, and `manifest.json`,
 * which lists every planted fault. If the folder holds the same data set already, nothing is done.
 *
 * It is drawn beside its place and renamed at the end, so that a killed process leaves no half a data
 * set behind; of two processes at once the second waits for the first.
 *
 * @param folder Where it shall lie; a data set of other settings there is replaced.
 * @param given Seed, size, and whom to tell.
 * @returns What was written.
 * @throws {RangeError} If there are not so many species, or fewer than 10 images of each.
 * @throws {Error} If the folder holds something else.
 * @throws {DiskError} If it cannot be written.
 *
 * @example
 * ```ts
 * import { writeSyntheticDataset } from "lib/article/birds/mod.ts";
 * const { faults } = await writeSyntheticDataset("data/birds", { seed: 42, species: 12, imagesPerSpecies: 40 });
 * ```
 */
export async function writeSyntheticDataset(
  folder: string,
  given: SyntheticOptions,
): Promise<SyntheticManifest> {
  const known = ["seed", "species", "imagesPerSpecies", "onProgress"] as const;
  refuseUnknownKeys("write the embedded data set", given, known);
  const options = { ...given, seed: given.seed ?? DEFAULT_SEED };
  checkSettings(options);
  const doing = `write the embedded data set to ${folder}`;
  const there = await readManifest(folder);
  if (there && isSame(there, options)) return there;
  if (!there && await exists(folder) && await hasEntries(folder)) {
    throw new Error(cannot(doing, "an empty folder", "other files"));
  }
  try {
    await Deno.mkdir(dirname(folder), { recursive: true });
    return await withFileLock(`${folder}.lock`, async () => {
      const made = await readManifest(folder);
      return made && isSame(made, options) ? made : await replaceFolder(folder, options);
    });
  } catch (error) {
    throw asDiskError(doing, error);
  }
}

type Settled = SyntheticOptions & SyntheticSettings;

/** Draws beside the folder, then puts the result in its place. The caller holds the lock. */
async function replaceFolder(
  folder: string,
  options: Settled,
): Promise<SyntheticManifest> {
  const beside = `${folder}.partial`;
  const remove = (path: string) => Deno.remove(path, { recursive: true }).catch(() => {});
  await remove(beside); // what a killed process left
  try {
    const manifest = await writeAll(beside, options);
    const old = `${folder}.old.partial`;
    await remove(old);
    if (await exists(folder)) await Deno.rename(folder, old);
    await Deno.rename(beside, folder);
    await remove(old);
    return manifest;
  } finally {
    await remove(beside);
  }
}

function checkSettings({ species, imagesPerSpecies, seed }: Settled): void {
  const doing = "write the embedded data set";
  if (!Number.isInteger(species) || species < 3 || species > SPECIES.length) {
    throw new RangeError(cannot(doing, `3 to ${SPECIES.length} species`, species));
  }
  if (!Number.isInteger(imagesPerSpecies) || imagesPerSpecies < 10 || imagesPerSpecies > 900) {
    throw new RangeError(cannot(doing, "10 to 900 imagesPerSpecies", imagesPerSpecies));
  }
  if (!Number.isInteger(seed)) throw new RangeError(cannot(doing, "a whole number as seed", seed));
}

function isSame(there: SyntheticManifest, wanted: SyntheticSettings): boolean {
  return there.generator === GENERATOR_VERSION && there.seed === wanted.seed &&
    there.species === wanted.species && there.imagesPerSpecies === wanted.imagesPerSpecies;
}

async function hasEntries(folder: string): Promise<boolean> {
  for await (const _ of Deno.readDir(folder)) return true;
  return false;
}

async function writeAll(folder: string, options: Settled): Promise<SyntheticManifest> {
  const { seed, species, imagesPerSpecies, onProgress } = options;
  const plan = planDataset({ seed, species, imagesPerSpecies });
  const all = [...plan.images, ...plan.strays];
  for (const parent of new Set(all.map(({ path }) => path.slice(0, path.lastIndexOf("/"))))) {
    await Deno.mkdir(`${folder}/${parent}`, { recursive: true });
  }
  let done = 0;
  // Each drawing keeps one core busy; a few more in flight hide the writing of files.
  await forEachConcurrently(all.length, cpus().length + 2, async (i) => {
    const image = all[i]!;
    await Deno.writeFile(`${folder}/${image.path}`, await makeImage(image));
    onProgress?.({ what: "draw the birds", done: ++done, total: all.length });
  });
  return await writeTables(folder, plan, { seed, species, imagesPerSpecies });
}

async function makeImage(image: PlannedImage): Promise<Uint8Array> {
  const { species, seed } = image.original ?? image;
  return await encodePlanned(image, await renderBird(species, { seed }));
}

async function writeTables(
  folder: string,
  { classNames, images, table, faults }: Plan,
  settings: SyntheticSettings,
): Promise<SyntheticManifest> {
  const classes = classNames.map((name, i) => `${i},${name},224,224,1`);
  const manifest: SyntheticManifest = {
    generator: GENERATOR_VERSION,
    ...settings,
    classNames,
    images: images.length,
    faults,
  };
  const lines = (rows: readonly string[]) => `${rows.join("\n")}\n`;
  await Deno.writeTextFile(
    `${folder}/class_dict.csv`,
    lines(["class_index,class,height,width,scale by", ...classes]),
  );
  await Deno.writeTextFile(`${folder}/Bird_Species.csv`, lines(table));
  await Deno.writeTextFile(`${folder}/${MANIFEST}`, `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}
