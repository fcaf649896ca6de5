/**
 * The record of a training, plain JSON data: what charts draw and checkpoints store. This module
 * does not touch TensorFlow.
 *
 * @module
 */
import { bestIndex, type Direction } from "../scores.ts";

/** One epoch, as Keras prints it. Scores are in [0, 1]. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean training loss over the epoch's images, while the weights change. */
  readonly loss: number;
  /** Fraction of the training images whose likeliest class is the right one. */
  readonly accuracy: number;
  /** Keras's AUC (200 thresholds) over all one-hot entries. */
  readonly auc: number;
  /** Weighted F1 at threshold 0.5. */
  readonly f1: number;
  /** The same for the validation images, after the epoch; NaN is not JSON, so null without any. */
  readonly validLoss: number | null;
  /** Validation accuracy. */
  readonly validAccuracy: number | null;
  /** Validation AUC. */
  readonly validAuc: number | null;
  /** Validation F1; its best over the epochs is the score of a run. */
  readonly validF1: number | null;
  /** Learning rate of the epoch's last step. */
  readonly learningRate: number;
  /** Wall time of the epoch with its validation; not the same from run to run. */
  readonly seconds: number;
  /** Training steps of the epoch. */
  readonly steps: number;
}

/** A whole training. */
export interface History {
  /** One record an epoch, in order. */
  readonly epochs: readonly EpochRecord[];
}

/** What a best epoch can be chosen by. */
export type Monitor = "validF1" | "validAccuracy" | "validLoss" | "f1" | "accuracy" | "loss";

/**
 * The first epoch with the best value of a figure.
 *
 * @param history A training.
 * @param monitor The figure; `validF1` by default.
 * @returns Its record; undefined if no epoch has that figure.
 */
export function bestEpoch(
  history: History,
  monitor: Monitor = "validF1",
): EpochRecord | undefined {
  return history.epochs[
    bestIndex(history.epochs.map((record) => record[monitor]), directionOf(monitor))
  ];
}

function directionOf(monitor: Monitor): Direction {
  return monitor === "loss" || monitor === "validLoss" ? "min" : "max";
}
