/**
 * Stationary covariance functions of a Gaussian process, as functions of the scaled squared distance.
 *
 * With s = sum_d (x_d - x'_d)^2 / lengthScale_d^2 and r = sqrt(s), after Rasmussen and Williams,
 * Gaussian Processes for Machine Learning (2006), equations 4.9 and 4.14 to 4.17.
 *
 * @module
 */

/** The covariance functions, from the roughest to the smoothest. */
export type CovarianceName = "matern12" | "matern32" | "matern52" | "rbf";

/** A stationary covariance function of unit amplitude. */
export interface Covariance {
  /** k(s), where s is the squared distance in units of the length scales; k(0) = 1. */
  value(squaredDistance: number): number;
  /**
   * dk/ds from s and k(s), which spares a second exponential; of an amplitude times k, the amplitude
   * times the slope. 0 at s = 0 for `matern12`, whose slope there is infinite.
   */
  slope(squaredDistance: number, value: number): number;
}

const ROOT3 = Math.sqrt(3);
const ROOT5 = Math.sqrt(5);

/** The covariance functions by name. */
export const COVARIANCES: Readonly<Record<CovarianceName, Covariance>> = {
  matern12: {
    value: (s) => Math.exp(-Math.sqrt(s)),
    slope: (s, k) => s === 0 ? 0 : -0.5 * k / Math.sqrt(s),
  },
  matern32: {
    value(s) {
      const r = ROOT3 * Math.sqrt(s);
      return (1 + r) * Math.exp(-r);
    },
    slope: (s, k) => -1.5 * k / (1 + ROOT3 * Math.sqrt(s)),
  },
  matern52: {
    value(s) {
      const r = ROOT5 * Math.sqrt(s);
      return (1 + r + 5 / 3 * s) * Math.exp(-r);
    },
    slope(s, k) {
      const r = ROOT5 * Math.sqrt(s);
      return -5 / 6 * k * (1 + r) / (1 + r + 5 / 3 * s);
    },
  },
  rbf: {
    value: (s) => Math.exp(-0.5 * s),
    slope: (_, k) => -0.5 * k,
  },
};
