/**
 * One way to any data set: the embedded one, Kaggle's, or the reader's own folder.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { dataFolder } from "./folders.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { exists } from "../disk/files.ts";
import type { ProgressListener } from "../progress.ts";
import { DEFAULT_SEED } from "../random/mod.ts";
import { type CleanDataset, cleanDataset } from "../dataset/clean.ts";
import { readManifest, writeSyntheticDataset } from "./birds/mod.ts";
import type { ImageRow } from "../dataset/table.ts";

/**
 * Where a data set comes from. `kaggle` is the article's version of Kaggle's set, recognised by all its
 * paths; another version, or a folder with tables of the same make, is the reader's `own`.
 */
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
  /** Folders that may lie below and are no part of the data, such as a run's output. */
  readonly ignore?: readonly string[] | undefined;
  /** Told after each picture while the embedded data set is drawn. */
  readonly onProgress?: ProgressListener | undefined;
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
 * @example It needs a folder of pictures.
 * ```ts ignore
 * import { openDataset } from "lib/article/mod.ts";
 * const { rows, classNames, version } = await openDataset({ folder: "photos" });
 * ```
 */
export async function openDataset(options: OpenDatasetOptions = {}): Promise<Dataset> {
  const known = ["folder", "kind", "embedded", "dataFolder", "ignore", "onProgress"] as const;
  refuseUnknownKeys("open the data set", options, known);
  const sizes = ["species", "imagesPerSpecies", "seed"] as const;
  refuseUnknownKeys("open the embedded data set", options.embedded, sizes);
  const folder = await placeOf(options);
  const cleaning = await cleanDataset(folder, { ignore: options.ignore });
  const { rows, classNames } = cleaning;
  const isFetched = options.kind === "kaggle" && folder === kagglePlace(options);
  return { folder, rows, classNames, cleaning, ...await identify(folder, cleaning, isFetched) };
}

/**
 * Where the embedded data set of a size and seed lies, once it is drawn.
 *
 * @param place The folder of data sets.
 * @param settings Its size, and its seed, 42 by default.
 * @returns The folder's path; only another seed than the default is part of its name.
 */
export function embeddedFolder(
  place: string,
  settings: {
    readonly species: number;
    readonly imagesPerSpecies: number;
    readonly seed?: number;
  },
): string {
  const { species, imagesPerSpecies, seed = DEFAULT_SEED } = settings;
  const suffix = seed === DEFAULT_SEED ? "" : `-seed${seed}`;
  return `${place}/embedded-${species}x${imagesPerSpecies}${suffix}`;
}

async function placeOf(options: OpenDatasetOptions): Promise<string> {
  const named = options.folder ?? (Deno.env.get("PLUMAGE_DATA") || undefined);
  if (named) return named.length > 1 ? named.replace(/[/\\]+$/, "") : named;
  if (options.kind === "kaggle") return await kaggleFolder(kagglePlace(options));

  const place = options.dataFolder ?? dataFolder();
  const { species = 12, imagesPerSpecies = 40, seed = DEFAULT_SEED } = options.embedded ?? {};
  const folder = embeddedFolder(place, { species, imagesPerSpecies, seed });
  const { onProgress } = options;
  await writeSyntheticDataset(folder, {
    species,
    imagesPerSpecies,
    seed,
    ...(onProgress && { onProgress }),
  });
  return folder;
}

function kagglePlace(options: OpenDatasetOptions): string {
  return `${options.dataFolder ?? dataFolder()}/kaggle`;
}

async function kaggleFolder(folder: string): Promise<string> {
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
  isFetched: boolean,
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
  if (isFetched) {
    return { kind: "own", version: `100 Bird Species, not the article's version, ${size}` };
  }
  return { kind: "own", version: `own images, ${size}` };
}
