/**
 * Can a probability be believed? Reliability, its error, and a temperature that mends it.
 *
 * @module
 */
import { cannot } from "../errors.ts";

/** Answers that were about equally sure. */
export interface ReliabilityBin {
  /** The lower end of their probabilities; it belongs to the bin below. */
  readonly from: number;
  /** The upper end, which belongs to this bin. */
  readonly to: number;
  /** How many there are. */
  readonly images: number;
  /** Their mean probability; NaN without one. */
  readonly confidence: number;
  /** The share of them that is right; NaN without one. */
  readonly accuracy: number;
}

/** How well probabilities agree with what is right. */
export interface Reliability {
  /** Bins of equal width over 0 to 1. */
  readonly bins: readonly ReliabilityBin[];
  /** Mean gap between probability and share, by images (ECE, Naeini et al. 2015). */
  readonly expectedError: number;
  /** The largest gap of a bin. */
  readonly largestError: number;
}

/**
 * Groups answers by their probability and asks of each group how many are right.
 *
 * @param confidence [images] the probability of each answer, in [0, 1].
 * @param right [images] whether it is right.
 * @param bins Number of bins. Default: 15.
 * @returns The bins and the errors, as torchmetrics' `MulticlassCalibrationError` has them.
 * @throws {RangeError} If there is no answer, or the lengths differ.
 */
export function reliability(
  confidence: ArrayLike<number>,
  right: ArrayLike<boolean | number>,
  bins = 15,
): Reliability {
  const doing = "measure the calibration";
  const images = confidence.length;
  if (images === 0 || right.length !== images) {
    throw new RangeError(
      cannot(doing, "one answer or more, each right or not", `${images} and ${right.length}`),
    );
  }
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(cannot(doing, "a whole number of bins of at least 1", bins));
  }
  const sums = Array.from({ length: bins }, () => ({ images: 0, confidence: 0, right: 0 }));
  for (let i = 0; i < images; i++) {
    const value = confidence[i]!;
    if (!(value >= 0 && value <= 1)) {
      throw new RangeError(cannot(doing, "probabilities from 0 to 1", value));
    }
    // The upper end belongs to a bin, as in torchmetrics.
    const bin = sums[Math.max(0, Math.ceil(value * bins) - 1)]!;
    bin.images++;
    bin.confidence += value;
    bin.right += Number(right[i]);
  }
  let [expectedError, largestError] = [0, 0];
  const made = sums.map((bin, i): ReliabilityBin => {
    const mean = bin.confidence / bin.images;
    const accuracy = bin.right / bin.images;
    if (bin.images > 0) {
      const gap = Math.abs(mean - accuracy);
      expectedError += gap * bin.images / images;
      largestError = Math.max(largestError, gap);
    }
    return { from: i / bins, to: (i + 1) / bins, images: bin.images, confidence: mean, accuracy };
  });
  return { bins: made, expectedError, largestError };
}

/** Answers to some images, with all their probabilities. */
export interface FullAnswers {
  /** [images x classes] probabilities. */
  readonly probabilities: Float32Array | Float64Array;
  /** [images] the right class of each. */
  readonly labels: ArrayLike<number>;
}

/** Below this the logarithm of a float32 softmax means nothing. */
const LEAST = 1e-12;

/**
 * Divides the logits behind probabilities by a temperature: above 1 the answers get less sure, below 1
 * surer; which class comes first does not change.
 *
 * @param probabilities [images x classes].
 * @param classes How many classes there are.
 * @param temperature Above 0.
 * @returns [images x classes] probabilities.
 */
export function withTemperature(
  probabilities: Float32Array | Float64Array,
  classes: number,
  temperature: number,
): Float64Array {
  if (!(temperature > 0)) {
    throw new RangeError(cannot("apply a temperature", "one above 0", temperature));
  }
  const made = new Float64Array(probabilities.length);
  for (let at = 0; at < made.length; at += classes) {
    // A softmax forgets a constant that is added to all logits, so its logarithm will do for them.
    let largest = -Infinity;
    for (let k = at; k < at + classes; k++) {
      made[k] = Math.log(Math.max(probabilities[k]!, LEAST)) / temperature;
      largest = Math.max(largest, made[k]!);
    }
    let sum = 0;
    for (let k = at; k < at + classes; k++) sum += made[k] = Math.exp(made[k]! - largest);
    for (let k = at; k < at + classes; k++) made[k]! /= sum;
  }
  return made;
}

/**
 * Finds the temperature under which the right classes are likeliest (Guo et al. 2017). To be fitted on
 * images that the network has not learned from, and judged on others.
 *
 * @param answers Probabilities and right classes.
 * @returns The temperature, in [.05, 20].
 * @throws {RangeError} If there is no answer.
 */
export function fitTemperature({ probabilities, labels }: FullAnswers): number {
  const images = labels.length;
  if (images === 0) throw new RangeError(cannot("fit a temperature", "one answer or more", "none"));
  const classes = probabilities.length / images;
  const loss = (logTemperature: number) => {
    const scaled = withTemperature(probabilities, classes, Math.exp(logTemperature));
    let sum = 0;
    for (let i = 0; i < images; i++) {
      sum -= Math.log(Math.max(scaled[i * classes + labels[i]!]!, Number.MIN_VALUE));
    }
    return sum;
  };
  return Math.exp(goldenSection(loss, Math.log(.05), Math.log(20)));
}

/** The minimum of a function with one valley (Kiefer 1953). */
function goldenSection(valueOf: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [atC, atD] = [valueOf(c), valueOf(d)];
  while (b - a > 1e-7) {
    if (atC < atD) {
      [b, d, atD] = [d, c, atC];
      c = b - ratio * (b - a);
      atC = valueOf(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + ratio * (b - a);
      atD = valueOf(d);
    }
  }
  return (a + b) / 2;
}
