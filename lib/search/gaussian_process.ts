/**
 * Regression with a Gaussian process: a function's posterior mean and standard deviation, with their
 * gradients, from a handful of noisy values.
 *
 * After Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { RandomStream } from "../random.ts";
import {
  choleskyWithJitter,
  dotStretch,
  solveLowerInPlace,
  solveUpperInPlace,
} from "./_linear_algebra.ts";
import { Likelihood } from "./_likelihood.ts";
import { type Covariance, COVARIANCES } from "./covariance.ts";
import type {
  GaussianProcessOptions,
  Hyperparameters,
  Posterior,
  PosteriorGradient,
} from "./model_options.ts";
import { type ModelOptions, mostLikely } from "./_most_likely.ts";
import { checkDimensions, flatten, normalize } from "./_training_data.ts";

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
  readonly #options: ModelOptions;
  readonly #covariance: Covariance;
  #fitted: Fitted | undefined;

  /**
   * Makes a process that has learnt nothing yet.
   *
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
      tolerance: options.tolerance ?? 1e-9,
      normalizeTargets: options.normalizeTargets ?? true,
      lengthScalePrior: options.lengthScalePrior,
      noisePrior: options.noisePrior,
    };
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
      ? mostLikely(likelihood, this.#options)
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
      this.#covarianceInto(fitted, point, row);
      const { mean: m, std: s } = this.#posteriorOf(fitted, row);
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
    const { likelihood, dimensions, points, inverseSquareScales, scale } = fitted;
    checkDimensions(point, dimensions);
    const size = likelihood.size;
    const values = new Float64Array(size);
    this.#covarianceInto(fitted, point, values);
    const solved = values.slice();
    const { mean, std } = this.#posteriorOf(fitted, solved);
    // #posteriorOf leaves L^-1 k in `solved`; one more solve makes it K^-1 k.
    solveUpperInPlace(likelihood.factor, size, solved);
    const meanGradient = new Float64Array(dimensions);
    const stdGradient = new Float64Array(dimensions);
    for (let i = 0; i < size; i++) {
      const distance = squaredDistance(points, i, point, inverseSquareScales);
      const slope = 2 * this.#covariance.slope(distance, values[i]!);
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

  /**
   * The posterior of the function's average over some points: what a partial dependence plot shows.
   *
   * @param points `[m, d]`.
   * @returns Mean and standard deviation of the average, which varies less than each point does.
   */
  average(points: readonly ArrayLike<number>[]): { readonly mean: number; readonly std: number } {
    const fitted = this.#state();
    const { likelihood, scale } = fitted;
    const row = new Float64Array(likelihood.size);
    const mixed = new Float64Array(likelihood.size);
    let prior = 0;
    for (const point of points) {
      checkDimensions(point, fitted.dimensions);
      this.#covarianceInto(fitted, point, row);
      for (let i = 0; i < row.length; i++) mixed[i]! += row[i]! / points.length;
      for (const other of points) prior += this.#covarianceOf(fitted, point, other);
    }
    const mean = dotStretch(mixed, 0, likelihood.weights, 0, mixed.length);
    solveLowerInPlace(likelihood.factor, mixed.length, mixed);
    const variance = prior / points.length ** 2 - dotStretch(mixed, 0, mixed, 0, mixed.length);
    return { mean: fitted.mean + scale * mean, std: scale * Math.sqrt(Math.max(0, variance)) };
  }

  /**
   * Draws functions from the posterior.
   *
   * @param points `[m, d]`, where the functions are wanted.
   * @param count How many functions.
   * @param stream Where chance comes from.
   * @returns `count` arrays of `[m]` values in the targets' unit.
   */
  sample(
    points: readonly ArrayLike<number>[],
    count: number,
    stream: RandomStream,
  ): Float64Array[] {
    const fitted = this.#state();
    const { likelihood, scale } = fitted;
    const size = points.length;
    const { mean } = this.predict(points);
    const solved = points.map((point) => {
      const row = new Float64Array(likelihood.size);
      this.#covarianceInto(fitted, point, row);
      solveLowerInPlace(likelihood.factor, likelihood.size, row);
      return row;
    });
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] = this.#covarianceOf(fitted, points[i]!, points[j]!) -
          dotStretch(solved[i]!, 0, solved[j]!, 0, likelihood.size);
      }
      // Points that lie close are all but equal: enough to factorise, too little to be seen.
      matrix[i * size + i]! += 1e-8 * fitted.amplitude;
    }
    const factor = new Float64Array(size * size);
    choleskyWithJitter(matrix, size, fitted.amplitude, factor);
    return Array.from({ length: count }, () => {
      const normal = Float64Array.from({ length: size }, () => stream.normal());
      return mean.map((value, i) => value + scale * dotStretch(factor, i * size, normal, 0, i + 1));
    });
  }

  #covarianceOf(fitted: Fitted, a: ArrayLike<number>, b: ArrayLike<number>): number {
    const { inverseSquareScales, amplitude } = fitted;
    let distance = 0;
    for (let d = 0; d < inverseSquareScales.length; d++) {
      distance += (a[d]! - b[d]!) ** 2 * inverseSquareScales[d]!;
    }
    return amplitude * this.#covariance.value(distance);
  }

  #covarianceInto(fitted: Fitted, point: ArrayLike<number>, row: Float64Array): void {
    const { points, inverseSquareScales, amplitude } = fitted;
    for (let i = 0; i < row.length; i++) {
      const distance = squaredDistance(points, i, point, inverseSquareScales);
      row[i] = amplitude * this.#covariance.value(distance);
    }
  }

  /** Mean and std from the covariances k with the data, of which it leaves L^-1 k. */
  #posteriorOf(fitted: Fitted, row: Float64Array): { mean: number; std: number } {
    const { likelihood, amplitude, scale } = fitted;
    const size = likelihood.size;
    const mean = dotStretch(row, 0, likelihood.weights, 0, size);
    solveLowerInPlace(likelihood.factor, size, row);
    const variance = amplitude - dotStretch(row, 0, row, 0, size);
    return { mean: fitted.mean + scale * mean, std: scale * Math.sqrt(Math.max(0, variance)) };
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
