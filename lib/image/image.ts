/**
 * The one in-memory form of a picture.
 *
 * @module
 */
import { cannot } from "../errors.ts";

/** An RGB picture of bytes, rows from top to bottom, pixels from left to right. */
export interface RgbImage {
  /** Columns, in pixels. */
  readonly width: number;
  /** Rows, in pixels. */
  readonly height: number;
  /** height x width x 3 values in [0, 255]: red, green, blue of each pixel. */
  readonly data: Uint8Array;
}

/** The most pixels that a picture may have: 100 megapixels, 300 MB once it is decoded. */
export const MOST_PIXELS = 100e6;

/**
 * Checks once, at a public border, that a picture's sizes and bytes belong together.
 *
 * @param doing What was attempted, for the error's wording.
 * @param image The picture to look at.
 * @throws {TypeError} If width or height is no positive integer, or `data` has another length.
 */
export function checkImage(doing: string, image: RgbImage): void {
  checkImageSize(doing, image.width, image.height);
  const values = image.width * image.height * 3;
  if (image.data.length !== values) {
    const rule = `${values} bytes for ${image.width} x ${image.height} RGB pixels`;
    throw new TypeError(cannot(doing, rule, `${image.data.length}`));
  }
}

/**
 * Checks the two sizes of a picture.
 *
 * @param doing What was attempted, for the error's wording.
 * @param width Columns, in pixels.
 * @param height Rows, in pixels.
 * @throws {RangeError} If one of them is no positive integer.
 */
export function checkImageSize(doing: string, width: number, height: number): void {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(
      cannot(doing, "a width and a height of at least 1 pixel", `${width} x ${height}`),
    );
  }
}
