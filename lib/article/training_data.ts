/**
 * The data of one training from the command line: any folder, audited, divided, accounted for.
 *
 * @module
 */
import { createHash } from "node:crypto";
import {
  auditDataset,
  describeFolder,
  type ImageRow,
  type LeftOut,
  openFolder,
  type Parts,
  type Split,
  SPLITS,
  toExamples,
} from "../dataset/mod.ts";
import { likenesses, missingClasses, refuseOneClass } from "../dataset/warnings.ts";
import type { Example } from "../input/mod.ts";
import type { ProgressListener } from "../progress.ts";
import { type Dataset, openDataset, type OpenDatasetOptions } from "./open_dataset.ts";
import { articleSplit } from "./split.ts";

/** What {@linkcode openTrainingData} opens, and how it divides. */
export interface TrainingDataOptions extends Omit<OpenDatasetOptions, "onProgress"> {
  /**
   * `new`: all images divided anew, as in the article (the default). `given`: a folder's own `train/`,
   * `valid/` and `test/`.
   */
  readonly split?: "given" | "new" | undefined;
  /** Told after each picture that is drawn or looked into. */
  readonly onProgress?: ProgressListener | undefined;
}

/** Data ready for a training. */
export interface TrainingData extends Pick<Dataset, "folder" | "kind" | "version" | "rows"> {
  /** The classes that have an image; the position of each is its class index. */
  readonly classNames: readonly string[];
  /** Row indices of the three parts. */
  readonly split: Parts;
  /** Every file of the folder that is no row and no table, with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Tells data apart: 16 hexadecimal digits of paths, classes and parts; other names, other digits. */
  readonly fingerprint: string;
  /** What was taken, what was left out and why: lines to print before work begins. */
  readonly account: readonly string[];
  /** The examples of one part, for `createBatches`. */
  examples(part: Split | Int32Array): Example[];
}

/**
 * Opens the data of a training. The article's set is taken row for row as the article divided it; any
 * other is looked into first, and unusable pictures are left out.
 *
 * @param options Which data, as for `openDataset`, and which split.
 * @returns Rows, parts, and an account of the folder.
 * @throws {RangeError} If fewer than two classes have usable images, or one is too small to divide.
 */
export async function openTrainingData(options: TrainingDataOptions = {}): Promise<TrainingData> {
  const { split: wanted = "new", onProgress, ...which } = options;
  const dataset = await openDataset({ ...which, onProgress });
  const { folder, kind, version, cleaning } = dataset;
  const { ignore } = which;
  const ready = (
    { rows, classNames, split, leftOut, notes }: {
      rows: readonly ImageRow[];
      classNames: readonly string[];
      split: Parts;
      leftOut: readonly LeftOut[];
      notes: readonly string[];
    },
  ): TrainingData => ({
    folder,
    kind,
    version,
    rows,
    classNames,
    split,
    leftOut,
    fingerprint: fingerprintOf(rows, split),
    account: [version, ...describeFolder({ rows, classNames, leftOut, notes })],
    examples: (part) =>
      toExamples({ folder, rows, classNames }, typeof part === "string" ? split[part] : part),
  });
  if (wanted === "given") {
    return ready(
      await openFolder(folder, {
        split: "given",
        ...(ignore && { ignore }),
        ...(onProgress && { onProgress }),
      }),
    );
  }
  const { kept: rows, classNames, leftOut, findings } = kind === "kaggle"
    ? { kept: dataset.rows, ...dataset, leftOut: cleaning.leftOut, findings: [] }
    : await auditDataset(folder, { imageSize: "any", ignore, onProgress });
  refuseOneClass(`divide ${folder}`, classNames, leftOut);
  const split = articleSplit(rows, classNames);
  const notes = [
    ...cleaning.notes,
    ...likenesses(findings),
    ...missingClasses(rows, classNames, split),
  ];
  return ready({ rows, classNames, split, leftOut, notes });
}

function fingerprintOf(rows: readonly ImageRow[], split: Parts): string {
  const hash = createHash("sha256");
  for (const { filepath, label } of rows) hash.update(`${filepath}\n${label}\n`);
  for (const part of SPLITS) hash.update(`${part} ${split[part].join(" ")}\n`);
  return hash.digest("hex").slice(0, 16);
}
