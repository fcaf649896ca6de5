/** The distributions that a classifier is trained towards. */
import { cannot } from "../errors.ts";

/**
 * One-hot rows, smoothed as Keras does: `onehot * (1 - smoothing) + smoothing / classes`.
 *
 * @param labels Class indices.
 * @returns `[n x classes]`, each row summing to 1.
 * @throws {RangeError} If a label is no class index.
 */
export function targetsOf(labels: Int32Array, classes: number, smoothing = 0): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, row) => {
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      const doing = `compare image ${row} of a batch with its class`;
      throw new RangeError(cannot(doing, `a label of 0 to ${classes - 1}`, label));
    }
    targets[row * classes + label] = 1 - smoothing + smoothing / classes;
  });
  return targets;
}
