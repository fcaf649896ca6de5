/**
 * The standard normal distribution, accurate far into its tails.
 *
 * @module
 */

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
const ROOT_PI = Math.sqrt(Math.PI);
const LOG_ROOT_TWO_PI = Math.log(ROOT_TWO_PI);

/** The density at `z`. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / ROOT_TWO_PI;
}

/** The probability of a value below `z`; relative error under 1e-13 on the whole line. */
export function normalDistribution(z: number): number {
  const upper = 0.5 * erfcx(Math.abs(z) / Math.SQRT2) * Math.exp(-0.5 * z * z);
  return z < 0 ? upper : 1 - upper;
}

/** The logarithm of {@linkcode normalDistribution}, finite wherever z is. */
export function logNormalDistribution(z: number): number {
  if (z > -1) return Math.log1p(-normalDistribution(-z));
  return -0.5 * z * z + Math.log(0.5 * erfcx(-z / Math.SQRT2));
}

/**
 * The scaled complementary error function exp(x^2) erfc(x).
 *
 * @param x Not negative.
 * @returns A value in (0, 1]; relative error under 1e-13.
 */
export function erfcx(x: number): number {
  if (x < 2) {
    // erf(x) = 2/sqrt(pi) exp(-x^2) sum_n 2^n x^(2n+1) / (2n+1)!!, all terms positive.
    let term = x, sum = x;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return Math.exp(x * x) - 2 / ROOT_PI * sum;
  }
  // The continued fraction of Laplace, from the inside out.
  const depth = x < 3 ? 70 : x < 6 ? 35 : 15;
  let fraction = x;
  for (let n = depth; n >= 1; n--) fraction = x + 0.5 * n / fraction;
  return 1 / (ROOT_PI * fraction);
}

/**
 * The logarithm of h(z) = density(z) + z distribution(z), the expected improvement of a standard
 * normal variable; after Ament et al., Unexpected Improvements to Expected Improvement (2023),
 * equation 9.
 *
 * @param z How many standard deviations the mean lies below the incumbent.
 * @returns A finite number for every finite z.
 */
export function logExpectedExcess(z: number): number {
  if (z > -3) return Math.log(normalDensity(z) + z * normalDistribution(z));
  // distribution(z) / density(z) = 1 / (x + t) with x = -z and Laplace's continued fraction
  // t = 1 / (x + 2 / (x + 3 / ...)), so that h(z) / density(z) = 1 - x / (x + t), free of cancellation.
  const x = -z;
  let t = 0;
  for (let n = x < 6 ? 70 : 30; n >= 1; n--) t = n / (x + t);
  return -0.5 * z * z - LOG_ROOT_TWO_PI + Math.log(t / (x + t));
}
