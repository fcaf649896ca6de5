/**
 * Acquisition functions: how much a point is worth trying, from the posterior there.
 *
 * The objective is minimised; an acquisition is the larger the better.
 *
 * @module
 */
import { logExpectedExcess, logNormalDistribution } from "./normal.ts";
import { normalDensity, normalDistribution } from "./normal.ts";

/** The acquisition functions that one posterior decides. */
export type AcquisitionName = "lcb" | "ei" | "logEi" | "pi";

/** What an acquisition function weighs the posterior against. */
export interface AcquisitionContext {
  /** The lowest objective value so far. */
  readonly incumbent: number;
  /** `lcb` only: how many standard deviations of optimism. */
  readonly kappa: number;
  /** `ei`, `logEi` and `pi`: by how much the incumbent must be undercut, in the objective's unit. */
  readonly xi: number;
}

/** An acquisition's value and its slopes along the posterior's mean and standard deviation. */
export interface AcquisitionValue {
  /** How much the point is worth trying. */
  readonly value: number;
  /** Change of the value with the mean. */
  readonly meanSlope: number;
  /** Change of the value with the standard deviation. */
  readonly stdSlope: number;
}

/** An acquisition function of the posterior's mean and standard deviation. */
export type Acquisition = (
  mean: number,
  std: number,
  context: AcquisitionContext,
) => AcquisitionValue;

/**
 * The acquisition functions by name:
 *
 * - `lcb`: the negative lower confidence bound, kappa std - mean;
 * - `ei`: the expected improvement on the incumbent (Jones et al., 1998, equation 15);
 * - `logEi`: its logarithm, which keeps a slope where `ei` underflows to 0 (Ament et al., 2023);
 * - `pi`: the probability of an improvement.
 *
 * Where the standard deviation is 0 the last three know only whether the mean improves.
 */
export const ACQUISITIONS: Readonly<Record<AcquisitionName, Acquisition>> = {
  lcb: (mean, std, { kappa }) => ({ value: kappa * std - mean, meanSlope: -1, stdSlope: kappa }),
  ei(mean, std, { incumbent, xi }) {
    const gain = incumbent - xi - mean;
    if (!(std > 0)) {
      return { value: Math.max(0, gain), meanSlope: gain > 0 ? -1 : 0, stdSlope: 0 };
    }
    const z = gain / std;
    const density = normalDensity(z), below = normalDistribution(z);
    return {
      value: Math.max(0, gain * below + std * density),
      meanSlope: -below,
      stdSlope: density,
    };
  },
  logEi(mean, std, { incumbent, xi }) {
    const gain = incumbent - xi - mean;
    if (!(std > 0)) {
      return gain > 0
        ? { value: Math.log(gain), meanSlope: -1 / gain, stdSlope: 0 }
        : { value: -Infinity, meanSlope: 0, stdSlope: 0 };
    }
    const z = gain / std;
    const logExcess = logExpectedExcess(z);
    return {
      value: Math.log(std) + logExcess,
      meanSlope: -Math.exp(logNormalDistribution(z) - logExcess) / std,
      stdSlope: Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - logExcess) / std,
    };
  },
  pi(mean, std, { incumbent, xi }) {
    const gain = incumbent - xi - mean;
    if (!(std > 0)) return { value: gain > 0 ? 1 : 0, meanSlope: 0, stdSlope: 0 };
    const z = gain / std;
    const density = normalDensity(z);
    return {
      value: normalDistribution(z),
      meanSlope: -density / std,
      stdSlope: -density * z / std,
    };
  },
};
