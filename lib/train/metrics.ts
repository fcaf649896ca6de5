/**
 * Keras's classification metrics, counted batch by batch in plain numbers; no TensorFlow.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { areaUnderCurve, bucketOf, BUCKETS } from "./_auc.ts";
import type { ClassScore, Evaluation, MetricValues } from "./evaluation.ts";

/** The probability above which a prediction counts as positive for F1. */
const THRESHOLD = 0.5;

/**
 * Collects predictions and tells the metrics of all of them.
 *
 * @example
 * ```ts
 * import { ClassificationMetrics } from "lib/train/metrics.ts";
 * const metrics = new ClassificationMetrics(2);
 * metrics.update(Float32Array.of(0.9, 0.1, 0.6, 0.4), Int32Array.of(0, 1));
 * metrics.values().accuracy; // 0.5
 * ```
 */
export class ClassificationMetrics {
  readonly #classes: number;
  #examples = 0;
  #lossSum = 0;
  #topFive = 0;
  readonly #confusion: Int32Array;
  /** Predictions above the threshold, by class: all, and the correct ones. */
  readonly #positive: Int32Array;
  readonly #truePositive: Int32Array;
  /** Examples by class of which a probability was no number: they are counted nowhere else. */
  readonly #unknown: Int32Array;
  /** One-hot entries by bucket of their predicted probability: those that are 1, those that are 0. */
  readonly #ones = new Float64Array(BUCKETS);
  readonly #zeros = new Float64Array(BUCKETS);

  /**
   * Starts from nothing.
   *
   * @param classes Number of classes.
   */
  constructor(classes: number) {
    if (!Number.isInteger(classes) || classes < 1) {
      throw new RangeError(cannot("count metrics", "a positive number of classes", classes));
    }
    this.#classes = classes;
    this.#confusion = new Int32Array(classes * classes);
    this.#positive = new Int32Array(classes);
    this.#truePositive = new Int32Array(classes);
    this.#unknown = new Int32Array(classes);
  }

  /**
   * Adds a batch.
   *
   * @param probabilities `[n x classes]`, in [0, 1]; not changed. One that is no number makes every
   *   score NaN.
   * @param labels Class index of each of the n examples.
   * @param lossSum Sum of the examples' losses; by default cross-entropies of the probabilities.
   * @throws {TypeError} If the lengths do not fit.
   * @throws {RangeError} If a label is no class index.
   */
  update(probabilities: Float32Array, labels: Int32Array, lossSum?: number): void {
    const classes = this.#classes;
    if (probabilities.length !== labels.length * classes) {
      const expected = `${labels.length} x ${classes} probabilities`;
      throw new TypeError(cannot("count metrics", expected, probabilities.length));
    }
    let computedLoss = 0;
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row] as number;
      if (!(label >= 0 && label < classes)) {
        throw new RangeError(cannot("count metrics", `a label below ${classes}`, label));
      }
      const answer = probabilities.subarray(row * classes, (row + 1) * classes);
      if (!answer.every(Number.isFinite)) {
        this.#unknown[label]!++;
        computedLoss = NaN;
        continue;
      }
      const own = answer[label] as number;
      let likeliest = 0;
      let likeliestValue = -Infinity;
      let above = 0;
      for (let column = 0; column < classes; column++) {
        const value = answer[column] as number;
        if (value > likeliestValue) {
          likeliest = column;
          likeliestValue = value;
        }
        if (value > own) above++;
        if (value > THRESHOLD) this.#positive[column]!++;
        (column === label ? this.#ones : this.#zeros)[bucketOf(value)]!++;
      }
      if (own > THRESHOLD) this.#truePositive[label]!++;
      if (above < 5) this.#topFive++;
      this.#confusion[label * classes + likeliest]!++;
      computedLoss -= Math.log(Math.min(Math.max(own, 1e-7), 1 - 1e-7));
    }
    this.#examples += labels.length;
    this.#lossSum += lossSum ?? computedLoss;
  }

  /** The four figures of the examples so far; all 0 before the first, as in Keras. */
  values(): MetricValues {
    const count = Math.max(this.#examples, 1);
    if (this.#unreadable) {
      return { loss: this.#lossSum / count, accuracy: NaN, auc: NaN, f1: NaN };
    }
    let weighted = 0;
    for (const score of this.#present()) weighted += score.f1 * score.examples;
    return {
      loss: this.#lossSum / count,
      accuracy: this.#correct() / count,
      auc: areaUnderCurve(this.#ones, this.#zeros),
      f1: weighted / count,
    };
  }

  /** All figures of the examples so far. */
  evaluation(): Evaluation {
    const present = this.#present();
    return {
      ...this.values(),
      examples: this.#examples,
      macroF1: present.reduce((sum, score) => sum + score.f1, 0) / Math.max(present.length, 1),
      topFiveAccuracy: this.#unreadable ? NaN : this.#topFive / Math.max(this.#examples, 1),
      perClass: this.#classScores(),
      confusion: this.#confusion.slice(),
    };
  }

  /** The running sums as plain numbers, fit for JSON; {@linkcode restore} takes them. */
  state(): readonly (readonly number[])[] {
    return [
      [this.#examples, this.#lossSum, this.#topFive],
      ...[this.#positive, this.#truePositive, this.#ones, this.#zeros].map((a) => Array.from(a)),
      sparse(this.#confusion),
      Array.from(this.#unknown),
    ];
  }

  /**
   * Goes on where {@linkcode state} was taken.
   *
   * @param state The running sums.
   */
  restore(state: readonly (readonly number[])[]): void {
    const [sums = [], positive = [], truePositive = [], ones = [], zeros = []] = state;
    const [confusion = [], unknown = []] = state.slice(5);
    [this.#examples = 0, this.#lossSum = 0, this.#topFive = 0] = sums;
    this.#positive.set(positive);
    this.#truePositive.set(truePositive);
    this.#ones.set(ones);
    this.#zeros.set(zeros);
    this.#unknown.set(unknown);
    this.#confusion.fill(0);
    for (let i = 0; i + 1 < confusion.length; i += 2) {
      this.#confusion[confusion[i] as number] = confusion[i + 1] as number;
    }
  }

  /** Whether a probability was no number: no score is known then. */
  get #unreadable(): boolean {
    return this.#unknown.some((count) => count > 0);
  }

  /** The scores of the classes that have an example; the others are in no mean. */
  #present(): ClassScore[] {
    return this.#classScores().filter(({ examples }) => examples > 0);
  }

  #correct(): number {
    let correct = 0;
    for (let i = 0; i < this.#classes; i++) correct += this.#confusion[i * this.#classes + i] ?? 0;
    return correct;
  }

  #classScores(): ClassScore[] {
    const unreadable = this.#unreadable;
    return Array.from(this.#positive, (positive, index) => {
      const start = index * this.#classes;
      let examples = this.#unknown[index] as number;
      for (let column = 0; column < this.#classes; column++) {
        examples += this.#confusion[start + column] as number;
      }
      const truePositive = this.#truePositive[index] as number;
      const precision = unreadable ? NaN : ratio(truePositive, positive);
      if (unreadable || examples === 0) {
        return { precision, recall: NaN, f1: NaN, examples, accuracy: NaN };
      }
      const recall = ratio(truePositive, examples);
      const f1 = ratio(2 * precision * recall, precision + recall);
      const accuracy = ratio(this.#confusion[start + index] as number, examples);
      return { precision, recall, f1, examples, accuracy };
    });
  }
}

/**
 * Weighted F1 of predictions: each class's F1 weighted by its number of examples.
 *
 * @param probabilities `[n x classes]`, in [0, 1].
 * @param labels Class index of each example.
 * @param classes Number of classes.
 * @returns The score, as TensorFlow Addons' `F1Score(average="weighted", threshold=0.5)`.
 */
export function weightedF1(
  probabilities: Float32Array,
  labels: Int32Array,
  classes: number,
): number {
  return measured(probabilities, labels, classes).f1;
}

/**
 * Area under the ROC curve over all one-hot entries, at Keras's 200 thresholds.
 *
 * @param probabilities `[n x classes]`, in [0, 1].
 * @param labels Class index of each example.
 * @param classes Number of classes.
 * @returns The area, as Keras's `AUC()`.
 */
export function auc(probabilities: Float32Array, labels: Int32Array, classes: number): number {
  return measured(probabilities, labels, classes).auc;
}

function measured(
  probabilities: Float32Array,
  labels: Int32Array,
  classes: number,
): MetricValues {
  const metrics = new ClassificationMetrics(classes);
  metrics.update(probabilities, labels);
  return metrics.values();
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

/** Index and value of each entry that is not zero, flat. */
function sparse(values: Int32Array): number[] {
  const pairs: number[] = [];
  values.forEach((value, index) => {
    if (value !== 0) pairs.push(index, value);
  });
  return pairs;
}
