/**
 * The data of a run: which images, which split, ready for batches.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type Profile } from "./profile.ts";
import { runFolder } from "./folders.ts";
import { missingClasses } from "../dataset/warnings.ts";
import { type Split } from "../dataset/parts.ts";
import {
  auditDataset,
  findLeaks,
  type ImageRow,
  readTable,
  toExamples,
  writeTable,
} from "../dataset/mod.ts";
import { cannot, messageOf } from "../errors.ts";
import { type ArticleSplit, articleSplit } from "./split.ts";
import { type Dataset, openDataset } from "./open_dataset.ts";
import { readTextIfThere, writeFileWhole } from "../disk/files.ts";
import type { Orientation } from "../image/mod.ts";
import type { Example } from "../input/mod.ts";

/** A data set with its clean table and the article's split of it. */
export interface ArticleData extends Pick<Dataset, "folder" | "version" | "rows"> {
  /** The classes that have a row; the position of each is its class index. */
  readonly classNames: readonly string[];
  /** Row indices of the new, stratified split. */
  readonly split: ArticleSplit;
  /**
   * Whether pictures are turned upright by their EXIF orientation: a reader's own are; the article's
   * are seen as they are stored, as Keras loads them.
   */
  readonly orientation: Orientation;
  /** What a part of the split lacks, a sentence each; none where each class is in each part. */
  readonly notes: readonly string[];
  /**
   * The examples of one part of the new split, for `createBatches`.
   *
   * @param part Which part; or row indices, such as an oversampled training set.
   */
  examples(part: Split | Int32Array): Example[];
  /**
   * The held-out examples whose twin is learned from. Every image is looked into for it, once: what
   * was found is kept in the run folder.
   */
  leaks(): Promise<Leaks>;
}

/** Rows of the held-out parts that have a twin in the training part. */
export interface Leaks {
  /** Of the validation part. */
  readonly valid: readonly ImageRow[];
  /** Of the test part. */
  readonly test: readonly ImageRow[];
}

/**
 * Opens the data set that a profile works on: `PLUMAGE_DATA` where set, otherwise the embedded birds
 * or, for a profile without them, Kaggle's set.
 *
 * @param profile Whose data.
 * @throws {Error} If it is not there; the message says how to get it.
 */
export async function openData(profile: Profile): Promise<Dataset> {
  const { embedded, seed } = profile;
  if (embedded === undefined) return await openDataset({ kind: "kaggle" });
  const { species, imagesPerSpecies } = embedded;
  return await openDataset({ embedded: { species, imagesPerSpecies, seed } });
}

/**
 * Opens the data set with its clean table and the article's split.
 *
 * The article's own set is divided as the article divided it, all 46,622 rows: what an audit would
 * leave out of the table would move every index after it, so twins across the parts are told by
 * {@linkcode ArticleData.leaks} instead. Of any other data the table is the one that the first notebook
 * wrote; where there is none for this data set yet, it is made now.
 *
 * @param profile Whose data.
 * @returns Rows, classes and split.
 * @throws {Error} If the data set is not there; the message says how to get it.
 */
export async function openArticleData(profile: Profile): Promise<ArticleData> {
  const dataset = await openData(profile);
  const rows = dataset.kind === "kaggle"
    ? dataset.rows
    : await readCleanTable(profile, dataset) ?? await makeCleanTable(profile, dataset);
  return divide(profile, dataset, rows);
}

function divide(profile: Profile, dataset: Dataset, rows: readonly ImageRow[]): ArticleData {
  const { folder, version } = dataset;
  const present = new Set(rows.map(({ label }) => label));
  const classNames = dataset.classNames.filter((name) => present.has(name));
  const shares = dataset.kind === "embedded" ? profile.embedded?.heldOut : undefined;
  const split = articleSplit(rows, classNames, shares);
  const rowsOf = (part: Split): ImageRow[] => Array.from(split[part], (i) => rows[i]!);
  return {
    folder,
    version,
    rows,
    classNames,
    split,
    orientation: dataset.kind === "own" ? "apply" : "ignore",
    notes: missingClasses(rows, classNames, split),
    examples: (part) =>
      toExamples({ folder, rows, classNames }, typeof part === "string" ? split[part] : part),
    leaks: async () => {
      const groups = await duplicates(profile, dataset);
      const learned = rowsOf("train");
      return {
        valid: findLeaks(groups, learned, rowsOf("valid")),
        test: findLeaks(groups, learned, rowsOf("test")),
      };
    },
  };
}

/**
 * Writes the clean table into the run folder, for the later notebooks.
 *
 * @param profile Whose run.
 * @param dataset Which data set the rows belong to.
 * @param rows The table.
 * @returns Where it was written.
 */
export async function writeCleanTable(
  profile: Profile,
  dataset: Dataset,
  rows: readonly ImageRow[],
): Promise<string> {
  await Deno.mkdir(runFolder(profile), { recursive: true });
  const path = tablePath(profile);
  await writeTable(path, rows);
  await writeFileWhole(stampPath(profile), stampOf(dataset));
  return path;
}

async function readCleanTable(
  profile: Profile,
  dataset: Dataset,
): Promise<readonly ImageRow[] | undefined> {
  const stamp = await readTextIfThere(stampPath(profile));
  return stamp === stampOf(dataset) ? readTable(tablePath(profile)) : undefined;
}

async function makeCleanTable(profile: Profile, dataset: Dataset): Promise<readonly ImageRow[]> {
  const rows = (await auditDataset(dataset.folder)).kept;
  await writeCleanTable(profile, dataset, rows);
  return rows;
}

/** What {@linkcode duplicates} keeps: equal images of which data set. */
const Duplicates = z.object({ of: z.string(), groups: z.array(z.array(z.string())) });

/** Groups of images that are the same or look the same, from the run folder or found now. */
async function duplicates(profile: Profile, dataset: Dataset): Promise<string[][]> {
  const path = `${runFolder(profile)}/duplicates.json`;
  const text = await readTextIfThere(path);
  if (text !== undefined) {
    let kept: z.infer<typeof Duplicates>;
    try {
      kept = Duplicates.parse(JSON.parse(text));
    } catch (error) {
      const received = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
      throw new SyntaxError(
        cannot(
          `read ${path}`,
          "groups of equal images (delete the file to find them anew)",
          received.replaceAll(/\s+/g, " "),
        ),
        { cause: error },
      );
    }
    if (kept.of === stampOf(dataset)) return kept.groups;
  }
  const groups = (await auditDataset(dataset.folder)).duplicateGroups.map((group) => [...group]);
  await Deno.mkdir(runFolder(profile), { recursive: true });
  await writeFileWhole(path, `${JSON.stringify({ of: stampOf(dataset), groups }, null, 1)}\n`);
  return groups;
}

function tablePath(profile: Profile): string {
  return `${runFolder(profile)}/Bird_Species_cleaned.csv`;
}

function stampPath(profile: Profile): string {
  return `${runFolder(profile)}/clean_table.json`;
}

/** Tells data sets apart, so that a table of another one is not used by mistake. */
function stampOf(dataset: Dataset): string {
  const { folder, version, rows } = dataset;
  const paths = createHash("sha256").update(rows.map(({ filepath }) => filepath).join("\n"));
  return JSON.stringify({ folder, version, paths: paths.digest("hex") });
}
