/**
 * Regression with a Gaussian process: a function's posterior mean and standard deviation, with their
 * gradients, from a handful of noisy values.
 *
 * After Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { dotStretch, solveLowerInPlace, solveUpperInPlace } from "./_linear_algebra.ts";
import { Likelihood } from "./_likelihood.ts";
import { type Covariance, type CovarianceName, COVARIANCES } from "./covariance.ts";
import { minimizeInBox } from "./lbfgsb.ts";

/** What a Gaussian process assumes about its function, in units of the normalised targets. */
export interface Hyperparameters {
  /** Variance of the function around its mean. */
  readonly amplitude: number;
  /** One a dimension: the distance over which the function changes noticeably. */
  readonly lengthScales: readonly number[];
  /** Variance of the noise on each target. */
  readonly noiseVariance: number;
}

/** A normal distribution of a hyper-parameter's natural logarithm. */
export interface LogNormalPrior {
  /** The hyper-parameter's median. */
  readonly median: number;
  /** Standard deviation of its logarithm. */
  readonly spread: number;
}

/** What {@linkcode GaussianProcess} can be told. */
export interface GaussianProcessOptions {
  /** The covariance function; `"matern52"` by default. */
  readonly covariance?: CovarianceName;
  /** Bounds of the amplitude; 1e-3 to 1e3 by default. */
  readonly amplitudeBounds?: readonly [number, number];
  /** Bounds of each length scale; 1e-2 to 1e2 by default. */
  readonly lengthScaleBounds?: readonly [number, number];
  /** Bounds of the noise's variance; 1e-8 to 1 by default; equal bounds fix it. */
  readonly noiseBounds?: readonly [number, number];
  /** Prior of the length scales; none by default, so that the likelihood alone decides. */
  readonly lengthScalePrior?: LogNormalPrior;
  /** Prior of the noise's variance; none by default. */
  readonly noisePrior?: LogNormalPrior;
  /** From how many starting points the hyper-parameters are sought; 4 by default. */
  readonly starts?: number;
  /** Whether targets are shifted to mean 0 and scaled to variance 1 first; true by default. */
  readonly normalizeTargets?: boolean;
}

/** The posterior at several points, in the targets' own unit. */
export interface Posterior {
  /** Posterior mean, one a point. */
  readonly mean: Float64Array;
  /** Posterior standard deviation of the function (without the noise), one a point. */
  readonly std: Float64Array;
}

/** The posterior at one point with its gradients along the point's coordinates. */
export interface PosteriorGradient {
  readonly mean: number;
  readonly std: number;
  readonly meanGradient: Float64Array;
  /** NaN nowhere: 0 where the standard deviation itself is 0. */
  readonly stdGradient: Float64Array;
}

/**
 * A Gaussian process with one length scale a dimension.
 *
 * @example
 * ```ts
 * import { GaussianProcess } from "lib/search/mod.ts";
 * const process = new GaussianProcess();
 * process.fit([[0], [0.4], [1]], [1, -0.3, 0.8]);
 * const { mean, std } = process.predict([[0.2]]);
 * ```
 */
export class GaussianProcess {
  readonly #options: Required<Omit<GaussianProcessOptions, "lengthScalePrior" | "noisePrior">>;
  readonly #lengthScalePrior: LogNormalPrior | undefined;
  readonly #noisePrior: LogNormalPrior | undefined;
  readonly #covariance: Covariance;
  #fitted: Fitted | undefined;

  /**
   * @param options What to assume.
   * @throws {RangeError} If bounds are not positive or in the wrong order.
   */
  constructor(options: GaussianProcessOptions = {}) {
    this.#options = {
      covariance: options.covariance ?? "matern52",
      amplitudeBounds: options.amplitudeBounds ?? [1e-3, 1e3],
      lengthScaleBounds: options.lengthScaleBounds ?? [1e-2, 1e2],
      noiseBounds: options.noiseBounds ?? [1e-8, 1],
      starts: options.starts ?? 4,
      normalizeTargets: options.normalizeTargets ?? true,
    };
    this.#lengthScalePrior = options.lengthScalePrior;
    this.#noisePrior = options.noisePrior;
    const covariance: Covariance | undefined = COVARIANCES[this.#options.covariance];
    if (covariance === undefined) {
      const names = Object.keys(COVARIANCES).join(", ");
      const received: string = this.#options.covariance;
      throw new RangeError(cannot("make a Gaussian process", `one of ${names}`, received));
    }
    this.#covariance = covariance;
    for (const name of ["amplitudeBounds", "lengthScaleBounds", "noiseBounds"] as const) {
      const [low, high] = this.#options[name];
      if (!(low > 0 && high >= low && high < Infinity)) {
        const rule = `${name} with 0 < low <= high`;
        throw new RangeError(cannot("make a Gaussian process", rule, [low, high]));
      }
    }
  }

  /**
   * Learns from data.
   *
   * @param points `[n, d]`, finite; best scaled to [0, 1].
   * @param targets `[n]`, finite.
   * @param hyperparameters Taken as they are; left out, those with the largest marginal likelihood
   * (times the priors, if any) are sought from several starts.
   * @returns This process.
   * @throws {TypeError} If the shapes do not match.
   * @throws {RangeError} If there is no data, or a number is not finite.
   */
  fit(
    points: readonly ArrayLike<number>[],
    targets: ArrayLike<number>,
    hyperparameters?: Hyperparameters,
  ): this {
    const { flat, dimensions } = flatten(points, targets);
    const { mean, scale, normalized } = normalize(targets, this.#options.normalizeTargets);
    const likelihood = new Likelihood(this.#covariance, flat, normalized);
    const logParameters = hyperparameters === undefined
      ? this.#mostLikely(likelihood)
      : toLog(hyperparameters, dimensions);
    const logLikelihood = likelihood.factorize(logParameters);
    if (logLikelihood === -Infinity) {
      const rule = "a covariance matrix that is positive definite with jitter";
      throw new RangeError(cannot("fit the Gaussian process", rule, hyperparameters));
    }
    this.#fitted = {
      points: flat,
      dimensions,
      likelihood,
      logLikelihood,
      mean,
      scale,
      amplitude: Math.exp(logParameters[0]!),
      inverseSquareScales: logParameters.slice(1, dimensions + 1).map((l) => Math.exp(-2 * l)),
      hyperparameters: fromLog(logParameters),
    };
    return this;
  }

  /** The hyper-parameters in use. */
  get hyperparameters(): Hyperparameters {
    return this.#state().hyperparameters;
  }

  /** The log marginal likelihood of the normalised targets at these hyper-parameters. */
  get logMarginalLikelihood(): number {
    return this.#state().logLikelihood;
  }

  /** What had to be added to the diagonal to factorise the covariance matrix; 0 most often. */
  get jitter(): number {
    return this.#state().likelihood.jitter;
  }

  /**
   * The posterior of the function at some points.
   *
   * @param points `[m, d]`.
   * @returns Mean and standard deviation in the targets' unit, `[m]` each.
   * @throws {TypeError} If a point has not as many coordinates as those learnt from.
   */
  predict(points: readonly ArrayLike<number>[]): Posterior {
    const mean = new Float64Array(points.length);
    const std = new Float64Array(points.length);
    const fitted = this.#state();
    const row = new Float64Array(fitted.likelihood.size);
    points.forEach((point, i) => {
      checkDimensions(point, fitted.dimensions);
      const { mean: m, std: s } = this.#posteriorAt(fitted, point, row);
      mean[i] = m;
      std[i] = s;
    });
    return { mean, std };
  }

  /**
   * The posterior at one point with its gradients.
   *
   * @param point `[d]`.
   * @returns Mean and standard deviation in the targets' unit, and their slopes along each
   * coordinate.
   * @throws {TypeError} If the point has the wrong number of coordinates.
   */
  predictGradient(point: ArrayLike<number>): PosteriorGradient {
    const fitted = this.#state();
    const { likelihood, dimensions, points, inverseSquareScales, amplitude, scale } = fitted;
    checkDimensions(point, dimensions);
    const size = likelihood.size;
    const solved = new Float64Array(size);
    const { mean, std } = this.#posteriorAt(fitted, point, solved);
    // #posteriorAt leaves L^-1 k in `solved`; one more solve makes it K^-1 k.
    solveUpperInPlace(likelihood.factor, size, solved);
    const meanGradient = new Float64Array(dimensions);
    const stdGradient = new Float64Array(dimensions);
    for (let i = 0; i < size; i++) {
      const distance = squaredDistance(points, i, point, inverseSquareScales);
      const slope = 2 * amplitude * this.#covariance.slope(distance);
      for (let d = 0; d < dimensions; d++) {
        const change = slope * (point[d]! - points[i * dimensions + d]!) * inverseSquareScales[d]!;
        meanGradient[d]! += likelihood.weights[i]! * change;
        stdGradient[d]! -= solved[i]! * change;
      }
    }
    for (let d = 0; d < dimensions; d++) {
      meanGradient[d]! *= scale;
      // d std = d variance / (2 std); the two of the quadratic form is already cancelled.
      stdGradient[d] = std > 0 ? stdGradient[d]! * scale * scale / std : 0;
    }
    return { mean, std, meanGradient, stdGradient };
  }

  /** Mean and std at a point; leaves L^-1 k in `row`. */
  #posteriorAt(
    fitted: Fitted,
    point: ArrayLike<number>,
    row: Float64Array,
  ): { mean: number; std: number } {
    const { likelihood, points, inverseSquareScales, amplitude, scale } = fitted;
    const size = likelihood.size;
    for (let i = 0; i < size; i++) {
      const distance = squaredDistance(points, i, point, inverseSquareScales);
      row[i] = amplitude * this.#covariance.value(distance);
    }
    const mean = dotStretch(row, 0, likelihood.weights, 0, size);
    solveLowerInPlace(likelihood.factor, size, row);
    const variance = amplitude - dotStretch(row, 0, row, 0, size);
    return { mean: fitted.mean + scale * mean, std: scale * Math.sqrt(Math.max(0, variance)) };
  }

  /** Log hyper-parameters of the largest likelihood times priors, from several starts. */
  #mostLikely(likelihood: Likelihood): Float64Array {
    const { dimensions } = likelihood;
    const { amplitudeBounds, lengthScaleBounds, noiseBounds, starts } = this.#options;
    const boxes = [
      amplitudeBounds,
      ...Array.from({ length: dimensions }, () => lengthScaleBounds),
      noiseBounds,
    ];
    const lower = boxes.map(([low]) => Math.log(low));
    const upper = boxes.map(([, high]) => Math.log(high));
    const lengthScalePrior = logNormal(this.#lengthScalePrior);
    const noisePrior = logNormal(this.#noisePrior);
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
        gradientTolerance: 1e-5,
        valueTolerance: 1e-9,
      });
      if (best === undefined || found.value < best.value) best = found;
    }
    return best!.point;
  }

  #state(): Fitted {
    if (this.#fitted === undefined) {
      throw new TypeError(cannot("use the Gaussian process", "a call of fit() before", undefined));
    }
    return this.#fitted;
  }
}

interface Fitted {
  readonly points: Float64Array;
  readonly dimensions: number;
  readonly likelihood: Likelihood;
  readonly logLikelihood: number;
  readonly mean: number;
  readonly scale: number;
  readonly amplitude: number;
  readonly inverseSquareScales: Float64Array;
  readonly hyperparameters: Hyperparameters;
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

function squaredDistance(
  points: Float64Array,
  index: number,
  point: ArrayLike<number>,
  inverseSquareScales: Float64Array,
): number {
  const dimensions = inverseSquareScales.length;
  let sum = 0;
  for (let d = 0, at = index * dimensions; d < dimensions; d++, at++) {
    const difference = points[at]! - point[d]!;
    sum += difference * difference * inverseSquareScales[d]!;
  }
  return sum;
}

function flatten(
  points: readonly ArrayLike<number>[],
  targets: ArrayLike<number>,
): { flat: Float64Array; dimensions: number } {
  const doing = "fit the Gaussian process";
  if (points.length === 0) throw new RangeError(cannot(doing, "at least one point", "none"));
  if (points.length !== targets.length) {
    const rule = `one target a point, ${points.length}`;
    throw new TypeError(cannot(doing, rule, `${targets.length} targets`));
  }
  const dimensions = points[0]!.length;
  if (dimensions === 0) throw new TypeError(cannot(doing, "points with coordinates", "none"));
  const flat = new Float64Array(points.length * dimensions);
  points.forEach((point, i) => {
    checkDimensions(point, dimensions);
    for (let d = 0; d < dimensions; d++) flat[i * dimensions + d] = point[d]!;
    if (!Number.isFinite(targets[i])) {
      throw new RangeError(cannot(doing, `finite targets (number ${i})`, targets[i]));
    }
  });
  const wrong = flat.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const rule = `finite coordinates (point ${Math.floor(wrong / dimensions)})`;
    throw new RangeError(cannot(doing, rule, flat[wrong]));
  }
  return { flat, dimensions };
}

function checkDimensions(point: ArrayLike<number>, dimensions: number): void {
  if (point.length !== dimensions) {
    const doing = "use the Gaussian process";
    throw new TypeError(cannot(doing, `points of ${dimensions} coordinates`, point.length));
  }
}

/** Targets of mean 0 and (population) variance 1, as scikit-learn's `normalize_y` makes them. */
function normalize(
  targets: ArrayLike<number>,
  wanted: boolean,
): { mean: number; scale: number; normalized: Float64Array } {
  const values = Float64Array.from(targets);
  if (!wanted) return { mean: 0, scale: 1, normalized: values };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // All targets equal (or apart by rounding alone): any scale would do, 1 keeps the unit.
  const scale = Math.sqrt(variance) > 1e-14 * Math.abs(mean) ? Math.sqrt(variance) : 1;
  return { mean, scale, normalized: values.map((value) => (value - mean) / scale) };
}

function toLog(parameters: Hyperparameters, dimensions: number): Float64Array {
  const { amplitude, lengthScales, noiseVariance } = parameters;
  const doing = "fit the Gaussian process";
  if (lengthScales.length !== dimensions) {
    throw new TypeError(cannot(doing, `${dimensions} length scales`, lengthScales.length));
  }
  // A noise of 0 is allowed: its logarithm, -infinity, gives it back exactly.
  if (![amplitude, ...lengthScales].every((value) => value > 0) || !(noiseVariance >= 0)) {
    throw new RangeError(cannot(doing, "positive hyper-parameters", parameters));
  }
  return Float64Array.of(amplitude, ...lengthScales, noiseVariance).map(Math.log);
}

function fromLog(logParameters: Float64Array): Hyperparameters {
  const values = Array.from(logParameters, Math.exp);
  return {
    amplitude: values[0]!,
    lengthScales: values.slice(1, -1),
    noiseVariance: values.at(-1)!,
  };
}
