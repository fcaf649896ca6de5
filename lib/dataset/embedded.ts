/**
 * The embedded data set: drawn on first use, kept whole, drawn anew when its settings change.
 *
 * @module
 */
import { withFileLock } from "../engine/cache.ts";
import { writeFileWhole } from "../files.ts";

/** Size and seed of the embedded data set. */
export interface EmbeddedOptions {
  /** Number of species. Default: 12. */
  readonly species?: number;
  /** Images of each species in the training split. Default: 40. */
  readonly imagesPerSpecies?: number;
  /** What it is drawn from. Default: 42. */
  readonly seed?: number;
  /** Called while it is drawn. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Bears the settings that a finished folder was drawn with. */
const STAMP = "embedded.json";

/**
 * Draws the embedded data set, unless it lies there already. Safe when two processes do so at once
 * or one is killed: it is drawn beside its place and renamed.
 *
 * @param dataFolder The folder to put it in; made if missing.
 * @param options Size and seed.
 * @returns The data set's folder.
 * @throws {Error} If it cannot be written.
 */
export async function ensureEmbedded(
  dataFolder: string,
  options: EmbeddedOptions = {},
): Promise<string> {
  const { species = 12, imagesPerSpecies = 40, seed = 42, onProgress } = options;
  const folder = `${dataFolder}/embedded-${species}x${imagesPerSpecies}-seed${seed}`;
  const settings = JSON.stringify({ generator: 1, species, imagesPerSpecies, seed });
  if (await readStamp(folder) === settings) return folder;

  await Deno.mkdir(dataFolder, { recursive: true });
  return await withFileLock(`${dataFolder}/.embedded.lock`, async () => {
    if (await readStamp(folder) === settings) return folder;
    const { writeSyntheticDataset } = await import(
      new URL("./synthetic/mod.ts", import.meta.url).href
    );
    const beside = `${folder}.partial`;
    await removeIfThere(beside);
    await writeSyntheticDataset(beside, {
      species,
      imagesPerSpecies,
      seed,
      ...(onProgress && { onProgress }),
    });
    await writeFileWhole(`${beside}/${STAMP}`, settings);
    await removeIfThere(folder);
    await Deno.rename(beside, folder);
    return folder;
  });
}

/**
 * Tells whether a folder holds the embedded data set, and which.
 *
 * @param folder Any data set's folder.
 * @returns Its settings in words, or nothing.
 */
export async function readEmbeddedVersion(folder: string): Promise<string | undefined> {
  const stamp = await readStamp(folder);
  if (stamp === undefined) return undefined;
  const { generator, seed } = JSON.parse(stamp);
  return `embedded drawings, generator ${generator}, seed ${seed}`;
}

async function readStamp(folder: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(`${folder}/${STAMP}`);
  } catch {
    return undefined;
  }
}

async function removeIfThere(folder: string): Promise<void> {
  try {
    await Deno.remove(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
