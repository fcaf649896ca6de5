/**
 * The rule that says "better": two settings, several seeds, the same pictures.
 *
 * Two kinds of luck stand between a difference that was seen and one that is there: other pictures
 * would have been answered otherwise, and other seeds would have made other networks. Radiology has the
 * same question, where several readers read the same cases by two methods, and its answer is taken here.
 * With d(s, i) the candidate's right answer (1 or 0) less the baseline's for seed s and picture i, an
 * analysis of variance in two crossed ways gives three mean squares, MS, which over the number n of all
 * values are variances of the mean difference; the interval reaches to each side of it by
 *
 *     sqrt( t(seeds - 1)^2 MS(seeds) / n  +  t(pictures - 1)^2 max(MS(pictures) - MS(rest), 0) / n )
 *
 * Each part has the quantile of Student's t that belongs to the number of values by which it is known,
 * 2.78 for five seeds and 1.96 for many pictures. Where one part is all, that is the usual t interval.
 *
 * What was tried and not taken, each in 400 to 3,000 simulated comparisons of a setting with itself
 * (tests/article/rule_test.ts repeats the first):
 *
 * - A percentile bootstrap that draws seeds and pictures anew sees a difference in 3 of 100 where the
 *   pictures make the noise, but in 12 where the seeds do, and in 22 with three seeds: it takes their
 *   spread for known, and for less than it is.
 * - One t for the sum of both parts with Satterthwaite's degrees of freedom, as in radiology, sees one in
 *   5 to 6 of 100 with five seeds, 6 to 7 with three, 8 with two: the degrees are too many whenever
 *   chance makes the seeds look alike. The interval here sees one in 3 to 5 of 100 with any number, and
 *   is wider by 7 % with five seeds. Of heads that were trained on drawn birds at 64 pixels, five against
 *   five of fifty and a thousand pictures drawn anew each time, it took 45 of 1,000 for different.
 *
 * Counted among the pictures are two more that differ, one for each side: else three pictures out of a
 * hundred would be taken for certainty, and answers that are all the same for a difference of exactly 0.
 *
 * Sources: Dorfman, Berbaum and Metz 1992 and Hillis 2007 (readers and cases; the mean squares); Zou and
 * Donner 2008 (an interval of a sum from those of its parts); Bonett and Price 2012 (the two pictures);
 * Owen 2007 (the crossed bootstrap).
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { deviation, mean } from "d3-array";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { checkRuns, judgeBy, rightAnswers, type SeedAnswers, type Verdict } from "./_judge.ts";
import { reachOf, smallestSeen, splitNoise, spreadOf, studentInterval } from "./_noise.ts";
import { studentizedRangeQuantile } from "./_studentized_range.ts";

export type { Judgement, SeedAnswers, Verdict } from "./_judge.ts";

/** How {@linkcode judge} decides. */
export interface JudgeOptions {
  /** Confidence of the interval, in (0, 1). Default: .95. */
  readonly level?: number;
  /** Comparisons that are made at once: each is made so much more carefully. Default: 1. */
  readonly comparisons?: number;
}

/**
 * Is a setting better than another? Both were trained from the same seeds and asked about the same
 * pictures.
 *
 * The share of right answers decides, since it is counted picture by picture and so can be paired: a
 * picture that is hard for one is hard for the other, and a seed that draws poor pictures to learn from
 * draws them for both. The candidate is better (or worse) if the interval leaves out 0.
 *
 * With one seed the interval speaks of pictures only: another seed may turn the difference round.
 *
 * @param candidate One training a seed.
 * @param baseline The same seeds and pictures.
 * @param options Confidence, and how many such questions are asked at once.
 * @returns The word, the difference and its interval.
 * @throws {RangeError} If seeds, pictures or labels differ, or there are none.
 * @throws {TypeError} If there is an option of another name.
 *
 * @example
 * ```ts
 * import { judge } from "lib/article/rule.ts";
 * const labels = Array.from({ length: 300 }, (_, i) => i % 3);
 * const wrongAt = (every: number, seed: number) => ({
 *   seed,
 *   answers: { labels, predicted: labels.map((label, i) => (i + seed) % every ? label : 3) },
 * });
 * const weak = [1, 2, 3].map((seed) => wrongAt(4, seed));
 * const strong = [1, 2, 3].map((seed) => wrongAt(20, seed));
 * console.log(judge(strong, weak).judgement); // better
 * ```
 */
export function judge(
  candidate: readonly SeedAnswers[],
  baseline: readonly SeedAnswers[],
  options: JudgeOptions = {},
): Verdict {
  const doing = "compare two settings";
  refuseUnknownKeys(doing, options, ["level", "comparisons"]);
  const { level = .95, comparisons = 1 } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot(doing, "a level between 0 and 1", level));
  }
  if (!Number.isInteger(comparisons) || comparisons < 1) {
    throw new RangeError(cannot(doing, "1 comparison or more", comparisons));
  }
  return judgeBy(studentInterval(1 - (1 - level) / comparisons), level, candidate, baseline);
}

/** The share of right answers of several trainings, and how far it is known. */
export interface AccuracyOverSeeds {
  /** Mean over the seeds. */
  readonly accuracy: number;
  /** Where it lies for other seeds and other pictures, with 95 % confidence. */
  readonly interval: readonly [low: number, high: number];
  /** Standard deviation between the seeds; NaN with one. */
  readonly seedDeviation: number;
}

/**
 * The accuracy of a setting over its seeds.
 *
 * @param runs One training a seed, asked about the same pictures.
 * @returns Mean and interval; the interval counts seeds and pictures as chance.
 * @throws {RangeError} If pictures differ, or there are none.
 */
export function accuracyOverSeeds(runs: readonly SeedAnswers[]): AccuracyOverSeeds {
  checkRuns("measure an accuracy over seeds", runs);
  const rows = runs.map(rightAnswers);
  const shares = rows.map((row) => mean(row)!);
  const accuracy = mean(shares)!;
  // Of the two pictures that are counted in, one is answered rightly and one wrongly.
  const { spread } = splitNoise(rows, accuracy ** 2 + (1 - accuracy) ** 2);
  const reach = reachOf(spread, studentInterval(.95));
  return {
    accuracy,
    interval: [Math.max(0, accuracy - reach), Math.min(1, accuracy + reach)],
    seedDeviation: deviation(shares) ?? NaN,
  };
}

/** A setting in a race. */
export interface Contestant {
  /** What it is called. */
  readonly name: string;
  /** What it costs, in any unit; less is better. */
  readonly price: number;
  /** One training a seed. */
  readonly runs: readonly SeedAnswers[];
}

/** How a race ended. */
export interface Race {
  /** The setting of the largest mean accuracy. */
  readonly best: Contestant;
  /** Each other setting against it, best first. */
  readonly others: readonly { readonly contestant: Contestant; readonly verdict: Verdict }[];
  /** Those from which the best cannot be told, itself included. */
  readonly tied: readonly Contestant[];
  /** The cheapest of the tied. */
  readonly chosen: Contestant;
}

/**
 * Runs a race: the winner is the cheapest of those that cannot be told from the best.
 *
 * Each is compared with the best as by {@linkcode judge}. But who is best is known by the same data, so
 * that any pair might have been the one of the largest difference: with six equal settings, the highest
 * and the lowest alone would be told apart in one of three races. So the intervals are widened until
 * those of all pairs hold at once in 95 of 100 races. The largest difference over its standard error
 * follows Tukey's distribution of the studentized range, of which each part of the noise gets the
 * quantile of its own degrees of freedom (after Games and Howell 1976).
 *
 * @param contestants Two or more settings, trained from the same seeds.
 * @returns The best, the others against it, and the choice.
 * @throws {RangeError} As {@linkcode judge}, and with fewer than two contestants.
 */
export function race(contestants: readonly Contestant[]): Race {
  if (contestants.length < 2) {
    throw new RangeError(cannot("run a race", "at least two contestants", contestants.length));
  }
  const accuracy = new Map(contestants.map((it) => [it, accuracyOverSeeds(it.runs).accuracy]));
  const [best, ...rest] = contestants.toSorted((a, b) =>
    accuracy.get(b)! - accuracy.get(a)! || a.price - b.price
  ) as [Contestant, ...Contestant[]];
  // Tukey's range is of single means: that of two is larger by the root of 2.
  const quantile = (degrees: number) =>
    studentizedRangeQuantile(.95, contestants.length, degrees) / Math.SQRT2;
  const others = rest.map((contestant) => ({
    contestant,
    verdict: judgeBy(quantile, .95, contestant.runs, best.runs),
  }));
  const tied = [
    best,
    ...others.filter(({ verdict }) => verdict.judgement === "no difference seen")
      .map(({ contestant }) => contestant),
  ];
  const chosen = tied.reduce((a, b) => b.price < a.price ? b : a);
  return { best, others, tied, chosen };
}

/** The trainings that {@linkcode powerOf} reckons with. */
export interface PlannedTrainings {
  /** Trainings of each setting, at least 2. */
  readonly seeds: number;
  /** Standard deviation of the accuracy from seed to seed, as `accuracyOverSeeds` measures it. */
  readonly seedDeviation: number;
}

/** What a held-out part can show. */
export interface Power {
  /** Standard error of one accuracy, from the pictures alone. */
  readonly standardError: number;
  /** The smallest difference that four of five experiments see, each setting on pictures of its own. */
  readonly visible: number;
  /** The same where both settings are asked about the same pictures, as {@linkcode judge} wants it. */
  readonly visiblePaired: number;
}

/**
 * What a held-out part can show, before anything is trained on it.
 *
 * Two settings that are asked about the same pictures fail in part at the same ones. For these, half of
 * an answer's variance is taken to be the pictures' own, so that the pictures weigh as much on a
 * difference as on one accuracy; settings that are much alike show smaller differences still.
 *
 * @param images Pictures in it.
 * @param accuracy The accuracy that is expected, in [0, 1].
 * @param trainings How many trainings, and how much they differ; without, the pictures alone count.
 * @returns The standard error, and the smallest differences to be seen at a level of .95.
 * @throws {RangeError} If a number is out of its range.
 */
export function powerOf(images: number, accuracy: number, trainings?: PlannedTrainings): Power {
  const doing = "say what pictures can show";
  const need = (holds: boolean, expected: string, received: unknown) => {
    if (!holds) throw new RangeError(cannot(doing, expected, received));
  };
  const { seeds = 1, seedDeviation = 0 } = trainings ?? {};
  need(Number.isInteger(images) && images >= 2, "2 pictures or more", images);
  need(accuracy >= 0 && accuracy <= 1, "an accuracy from 0 to 1", accuracy);
  need(!trainings || Number.isInteger(seeds) && seeds >= 2, "2 seeds or more", seeds);
  need(seedDeviation >= 0 && seedDeviation < 1, "a seedDeviation from 0 to 1", seedDeviation);
  const variance = accuracy * (1 - accuracy);
  const seen = (betweenImages: number) => {
    const noise = { betweenSeeds: 2 * seedDeviation ** 2, betweenImages, rest: 0 };
    return smallestSeen(spreadOf(noise, seeds, images), studentInterval(.95));
  };
  return {
    standardError: Math.sqrt(variance / images),
    visible: seen(2 * variance),
    visiblePaired: seen(variance),
  };
}
