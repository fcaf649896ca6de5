/**
 * "I don't know": sets of classes with a promised coverage, and how well a score tells strangers.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { quantileSorted } from "d3-array";
import { cannot } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/mod.ts";
import type { FullAnswers } from "./calibration.ts";
import type { Interval } from "./predictions.ts";

/**
 * The probability that a class needs to be in the set of answers, so that the right one is in it with
 * the promised coverage (split conformal prediction, Vovk et al. 2005; the score "least ambiguous" of
 * Sadinle et al. 2019, with the correction for a finite number of images).
 *
 * @param answers Images that the network has not learned from.
 * @param coverage The promise, in (0, 1): .9 for nine of ten.
 * @returns The least probability; 0, with which every class is in the set, where the images are too few
 *   for the promise.
 * @throws {RangeError} If there is no image, or the coverage is not in (0, 1).
 */
export function conformalThreshold(
  { probabilities, labels }: FullAnswers,
  coverage: number,
): number {
  const doing = "find the threshold of a coverage";
  if (!(coverage > 0 && coverage < 1)) {
    throw new RangeError(cannot(doing, "a coverage between 0 and 1", coverage));
  }
  const images = labels.length;
  if (images === 0) throw new RangeError(cannot(doing, "one image or more", "none"));
  const classes = probabilities.length / images;
  const truths = Float64Array.from(
    { length: images },
    (_, i) => probabilities[i * classes + labels[i]!]!,
  ).sort();
  // Of n images the ceil((n + 1) coverage)-th least strange one decides.
  const rank = Math.ceil((images + 1) * coverage);
  return rank > images ? 0 : truths[images - rank]!;
}

/**
 * The classes that cannot be ruled out for an image, the likeliest first.
 *
 * @param probabilities [classes] of one image.
 * @param threshold As {@linkcode conformalThreshold} gives it.
 * @returns Class indices; none, where no class is likely enough: "none that I know".
 */
export function predictionSet(probabilities: ArrayLike<number>, threshold: number): number[] {
  return Array.from(probabilities, (value, k) => ({ value, k }))
    .filter(({ value }) => value >= threshold)
    .sort((a, b) => b.value - a.value).map(({ k }) => k);
}

/**
 * How well a score tells what belongs to the classes from what does not: the probability that a known
 * image scores higher than a stranger (area under the ROC curve, ties counted half).
 *
 * @param known The scores of images of the classes.
 * @param strangers The scores of others.
 * @returns In [0, 1]; .5 for a score that tells nothing.
 * @throws {RangeError} If one side is empty.
 */
export function auroc(known: ArrayLike<number>, strangers: ArrayLike<number>): number {
  const [n, m] = [known.length, strangers.length];
  if (n === 0 || m === 0) {
    const received = `${n} and ${m}`;
    throw new RangeError(cannot("tell strangers", "a score or more on both sides", received));
  }
  const all = [
    ...Array.from(known, (score) => ({ score, isKnown: 1 })),
    ...Array.from(strangers, (score) => ({ score, isKnown: 0 })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < all.length;) {
    let end = i;
    let knownHere = 0;
    while (end < all.length && all[end]!.score === all[i]!.score) knownHere += all[end++]!.isKnown;
    rankSum += knownHere * (i + end + 1) / 2; // mean rank of the tie
    i = end;
  }
  return (rankSum - n * (n + 1) / 2) / (n * m);
}

/**
 * Where the {@linkcode auroc} would lie on other images of the kind: percentile bootstrap, each side
 * drawn anew.
 *
 * @param known The scores of images of the classes.
 * @param strangers The scores of others.
 * @param options Draws, 1000 by default; share inside, .95 by default; seed.
 */
export function aurocInterval(
  known: ArrayLike<number>,
  strangers: ArrayLike<number>,
  options: { readonly draws?: number; readonly level?: number; readonly seed?: number } = {},
): Interval {
  const { draws = 1000, level = .95, seed = DEFAULT_SEED } = options;
  const stream = createStream(seed, "auroc");
  const anew = (scores: ArrayLike<number>) =>
    Float64Array.from({ length: scores.length }, () => scores[stream.integer(0, scores.length)]!);
  const values = Array.from({ length: draws }, () => auroc(anew(known), anew(strangers)))
    .sort((a, b) => a - b);
  return [quantileSorted(values, (1 - level) / 2)!, quantileSorted(values, (1 + level) / 2)!];
}
