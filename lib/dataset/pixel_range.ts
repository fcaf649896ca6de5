/**
 * The range of a picture's values.
 *
 * @module
 */
import { cannot } from "../errors.ts";

/**
 * The smallest and the largest value of a picture.
 *
 * @param image Pixel values in any range.
 * @returns Both values; 0 and 255 say that the picture is not normalised yet.
 * @throws {RangeError} If there are no pixels.
 */
export function pixelRange(
  image: { readonly data: ArrayLike<number> },
): { min: number; max: number } {
  const { data } = image;
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) {
    throw new RangeError(cannot("find the pixel range", "at least one pixel", "none"));
  }
  return { min: low, max: high };
}
