/**
 * Predictions and their evaluation.
 *
 * @module
 */
import { softmax, softmaxCrossEntropy } from "../engine/kernels/mod.ts";
import type { Precision } from "../engine/precision.ts";
import { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { letSignalsIn, stopSignal, throwIfStopped } from "../stop.ts";
import { type Network, openNetwork, withPenalties } from "./_network.ts";
import { RecordedComputation } from "./_recorded.ts";
import { readResult } from "./_result.ts";
import { targetsOf } from "./_targets.ts";
import type { BatchSource, StepBatch, StepResult } from "./batch.ts";
import type { Evaluation } from "./evaluation.ts";
import { ClassificationMetrics } from "./metrics.ts";

/** How predictions are made. */
export interface PredictorOptions {
  /** As in training, for the loss; 0 by default. */
  readonly labelSmoothing?: number;
  /**
   * Batches of this size run as one recorded graph, as in {@linkcode TrainingStep}. In it TensorFlow
   * fuses each convolution with the batch norm and ReLU behind it.
   */
  readonly recordedBatchSize?: number;
  /** Of recorded batches; `float32` by default, in which all others are computed. */
  readonly precision?: Precision;
}

/** What {@linkcode evaluate} can be told. */
export interface EvaluateOptions {
  /** As in training, for the loss; 0 by default. */
  readonly labelSmoothing?: number;
  /** Told after each batch how many are done. */
  readonly onProgress?: ProgressListener;
  /** Gets each batch's labels and `[n x classes]` probabilities; neither is to be kept. */
  readonly onAnswers?: AnswersListener;
}

/** Is told the answers to a batch. */
export type AnswersListener = (labels: Int32Array, probabilities: Float32Array) => void;

/** Predicts batch by batch with a model's current weights. */
export class Predictor {
  readonly #network: Network;
  readonly #options: PredictorOptions;
  readonly #computation: RecordedComputation;

  /**
   * Makes a predictor of a model as it stands at each prediction.
   *
   * @param model A classifier whose last layer is a dense softmax; not changed, and may be trained
   *   between two predictions.
   * @param options How to predict.
   */
  constructor(model: tf.LayersModel, options: PredictorOptions = {}) {
    this.#network = openNetwork(model);
    this.#options = options;
    refuseUnknownKeys("predict", options, [
      "labelSmoothing",
      "recordedBatchSize",
      "precision",
    ]);
    this.#computation = new RecordedComputation({
      model,
      training: false,
      batchSize: options.recordedBatchSize,
      ...(options.precision && { precision: options.precision }),
      compute: (inputs) => this.#compute(inputs),
    });
  }

  /**
   * Predicts one batch.
   *
   * @param batch Images and labels; the labels count for the loss only.
   * @returns Probabilities, and the sum of the losses.
   */
  async predict(batch: StepBatch): Promise<StepResult> {
    const { images, labels } = batch;
    const { classes, inputShape } = this.#network;
    const { labelSmoothing } = this.#options;
    const count = labels.length;
    const inputs = [
      tf.tensor(images, [count, ...inputShape]),
      tf.tensor2d(targetsOf(labels, classes, labelSmoothing), [count, classes]),
    ];
    const [losses, probabilities] = this.#computation.run(count, inputs) as [tf.Tensor, tf.Tensor];
    tf.dispose(inputs);
    return await readResult(losses, probabilities);
  }

  /** Frees the recorded graph; the model stays. */
  dispose(): void {
    this.#computation.dispose();
  }

  #compute(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    const [images, targets] = inputs as [tf.Tensor4D, tf.Tensor2D];
    const logits = this.#network.logits(this.#network.features(images, false));
    const losses = withPenalties(this.#network.model, softmaxCrossEntropy(logits, targets));
    return [losses, softmax(logits)];
  }
}

/**
 * A source that ends early must not look like scores of all its images.
 *
 * @throws {Error} If it gave another number of batches than it promised.
 */
export function mustBeWhole(doing: string, batches: number, source: BatchSource): void {
  if (batches === source.steps) return;
  throw new Error(cannot(doing, `${source.steps} batches from the source`, batches));
}

/** With fewer batches an epoch, recording a graph costs more than it saves. */
const WORTH_RECORDING = 8;

/**
 * The batch size to record for a source of batches, if it is worth it. Depends on the source alone,
 * not on how long the training is: a resumed or prolonged one must run as the first did.
 */
export function worthRecording(batches: BatchSource): { recordedBatchSize?: number } {
  const { examples, batchSize } = batches;
  const whole = Math.floor(examples / batchSize);
  return whole >= WORTH_RECORDING ? { recordedBatchSize: batchSize } : {};
}

/**
 * Measures a model on all examples of a source.
 *
 * @param model A classifier whose last layer is a dense softmax; not changed.
 * @param batches Where the examples come from; its epoch 0 is read.
 * @param options How the loss is formed, and who is told how far it is.
 * @returns Keras's metrics, also per class, and the confusion of classes.
 * @throws {RangeError} If a label is no class of the model.
 * @throws {Error} If the source ends early.
 */
export async function evaluate(
  model: tf.LayersModel,
  batches: BatchSource,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  refuseUnknownKeys("evaluate the model", options, ["labelSmoothing", "onProgress", "onAnswers"]);
  const { labelSmoothing = 0 } = options;
  const predictor = new Predictor(model, { labelSmoothing, ...worthRecording(batches) });
  try {
    return await evaluateBy(predictor, openNetwork(model).classes, batches, options);
  } finally {
    predictor.dispose();
  }
}

/** As {@linkcode evaluate}, by a predictor that is used again. */
export async function evaluateBy(
  predictor: Predictor,
  classes: number,
  batches: BatchSource,
  { onProgress, onAnswers, signal = stopSignal() }:
    & Pick<EvaluateOptions, "onProgress" | "onAnswers">
    & { readonly signal?: AbortSignal | undefined } = {},
): Promise<Evaluation> {
  const metrics = new ClassificationMetrics(classes);
  let done = 0;
  for await (const batch of batches.epoch(0, { reuse: true })) {
    const { probabilities, lossSum } = await predictor.predict(batch);
    metrics.update(probabilities, batch.labels, lossSum);
    onAnswers?.(batch.labels, probabilities);
    done++;
    onProgress?.({ what: "evaluate the model", done, total: batches.steps });
    await letSignalsIn();
    throwIfStopped(signal);
  }
  mustBeWhole("evaluate the model", done, batches);
  return metrics.evaluation();
}
