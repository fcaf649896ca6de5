/** How two settings are compared, whatever the quantiles of the interval. */
import { cannot } from "../errors.ts";
import { neededFor, type Quantile, reachOf, smallestSeen, splitNoise } from "./_noise.ts";

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
  /** The word: `better` or `worse` exactly if the interval leaves out 0. */
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
  /** The smallest difference that four of five such experiments see. */
  readonly visible: number;
  /**
   * Where no difference was seen: the one that the following two numbers are for, that observed or
   * three points, whichever is larger. If it is not below `visible`, the experiment is large enough to
   * see it, and they are left out.
   */
  readonly sought?: number;
  /** Pictures that it takes to see it in four of five experiments, with as many seeds, if any do. */
  readonly neededImages?: number;
  /** Seeds that it takes, with as many pictures; none likewise. */
  readonly neededSeeds?: number;
}

const DOING = "compare two settings";

/** The smallest difference that matters here; no one asks what it takes to see a hundredth of it. */
const RELEVANT = .03;

/** Compares a candidate with a baseline, with some quantiles for the interval. */
export function judgeBy(
  quantile: Quantile,
  level: number,
  candidate: readonly SeedAnswers[],
  baseline: readonly SeedAnswers[],
): Verdict {
  checkPairs(candidate, baseline);
  const [ours, theirs] = [candidate.map(rightAnswers), baseline.map(rightAnswers)];
  const rows = ours.map((row, s) => row.map((right, i) => right - theirs[s]![i]!));
  const { mean: difference, spread, noise } = splitNoise(rows, unlikeSquares(rows));
  const { seeds, images } = spread;
  const reach = reachOf(spread, quantile);
  const visible = smallestSeen(spread, quantile);
  const interval = [difference - reach, difference + reach] as const;
  const judgement = interval[0] > 0 ? "better" : interval[1] < 0 ? "worse" : "no difference seen";
  const found = { judgement, difference, interval, level, seeds, images, visible } as const;
  if (judgement !== "no difference seen") return found;
  const sought = Math.max(RELEVANT, Math.abs(difference));
  if (visible <= sought) return { ...found, sought };
  return { ...found, sought, ...neededFor(sought, noise, spread, quantile) };
}

/** 1 for a right answer, 0 for a wrong one. */
export function rightAnswers({ answers: { labels, predicted } }: SeedAnswers): Int8Array {
  return Int8Array.from(labels, (label, i) => Number(label === predicted[i]));
}

/**
 * Squares of two more pictures that differ, one for each side, as much as those that differ do (in the
 * mean over the seeds); as much as can be where there is none.
 */
function unlikeSquares(rows: readonly Int8Array[]): number {
  let [squares, count] = [0, 0];
  for (let i = 0; i < rows[0]!.length; i++) {
    let [sum, differs] = [0, false];
    for (const row of rows) {
      sum += row[i]!;
      differs ||= row[i] !== 0;
    }
    if (!differs) continue;
    squares += (sum / rows.length) ** 2;
    count++;
  }
  return 2 * (count === 0 ? 1 : squares / count);
}

function checkPairs(candidate: readonly SeedAnswers[], baseline: readonly SeedAnswers[]): void {
  const seedsOf = (side: readonly SeedAnswers[]) => side.map(({ seed }) => seed).join(", ");
  checkRuns(DOING, candidate);
  if (seedsOf(candidate) !== seedsOf(baseline)) {
    const received = `${seedsOf(candidate)} against ${seedsOf(baseline)}`;
    throw new RangeError(cannot(DOING, "the same seeds on both sides", received));
  }
  checkRuns(DOING, [...candidate, ...baseline]);
}

/** Complains of trainings that were not all asked about the same pictures. */
export function checkRuns(doing: string, runs: readonly SeedAnswers[]): void {
  if (runs.length === 0) throw new RangeError(cannot(doing, "at least one seed", "none"));
  const { labels } = runs[0]!.answers;
  if (labels.length === 0) throw new RangeError(cannot(doing, "at least one picture", "none"));
  for (const { seed, answers } of runs) {
    const same = answers.labels.length === labels.length &&
      answers.predicted.length === labels.length &&
      Array.prototype.every.call(labels, (label, i) => answers.labels[i] === label);
    if (!same) {
      throw new RangeError(cannot(doing, "the same pictures everywhere", `others at seed ${seed}`));
    }
  }
}
