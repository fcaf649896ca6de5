/**
 * Keras's classification metrics, counted batch by batch in plain numbers; no TensorFlow.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { areaUnderCurve, bucketOf, BUCKETS } from "./_auc.ts";

/** The four figures of a training log. */
export interface MetricValues {
  /** Mean loss of the examples. */
  readonly loss: number;
  /** Fraction of the examples whose likeliest class is the right one. */
  readonly accuracy: number;
  /** Keras's `AUC()`: ROC, 200 thresholds, trapezoids, over all one-hot entries. */
  readonly auc: number;
  /** TensorFlow Addons' `F1Score(average="weighted", threshold=0.5)`. */
  readonly f1: number;
}

/** How one class fared; a prediction is positive where its probability exceeds 0.5. */
export interface ClassScore {
  /** Correct among the positive predictions; 0 if there is none. */
  readonly precision: number;
  /** Found among the examples of the class; 0 if there is none. */
  readonly recall: number;
  /** Harmonic mean of the two; 0 if both are. */
  readonly f1: number;
  /** Examples of the class. */
  readonly examples: number;
  /** Fraction of them whose likeliest class is the right one; 0 if there is none. */
  readonly accuracy: number;
}

/** All figures of an evaluation. */
export interface Evaluation extends MetricValues {
  /** Number of examples. */
  readonly examples: number;
  /** Plain mean of the classes' F1. */
  readonly macroF1: number;
  /** Fraction of the examples whose class is among the five likeliest. */
  readonly topFiveAccuracy: number;
  /** One score a class, in class order. */
  readonly perClass: readonly ClassScore[];
  /** Examples by true class (row) and likeliest class (column), `[classes x classes]`. */
  readonly confusion: Int32Array;
}

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
  }

  /**
   * Adds a batch.
   *
   * @param probabilities `[n x classes]`, in [0, 1]; not changed.
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
      const own = probabilities[row * classes + label] as number;
      let likeliest = 0;
      let likeliestValue = -Infinity;
      let above = 0;
      for (let column = 0; column < classes; column++) {
        const value = probabilities[row * classes + column] as number;
        if (value > likeliestValue) {
          likeliest = column;
          likeliestValue = value;
        }
        if (value > own) above++;
        if (value > THRESHOLD) this.#positive[column]!++;
        (column === label ? this.#ones : this.#zeros)[bucketOf(value)]!++;
      }
      if (own > THRESHOLD) this.#truePositive[label]!++;
      if (above < 5 && Number.isFinite(own)) this.#topFive++;
      this.#confusion[label * classes + likeliest]!++;
      computedLoss -= Math.log(Math.min(Math.max(own, 1e-7), 1 - 1e-7));
    }
    this.#examples += labels.length;
    this.#lossSum += lossSum ?? computedLoss;
  }

  /** The four figures of the examples so far; all 0 before the first, as in Keras. */
  values(): MetricValues {
    const scores = this.#classScores();
    let weighted = 0;
    for (const score of scores) weighted += score.f1 * score.examples;
    const count = Math.max(this.#examples, 1);
    return {
      loss: this.#lossSum / count,
      accuracy: this.#correct() / count,
      auc: areaUnderCurve(this.#ones, this.#zeros),
      f1: weighted / count,
    };
  }

  /** All figures of the examples so far. */
  evaluation(): Evaluation {
    const perClass = this.#classScores();
    return {
      ...this.values(),
      examples: this.#examples,
      macroF1: perClass.reduce((sum, score) => sum + score.f1, 0) / this.#classes,
      topFiveAccuracy: this.#topFive / Math.max(this.#examples, 1),
      perClass,
      confusion: this.#confusion.slice(),
    };
  }

  /** The running sums as plain numbers, fit for JSON; {@linkcode restore} takes them. */
  state(): readonly (readonly number[])[] {
    return [
      [this.#examples, this.#lossSum, this.#topFive],
      ...[this.#positive, this.#truePositive, this.#ones, this.#zeros].map((a) => Array.from(a)),
      sparse(this.#confusion),
    ];
  }

  /**
   * Goes on where {@linkcode state} was taken.
   *
   * @param state The running sums.
   */
  restore(state: readonly (readonly number[])[]): void {
    const [sums = [], positive = [], truePositive = [], ones = [], zeros = [], confusion = []] =
      state;
    [this.#examples = 0, this.#lossSum = 0, this.#topFive = 0] = sums;
    this.#positive.set(positive);
    this.#truePositive.set(truePositive);
    this.#ones.set(ones);
    this.#zeros.set(zeros);
    this.#confusion.fill(0);
    for (let i = 0; i + 1 < confusion.length; i += 2) {
      this.#confusion[confusion[i] as number] = confusion[i + 1] as number;
    }
  }

  #correct(): number {
    let correct = 0;
    for (let i = 0; i < this.#classes; i++) correct += this.#confusion[i * this.#classes + i] ?? 0;
    return correct;
  }

  #classScores(): ClassScore[] {
    return Array.from(this.#positive, (positive, index) => {
      const start = index * this.#classes;
      let examples = 0;
      for (let column = 0; column < this.#classes; column++) {
        examples += this.#confusion[start + column] as number;
      }
      const truePositive = this.#truePositive[index] as number;
      const precision = ratio(truePositive, positive);
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
