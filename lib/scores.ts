/**
 * Comparing scores: a score that is not a number is worse than any number, everywhere.
 *
 * @module
 */

/** Whether the largest score is the best, or the smallest. */
export type Direction = "max" | "min";

/**
 * Whether one score beats another. NaN, null and nothing are worse than any number, and no better
 * than each other.
 *
 * @param candidate The score that may be better.
 * @param incumbent The score to beat.
 * @param direction Which scores are good.
 * @returns Whether the candidate is strictly better.
 *
 * @example
 * ```ts
 * import { isBetterScore } from "lib/scores.ts";
 * isBetterScore(0.1, NaN, "max"); // true
 * isBetterScore(NaN, NaN, "max"); // false
 * ```
 */
export function isBetterScore(
  candidate: number | null | undefined,
  incumbent: number | null | undefined,
  direction: Direction,
): boolean {
  if (!isScore(candidate)) return false;
  if (!isScore(incumbent)) return true;
  return direction === "max" ? candidate > incumbent : candidate < incumbent;
}

/** Whether a score is there and is a number. */
export function isScore(score: number | null | undefined): score is number {
  return typeof score === "number" && !Number.isNaN(score);
}

/**
 * Where the best score stands; among equals the first one.
 *
 * @param scores The scores; not changed.
 * @param direction Which scores are good.
 * @returns Its position; -1 if none is a number.
 */
export function bestIndex(
  scores: readonly (number | null | undefined)[],
  direction: Direction,
): number {
  let best = -1;
  for (const [i, score] of scores.entries()) {
    if (isBetterScore(score, best < 0 ? undefined : scores[best], direction)) best = i;
  }
  return best;
}

/**
 * The order of scores from the best to the worst, for `sort`; those that are no number come last.
 *
 * @param direction Which scores are good.
 * @returns A comparison of two scores.
 */
export function byScore(
  direction: Direction,
): (a: number | null | undefined, b: number | null | undefined) => number {
  return (a, b) => isBetterScore(a, b, direction) ? -1 : isBetterScore(b, a, direction) ? 1 : 0;
}
