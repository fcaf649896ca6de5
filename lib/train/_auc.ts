/** Keras's AUC: counts in buckets between evenly spaced thresholds. */

/** Keras's `num_thresholds`. The first lies just below 0 and the last just above 1. */
export const BUCKETS = 200;

/**
 * The last threshold that a probability exceeds, as `ceil(p * 199) - 1` in single precision
 * (`metrics_utils._update_confusion_matrix_variables_optimized` of Keras 2 and 3).
 */
export function bucketOf(probability: number): number {
  const clipped = Math.min(Math.max(probability, 0), 1);
  return Math.max(Math.ceil(Math.fround(clipped * (BUCKETS - 1))) - 1, 0) || 0;
}

/** The area under the ROC curve through the thresholds, in trapezoids. */
export function areaUnderCurve(ones: Float64Array, zeros: Float64Array): number {
  const positives = ones.reduce((sum, count) => sum + count, 0);
  const negatives = zeros.reduce((sum, count) => sum + count, 0);
  if (positives === 0 || negatives === 0) return 0;
  // From the highest threshold, above which nothing lies, to the lowest.
  let area = 0;
  let truePositives = 0;
  for (let i = BUCKETS - 1; i >= 0; i--) {
    const found = ones[i] as number;
    const wrong = zeros[i] as number;
    area += wrong * (truePositives + found / 2);
    truePositives += found;
  }
  return area / (positives * negatives);
}
