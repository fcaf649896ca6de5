/** What a Gaussian process knows once it has learnt. */
import { dotStretch, solveLowerInPlace, solveUpperInPlace } from "./_linear_algebra.ts";
import type { Likelihood } from "./_likelihood.ts";
import type { Covariance } from "./covariance.ts";
import type { PosteriorGradient } from "./model_options.ts";

/** The parts of a {@linkcode Fitted}. */
export interface FittedParts {
  readonly covariance: Covariance;
  /** `[size, dimensions]`, row-major. */
  readonly points: Float64Array;
  /** Factorised at the log hyper-parameters. */
  readonly likelihood: Likelihood;
  /** `[log amplitude, log length scales.., log noise variance]`. */
  readonly logParameters: Float64Array;
  /** What was taken off the targets, and by what they were divided then. */
  readonly mean: number;
  readonly scale: number;
}

/** Data, hyper-parameters and the factor of their covariance matrix: all that predictions need. */
export class Fitted {
  readonly likelihood: Likelihood;
  readonly dimensions: number;
  /** The function's variance, in units of the normalised targets. */
  readonly amplitude: number;
  /** The normalised targets' unit, in the targets' own. */
  readonly scale: number;
  readonly #mean: number;
  readonly #covariance: Covariance;
  readonly #points: Float64Array;
  readonly #inverseSquareScales: Float64Array;

  constructor({ covariance, points, likelihood, logParameters, mean, scale }: FittedParts) {
    this.likelihood = likelihood;
    this.dimensions = likelihood.dimensions;
    this.amplitude = Math.exp(logParameters[0]!);
    this.scale = scale;
    this.#mean = mean;
    this.#covariance = covariance;
    this.#points = points;
    this.#inverseSquareScales = logParameters.slice(1, this.dimensions + 1)
      .map((logScale) => Math.exp(-2 * logScale));
  }

  /** A mean of normalised targets in the targets' own unit. */
  toTargets(mean: number): number {
    return this.#mean + this.scale * mean;
  }

  /** The prior covariance of the function at two points. */
  covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
    let distance = 0;
    for (let d = 0; d < this.dimensions; d++) {
      distance += (a[d]! - b[d]!) ** 2 * this.#inverseSquareScales[d]!;
    }
    return this.amplitude * this.#covariance.value(distance);
  }

  /** The prior covariances k of a point with the data, written into `row`, `[size]`. */
  covariancesInto(point: ArrayLike<number>, row: Float64Array): void {
    for (let i = 0; i < row.length; i++) {
      row[i] = this.amplitude * this.#covariance.value(this.#squaredDistance(i, point));
    }
  }

  /** Mean and std in the targets' unit from the covariances k with the data, of which it leaves
   * L^-1 k. */
  posteriorInPlace(row: Float64Array): { mean: number; std: number } {
    const { likelihood: { factor, weights, size }, amplitude, scale } = this;
    const mean = dotStretch(row, 0, weights, 0, size);
    solveLowerInPlace(factor, size, row);
    const variance = amplitude - dotStretch(row, 0, row, 0, size);
    return { mean: this.toTargets(mean), std: scale * Math.sqrt(Math.max(0, variance)) };
  }

  /** Mean and std in the targets' unit, and their slopes along the point's coordinates. */
  posteriorGradient(point: ArrayLike<number>): PosteriorGradient {
    const { likelihood: { factor, weights, size }, dimensions, scale } = this;
    const values = new Float64Array(size);
    this.covariancesInto(point, values);
    const solved = values.slice();
    const { mean, std } = this.posteriorInPlace(solved);
    // L^-1 k stands in `solved`; one more solve makes it K^-1 k.
    solveUpperInPlace(factor, size, solved);
    const meanGradient = new Float64Array(dimensions);
    const stdGradient = new Float64Array(dimensions);
    for (let i = 0; i < size; i++) {
      const slope = 2 * this.#covariance.slope(this.#squaredDistance(i, point), values[i]!);
      for (let d = 0; d < dimensions; d++) {
        const difference = point[d]! - this.#points[i * dimensions + d]!;
        const change = slope * difference * this.#inverseSquareScales[d]!;
        meanGradient[d]! += weights[i]! * change;
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

  /** Squared distance of a point to one of the data, in length scales. */
  #squaredDistance(index: number, point: ArrayLike<number>): number {
    const { dimensions } = this;
    let sum = 0;
    for (let d = 0, at = index * dimensions; d < dimensions; d++, at++) {
      const difference = this.#points[at]! - point[d]!;
      sum += difference * difference * this.#inverseSquareScales[d]!;
    }
    return sum;
  }
}
