/** Where the noise of a mean over seeds and pictures comes from, and how far it may be off. */
import { studentQuantile } from "./_student.ts";

/** The noise of one value, in parts; none is below 0. */
export interface Noise {
  /** Variance between seeds, the same for all pictures. */
  readonly betweenSeeds: number;
  /** Variance between pictures, the same for all seeds. */
  readonly betweenImages: number;
  /** Variance of the rest: what a single seed makes of a single picture. */
  readonly rest: number;
}

/** The noise of a mean: variances, each of which holds what a seed makes of a picture. */
export interface Spread {
  readonly seeds: number;
  readonly images: number;
  /** If other seeds had been drawn, and the same pictures. */
  readonly ofSeeds: number;
  /** If other pictures had been drawn, and the same seeds. */
  readonly ofImages: number;
  /** What both of them hold. */
  readonly shared: number;
}

/** By how many standard errors an interval reaches to each side, by degrees of freedom. */
export type Quantile = (degrees: number) => number;

/** How often a difference is to be found where one says what it takes to find it. */
const POWER = .8;
/** Beyond these, no number of them is named. */
const MOST = { images: 1_000_000, seeds: 1000 };

/**
 * Splits the noise of values by an analysis of variance in two crossed ways, seeds and pictures.
 *
 * @param rows One row a seed, one value a picture.
 * @param addedSquares Squares of what two more pictures would deviate from the mean; see `_judge.ts`.
 * @returns The mean and its noise; with one seed, all noise is of the pictures.
 */
export function splitNoise(
  rows: readonly ArrayLike<number>[],
  addedSquares: number,
): { readonly mean: number; readonly spread: Spread; readonly noise: Noise } {
  const [seeds, images] = [rows.length, rows[0]!.length];
  const bySeed = new Float64Array(seeds), byImage = new Float64Array(images); // sums
  let [all, squares] = [0, 0];
  for (let s = 0; s < seeds; s++) {
    const row = rows[s]!;
    for (let i = 0; i < images; i++) {
      const value = row[i]!;
      bySeed[s]! += value;
      byImage[i]! += value;
      squares += value * value;
    }
    all += bySeed[s]!;
  }
  const mean = all / seeds / images;
  const around = (sums: Float64Array, each: number) =>
    sums.reduce((sum, own) => sum + (own / each - mean) ** 2, 0);
  const [seedSquares, imageSquares] = [around(bySeed, images), around(byImage, seeds)];
  const restSquares = squares - seeds * images * mean ** 2 - images * seedSquares -
    seeds * imageSquares;
  // Mean squares, as variances of the mean.
  const ofImages = (imageSquares + addedSquares) / (images + 1) / (images + 2);
  const ofSeeds = seeds === 1 ? 0 : seedSquares / (seeds - 1) / seeds;
  const shared = seeds === 1 || images === 1
    ? 0
    : Math.max(0, restSquares) / ((seeds - 1) * (images - 1)) / (seeds * images);
  return {
    mean,
    spread: { seeds, images, ofSeeds, ofImages, shared },
    noise: {
      betweenSeeds: Math.max(0, ofSeeds - shared) * seeds,
      betweenImages: Math.max(0, ofImages - shared) * images,
      rest: shared * seeds * images,
    },
  };
}

/** How the same noise would spread the mean of other numbers of seeds and pictures. */
export function spreadOf(noise: Noise, seeds: number, images: number): Spread {
  const shared = noise.rest / (seeds * images);
  return {
    seeds,
    images,
    ofSeeds: noise.betweenSeeds / seeds + shared,
    ofImages: noise.betweenImages / images + shared,
    shared,
  };
}

/**
 * How far an interval reaches to each side: each part of the noise by its own degrees of freedom, and
 * never less far than if the seeds brought none.
 */
export function reachOf(spread: Spread, quantile: Quantile): number {
  const { seeds, images, ofSeeds, ofImages, shared } = spread;
  const forImages = ofImages > 0 ? quantile(Math.max(1, images - 1)) ** 2 : 0;
  const forSeeds = ofSeeds > 0 ? quantile(seeds - 1) ** 2 : 0;
  const both = forSeeds * ofSeeds + forImages * Math.max(0, ofImages - shared);
  return Math.sqrt(Math.max(both, forImages * ofImages));
}

/** The smallest difference that is seen in four of five experiments. */
export function smallestSeen(spread: Spread, quantile: Quantile): number {
  return reachOf(spread, quantile) + reachOf(spread, studentPower);
}

const studentPower = remembered((degrees) => studentQuantile(POWER, degrees));

/** Student's t for an interval of some confidence. */
export function studentInterval(level: number): Quantile {
  return remembered((degrees) => studentQuantile((1 + level) / 2, degrees));
}

/** The same quantiles, each computed once. */
function remembered(quantile: Quantile): Quantile {
  const known = new Map<number, number>();
  return (degrees) => {
    let value = known.get(degrees);
    if (value === undefined) known.set(degrees, value = quantile(degrees));
    return value;
  };
}

/** How many pictures with as many seeds, or seeds on as many pictures, show a difference. */
export function neededFor(
  difference: number,
  noise: Noise,
  { seeds, images }: Spread,
  quantile: Quantile,
): { readonly neededImages?: number; readonly neededSeeds?: number } {
  const seen = (s: number, n: number) =>
    smallestSeen(spreadOf(noise, s, n), quantile) <= difference;
  const neededImages = smallest((n) => seen(seeds, n), MOST.images);
  const neededSeeds = seeds < 2 ? undefined : smallest((s) => seen(s, images), MOST.seeds);
  return {
    ...(neededImages !== undefined && { neededImages }),
    ...(neededSeeds !== undefined && { neededSeeds }),
  };
}

/** The smallest number from 2 on that is enough, where more is never less. */
function smallest(isEnough: (count: number) => boolean, most: number): number | undefined {
  if (!isEnough(most)) return undefined;
  let [low, high] = [1, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
