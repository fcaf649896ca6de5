/**
 * What a Gaussian process assumes, and what it answers.
 *
 * @module
 */
import type { CovarianceName } from "./covariance.ts";

/** What a Gaussian process assumes about its function, in units of the normalised targets. */
export interface KernelHyperparameters {
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
  /** Their search ends when a step gains less log likelihood, relative to it; 1e-9 by default. */
  readonly tolerance?: number;
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
  /** Posterior mean. */
  readonly mean: number;
  /** Posterior standard deviation of the function. */
  readonly std: number;
  /** Slopes of the mean along the coordinates, `[d]`. */
  readonly meanGradient: Float64Array;
  /** Slopes of the standard deviation, `[d]`; 0 where the standard deviation itself is 0. */
  readonly stdGradient: Float64Array;
}
