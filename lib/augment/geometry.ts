/**
 * Operations that move the picture as a whole: mirror, scale, rotate.
 *
 * Values are in [0, 255] before and after; what comes from outside the picture is black.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy } from "./_canvas.ts";
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
export function scale(image: FloatImage, factor: number): FloatImage {
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
export function rotate(image: FloatImage, angleDegrees: number): FloatImage {
  if (!Number.isFinite(angleDegrees)) {
    throw new RangeError(cannot("rotate a picture", "a finite angle in degrees", angleDegrees));
  }
  return onCopy("rotate a picture", image, (canvas) => rotateInPlace(canvas, angleDegrees));
}

/** {@linkcode flipLeftRight} on the canvas itself. */
export function flipInPlace(canvas: Canvas): void {
  const { pixels, width, height } = canvas;
  for (let y = 0; y < height; y++) {
    let left = y * width * 3;
    let right = left + (width - 1) * 3;
    for (; left < right; left += 3, right -= 3) {
      for (let c = 0; c < 3; c++) {
        const value = pixels[left + c]!;
        pixels[left + c] = pixels[right + c]!;
        pixels[right + c] = value;
      }
    }
  }
}

/** {@linkcode scale} on the canvas itself. */
export function scaleInPlace(canvas: Canvas, factor: number): void {
  warp(canvas, 1 / factor, 0, 0, 1 / factor);
}

/** {@linkcode rotate} on the canvas itself. */
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
export function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === .5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

function warp(canvas: Canvas, xx: number, xy: number, yx: number, yy: number): void {
  const { width, height } = canvas;
  const map = sourceMap(width, height, xx, xy, yx, yy);
  const source = canvas.turn();
  const target = canvas.pixels;
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fixedX = (map.xOfRow[y]! + map.xOfColumn[x]!) >> 5;
      const fixedY = (map.yOfRow[y]! + map.yOfColumn[x]!) >> 5;
      const left = fixedX >> 5, top = fixedY >> 5;
      const right = (fixedX & 31) / 32, down = (fixedY & 31) / 32;
      for (let c = 0; c < 3; c++) {
        const a = tap(source, width, height, left, top, c);
        const b = tap(source, width, height, left + 1, top, c);
        const d = tap(source, width, height, left, top + 1, c);
        const e = tap(source, width, height, left + 1, top + 1, c);
        target[at++] = a * (1 - right) * (1 - down) + b * right * (1 - down) +
          d * (1 - right) * down + e * right * down;
      }
    }
  }
}

/** A value of the picture, black outside of it. */
export function tap(
  source: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  channel: number,
): number {
  const inside = x >= 0 && x < width && y >= 0 && y < height;
  return inside ? source[(y * width + x) * 3 + channel]! : 0;
}
