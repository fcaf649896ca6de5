/** The log marginal likelihood of a Gaussian process and its gradient in log hyper-parameters. */
import {
  choleskyWithJitter,
  dotStretch,
  inverseFromCholesky,
  solveLowerInPlace,
  solveUpperInPlace,
} from "./_linear_algebra.ts";
import type { Covariance } from "./covariance.ts";

const LOG_TWO_PI = Math.log(2 * Math.PI);

/**
 * The data of one Gaussian process with room for everything that its likelihood needs, so that
 * an optimiser may call it hundreds of times without new memory.
 *
 * Hyper-parameters come as `[log amplitude, log lengthScale_1 .. log lengthScale_d, log
 * noiseVariance]`.
 */
export class Likelihood {
  readonly size: number;
  readonly dimensions: number;
  /** L of the last {@linkcode factorize}, `[size, size]`, lower triangle. */
  readonly factor: Float64Array;
  /** K^-1 y of the last {@linkcode factorize}. */
  readonly weights: Float64Array;
  /** The jitter that the last factorisation needed; NaN if it failed. */
  jitter = 0;
  readonly #covariance: Covariance;
  readonly #targets: Float64Array;
  /** Squared differences, for each pair i > j the dimensions side by side. */
  readonly #squares: Float64Array;
  readonly #matrix: Float64Array;
  readonly #inverse: Float64Array;
  readonly #scratch: Float64Array;
  readonly #distances: Float64Array;
  readonly #inverseSquareScales: Float64Array;

  /**
   * @param covariance The covariance function.
   * @param points `[size, dimensions]`, row-major.
   * @param targets `[size]`, already normalised.
   */
  constructor(covariance: Covariance, points: Float64Array, targets: Float64Array) {
    const size = targets.length;
    const dimensions = points.length / size;
    this.size = size;
    this.dimensions = dimensions;
    this.#covariance = covariance;
    this.#targets = targets;
    this.factor = new Float64Array(size * size);
    this.weights = new Float64Array(size);
    this.#matrix = new Float64Array(size * size);
    this.#inverse = new Float64Array(size * size);
    this.#scratch = new Float64Array(size * size);
    this.#distances = new Float64Array(size * (size - 1) / 2);
    this.#inverseSquareScales = new Float64Array(dimensions);
    this.#squares = new Float64Array(this.#distances.length * dimensions);
    for (let i = 1, at = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        for (let d = 0; d < dimensions; d++, at++) {
          this.#squares[at] = (points[i * dimensions + d]! - points[j * dimensions + d]!) ** 2;
        }
      }
    }
  }

  /**
   * Factorises K at the given hyper-parameters and solves for the weights.
   *
   * @returns The log marginal likelihood (Rasmussen and Williams, equation 5.8), or -infinity where
   * K is not positive definite even with jitter.
   */
  factorize(logParameters: Float64Array): number {
    const { size, dimensions } = this;
    const amplitude = Math.exp(logParameters[0]!);
    const noise = Math.exp(logParameters[dimensions + 1]!);
    const scales = this.#inverseSquareScales;
    for (let d = 0; d < dimensions; d++) scales[d] = Math.exp(-2 * logParameters[d + 1]!);
    for (let i = 0, pair = 0, at = 0; i < size; i++) {
      for (let j = 0; j < i; j++, pair++) {
        let distance = 0;
        for (let d = 0; d < dimensions; d++, at++) distance += this.#squares[at]! * scales[d]!;
        this.#distances[pair] = distance;
        this.#matrix[i * size + j] = amplitude * this.#covariance.value(distance);
      }
      this.#matrix[i * size + i] = amplitude + noise;
    }
    this.jitter = choleskyWithJitter(this.#matrix, size, amplitude + noise, this.factor);
    if (Number.isNaN(this.jitter)) return -Infinity;
    this.weights.set(this.#targets);
    solveLowerInPlace(this.factor, size, this.weights);
    let value = -0.5 * dotStretch(this.weights, 0, this.weights, 0, size);
    solveUpperInPlace(this.factor, size, this.weights);
    for (let i = 0; i < size; i++) value -= Math.log(this.factor[i * size + i]!);
    return value - 0.5 * size * LOG_TWO_PI;
  }

  /**
   * The log marginal likelihood with its gradient (equation 5.9), written into `gradient`.
   *
   * @returns As {@linkcode factorize}.
   */
  withGradient(logParameters: Float64Array, gradient: Float64Array): number {
    const value = this.factorize(logParameters);
    gradient.fill(0);
    if (value === -Infinity) return value;
    const { size, dimensions, weights } = this;
    const amplitude = Math.exp(logParameters[0]!);
    const noise = Math.exp(logParameters[dimensions + 1]!);
    const scales = this.#inverseSquareScales;
    inverseFromCholesky(this.factor, size, this.#scratch, this.#inverse);
    let trace = 0, amplitudeSlope = 0;
    for (let i = 0, pair = 0, at = 0; i < size; i++) {
      const row = i * size;
      for (let j = 0; j < i; j++, pair++, at += dimensions) {
        // w is an element of alpha alpha^T - K^-1; off the diagonal it counts twice, halved by 5.9.
        const w = weights[i]! * weights[j]! - this.#inverse[row + j]!;
        const value = this.#matrix[row + j]!;
        amplitudeSlope += w * value;
        const slope = -2 * w * this.#covariance.slope(this.#distances[pair]!, value);
        for (let d = 0; d < dimensions; d++) {
          gradient[d + 1]! += slope * this.#squares[at + d]!;
        }
      }
      trace += weights[i]! * weights[i]! - this.#inverse[row + i]!;
    }
    gradient[0] = amplitudeSlope + 0.5 * amplitude * trace;
    for (let d = 0; d < dimensions; d++) gradient[d + 1]! *= scales[d]!;
    gradient[dimensions + 1] = 0.5 * noise * trace;
    return value;
  }
}
