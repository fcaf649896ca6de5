/**
 * The training loop.
 *
 * @module
 */
import type { tf } from "../engine/tf.ts";
import { checkFitOptions } from "./_settings.ts";
import { openNetwork } from "./_network.ts";
import { TrainingRun } from "./_run.ts";
import type { History, Monitor } from "./history.ts";
import type { OptimiserSettings } from "./optimiser.ts";
import type { BatchSource } from "./predict.ts";
import type { ProgressListener } from "./progress.ts";
import type { StaircaseOptions } from "./schedule.ts";
import type { LossOptions } from "./step.ts";

/** Where and when a training is saved. */
export interface CheckpointOptions {
  /** Folder of `last.ckpt` and `best.ckpt`; made if missing. */
  readonly folder: string;
  /** Save also after so many steps inside an epoch; only after each epoch by default. */
  readonly everySteps?: number;
  /** Go on with the training in the folder, if there is one; false by default. */
  readonly resume?: boolean;
  /** What else decides the numbers (data set, seeds, ...): a resumed training must agree on it. */
  readonly settings?: Readonly<Record<string, string | number | boolean | null>>;
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
  /** The rule; `{ name: "adam" }` by default, as in the article. */
  readonly optimiser?: OptimiserSettings;
  /** The rate before any decay; 1e-4 by default, as in the article. */
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
  /** Told how far it is, a few times a second. */
  readonly onProgress?: ProgressListener;
  /** Stops the training after the current step, which is saved first. */
  readonly signal?: AbortSignal;
}

/**
 * Trains a model in place, epoch by epoch, as Keras's `fit` with its metrics.
 *
 * Equal seeds of model and batches give equal numbers. With a checkpoint folder, a training that
 * was killed at any moment goes on where it was last saved and gives the same numbers as if it had
 * never stopped.
 *
 * @param model A classifier whose last layer is a dense softmax; its weights change.
 * @param options Data, rule, length.
 * @returns One record an epoch, those before a resume included.
 * @throws {RangeError} If an option is out of range, or if the loss becomes NaN: step and settings
 *   are named.
 * @throws {Error} If the folder holds a training of other settings, or one and `resume` is not set.
 * @throws {DOMException} `AbortError` when stopped by `signal`.
 *
 * @example
 * ```ts
 * import { createModel } from "lib/model/mod.ts";
 * import { fit, terminalProgress } from "lib/train/mod.ts";
 * const model = await createModel("resnet18", { classes: 12, imageSize: 96 });
 * const history = await fit(model, { train, valid, epochs: 5, onProgress: terminalProgress() });
 * ```
 */
export async function fit(model: tf.LayersModel, options: FitOptions): Promise<History> {
  checkFitOptions(options, openNetwork(model).classes);
  const run = new TrainingRun(model, options);
  try {
    return await run.toEnd();
  } finally {
    run.dispose();
  }
}
