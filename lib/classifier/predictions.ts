/**
 * What a network says of each image, and how sure one can be of a score.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createStream } from "../random/stream.ts";
import type { tf } from "../model/mod.ts";
import type { BatchSource } from "../train/batch.ts";
import type { Evaluation } from "../train/evaluation.ts";
import { evaluate, Predictor } from "../train/predict.ts";

/** A network's answers to a set of images, in the order of the examples. */
export interface Predictions {
  /** Number of classes. */
  readonly classes: number;
  /** [examples] the right class of each image. */
  readonly labels: Int32Array;
  /** [examples] the likeliest class. */
  readonly predicted: Int32Array;
  /** [examples] its probability, in [0, 1]. */
  readonly confidence: Float32Array;
  /** [examples] the probability of the right class, in [0, 1]. */
  readonly truth: Float32Array;
}

/**
 * Asks a network about every image.
 *
 * @param model The network.
 * @param batches The images, unshuffled.
 * @returns One answer an image.
 */
export async function predictExamples(
  model: tf.LayersModel,
  batches: BatchSource,
): Promise<Predictions> {
  const collected = new CollectedAnswers(batches.examples);
  const predictor = new Predictor(model);
  try {
    for await (const batch of batches.epoch(0)) {
      const { probabilities } = await predictor.predict(batch);
      collected.add(batch.labels, probabilities);
    }
  } finally {
    predictor.dispose();
  }
  return collected.predictions();
}

/** Scores, and the answers that they are made of. */
export interface ScoredExamples {
  /** Keras's metrics, also per class, and the confusion of classes. */
  readonly scores: Evaluation;
  /** What the network said of each image, in the order of the examples. */
  readonly predictions: Predictions;
}

/**
 * Measures a network on all images, and keeps what it said of each: one pass for both.
 *
 * @param model The network.
 * @param batches The images, unshuffled.
 * @returns What `evaluate` gives, and one answer an image.
 * @throws {Error} As `evaluate`.
 */
export async function scoreExamples(
  model: tf.LayersModel,
  batches: BatchSource,
): Promise<ScoredExamples> {
  const collected = new CollectedAnswers(batches.examples);
  const scores = await evaluate(model, batches, {
    onAnswers: (labels, probabilities) => collected.add(labels, probabilities),
  });
  return { scores, predictions: collected.predictions() };
}

/** The answers to some images, batch by batch. */
class CollectedAnswers {
  readonly #labels: Int32Array;
  readonly #predicted: Int32Array;
  readonly #confidence: Float32Array;
  readonly #truth: Float32Array;
  #at = 0;
  #classes = 0;

  constructor(examples: number) {
    this.#labels = new Int32Array(examples);
    this.#predicted = new Int32Array(examples);
    this.#confidence = new Float32Array(examples);
    this.#truth = new Float32Array(examples);
  }

  add(labels: Int32Array, probabilities: Float32Array): void {
    const classes = probabilities.length / labels.length;
    for (const [i, label] of labels.entries()) {
      const row = probabilities.subarray(i * classes, (i + 1) * classes);
      const likeliest = row.reduce((best, value, k) => value > row[best]! ? k : best, 0);
      const at = this.#at++;
      this.#labels[at] = label;
      this.#predicted[at] = likeliest;
      this.#confidence[at] = row[likeliest]!;
      this.#truth[at] = row[label]!;
    }
    this.#classes = classes;
  }

  predictions(): Predictions {
    return {
      classes: this.#classes,
      labels: this.#labels,
      predicted: this.#predicted,
      confidence: this.#confidence,
      truth: this.#truth,
    };
  }
}

/** The two ends of an interval. */
export type Interval = readonly [low: number, high: number];

/** Intervals of the scores of a set of predictions. */
export interface ScoreIntervals {
  /** Share of images classified rightly. */
  readonly accuracy: Interval;
  /** Weighted F1 at threshold .5. */
  readonly f1: Interval;
  /** F1 of each class at threshold .5, in class order. */
  readonly perClass: readonly Interval[];
}

/**
 * Percentile bootstrap of the scores (Efron 1979): the images are drawn anew with replacement, scored,
 * and the middle of the scores is taken.
 *
 * @param predictions A network's answers.
 * @param options Seed; number of draws, 1000 by default; share of the scores inside, .95 by default.
 * @returns An interval a score.
 * @throws {RangeError} If there are no predictions, or the level is not in (0, 1).
 */
export function bootstrapIntervals(
  predictions: Predictions,
  options: { readonly seed: number; readonly draws?: number; readonly level?: number },
): ScoreIntervals {
  const { seed, draws = 1000, level = .95 } = options;
  const { labels, classes } = predictions;
  if (labels.length === 0) {
    throw new RangeError(cannot("estimate intervals", "at least one prediction", 0));
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot("estimate intervals", "a level between 0 and 1", level));
  }
  const stream = createStream(seed, "bootstrap");
  const accuracies: number[] = [];
  const weighted: number[] = [];
  const perClass: number[][] = Array.from({ length: classes }, () => []);
  const sample = new Int32Array(labels.length);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < sample.length; i++) sample[i] = stream.integer(0, labels.length);
    const scores = scoreSample(predictions, sample);
    accuracies.push(scores.accuracy);
    weighted.push(scores.f1);
    scores.perClass.forEach((f1, k) => perClass[k]!.push(f1));
  }
  const middle = (values: number[]): Interval => {
    const sorted = Float64Array.from(values).sort();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
    return [at((1 - level) / 2), at((1 + level) / 2)];
  };
  return { accuracy: middle(accuracies), f1: middle(weighted), perClass: perClass.map(middle) };
}

/** Scores of some of the predictions; an image may be counted several times. */
function scoreSample(
  { classes, labels, predicted, confidence }: Predictions,
  sample: Int32Array,
): { accuracy: number; f1: number; perClass: number[] } {
  const [found, claimed, present] = [0, 1, 2].map(() => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let correct = 0;
  for (const i of sample) {
    const [label, answer] = [labels[i]!, predicted[i]!];
    present[label]!++;
    if (label === answer) correct++;
    if (confidence[i]! <= .5) continue; // F1 counts only answers that are surer than a half
    claimed[answer]!++;
    if (label === answer) found[label]!++;
  }
  const perClass = Array.from(present, (count, k) => {
    const sum = claimed[k]! + count;
    return sum === 0 ? 0 : 2 * found[k]! / sum;
  });
  const f1 = perClass.reduce((sum, score, k) => sum + score * present[k]!, 0) / sample.length;
  return { accuracy: correct / sample.length, f1, perClass };
}
