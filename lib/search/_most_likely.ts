/** The hyper-parameters under which the data are likeliest. */
import type { Likelihood } from "./_likelihood.ts";
import { minimizeInBox } from "./lbfgsb.ts";
import type { GaussianProcessOptions, LogNormalPrior } from "./model_options.ts";

/** A Gaussian process's options with the defaults filled in. */
export type ModelOptions =
  & Required<Omit<GaussianProcessOptions, "lengthScalePrior" | "noisePrior">>
  & {
    readonly lengthScalePrior: LogNormalPrior | undefined;
    readonly noisePrior: LogNormalPrior | undefined;
  };

/**
 * Maximises the marginal likelihood times the priors, from several starts.
 *
 * @param likelihood The data.
 * @param options Bounds, priors, number of starts.
 * @returns `[log amplitude, log length scales.., log noise variance]`.
 */
export function mostLikely(likelihood: Likelihood, options: ModelOptions): Float64Array {
  const { dimensions } = likelihood;
  const { amplitudeBounds, lengthScaleBounds, noiseBounds, starts, tolerance } = options;
  const boxes = [
    amplitudeBounds,
    ...Array.from({ length: dimensions }, () => lengthScaleBounds),
    noiseBounds,
  ];
  const lower = boxes.map(([low]) => Math.log(low));
  const upper = boxes.map(([, high]) => Math.log(high));
  const lengthScalePrior = logNormal(options.lengthScalePrior);
  const noisePrior = logNormal(options.noisePrior);
  const negative = (point: Float64Array, gradient: Float64Array): number => {
    let value = -likelihood.withGradient(point, gradient);
    for (let i = 0; i < gradient.length; i++) gradient[i] = -gradient[i]!;
    for (let d = 1; d <= dimensions; d++) value += lengthScalePrior(point, d, gradient);
    return value + noisePrior(point, dimensions + 1, gradient);
  };
  let best: { point: Float64Array; value: number } | undefined;
  for (let start = 0; start < Math.max(1, starts); start++) {
    const from = startingPoint(start, lower, upper, dimensions);
    const found = minimizeInBox(negative, from, lower, upper, {
      gradientTolerance: Math.min(1e-2, 1e4 * tolerance),
      valueTolerance: tolerance,
    });
    if (best === undefined || found.value < best.value) best = found;
  }
  return best!.point;
}

/** Start 0 is a smooth function with little noise; the others are spread evenly over the box. */
function startingPoint(
  start: number,
  lower: readonly number[],
  upper: readonly number[],
  dimensions: number,
): number[] {
  if (start === 0) {
    return [0, ...Array.from({ length: dimensions }, () => Math.log(0.5)), Math.log(1e-4)];
  }
  // Additive recurrence of the generalised golden ratio: evenly spread in any dimension.
  let ratio = 2;
  for (let i = 0; i < 30; i++) ratio = Math.pow(1 + ratio, 1 / (lower.length + 1));
  return lower.map((low, i) => {
    const share = (0.5 + start * Math.pow(ratio, -(i + 1))) % 1;
    const high = upper[i]!;
    // Length scales from 0.05 to 5 and amplitudes around 1 are where the optima of unit cubes lie.
    const [from, to] = i === 0
      ? [Math.log(0.1), Math.log(10)]
      : i <= dimensions
      ? [Math.log(0.05), Math.log(5)]
      : [low, Math.min(high, Math.log(0.1))];
    return from + share * (to - from);
  });
}

/** The negative log density of a prior, which adds its slope to the gradient. */
function logNormal(
  prior: LogNormalPrior | undefined,
): (point: Float64Array, at: number, gradient: Float64Array) => number {
  if (prior === undefined) return () => 0;
  const center = Math.log(prior.median);
  return (point, at, gradient) => {
    const z = (point[at]! - center) / prior.spread;
    gradient[at]! += z / prior.spread;
    return 0.5 * z * z;
  };
}
