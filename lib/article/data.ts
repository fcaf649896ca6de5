/**
 * The data of a run: which images, which split, ready for batches.
 *
 * @module
 */
import { type Profile } from "./profile.ts";
import { runFolder } from "./folders.ts";
import { type Split } from "../dataset/parts.ts";
import { auditDataset, type ImageRow, readTable, toExamples, writeTable } from "../dataset/mod.ts";
import { type ArticleSplit, articleSplit } from "./split.ts";
import { type Dataset, openDataset } from "./open_dataset.ts";
import { writeFileWhole } from "../disk/files.ts";
import type { Example } from "../input/mod.ts";

/** A data set with its clean table and the article's split of it. */
export interface ArticleData {
  /** The folder that the rows' paths are relative to. */
  readonly folder: string;
  /** Which data, in words. */
  readonly version: string;
  /** The clean table. */
  readonly rows: readonly ImageRow[];
  /** All classes; the position of each is its class index. */
  readonly classNames: readonly string[];
  /** Row indices of the new, stratified split. */
  readonly split: ArticleSplit;
  /**
   * The examples of one part of the new split, for `createBatches`.
   *
   * @param part Which part; or row indices, such as an oversampled training set.
   */
  examples(part: Split | Int32Array): Example[];
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
  return await openDataset(
    embedded === undefined ? { kind: "kaggle" } : { embedded: { ...embedded, seed } },
  );
}

/**
 * Opens the data set with its clean table and the article's split. The table is the one that the
 * first notebook wrote; where there is none for this data set yet, it is made now.
 *
 * @param profile Whose data.
 * @returns Rows, classes and split.
 * @throws {Error} If the data set is not there; the message says how to get it.
 */
export async function openArticleData(profile: Profile): Promise<ArticleData> {
  const dataset = await openData(profile);
  const rows = await readCleanTable(profile, dataset) ?? await makeCleanTable(profile, dataset);
  const { folder, version, classNames } = dataset;
  const split = articleSplit(rows, classNames);
  return {
    folder,
    version,
    rows,
    classNames,
    split,
    examples: (part) =>
      toExamples({ folder, rows, classNames }, typeof part === "string" ? split[part] : part),
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
  try {
    const stamp = await Deno.readTextFile(stampPath(profile));
    return stamp === stampOf(dataset) ? readTable(tablePath(profile)) : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** The real set is used as the article used it; any other is audited first. */
async function makeCleanTable(profile: Profile, dataset: Dataset): Promise<readonly ImageRow[]> {
  const rows = dataset.kind === "kaggle" ? dataset.rows : (await auditDataset(dataset.folder)).kept;
  await writeCleanTable(profile, dataset, rows);
  return rows;
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
  return JSON.stringify({ folder, version, rows: rows.length });
}
