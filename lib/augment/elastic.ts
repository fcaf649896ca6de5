/**
 * Elastic transformation: each pixel fetched from a place moved by a smooth random field
 * (Simard, Steinkraus, Platt 2003).
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy } from "./_canvas.ts";
import { roundHalfEven, tap } from "./geometry.ts";
import type { FloatImage } from "./image.ts";

/** Width of the Gaussian that smooths the displacements, in pixels; the article's only one. */
export const ELASTIC_SIGMA = 25;

/** Half the length of the smoothing kernel: imgaug cuts the Gaussian at 2.6 sigma in all. */
export const ELASTIC_RADIUS = 32;

/**
 * Distorts a picture: imgaug's `ElasticTransformation(alpha, sigma=25)`, with cubic interpolation
 * and black outside. `out[y, x] = in[y - dy[y, x], x - dx[y, x]]`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param alpha Strength, at least 0: the factor of the smoothed field; 0 changes nothing.
 * @param field Numbers in [-1, 1], two planes (x, then y), each of (height + 64) x (width + 64);
 * see {@linkcode uniformField}.
 * @returns The new picture.
 * @throws {RangeError} If alpha is negative or not finite.
 * @throws {TypeError} If the field has another length.
 */
export function elastic(image: FloatImage, alpha: number, field: Float32Array): FloatImage {
  const doing = "distort a picture";
  if (!(alpha >= 0 && Number.isFinite(alpha))) {
    throw new RangeError(cannot(doing, "an alpha of at least 0", alpha));
  }
  const count = elasticFieldSize(image.width, image.height);
  if (field.length !== count) throw new TypeError(cannot(doing, `${count} numbers`, field));
  return onCopy(doing, image, (canvas) => distortInPlace(canvas, alpha, field));
}

/** How many random numbers an elastic transformation of a picture needs. */
export function elasticFieldSize(width: number, height: number): number {
  return 2 * (width + 2 * ELASTIC_RADIUS) * (height + 2 * ELASTIC_RADIUS);
}

/** {@linkcode elastic} on the canvas itself. */
export function distortInPlace(canvas: Canvas, alpha: number, field: Float32Array): void {
  if (alpha === 0) return;
  const { width, height } = canvas;
  const plane = field.length / 2;
  const moveX = smooth(field.subarray(0, plane), width, height);
  const moveY = smooth(field.subarray(plane), width, height);
  const source = canvas.turn();
  const target = canvas.pixels;
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const fixedX = roundHalfEven((x - alpha * moveX[pixel]!) * 32);
      const fixedY = roundHalfEven((y - alpha * moveY[pixel]!) * 32);
      const left = (fixedX >> 5) - 1, top = (fixedY >> 5) - 1;
      const weightsX = cubicWeights((fixedX & 31) / 32),
        weightsY = cubicWeights((fixedY & 31) / 32);
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let j = 0; j < 4; j++) {
          for (let i = 0; i < 4; i++) {
            const weight = weightsX[i]! * weightsY[j]!;
            sum += weight * tap(source, width, height, left + i, top + j, c);
          }
        }
        target[pixel * 3 + c] = Math.min(255, Math.max(0, sum));
      }
    }
  }
}

/** Keys's cubic kernel with a = -3/4, as OpenCV has it, at the four pixels around a fraction. */
export function cubicWeights(fraction: number): readonly [number, number, number, number] {
  const a = -.75;
  const outer = (x: number): number => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  const inner = (x: number): number => ((a + 2) * x - (a + 3)) * x * x + 1;
  const first = outer(fraction + 1), second = inner(fraction), third = inner(1 - fraction);
  return [first, second, third, 1 - first - second - third];
}

/** Smooths a padded field with the cut Gaussian, down to the picture's size. */
function smooth(field: Float32Array, width: number, height: number): Float64Array {
  const size = 2 * ELASTIC_RADIUS + 1;
  const padded = width + size - 1;
  const kernel = gaussianKernel();
  const rows = new Float64Array(padded * height);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < size; k++) {
      const weight = kernel[k]!;
      for (let x = 0; x < padded; x++) {
        rows[y * padded + x]! += weight * field[(y + k) * padded + x]!;
      }
    }
  }
  const smoothed = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < size; k++) {
      const weight = kernel[k]!;
      for (let x = 0; x < width; x++) {
        smoothed[y * width + x]! += weight * rows[y * padded + x + k]!;
      }
    }
  }
  return smoothed;
}

/** 65 weights of a Gaussian with sigma 25, sum 1: OpenCV's `getGaussianKernel(65, 25)`. */
export function gaussianKernel(): Float64Array {
  const size = 2 * ELASTIC_RADIUS + 1;
  const kernel = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    kernel[i] = Math.exp(-((i - ELASTIC_RADIUS) ** 2) / (2 * ELASTIC_SIGMA ** 2));
    sum += kernel[i]!;
  }
  return kernel.map((weight) => weight / sum);
}
