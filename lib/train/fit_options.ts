/**
 * What a training is told.
 *
 * @module
 */
import type { Precision } from "../engine/precision.ts";
import type { ProgressListener } from "../progress.ts";
import type { BatchSource } from "./batch.ts";
import type { GradientOptimizerSettings } from "./_optimizer_settings.ts";
import type { Monitor } from "./history.ts";
import type { TrainingProgress } from "./progress.ts";
import type { StaircaseOptions } from "./schedule.ts";
import type { LossOptions } from "./step.ts";

/** A value that a setting of a training can have. */
export type CheckpointSetting = string | number | boolean | null;

/** Where and when a training is saved. */
export interface CheckpointOptions {
  /** Folder of `last.ckpt` and `best.ckpt`; made if missing. */
  readonly folder: string;
  /** Save also after so many steps inside an epoch; only after each epoch by default. */
  readonly everySteps?: number;
  /** Go on with the training in the folder, if there is one; false by default. */
  readonly resume?: boolean;
  /** The classes in the order of their labels: a resumed training must agree on them. */
  readonly classNames?: readonly string[];
  /** What else decides the numbers (data set, seeds, ...): a resumed training must agree on it. */
  readonly settings?: Readonly<Record<string, CheckpointSetting>>;
  /** What changes no number (where the data lie, how many workers); kept for {@linkcode readTraining}. */
  readonly notes?: Readonly<Record<string, CheckpointSetting>>;
}

/** When to stop before the last epoch. */
export interface EarlyStopping {
  /** Stop after so many epochs without a new best value of the monitored figure. */
  readonly patience: number;
}

/** What {@linkcode fit} does. */
export interface FitOptions extends LossOptions {
  /** Training batches, shuffled and augmented as wanted. */
  readonly train: BatchSource;
  /** Validation batches, read whole after each epoch. */
  readonly valid?: BatchSource;
  /** Passes over the training images. */
  readonly epochs: number;
  /** The rule; `{ name: "adam" }` by default. */
  readonly optimiser?: GradientOptimizerSettings;
  /** The rate before any decay; 1e-4 by default. */
  readonly learningRate?: number;
  /** How the rate falls; constant by default. */
  readonly schedule?: StaircaseOptions;
  /** The figure that the best epoch is chosen by; `validF1` by default, `f1` without `valid`. */
  readonly monitor?: Monitor;
  /** Whether the model ends with the best epoch's weights (default) or the last one's. */
  readonly keepBest?: boolean;
  /** Stop early; never by default. */
  readonly earlyStopping?: EarlyStopping;
  /** Save the training, and resume it; nothing is saved by default. */
  readonly checkpoint?: CheckpointOptions;
  /** Folder for TensorBoard's event files; none by default. Needs native TensorFlow. */
  readonly tensorBoard?: string;
  /**
   * In which precision the batches of training and validation are computed that are as large as most;
   * `float32` by default. `mixed` is for speed: scores agree within what another seed
   * changes, and the machine must have units for it (`whyNotMixed` tells).
   */
  readonly precision?: Precision;
  /** Told how far it is, a few times a second. */
  readonly onProgress?: ProgressListener<TrainingProgress>;
  /** Stops the training after the current step, which is saved first. */
  readonly signal?: AbortSignal;
}
