/**
 * What is known of a network after it was asked about images whose classes are known.
 *
 * @module
 */

/** The four figures of a training log; NaN where a probability was no number. */
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

/**
 * How one class fared; a prediction is positive where its probability exceeds 0.5. What cannot be said
 * of a class without an example is NaN.
 */
export interface ClassScore {
  /** Correct among the positive predictions; 0 if there is none. */
  readonly precision: number;
  /** Found among the examples of the class; NaN if there is none. */
  readonly recall: number;
  /** Harmonic mean of the two; 0 if both are, NaN without an example. */
  readonly f1: number;
  /** Examples of the class. */
  readonly examples: number;
  /** Fraction of them whose likeliest class is the right one; NaN if there is none. */
  readonly accuracy: number;
}

/**
 * All figures of an evaluation. Where a network gave one probability that is no number, each score is
 * NaN; its example counts, but has no place in the confusion.
 */
export interface Evaluation extends MetricValues {
  /** Number of examples. */
  readonly examples: number;
  /** Plain mean of the F1 of the classes that have an example. */
  readonly macroF1: number;
  /** Fraction of the examples whose class is among the five likeliest. */
  readonly topFiveAccuracy: number;
  /** One score a class, in class order. */
  readonly perClass: readonly ClassScore[];
  /** Examples by true class (row) and likeliest class (column), `[classes x classes]`. */
  readonly confusion: Int32Array;
}
