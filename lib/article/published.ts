/**
 * The figures that the article publishes, and tables that set a run beside them.
 *
 * @module
 */
import { dataFolder, type Profile } from "../config.ts";
import type { History } from "../train/history.ts";
import type { Cell, Column } from "../chart/table.ts";

/** A training log as published: one number an epoch. */
export interface PublishedHistory {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
  readonly auc: readonly number[];
  readonly f1_score: readonly number[];
  readonly val_loss: readonly number[];
  readonly val_accuracy: readonly number[];
  readonly val_auc: readonly number[];
  readonly val_f1_score: readonly number[];
  readonly steps: readonly number[];
  readonly seconds: readonly number[];
}

/** One published training. */
export interface PublishedRun {
  readonly best_val_f1_score: number;
  readonly best_val_accuracy: number;
  readonly history: PublishedHistory;
}

/** One published call of the hyper-parameter search. */
export interface PublishedTrial {
  readonly learning_rate: number;
  readonly batch_size: number;
  readonly optimizer: "Adam" | "RMSProp";
  readonly decay_rate: number;
  readonly decay_steps: number;
  readonly best_val_f1_score: number;
  readonly history: PublishedHistory;
}

/** Everything in `data/published.json`. */
export interface Published {
  readonly source: string;
  readonly architectures: Readonly<Record<string, PublishedRun>>;
  readonly image_sizes: Readonly<Record<string, PublishedRun>>;
  readonly oversampling: PublishedRun & { readonly rows: number };
  readonly hyperparameter_search: readonly PublishedTrial[];
  readonly final_training: {
    readonly best_epoch: number;
    readonly best_val_f1_score: number;
    readonly image_size: number;
    readonly history: PublishedHistory;
  };
  readonly final_test: {
    readonly rows: number;
    readonly loss: number;
    readonly accuracy: number;
    readonly auc: number;
    readonly f1_score: number;
  };
  readonly split: { readonly train: number; readonly valid: number; readonly test: number };
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

/** Reads the published figures from `data/published.json`. */
export async function loadPublished(): Promise<Published> {
  return JSON.parse(await Deno.readTextFile(`${dataFolder()}/published.json`));
}

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
