// deno-lint-ignore-file camelcase -- the names are those of the published file
/**
 * The figures that the article publishes, and tables that set a run beside them.
 *
 * @module
 */
import { z } from "zod";
import { cannot, firstFault, messageOf } from "../errors.ts";
import { type Profile } from "./profile.ts";
import { dataFolder } from "./folders.ts";
import type { History } from "../train/history.ts";
import type { Cell, Column } from "../chart/table.ts";

/** A training log as published: one number an epoch. */
export interface PublishedHistory {
  /** Mean cross-entropy of the training images. */
  readonly loss: readonly number[];
  /** Share of training images classified rightly. */
  readonly accuracy: readonly number[];
  /** Area under the curve, training. */
  readonly auc: readonly number[];
  /** Weighted F1, training. */
  readonly f1_score: readonly number[];
  /** Mean cross-entropy of the validation images. */
  readonly val_loss: readonly number[];
  /** Share of validation images classified rightly. */
  readonly val_accuracy: readonly number[];
  /** Area under the curve, validation. */
  readonly val_auc: readonly number[];
  /** Weighted F1, validation. */
  readonly val_f1_score: readonly number[];
  /** Training steps. */
  readonly steps: readonly number[];
  /** Wall time. */
  readonly seconds: readonly number[];
}

/** One published training. */
export interface PublishedRun {
  /** Best validation F1 over the epochs. */
  readonly best_val_f1_score: number;
  /** Best validation accuracy over the epochs. */
  readonly best_val_accuracy: number;
  /** The log. */
  readonly history: PublishedHistory;
}

/** One published call of the hyper-parameter search. */
export interface PublishedTrial {
  /** The rate at the start. */
  readonly learning_rate: number;
  /** Images a step. */
  readonly batch_size: number;
  /** The rule. */
  readonly optimizer: "Adam" | "RMSProp";
  /** Factor of the rate at each stair. */
  readonly decay_rate: number;
  /** Length of a stair in epochs. */
  readonly decay_steps: number;
  /** The score of the trial. */
  readonly best_val_f1_score: number;
  /** The log. */
  readonly history: PublishedHistory;
}

/** Everything in `data/published.json`. */
export interface Published {
  /** Where the figures come from. */
  readonly source: string;
  /** Experiment a, by network. */
  readonly architectures: Readonly<Record<string, PublishedRun>>;
  /** Experiment b, by size in pixels. */
  readonly image_sizes: Readonly<Record<string, PublishedRun>>;
  /** Experiment c. */
  readonly oversampling: PublishedRun & { readonly rows: number };
  /** Experiment d, in the order of the calls. */
  readonly hyperparameter_search: readonly PublishedTrial[];
  /** The training of the result. */
  readonly final_training: {
    readonly best_epoch: number;
    readonly best_val_f1_score: number;
    readonly image_size: number;
    readonly history: PublishedHistory;
  };
  /** The hold-out test. */
  readonly final_test: {
    readonly rows: number;
    readonly loss: number;
    readonly accuracy: number;
    readonly auc: number;
    readonly f1_score: number;
  };
  /** Rows of each part of the new split. */
  readonly split: { readonly train: number; readonly valid: number; readonly test: number };
  /** Counts of the data set. */
  readonly dataset: {
    readonly classes: number;
    readonly labels_in_original_csv: number;
    readonly rows_original: number;
    readonly rows_cleaned: number;
    readonly train: number;
    readonly valid: number;
    readonly test: number;
  };
}

/**
 * Reads the published figures from `data/published.json`.
 *
 * @throws {SyntaxError} If the file is damaged: it names the figure.
 */
export async function loadPublished(): Promise<Published> {
  const path = `${dataFolder()}/published.json`;
  let json: unknown;
  try {
    json = JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    throw new SyntaxError(cannot(`read ${path}`, "the published figures", messageOf(error)), {
      cause: error,
    });
  }
  const { success, data, error } = publishedSchema.safeParse(json);
  if (success) return data;
  throw new SyntaxError(cannot(`read ${path}`, "the published figures", firstFault(error)));
}

const series = z.array(z.number());
const historySchema: z.ZodType<PublishedHistory> = z.object({
  loss: series,
  accuracy: series,
  auc: series,
  f1_score: series,
  val_loss: series,
  val_accuracy: series,
  val_auc: series,
  val_f1_score: series,
  steps: series,
  seconds: series,
});
const runSchema = z.object({
  best_val_f1_score: z.number(),
  best_val_accuracy: z.number(),
  history: historySchema,
});
const publishedSchema: z.ZodType<Published> = z.object({
  source: z.string(),
  architectures: z.record(z.string(), runSchema),
  image_sizes: z.record(z.string(), runSchema),
  oversampling: runSchema.extend({ rows: z.int() }),
  hyperparameter_search: z.array(z.object({
    learning_rate: z.number(),
    batch_size: z.int(),
    optimizer: z.enum(["Adam", "RMSProp"]),
    decay_rate: z.number(),
    decay_steps: z.number(),
    best_val_f1_score: z.number(),
    history: historySchema,
  })),
  final_training: z.object({
    best_epoch: z.int(),
    best_val_f1_score: z.number(),
    image_size: z.int(),
    history: historySchema,
  }),
  final_test: z.object({
    rows: z.int(),
    loss: z.number(),
    accuracy: z.number(),
    auc: z.number(),
    f1_score: z.number(),
  }),
  split: z.object({ train: z.int(), valid: z.int(), test: z.int() }),
  dataset: z.object({
    classes: z.int(),
    labels_in_original_csv: z.int(),
    rows_original: z.int(),
    rows_cleaned: z.int(),
    train: z.int(),
    valid: z.int(),
    test: z.int(),
  }),
});

/**
 * A published log in the shape of this library's histories, for charts that draw both.
 *
 * @param published A training log of the article.
 */
export function asHistory(published: PublishedHistory): History {
  const at = (values: readonly number[], i: number) => values[i] ?? NaN;
  return {
    epochs: published.loss.map((loss, i) => ({
      epoch: i + 1,
      loss,
      accuracy: at(published.accuracy, i),
      auc: at(published.auc, i),
      f1: at(published.f1_score, i),
      validLoss: at(published.val_loss, i),
      validAccuracy: at(published.val_accuracy, i),
      validAuc: at(published.val_auc, i),
      validF1: at(published.val_f1_score, i),
      learningRate: NaN,
      seconds: at(published.seconds, i),
      steps: at(published.steps, i),
    })),
  };
}

/** One line of the table that closes a section. */
export interface Comparison {
  /** What is compared: `"best validation F1, densenet121"`. */
  readonly what: string;
  /** The article's figure; nothing where it publishes none. */
  readonly published: Cell;
  /** This run's figure; nothing where this profile does not compute it. */
  readonly run: Cell;
}

/**
 * The table *published / this run* that closes every section, with the profile in its heading so
 * that nobody mistakes one column for the other. To be spread into `showTable`.
 *
 * @param profile The profile of the run.
 * @param lines What is compared.
 * @returns Columns and rows.
 */
export function comparisonTable(
  profile: Profile,
  lines: readonly Comparison[],
): [columns: (string | Column)[], rows: Cell[][]] {
  return [
    ["", "published (300 species, full)", `this run (${profile.name})`],
    lines.map(({ what, published, run }) => [what, published, run]),
  ];
}
