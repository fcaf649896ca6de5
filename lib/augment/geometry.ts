/**
 * Operations that move the picture as a whole: mirror, scale, rotate.
 *
 * Values are in [0, 255] before and after; what comes from outside the picture is black.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy, SLACK, TABLES, WARP_BORDER } from "./_canvas.ts";
import type { FloatImage } from "./image.ts";

/**
 * Mirrors left and right: `out[y, x] = in[y, width - 1 - x]`. imgaug's `Fliplr`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @returns The new picture.
 */
export function flipLeftRight(image: FloatImage): FloatImage {
  return onCopy("flip a picture", image, flipInPlace);
}

/**
 * Scales about the centre, at the same size: imgaug's `Affine(scale)`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param factor Above 0: below 1 the picture shrinks and black surrounds it, above 1 it is cropped.
 * @returns The new picture, interpolated linearly at positions rounded to 1/32 pixel, as OpenCV does.
 * @throws {RangeError} If the factor is not above 0, or not finite.
 */
export function scaleImage(image: FloatImage, factor: number): FloatImage {
  if (!(factor > 0 && Number.isFinite(factor))) {
    throw new RangeError(cannot("scale a picture", "a factor above 0", factor));
  }
  return onCopy("scale a picture", image, (canvas) => scaleInPlace(canvas, factor));
}

/**
 * Rotates about the centre, clockwise as seen, at the same size: imgaug's `Rotate`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param angleDegrees Any finite angle.
 * @returns The new picture, interpolated linearly at positions rounded to 1/32 pixel, as OpenCV does.
 * @throws {RangeError} If the angle is not finite.
 */
export function rotateImage(image: FloatImage, angleDegrees: number): FloatImage {
  if (!Number.isFinite(angleDegrees)) {
    throw new RangeError(cannot("rotate a picture", "a finite angle in degrees", angleDegrees));
  }
  return onCopy("rotate a picture", image, (canvas) => rotateInPlace(canvas, angleDegrees));
}

/** {@linkcode flipLeftRight} on the canvas itself. */
export function flipInPlace(canvas: Canvas): void {
  const { memory, start, end, width } = canvas;
  const { base, stride } = canvas.copyFramed(0, "black");
  let source = base + stride - 12;
  for (let target = start; target < end; target += width * 12, source += stride) {
    memory.kernels.reverseRow(source, target, target + width * 12);
  }
}

/** {@linkcode scaleImage} on the canvas itself. */
export function scaleInPlace(canvas: Canvas, factor: number): void {
  warp(canvas, 1 / factor, 0, 0, 1 / factor);
}

/** {@linkcode rotateImage} on the canvas itself. */
export function rotateInPlace(canvas: Canvas, angleDegrees: number): void {
  const angle = angleDegrees * Math.PI / 180;
  warp(canvas, Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle));
}

/**
 * Where an output pixel's value comes from, in 1/32 pixel, for a linear map about the centre:
 * OpenCV's `warpAffine`, which rounds each term on its own in 1/1024 pixel.
 */
export interface SourceMap {
  /** 1/1024 pixel to add for each output column: to x, and to y. */
  readonly xOfColumn: Int32Array;
  readonly yOfColumn: Int32Array;
  /** 1/1024 pixel to start each output row from: of x, and of y. */
  readonly xOfRow: Int32Array;
  readonly yOfRow: Int32Array;
}

/** `[x, y]` of the source is the matrix `[[xx, xy], [yx, yy]]` times the output's, about the centre. */
export function sourceMap(
  width: number,
  height: number,
  xx: number,
  xy: number,
  yx: number,
  yy: number,
): SourceMap {
  const centreX = width / 2 - .5, centreY = height / 2 - .5;
  const shiftX = centreX - xx * centreX - xy * centreY;
  const shiftY = centreY - yx * centreX - yy * centreY;
  const map = {
    xOfColumn: new Int32Array(width),
    yOfColumn: new Int32Array(width),
    xOfRow: new Int32Array(height),
    yOfRow: new Int32Array(height),
  };
  for (let x = 0; x < width; x++) {
    map.xOfColumn[x] = roundHalfEven(xx * x * 1024);
    map.yOfColumn[x] = roundHalfEven(yx * x * 1024);
  }
  for (let y = 0; y < height; y++) {
    map.xOfRow[y] = roundHalfEven((xy * y + shiftX) * 1024) + 16;
    map.yOfRow[y] = roundHalfEven((yy * y + shiftY) * 1024) + 16;
  }
  return map;
}

/** Rounds to the nearest whole number, halves to the even one, as OpenCV and IEEE 754 do. */
function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === .5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Fetches each pixel from a linear map about the centre. */
function warp(canvas: Canvas, xx: number, xy: number, yx: number, yy: number): void {
  const { width, height, memory } = canvas;
  const map = sourceMap(width, height, xx, xy, yx, yy);
  const source = canvas.copyFramed(WARP_BORDER, "black");
  const rounds = Math.ceil(width / 4);
  memory.reserve(source.end + rounds * 32 + SLACK);
  // For each four columns: 4 terms of x, then 4 of y.
  const columns = memory.ints.subarray(source.end / 4, source.end / 4 + rounds * 8);
  for (let x = 0; x < width; x++) {
    const at = (x >> 2) * 8 + (x & 3);
    columns[at] = map.xOfColumn[x]!;
    columns[at + 4] = map.yOfColumn[x]!;
  }
  for (let y = 0; y < height; y++) {
    const target = canvas.start + y * width * 12;
    memory.kernels.warpLinearRow(
      target,
      target + width * 12,
      source.end,
      map.xOfRow[y]!,
      map.yOfRow[y]!,
      width + 1,
      height + 1,
      source.stride,
      source.base,
      TABLES.linear,
      TABLES.places,
    );
  }
}
