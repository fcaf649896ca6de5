/**
 * The training loop.
 *
 * @module
 */
import type { tf } from "../engine/tf.ts";
import { openNetwork } from "./_network.ts";
import { TrainingRun } from "./_run.ts";
import { checkFitOptions } from "./_settings.ts";
import type { FitOptions } from "./fit_options.ts";
import type { History } from "./history.ts";

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
 * @throws {RangeError} If an option is out of range, or if a loss or a validation score is no number:
 *   step and settings are named.
 * @throws {TypeError} If there is an option of another name.
 * @throws {Error} If the folder holds a training of other settings, classes or images, or one and
 *   `resume` is not set, or if another process trains into it.
 * @throws {DOMException} `AbortError` when stopped by `signal`.
 *
 * @example
 * ```ts
 * import { createModel } from "lib/model/mod.ts";
 * import { fit, terminalProgress } from "lib/train/mod.ts";
 * // Two grey images; `createBatches` of lib/input reads those of files.
 * const batch = {
 *   images: new Float32Array(2 * 32 * 32 * 3).fill(0.5),
 *   labels: Int32Array.of(0, 1),
 *   imageSize: 32,
 * };
 * const train = {
 *   examples: 2,
 *   steps: 1,
 *   batchSize: 2,
 *   imageSize: 32,
 *   async *epoch() {
 *     yield batch;
 *   },
 * };
 * const model = await createModel("resnet18", { classes: 2, imageSize: 32 });
 * const history = await fit(model, { train, epochs: 2, onProgress: terminalProgress() });
 * console.log(history.epochs.length); // 2
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
