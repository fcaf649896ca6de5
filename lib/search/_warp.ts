/** A monotone change of scale that brings skewed targets closer to a normal distribution. */

/** A change of scale. */
export interface Warp {
  /** From the objective's unit to the model's. */
  forward(value: number): number;
  /** From the model's unit to the objective's. */
  inverse(value: number): number;
}

/** The change of scale that changes nothing. */
export const NO_WARP: Warp = { forward: (value) => value, inverse: (value) => value };

/** The offset in units of the lower half's width: gentle enough to keep a minimum's parabola. */
const OFFSET = 3;

/**
 * Fits log(value - lowest + offset), or nothing where the targets are more normal without it, by
 * their profile likelihood (Box and Cox, 1964, section 3, for the power 0 with a shift).
 *
 * @param values The targets.
 * @returns A scale on which they are less skewed.
 */
export function fitWarp(values: readonly number[]): Warp {
  const sorted = [...values].sort((a, b) => a - b);
  const lowest = sorted[0]!;
  // Of two middles the upper one: this is a scale, not a figure that anybody reads.
  const width = sorted[sorted.length >> 1]! - lowest;
  if (values.length < 5 || !(width > 0)) return NO_WARP;
  const shift = lowest - OFFSET * width;
  const warped = values.map((value) => Math.log(value - shift));
  const logJacobian = -warped.reduce((sum, value) => sum + value, 0);
  if (!(normality(warped) + logJacobian > normality(values))) return NO_WARP;
  return {
    forward: (value) => Math.log(Math.max(value - shift, Number.MIN_VALUE)),
    inverse: (value) => Math.exp(value) + shift,
  };
}

/** The log likelihood of a normal distribution fitted to the values, up to a constant. */
function normality(values: readonly number[]): number {
  return -values.length * Math.log(moments(values).deviation);
}

/** Mean and (population) standard deviation. */
export function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
