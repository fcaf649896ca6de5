/**
 * A Gaussian as a sum of cosines, which the smoothing in kernels/smooth.ts slides over a picture.
 *
 * On the 65 taps of imgaug's kernel (sigma 25) the Gaussian equals a sum of three cosines within 5e-8,
 * less than float32 can tell.
 */

/** Half the length of the kernel: 32 taps on each side. */
export const SMOOTH_RADIUS = 32;

/** Frequencies and weights of the cosines: least squares to exp(-k^2 / (2 * 25^2)), |k| <= 32. */
const COSINES = [
  { frequency: 0.02348621, weight: 0.79241235 },
  { frequency: 0.07193204, weight: 0.19938898 },
  { frequency: 0.12650924, weight: 0.00819863 },
] as const;

/**
 * The factors of kernels/smooth.ts, six a cosine, each in four lanes: how a window sum turns when it
 * moves on (cosine, sine), and how what enters and what leaves is weighted (real, imaginary).
 */
export function smoothingFactors(): Float32Array {
  const scale = 1 / kernelSum();
  return Float32Array.from(
    COSINES.flatMap(({ frequency, weight }) => {
      const share = weight * scale;
      const edge = frequency * SMOOTH_RADIUS, beyond = frequency * (SMOOTH_RADIUS + 1);
      return [
        Math.cos(frequency),
        Math.sin(frequency),
        share * Math.cos(edge),
        share * Math.sin(edge),
        share * Math.cos(beyond),
        share * Math.sin(beyond),
      ];
    }).flatMap((factor) => [factor, factor, factor, factor]),
  );
}

/** Sum of the unscaled kernel: weights are divided by it. */
function kernelSum(): number {
  let sum = 0;
  for (let k = -SMOOTH_RADIUS; k <= SMOOTH_RADIUS; k++) {
    for (const { frequency, weight } of COSINES) sum += weight * Math.cos(frequency * k);
  }
  return sum;
}
