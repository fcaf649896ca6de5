/**
 * One way to any data set: the embedded one, Kaggle's, or the reader's own folder.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { dataFolder } from "./folders.ts";
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { type CleanDataset, cleanDataset, findTable } from "../dataset/clean.ts";
import { readManifest, writeSyntheticDataset } from "./birds/mod.ts";
import type { ImageRow } from "../dataset/table.ts";

/** Where a data set comes from. */
export type DatasetKind = "embedded" | "kaggle" | "own";

/** A data set ready for use. */
export interface Dataset {
  /** The folder that the rows' paths are relative to. */
  readonly folder: string;
  /** Where it comes from. */
  readonly kind: DatasetKind;
  /** Which version was found, in words fit for a heading. */
  readonly version: string;
  /** The clean table. */
  readonly rows: readonly ImageRow[];
  /** All classes; the position of each is its class index. */
  readonly classNames: readonly string[];
  /** What cleaning found. */
  readonly cleaning: CleanDataset;
}

/** Size and seed of the embedded data set. */
export interface EmbeddedOptions {
  /** Number of species. Default: 12. */
  readonly species?: number;
  /** Images of a species in all splits together, on average. Default: 40. */
  readonly imagesPerSpecies?: number;
  /** What it is drawn from. Default: 42. */
  readonly seed?: number;
}

/** What {@linkcode openDataset} opens. */
export interface OpenDatasetOptions {
  /** A data set's folder; by default `PLUMAGE_DATA`, and without that the place of `kind`. */
  readonly folder?: string | undefined;
  /** What to open where no folder is named. Default: embedded. */
  readonly kind?: "embedded" | "kaggle";
  /** Which embedded data set. */
  readonly embedded?: EmbeddedOptions | undefined;
  /** Where the embedded and Kaggle's data set lie. Default: the project's `data/`. */
  readonly dataFolder?: string;
  /** Called after each picture while the embedded data set is drawn. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The article's version of Kaggle's data set, told by its paths in the order of the clean table. */
const ARTICLE_PATHS_SHA256 = "f8cf4834470de3a813b4ec9fc5cba1e02ea7e2f3e71708c2aed85a64f39f570f";

/**
 * Opens a data set and cleans its table. The embedded one is drawn on first use.
 *
 * @param options What to open; without any, `PLUMAGE_DATA` or the embedded data set.
 * @returns Its rows and classes, its kind and version.
 * @throws {Error} If there is no data set at the place; the message says how to get it.
 *
 * @example
 * ```ts
 * import { openDataset } from "lib/article/mod.ts";
 * const { rows, classNames, version } = await openDataset({ folder: "photos" });
 * ```
 */
export async function openDataset(options: OpenDatasetOptions = {}): Promise<Dataset> {
  const folder = await placeOf(options);
  const cleaning = await cleanDataset(folder);
  const { rows, classNames } = cleaning;
  return { folder, rows, classNames, cleaning, ...await identify(folder, cleaning) };
}

/**
 * Where the embedded data set of a size lies, once it is drawn.
 *
 * @param place The folder of data sets.
 * @param size Its size.
 * @returns The folder's path.
 */
export function embeddedFolder(
  place: string,
  size: { readonly species: number; readonly imagesPerSpecies: number },
): string {
  return `${place}/embedded-${size.species}x${size.imagesPerSpecies}`;
}

async function placeOf(options: OpenDatasetOptions): Promise<string> {
  const named = options.folder ?? (Deno.env.get("PLUMAGE_DATA") || undefined);
  if (named) return named.length > 1 ? named.replace(/[/\\]+$/, "") : named;
  const place = options.dataFolder ?? dataFolder();
  if (options.kind === "kaggle") return await kaggleFolder(place);

  const { species = 12, imagesPerSpecies = 40, seed = 42 } = options.embedded ?? {};
  const folder = embeddedFolder(place, { species, imagesPerSpecies });
  const { onProgress } = options;
  await writeSyntheticDataset(folder, {
    species,
    imagesPerSpecies,
    seed,
    ...(onProgress && { onProgress }),
  });
  return folder;
}

async function kaggleFolder(place: string): Promise<string> {
  const folder = `${place}/kaggle`;
  if (await exists(folder)) return folder;
  throw new Error(
    cannot(
      "open Kaggle's data set",
      "its copy in data/kaggle (deno task data fetches it) or its folder in PLUMAGE_DATA",
      "neither",
    ),
  );
}

async function identify(
  folder: string,
  { rows, classNames }: CleanDataset,
): Promise<{ kind: DatasetKind; version: string }> {
  const size = `${classNames.length} classes, ${rows.length.toLocaleString("en")} images`;
  const manifest = await readManifest(folder);
  if (manifest) {
    const { generator, seed } = manifest;
    return { kind: "embedded", version: `drawings, generator ${generator}, seed ${seed}, ${size}` };
  }
  const paths = rows.map((row) => row.filepath).join("\n");
  if (createHash("sha256").update(paths).digest("hex") === ARTICLE_PATHS_SHA256) {
    return { kind: "kaggle", version: `100 Bird Species, the article's version, ${size}` };
  }
  if (await findTable(folder)) {
    return { kind: "kaggle", version: `100 Bird Species, not the article's version, ${size}` };
  }
  return { kind: "own", version: `own images, ${size}` };
}
