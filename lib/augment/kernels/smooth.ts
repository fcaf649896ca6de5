/**
 * Smoothing by a cut Gaussian, at a cost that does not depend on its length.
 *
 * The Gaussian is a sum of three cosines (see lib/augment/_cosines.ts). The sum over a sliding window
 * of x[n + k] * cos(w * k) follows from its neighbour: with Z[n] = sum of x[n + k] * e^(iwk) over
 * |k| <= R,
 *
 *     Z[n + 1] = e^(-iw) Z[n] + e^(iwR) x[n + 1 + R] - e^(-iw(R + 1)) x[n - R].
 *
 * (Elboher and Werman 2011, "Cosine integral images for fast spatial and range filtering".)
 */
import { all } from "./lanes";

/** Rows of a window: 32 on each side of the middle one. */
const WINDOW: i32 = 65;

/** Where the caller (lib/augment/_canvas.ts) puts the factors: for each cosine 6 times a float in all four lanes. */
const FIRST: usize = 3072, SECOND: usize = 3072 + 96, THIRD: usize = 3072 + 192;

/** The real part of a cosine's next window sum without what leaves. */
// @ts-ignore: decorator
@inline
function turnedReal(real: v128, imaginary: v128, factors: usize): v128 {
  return f32x4.add(
    f32x4.mul(real, v128.load(factors)),
    f32x4.mul(imaginary, v128.load(factors, 16)),
  );
}

// @ts-ignore: decorator
@inline
function turnedImaginary(real: v128, imaginary: v128, factors: usize): v128 {
  return f32x4.sub(
    f32x4.mul(imaginary, v128.load(factors)),
    f32x4.mul(real, v128.load(factors, 16)),
  );
}

// @ts-ignore: decorator
@inline
function enteringReal(entering: v128, factors: usize): v128 {
  return f32x4.mul(entering, v128.load(factors, 32));
}

// @ts-ignore: decorator
@inline
function enteringImaginary(entering: v128, factors: usize): v128 {
  return f32x4.mul(entering, v128.load(factors, 48));
}

// @ts-ignore: decorator
@inline
function inputReal(entering: v128, leaving: v128, factors: usize): v128 {
  const out = f32x4.mul(leaving, v128.load(factors, 64));
  return f32x4.sub(enteringReal(entering, factors), out);
}

// @ts-ignore: decorator
@inline
function inputImaginary(entering: v128, leaving: v128, factors: usize): v128 {
  const out = f32x4.mul(leaving, v128.load(factors, 80));
  return f32x4.add(enteringImaginary(entering, factors), out);
}

/** Stores the four columns' sums in four rows. */
// @ts-ignore: decorator
@inline
function storeLanes(target: usize, stride: usize, sum: v128): void {
  v128.store32_lane(target, sum, 0);
  v128.store32_lane(target + stride, sum, 1);
  v128.store32_lane(target + (stride << 1), sum, 2);
  v128.store32_lane(target + stride * 3, sum, 3);
}

/**
 * Smooths down the columns and transposes. `source` to `sourceEnd` is the first row, four columns a
 * round; `stride` the bytes of a row; column c becomes the row at `target + c * targetStride`, of
 * `steps` floats. The source has `steps + 64` rows. Up to 3 columns beyond the end are read, and rows
 * for them written.
 */
export function smoothColumns(
  source: usize,
  sourceEnd: usize,
  stride: usize,
  target: usize,
  targetStride: usize,
  steps: i32,
): void {
  while (source < sourceEnd) {
    let realA = all(0), realB = all(0), realC = all(0);
    let imaginaryA = all(0), imaginaryB = all(0), imaginaryC = all(0);
    let head = source, tail = source, out = target;
    const outEnd = target + (<usize>steps << 2);
    for (let count = 0; count < WINDOW; count++) {
      const entering = v128.load(head);
      let next = f32x4.add(turnedReal(realA, imaginaryA, FIRST), enteringReal(entering, FIRST));
      imaginaryA = f32x4.add(
        turnedImaginary(realA, imaginaryA, FIRST),
        enteringImaginary(entering, FIRST),
      );
      realA = next;
      next = f32x4.add(turnedReal(realB, imaginaryB, SECOND), enteringReal(entering, SECOND));
      imaginaryB = f32x4.add(
        turnedImaginary(realB, imaginaryB, SECOND),
        enteringImaginary(entering, SECOND),
      );
      realB = next;
      next = f32x4.add(turnedReal(realC, imaginaryC, THIRD), enteringReal(entering, THIRD));
      imaginaryC = f32x4.add(
        turnedImaginary(realC, imaginaryC, THIRD),
        enteringImaginary(entering, THIRD),
      );
      realC = next;
      head += stride;
    }
    storeLanes(out, targetStride, f32x4.add(f32x4.add(realA, realB), realC));
    out += 4;
    while (out < outEnd) {
      const entering = v128.load(head), leaving = v128.load(tail);
      let next = f32x4.add(
        turnedReal(realA, imaginaryA, FIRST),
        inputReal(entering, leaving, FIRST),
      );
      imaginaryA = f32x4.add(
        turnedImaginary(realA, imaginaryA, FIRST),
        inputImaginary(entering, leaving, FIRST),
      );
      realA = next;
      next = f32x4.add(
        turnedReal(realB, imaginaryB, SECOND),
        inputReal(entering, leaving, SECOND),
      );
      imaginaryB = f32x4.add(
        turnedImaginary(realB, imaginaryB, SECOND),
        inputImaginary(entering, leaving, SECOND),
      );
      realB = next;
      next = f32x4.add(
        turnedReal(realC, imaginaryC, THIRD),
        inputReal(entering, leaving, THIRD),
      );
      imaginaryC = f32x4.add(
        turnedImaginary(realC, imaginaryC, THIRD),
        inputImaginary(entering, leaving, THIRD),
      );
      realC = next;
      head += stride;
      tail += stride;
      storeLanes(out, targetStride, f32x4.add(f32x4.add(realA, realB), realC));
      out += 4;
    }
    source += 16;
    target += targetStride << 2;
  }
}
