/**
 * The rule that says "better": two settings, several seeds, the same pictures.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { mean, sum } from "d3-array";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { studentQuantile } from "./_student.ts";

/** What one training said of the held-out pictures. */
export interface SeedAnswers {
  /** What everything random in the training came from. */
  readonly seed: number;
  /** What it said of each picture. */
  readonly answers: {
    /** [pictures] the right class of each. */
    readonly labels: ArrayLike<number>;
    /** [pictures] the likeliest class. */
    readonly predicted: ArrayLike<number>;
  };
}

/** The rule's word on a candidate. */
export type Judgement = "better" | "worse" | "no difference seen";

/** A candidate against a baseline. */
export interface Verdict {
  /** The word. */
  readonly judgement: Judgement;
  /** Share of right answers of the candidate less that of the baseline, mean over the seeds. */
  readonly difference: number;
  /** Where the true difference lies, with the chosen confidence. */
  readonly interval: readonly [low: number, high: number];
  /** The confidence, in (0, 1). */
  readonly level: number;
  /** Seeds that both were trained from. */
  readonly seeds: number;
  /** Pictures that both were asked about. */
  readonly images: number;
  /**
   * Pictures that it would take to see a difference of this size in four of five such experiments,
   * with as many seeds. None where a difference was seen, or where no number of pictures would do.
   */
  readonly neededImages?: number;
  /** Seeds that it would take, with as many pictures; none likewise. */
  readonly neededSeeds?: number;
}

/** How {@linkcode judge} decides. */
export interface JudgeOptions {
  /** Confidence of the interval, in (0, 1). Default: .95. */
  readonly level?: number;
  /** Comparisons that are made at once: each is made so much more carefully. Default: 1. */
  readonly comparisons?: number;
}

/** How often a planted difference is to be found, for the numbers that it would take. */
const POWER = .8;

/**
 * Is a setting better than another? Both were trained from the same seeds and asked about the same
 * pictures.
 *
 * The share of right answers decides, since it is counted picture by picture and so can be paired: a
 * picture that is hard for one is hard for the other, and a seed that draws poor pictures to learn from
 * draws them for both. What is left varies with the seed, with the picture, and with both; the three
 * variances are estimated as in a two-way layout without replication, and the mean difference gets an
 * interval of Student's t with Satterthwaite's degrees of freedom. So an interval from five seeds is as
 * wide as five seeds deserve; a percentile bootstrap over five seeds would be too sure. (Simulated: of
 * 2,000 intervals from five seeds 95 to 98 % hold the truth, from three 94 %, from two 90 %.) The
 * candidate is better (or worse) if the interval excludes 0.
 *
 * With one seed the interval speaks of pictures only: another seed may turn the difference round.
 *
 * Sources: Satterthwaite 1946; Searle, Casella and McCulloch, Variance Components, 1992, chapter 4;
 * Bonferroni's correction for several comparisons.
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
  refuseUnknownKeys(DOING, options, ["level", "comparisons"]);
  const { level = .95, comparisons = 1 } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot(DOING, "a level between 0 and 1", level));
  }
  checkPairs(candidate, baseline);
  const seeds = candidate.length;
  const images = candidate[0]!.answers.labels.length;
  const parts = varianceParts(candidate, baseline, seeds, images);
  const { difference, standardError, degrees } = parts;
  const quantile = studentQuantile(1 - (1 - level) / comparisons / 2, degrees);
  const margin = standardError === 0 ? 0 : quantile * standardError;
  const interval = [difference - margin, difference + margin] as const;
  const judgement = interval[0] > 0 ? "better" : interval[1] < 0 ? "worse" : "no difference seen";
  const found = { judgement, difference, interval, level, seeds, images } as const;
  return judgement === "no difference seen" ? { ...found, ...needed(parts, seeds, images) } : found;
}

const DOING = "compare two settings";

/** What makes the difference vary. */
interface VarianceParts {
  readonly difference: number;
  readonly standardError: number;
  readonly degrees: number;
  /** Variances of one seed, of one picture, and of what is left; none below 0. */
  readonly bySeed: number;
  readonly byImage: number;
  readonly rest: number;
}

function varianceParts(
  candidate: readonly SeedAnswers[],
  baseline: readonly SeedAnswers[],
  seeds: number,
  images: number,
): VarianceParts {
  const ofImage = new Float64Array(images); // sums over the seeds
  const ofSeed = new Float64Array(seeds);
  let squares = 0;
  for (let s = 0; s < seeds; s++) {
    const [a, b] = [candidate[s]!.answers, baseline[s]!.answers];
    for (let i = 0; i < images; i++) {
      const label = a.labels[i];
      const d = Number(a.predicted[i] === label) - Number(b.predicted[i] === label);
      ofImage[i]! += d;
      ofSeed[s]! += d;
      squares += d * d;
    }
  }
  const difference = sum(ofSeed) / (seeds * images);
  const aroundMean = (sums: Float64Array, each: number) =>
    sum(sums, (all) => each * (all / each - difference) ** 2);
  const sumOfImages = aroundMean(ofImage, seeds);
  const byImageOnly = sumOfImages / Math.max(1, images - 1);
  if (seeds === 1) {
    const standardError = Math.sqrt(byImageOnly / images);
    const degrees = Math.max(1, images - 1);
    return { difference, standardError, degrees, bySeed: 0, byImage: byImageOnly, rest: 0 };
  }
  const sumOfSeeds = aroundMean(ofSeed, images);
  const sumOfAll = squares - seeds * images * difference ** 2;
  const [seedDegrees, imageDegrees] = [seeds - 1, Math.max(1, images - 1)];
  const restDegrees = seedDegrees * imageDegrees;
  const seedMean = sumOfSeeds / seedDegrees;
  const restMean = Math.max(0, sumOfAll - sumOfSeeds - sumOfImages) / restDegrees;
  const bySeed = Math.max(0, seedMean - restMean) / images;
  const byImage = Math.max(0, byImageOnly - restMean) / seeds;
  // The sum of the mean squares is unbiased; where chance makes it smaller than one of its parts, that
  // part stands, so that the interval is rather too wide than too narrow.
  const total = Math.max(seedMean + byImageOnly - restMean, seedMean, byImageOnly);
  const variance = total / (seeds * images);
  const spread = seedMean ** 2 / seedDegrees + byImageOnly ** 2 / imageDegrees +
    restMean ** 2 / restDegrees;
  const degrees = total === 0 ? restDegrees : Math.max(1, total ** 2 / spread);
  return {
    difference,
    standardError: Math.sqrt(variance),
    degrees,
    bySeed,
    byImage,
    rest: restMean,
  };
}

/** How many pictures, or seeds, would show a difference of the size that was observed. */
function needed(
  { difference, bySeed, byImage, rest }: VarianceParts,
  seeds: number,
  images: number,
): Pick<Verdict, "neededImages" | "neededSeeds"> {
  const size = Math.abs(difference);
  if (size === 0) return {};
  const target = (size / (NORMAL_97_5 + NORMAL_80)) ** 2;
  const forImages = target - bySeed / seeds;
  const forSeeds = target - byImage / images;
  const round = (count: number) => Number(Math.ceil(count).toPrecision(2));
  return {
    ...(forImages > 0 && { neededImages: round((byImage + rest / seeds) / forImages) }),
    ...(forSeeds > 0 && { neededSeeds: Math.ceil((bySeed + rest / images) / forSeeds) }),
  };
}

const NORMAL_97_5 = studentQuantile(.975, 1e9);
const NORMAL_80 = studentQuantile(POWER, 1e9);

function checkPairs(candidate: readonly SeedAnswers[], baseline: readonly SeedAnswers[]): void {
  const seedsOf = (side: readonly SeedAnswers[]) => side.map(({ seed }) => seed).join(", ");
  if (candidate.length === 0) throw new RangeError(cannot(DOING, "at least one seed", "none"));
  if (seedsOf(candidate) !== seedsOf(baseline)) {
    const received = `${seedsOf(candidate)} against ${seedsOf(baseline)}`;
    throw new RangeError(cannot(DOING, "the same seeds on both sides", received));
  }
  const { labels } = candidate[0]!.answers;
  if (labels.length === 0) throw new RangeError(cannot(DOING, "at least one picture", "none"));
  for (const { seed, answers } of [...candidate, ...baseline]) {
    const same = answers.labels.length === labels.length &&
      answers.predicted.length === labels.length &&
      Array.prototype.every.call(labels, (label, i) => answers.labels[i] === label);
    if (!same) {
      throw new RangeError(cannot(DOING, "the same pictures everywhere", `others at seed ${seed}`));
    }
  }
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
  // Against answers that are all wrong, the difference is the accuracy itself.
  const wrong = runs.map(({ seed, answers }) => ({
    seed,
    answers: { labels: answers.labels, predicted: { length: answers.labels.length } },
  }));
  const { difference, interval, seeds, images } = judge(runs, wrong);
  const shares = runs.map(({ answers }) => {
    let right = 0;
    for (let i = 0; i < images; i++) right += Number(answers.predicted[i] === answers.labels[i]);
    return right / images;
  });
  const variance = seeds < 2
    ? NaN
    : sum(shares, (share) => (share - difference) ** 2) / (seeds - 1);
  return {
    accuracy: difference,
    interval: [Math.max(0, interval[0]), Math.min(1, interval[1])],
    seedDeviation: Math.sqrt(variance),
  };
}

/** A setting in a race. */
export interface Contestant<Name = string> {
  /** What it is called. */
  readonly name: Name;
  /** What it costs, in any unit; less is better. */
  readonly price: number;
  /** One training a seed. */
  readonly runs: readonly SeedAnswers[];
}

/** How a race ended. */
export interface Race<Name = string> {
  /** The setting of the largest mean accuracy. */
  readonly best: Contestant<Name>;
  /** Each other setting against it, best first. */
  readonly others: readonly { readonly contestant: Contestant<Name>; readonly verdict: Verdict }[];
  /** Those from which the best cannot be told, itself included. */
  readonly tied: readonly Contestant<Name>[];
  /** The cheapest of the tied. */
  readonly chosen: Contestant<Name>;
}

/**
 * Runs a race: the winner is the cheapest of those that cannot be told from the best.
 *
 * Each is compared with the best by {@linkcode judge}, all at once with 95 % confidence (Bonferroni).
 *
 * @param contestants Two or more settings, trained from the same seeds.
 * @returns The best, the others against it, and the choice.
 * @throws {RangeError} As {@linkcode judge}, and with fewer than two contestants.
 */
export function race<Name = string>(contestants: readonly Contestant<Name>[]): Race<Name> {
  if (contestants.length < 2) {
    throw new RangeError(cannot("run a race", "at least two contestants", contestants.length));
  }
  const accuracy = (it: Contestant<Name>) => accuracyOverSeeds(it.runs).accuracy;
  const [best, ...rest] = contestants.toSorted((a, b) =>
    accuracy(b) - accuracy(a) || a.price - b.price
  ) as [Contestant<Name>, ...Contestant<Name>[]];
  const others = rest.map((contestant) => ({
    contestant,
    verdict: judge(contestant.runs, best.runs, { comparisons: rest.length }),
  }));
  const tied = [
    best,
    ...others.filter(({ verdict }) => verdict.judgement === "no difference seen")
      .map(({ contestant }) => contestant),
  ];
  const chosen = tied.reduce((a, b) => b.price < a.price ? b : a);
  return { best, others, tied, chosen };
}

/**
 * What a held-out part can show: the standard error of an accuracy measured on it.
 *
 * @param images Pictures in it.
 * @param accuracy The accuracy, in [0, 1].
 * @returns `standardError` of one accuracy, and `visible`, the smallest difference between two
 *   unpaired ones that four of five experiments would show; pairing shows smaller ones.
 */
export function powerOf(
  images: number,
  accuracy: number,
): { standardError: number; visible: number } {
  const standardError = Math.sqrt(accuracy * (1 - accuracy) / images);
  return { standardError, visible: (NORMAL_97_5 + NORMAL_80) * Math.SQRT2 * standardError };
}

/** The mean of a score over runs; NaN where one has none. */
export function meanScore(
  runs: readonly { readonly validation: { readonly f1: number } }[],
): number {
  return mean(runs, ({ validation }) => validation.f1) ?? NaN;
}
