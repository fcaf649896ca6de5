/** The distributions that a classifier is trained towards. */

/**
 * One-hot rows, smoothed as Keras does: `onehot * (1 - smoothing) + smoothing / classes`.
 *
 * @param labels Class indices.
 * @returns `[n x classes]`, each row summing to 1.
 */
export function targetsOf(labels: Int32Array, classes: number, smoothing = 0): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, row) => {
    targets[row * classes + label] = 1 - smoothing + smoothing / classes;
  });
  return targets;
}
