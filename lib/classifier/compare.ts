/**
 * Is one classifier better than another? Both are asked about the same images, and the answers are
 * compared image by image.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { quantileSorted } from "d3-array";
import { cannot } from "../errors.ts";
import { createStream, DEFAULT_SEED, type RandomStream } from "../random/mod.ts";
import { scoreAnswers } from "./answer_scores.ts";
import type { Interval } from "./predictions.ts";

/** One classifier's answers, image by image; both sides of a comparison list the same images. */
export interface Answers {
  /** [images] what each image is called, to be sure that they are the same. */
  readonly names: readonly string[];
  /** [images] the right class of each. */
  readonly labels: ArrayLike<number>;
  /** [images] the class that was answered. */
  readonly predicted: ArrayLike<number>;
}

/** What the rule says of the second against the first. */
export type Verdict = "better" | "worse" | "no difference seen";

/** One score of both sides. */
export interface ScoreComparison {
  /** The first one's score, in [0, 1]. */
  readonly first: number;
  /** The second one's. */
  readonly second: number;
  /** Second minus first. */
  readonly difference: number;
  /** Where the difference lies with the chosen confidence: paired bootstrap. */
  readonly interval: Interval;
  /** How often so large a difference comes up between equals: paired permutation test. */
  readonly pValue: number;
  /** The rule's word. */
  readonly verdict: Verdict;
  /**
   * Where no difference was seen: about how many images it would take to see one of this size.
   * Infinity for a difference of 0.
   */
  readonly imagesNeeded?: number;
}

/** Two classifiers side by side. */
export interface RunComparison {
  /** How many images both were asked about. */
  readonly images: number;
  /** Images that only one of them got right. */
  readonly onlyOneRight: { readonly first: number; readonly second: number };
  /** Share of right answers. */
  readonly accuracy: ScoreComparison;
  /** Mean of the F1 of all classes that have an image, each by the likeliest class. */
  readonly macroF1: ScoreComparison;
}

/** How to compare. */
export interface CompareOptions {
  /** Draws of the bootstrap and of the permutation test. Default: 2000. */
  readonly draws?: number;
  /** Confidence of the interval, in (0, 1). Default: .95. */
  readonly level?: number;
  /** What the draws come from. Default: 42. */
  readonly seed?: number;
}

/**
 * Compares two classifiers on the same images.
 *
 * The rule: the second is better (or worse) if the interval of the difference excludes 0 **and** a
 * difference of this size is rarer than `1 - level` when the two answers to each image are swapped
 * at random. Both are paired, since an image that is hard for one is hard for the other. The
 * interval alone would be too sure with a handful of differing images, and the test alone gives no
 * size. Else no difference was seen, which is not to say that there is none.
 *
 * Sources: Efron and Tibshirani 1993, chapter 13 (percentile bootstrap); Noreen 1989, approximate
 * randomisation of paired answers.
 *
 * @param first One classifier's answers.
 * @param second The other's, to the same images in the same order.
 * @param options Draws, confidence, seed.
 * @returns Both scores, their differences, and the rule's word.
 * @throws {RangeError} If the images or their labels differ, or there are none.
 *
 * @example
 * ```ts
 * import { compareRuns } from "lib/classifier/mod.ts";
 * const names = Array.from({ length: 40 }, (_, i) => `${i}.jpg`);
 * const labels = names.map((_, i) => i % 2);
 * const weak = labels.map((label, i) => i < 20 ? label : 0);
 * const { accuracy } = compareRuns({ names, labels, predicted: weak }, {
 *   names,
 *   labels,
 *   predicted: labels,
 * });
 * console.log(accuracy.verdict); // better
 * ```
 */
export function compareRuns(
  first: Answers,
  second: Answers,
  options: CompareOptions = {},
): RunComparison {
  const { draws = 2000, level = .95, seed = DEFAULT_SEED } = options;
  checkAnswers(first, second);
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot("compare two runs", "a level between 0 and 1", level));
  }
  if (!Number.isInteger(draws) || draws < 100) {
    throw new RangeError(cannot("compare two runs", "at least 100 draws", draws));
  }
  const images = first.names.length;
  const classes = 1 + Math.max(
    ...[first.labels, first.predicted, second.predicted].map((all) =>
      Array.from(all).reduce((most, k) => Math.max(most, k), 0)
    ),
  );
  const right = (side: Answers, i: number) => side.predicted[i] === side.labels[i];
  const onlyOneRight = { first: 0, second: 0 };
  for (let i = 0; i < images; i++) {
    if (right(first, i) && !right(second, i)) onlyOneRight.first++;
    if (right(second, i) && !right(first, i)) onlyOneRight.second++;
  }
  const compare = (name: string, score: Score) =>
    compareScore(first, second, score, {
      draws,
      level,
      bootstrap: createStream(seed, "compare", name, "bootstrap"),
      swaps: createStream(seed, "compare", name, "permutation"),
    });
  return {
    images,
    onlyOneRight,
    accuracy: compare("accuracy", (...asked) => scoreAnswers(...asked, classes).accuracy),
    macroF1: compare("macroF1", (...asked) => scoreAnswers(...asked, classes).macroF1),
  };
}

/** A score of the images at some positions; an image may stand there several times. */
type Score = (labels: Int32Array, predicted: Int32Array) => number;

interface Draws {
  readonly draws: number;
  readonly level: number;
  readonly bootstrap: RandomStream;
  readonly swaps: RandomStream;
}

function compareScore(
  first: Answers,
  second: Answers,
  score: Score,
  { draws, level, bootstrap, swaps }: Draws,
): ScoreComparison {
  const labels = Int32Array.from(first.labels);
  const [a, b] = [Int32Array.from(first.predicted), Int32Array.from(second.predicted)];
  const images = labels.length;
  const scores = { first: score(labels, a), second: score(labels, b) };
  const difference = scores.second - scores.first;
  const drawnLabels = new Int32Array(images), drawnA = new Int32Array(images);
  const drawnB = new Int32Array(images);
  const differences = new Float64Array(draws);
  let asLarge = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < images; i++) {
      const at = bootstrap.integer(0, images);
      drawnLabels[i] = labels[at]!;
      drawnA[i] = a[at]!;
      drawnB[i] = b[at]!;
    }
    differences[draw] = score(drawnLabels, drawnB) - score(drawnLabels, drawnA);
    for (let i = 0; i < images; i++) {
      const swapped = a[i] !== b[i] && swaps.next() < .5;
      drawnA[i] = swapped ? b[i]! : a[i]!;
      drawnB[i] = swapped ? a[i]! : b[i]!;
    }
    const chance = score(labels, drawnB) - score(labels, drawnA);
    if (Math.abs(chance) >= Math.abs(difference) - 1e-12) asLarge++;
  }
  const sorted = Array.from(differences.sort());
  const interval: Interval = [
    quantileSorted(sorted, (1 - level) / 2)!,
    quantileSorted(sorted, (1 + level) / 2)!,
  ];
  // The answers as they are count as one of the draws (Phipson and Smyth 2010).
  const pValue = (asLarge + 1) / (draws + 1);
  const seen = pValue < 1 - level && (interval[0] > 0 || interval[1] < 0);
  if (seen) {
    return {
      ...scores,
      difference,
      interval,
      pValue,
      verdict: difference > 0 ? "better" : "worse",
    };
  }
  const halfWidth = (interval[1] - interval[0]) / 2;
  // The width falls with the root of the number of images.
  const times = Math.max(1, (halfWidth / Math.abs(difference)) ** 2);
  const imagesNeeded = difference === 0 ? Infinity : Math.ceil(images * times);
  return { ...scores, difference, interval, pValue, verdict: "no difference seen", imagesNeeded };
}

function checkAnswers(first: Answers, second: Answers): void {
  const doing = "compare two runs";
  const { names, labels } = first;
  if (names.length === 0) throw new RangeError(cannot(doing, "at least one image", "none"));
  for (const side of [first, second]) {
    const counts = [side.labels.length, side.predicted.length];
    if (counts.some((count) => count !== side.names.length)) {
      const expected = `a label and an answer for each of ${side.names.length} images`;
      throw new RangeError(cannot(doing, expected, counts.join(" and ")));
    }
  }
  if (names.length !== second.names.length) {
    const counts = `${names.length} and ${second.names.length}`;
    throw new RangeError(cannot(doing, "the same images on both sides", counts));
  }
  for (const [i, name] of names.entries()) {
    if (name !== second.names[i] || labels[i] !== second.labels[i]) {
      const received = name === second.names[i]
        ? `${name} with two classes`
        : `${name} beside ${second.names[i]}`;
      throw new RangeError(cannot(doing, "the same images on both sides", received));
    }
  }
}
