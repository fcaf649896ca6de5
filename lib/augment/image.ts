/**
 * The picture that augmentations work on.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { RgbImage } from "../image/image.ts";

/** An RGB picture of floats, rows from top to bottom, pixels from left to right. */
export interface FloatImage {
  /** Columns, in pixels. */
  readonly width: number;
  /** Rows, in pixels. */
  readonly height: number;
  /** height x width x 3 values in [0, 255]: red, green, blue of each pixel. */
  readonly data: Float32Array;
}

/**
 * Copies a picture of bytes into one of floats; the values stay in [0, 255].
 *
 * @param image height x width x 3 bytes; it is not changed.
 * @returns The same picture as floats.
 * @throws {TypeError} If sizes and bytes do not belong together.
 */
export function toFloatImage(image: RgbImage): FloatImage {
  checkPixels("turn a picture into floats", image);
  return { width: image.width, height: image.height, data: Float32Array.from(image.data) };
}

/**
 * Rounds a picture of floats to bytes, for showing or writing it.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @returns The same picture as bytes; what lies outside [0, 255] is clipped.
 * @throws {TypeError} If sizes and values do not belong together.
 */
export function toRgbImage(image: FloatImage): RgbImage {
  checkPixels("turn a picture into bytes", image);
  const clamped = Uint8ClampedArray.from(image.data);
  return { width: image.width, height: image.height, data: new Uint8Array(clamped.buffer) };
}

/**
 * Checks once, at a public border, that a picture's sizes and values belong together.
 *
 * @param doing What was attempted, for the error's wording.
 * @param image The picture to look at.
 * @throws {TypeError} If width or height is no positive integer, or `data` has another length.
 */
export function checkPixels(
  doing: string,
  image: {
    readonly width: number;
    readonly height: number;
    readonly data: { readonly length: number };
  },
): void {
  const { width, height, data } = image;
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1)) {
    const rule = "a width and a height of at least 1 pixel";
    throw new TypeError(cannot(doing, rule, `${width} x ${height}`));
  }
  const values = width * height * 3;
  if (data.length !== values) {
    const rule = `${values} values for ${width} x ${height} RGB pixels`;
    throw new TypeError(cannot(doing, rule, `${data.length}`));
  }
}
