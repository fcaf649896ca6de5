/**
 * Stops hopeless trials early.
 *
 * @module
 */

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
 * the same step.
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
  const { warmupSteps = 2, trials = 4 } = options;
  const steps = current.length;
  if (steps <= warmupSteps) return false;
  const comparable = finished.filter((values) => values.length >= steps);
  if (comparable.length < trials) return false;
  const means = comparable
    .map((values) => values.slice(0, steps).reduce((sum, value) => sum + value, 0) / steps)
    .sort((a, b) => a - b);
  const middle = means.length >> 1;
  const median = means.length % 2 === 1
    ? means[middle]!
    : (means[middle - 1]! + means[middle]!) / 2;
  return Math.min(...current) > median;
}
