/**
 * Stops hopeless trials early.
 *
 * @module
 */

// @ts-types="@types/d3-array"
import { median } from "d3-array";
import { refuseUnknownKeys } from "../errors.ts";
import { isScore } from "../scores.ts";

/** What {@linkcode isHopeless} can be told. */
export interface MedianRuleOptions {
  /** Steps that every trial is given; 2 by default. */
  readonly warmupSteps?: number;
  /** Finished trials needed before any is stopped; 4 by default. */
  readonly trials?: number;
}

/**
 * The median rule of Google Vizier (Golovin et al., 2017, section 3.2): a trial is hopeless if its
 * best value so far is worse than the median, over the finished trials, of their mean value up to
 * the same step. NaN is worse than any number: a trial that has seen nothing else is hopeless, and
 * one that diverged helps no other to look good.
 *
 * @param current The trial's intermediate values, a step each; the lower the better.
 * @param finished The intermediate values of finished trials.
 * @param options When to begin.
 * @returns Whether to stop the trial.
 */
export function isHopeless(
  current: readonly number[],
  finished: readonly (readonly number[])[],
  options: MedianRuleOptions = {},
): boolean {
  refuseUnknownKeys("apply the median rule", options, ["warmupSteps", "trials"]);
  const { warmupSteps = 2, trials = 4 } = options;
  const steps = current.length;
  if (steps <= warmupSteps) return false;
  const comparable = finished.filter((values) => values.length >= steps);
  if (comparable.length < trials) return false;
  const middle = median(comparable.map((values) => mean(values.slice(0, steps)))) ?? Infinity;
  return lowest(current) > middle;
}

/** A value that is no number makes a mean as bad as can be, and never better. */
function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return isScore(sum) ? sum / values.length : Infinity;
}

/** The lowest of the numbers; infinity if there is none. */
function lowest(values: readonly number[]): number {
  return values.filter(isScore).reduce((least, value) => Math.min(least, value), Infinity);
}
