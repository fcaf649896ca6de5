/**
 * Predictions and their evaluation.
 *
 * @module
 */
import { softmaxCrossEntropy } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { openNetwork } from "./_network.ts";
import { targetsOf } from "./_targets.ts";
import { ClassificationMetrics, type Evaluation } from "./metrics.ts";
import type { StepBatch, StepResult } from "./step.ts";

/** A source of batches, as {@linkcode createBatches} of `lib/input` makes them. */
export interface BatchSource {
  /** Images in all. */
  readonly examples: number;
  /** Batches an epoch. */
  readonly steps: number;
  /** Images a batch; the last one may have fewer. */
  readonly batchSize: number;
  /** Height and width of the images. */
  readonly imageSize: number;
  /** The batches of an epoch (counted from 0), from a step on. */
  epoch(epoch: number, options?: { startStep?: number }): AsyncIterable<StepBatch>;
}

/**
 * Predicts one batch.
 *
 * @param model A classifier; not changed.
 * @param batch Images and labels.
 * @param labelSmoothing As in training; counts for the loss only.
 * @returns Probabilities and the sum of the losses.
 */
export async function predictBatch(
  model: tf.LayersModel,
  batch: StepBatch,
  labelSmoothing = 0,
): Promise<StepResult> {
  const network = openNetwork(model);
  const { images, labels, imageSize } = batch;
  const { classes } = network;
  const [losses, probabilities] = tf.tidy(() => {
    const input = tf.tensor4d(images, [labels.length, imageSize, imageSize, 3]);
    const targets = tf.tensor2d(targetsOf(labels, classes, labelSmoothing), [
      labels.length,
      classes,
    ]);
    const logits = network.logits(network.features(input, false));
    return [softmaxCrossEntropy(logits, targets), tf.softmax(logits)] as const;
  });
  const [values, lossValues] = await Promise.all([
    probabilities.data<"float32">(),
    losses.data<"float32">(),
  ]);
  tf.dispose([losses, probabilities]);
  return { probabilities: values, lossSum: lossValues.reduce((sum, loss) => sum + loss, 0) };
}

/**
 * Measures a model on all examples of a source.
 *
 * @param model A classifier whose last layer is a dense softmax; not changed.
 * @param batches Where the examples come from; its epoch 0 is read.
 * @param options `labelSmoothing` as in training (0 by default); `onBatch` is told after each batch
 *   how many are done.
 * @returns Keras's metrics, also per class, and the confusion of classes.
 */
export async function evaluate(
  model: tf.LayersModel,
  batches: BatchSource,
  options: { labelSmoothing?: number; onBatch?: (done: number) => void } = {},
): Promise<Evaluation> {
  const metrics = new ClassificationMetrics(openNetwork(model).classes);
  let done = 0;
  for await (const batch of batches.epoch(0)) {
    const { probabilities, lossSum } = await predictBatch(model, batch, options.labelSmoothing);
    metrics.update(probabilities, batch.labels, lossSum);
    options.onBatch?.(++done);
  }
  return metrics.evaluation();
}
