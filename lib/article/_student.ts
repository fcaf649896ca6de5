/**
 * Student's t distribution, as far as an interval needs it.
 *
 * Of the kept libraries that have it one brings some hundred packages along and the other has stood
 * still for years, so these few lines are our own; the tests compare them with SciPy.
 */

/**
 * The quantile of Student's t distribution.
 *
 * @param p Probability below it, in (0, 1).
 * @param degrees Degrees of freedom, above 0; they need not be whole.
 * @returns t, to about ten digits.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === .5) return 0;
  if (p < .5) return -studentQuantile(1 - p, degrees);
  let [low, high] = [0, 1];
  while (studentDistribution(high, degrees) < p) [low, high] = [high, 2 * high];
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (studentDistribution(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability below t. */
function studentDistribution(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, .5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // The fraction converges fast on one side only; the function is symmetric.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a;
  // Lentz's algorithm in the form of Thompson and Barnett 1986.
  const nonZero = (value: number) => Math.abs(value) < 1e-300 ? 1e-300 : value;
  let c = 1;
  let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1000; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      d = 1 / nonZero(1 + term * d);
      c = nonZero(1 + term / c);
      factor = c * d;
      fraction *= factor;
    }
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Logarithm of the gamma function of positive numbers, by Lanczos's series (g = 7, nine terms). */
export function logGamma(x: number): number {
  const terms = [
    .99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  const sum = terms.reduce((all, term, i) => i === 0 ? term : all + term / (x - 1 + i), 0);
  const t = x + 6.5;
  return .5 * Math.log(2 * Math.PI) + (x - .5) * Math.log(t) - t + Math.log(sum);
}
