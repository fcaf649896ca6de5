/**
 * Regression with a Gaussian process: a function's posterior mean and standard deviation, with their
 * gradients, from a handful of noisy values.
 *
 * After Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { RandomStream } from "../random/stream.ts";
import { Fitted } from "./_fitted.ts";
import { fillModelOptions, fromLog, toLog } from "./_hyperparameters.ts";
import { choleskyWithJitter, dotStretch, solveLowerInPlace } from "./_linear_algebra.ts";
import { Likelihood } from "./_likelihood.ts";
import { COVARIANCES } from "./covariance.ts";
import type {
  GaussianProcessOptions,
  KernelHyperparameters,
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
  #fitted: Fitted | undefined;
  #logLikelihood = NaN;
  #hyperparameters: KernelHyperparameters | undefined;

  /**
   * Makes a process that has learnt nothing yet.
   *
   * @param options What to assume.
   * @throws {RangeError} If there is no such covariance, or bounds are not positive or in the wrong
   * order.
   */
  constructor(options: GaussianProcessOptions = {}) {
    this.#options = fillModelOptions(options);
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
    hyperparameters?: KernelHyperparameters,
  ): this {
    const covariance = COVARIANCES[this.#options.covariance];
    const { flat, dimensions } = flatten(points, targets);
    const { mean, scale, normalized } = normalize(targets, this.#options.normalizeTargets);
    const likelihood = new Likelihood(covariance, flat, normalized);
    const logParameters = hyperparameters === undefined
      ? mostLikely(likelihood, this.#options)
      : toLog(hyperparameters, dimensions);
    const logLikelihood = likelihood.factorize(logParameters);
    if (logLikelihood === -Infinity) {
      const rule = "a covariance matrix that is positive definite with jitter";
      throw new RangeError(cannot("fit the Gaussian process", rule, hyperparameters));
    }
    this.#logLikelihood = logLikelihood;
    this.#hyperparameters = fromLog(logParameters);
    this.#fitted = new Fitted({ covariance, points: flat, likelihood, logParameters, mean, scale });
    return this;
  }

  /** The hyper-parameters in use. */
  get hyperparameters(): KernelHyperparameters {
    this.#state();
    return this.#hyperparameters!;
  }

  /** The log marginal likelihood of the normalised targets at these hyper-parameters. */
  get logMarginalLikelihood(): number {
    this.#state();
    return this.#logLikelihood;
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
      fitted.covariancesInto(point, row);
      const { mean: m, std: s } = fitted.posteriorInPlace(row);
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
    checkDimensions(point, fitted.dimensions);
    return fitted.posteriorGradient(point);
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
      fitted.covariancesInto(point, row);
      for (let i = 0; i < row.length; i++) mixed[i]! += row[i]! / points.length;
      for (const other of points) prior += fitted.covariance(point, other);
    }
    const mean = dotStretch(mixed, 0, likelihood.weights, 0, mixed.length);
    solveLowerInPlace(likelihood.factor, mixed.length, mixed);
    const variance = prior / points.length ** 2 - dotStretch(mixed, 0, mixed, 0, mixed.length);
    return { mean: fitted.toTargets(mean), std: scale * Math.sqrt(Math.max(0, variance)) };
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
      fitted.covariancesInto(point, row);
      solveLowerInPlace(likelihood.factor, likelihood.size, row);
      return row;
    });
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] = fitted.covariance(points[i]!, points[j]!) -
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

  #state(): Fitted {
    if (this.#fitted === undefined) {
      throw new TypeError(cannot("use the Gaussian process", "a call of fit() before", undefined));
    }
    return this.#fitted;
  }
}
