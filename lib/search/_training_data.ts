/** Checks and scales what a Gaussian process learns from. */
import { cannot } from "../errors.ts";

/**
 * Checks points and targets and lays the points out row by row.
 *
 * @returns The points, `[n * dimensions]`.
 */
export function flatten(
  points: readonly ArrayLike<number>[],
  targets: ArrayLike<number>,
): { flat: Float64Array; dimensions: number } {
  const doing = "fit the Gaussian process";
  if (points.length === 0) throw new RangeError(cannot(doing, "at least one point", "none"));
  if (points.length !== targets.length) {
    const rule = `one target a point, ${points.length}`;
    throw new TypeError(cannot(doing, rule, `${targets.length} targets`));
  }
  const dimensions = points[0]!.length;
  if (dimensions === 0) throw new TypeError(cannot(doing, "points with coordinates", "none"));
  const flat = new Float64Array(points.length * dimensions);
  points.forEach((point, i) => {
    checkDimensions(point, dimensions);
    for (let d = 0; d < dimensions; d++) flat[i * dimensions + d] = point[d]!;
    if (!Number.isFinite(targets[i])) {
      throw new RangeError(cannot(doing, `finite targets (number ${i})`, targets[i]));
    }
  });
  const wrong = flat.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const rule = `finite coordinates (point ${Math.floor(wrong / dimensions)})`;
    throw new RangeError(cannot(doing, rule, flat[wrong]));
  }
  return { flat, dimensions };
}

/** Checks that a point has as many coordinates as the others. */
export function checkDimensions(point: ArrayLike<number>, dimensions: number): void {
  if (point.length !== dimensions) {
    const doing = "use the Gaussian process";
    throw new TypeError(cannot(doing, `points of ${dimensions} coordinates`, point.length));
  }
}

/** Targets of mean 0 and (population) variance 1, as scikit-learn's `normalize_y` makes them. */
export function normalize(
  targets: ArrayLike<number>,
  wanted: boolean,
): { mean: number; scale: number; normalized: Float64Array } {
  const values = Float64Array.from(targets);
  if (!wanted) return { mean: 0, scale: 1, normalized: values };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // All targets equal (or apart by rounding alone): any scale would do, 1 keeps the unit.
  const scale = Math.sqrt(variance) > 1e-14 * Math.abs(mean) ? Math.sqrt(variance) : 1;
  return { mean, scale, normalized: values.map((value) => (value - mean) / scale) };
}
