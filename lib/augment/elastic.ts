/**
 * Elastic transformation: each pixel fetched from a place moved by a smooth random field
 * (Simard, Steinkraus, Platt 2003).
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy, SLACK, TABLES, WARP_BORDER } from "./_canvas.ts";
import { SMOOTH_RADIUS } from "./_cosines.ts";
import { align } from "./_memory.ts";
import type { FloatImage } from "./image.ts";

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
  return 2 * (width + 2 * SMOOTH_RADIUS) * (height + 2 * SMOOTH_RADIUS);
}

/** {@linkcode elastic} on the canvas itself. */
function distortInPlace(canvas: Canvas, alpha: number, field: Float32Array): void {
  canvas.memory.reserve(canvas.scratch + field.byteLength + SLACK);
  canvas.memory.floats.set(field, canvas.scratch / 4);
  distortByScratch(canvas, alpha);
}

/** {@linkcode distortInPlace} by the field that lies at the beginning of the scratch memory. */
export function distortByScratch(canvas: Canvas, alpha: number): void {
  const { width, height, memory } = canvas;
  const padded = (width + 2 * SMOOTH_RADIUS) * (height + 2 * SMOOTH_RADIUS) * 4;
  const between = align(canvas.scratch + 2 * padded + SLACK);
  const moves = align(between + (width + 2 * SMOOTH_RADIUS + 4) * height * 4 + SLACK);
  const plane = align(width * (height + 4) * 4 + SLACK);
  memory.reserve(moves + 2 * plane);
  smooth(canvas, canvas.scratch, between, moves);
  smooth(canvas, canvas.scratch + padded, between, moves + plane);
  const source = canvas.copyFramed(WARP_BORDER, "black", moves + 2 * plane);
  for (let y = 0; y < height; y++) {
    const target = canvas.start + y * width * 12;
    memory.kernels.warpCubicRow(
      target,
      target + width * 12,
      moves + y * width * 4,
      moves + plane + y * width * 4,
      alpha,
      y,
      width + 1,
      height + 1,
      source.stride,
      source.base - source.stride - 12, // the first of 4 x 4 taps
      TABLES.cubic,
      TABLES.places,
    );
  }
}

/** Smooths a padded plane down to the picture's size: down the columns, then along the rows. */
function smooth(canvas: Canvas, source: number, between: number, target: number): void {
  const { width, height, memory } = canvas;
  const columns = width + 2 * SMOOTH_RADIUS;
  const { smoothColumns } = memory.kernels;
  smoothColumns(source, source + columns * 4, columns * 4, between, height * 4, height);
  smoothColumns(between, between + height * 4, height * 4, target, width * 4, width);
}
