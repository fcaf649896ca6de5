/**
 * Pillow's ways to change a picture's size, to the bit.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { FILTERS, resample } from "./_resample.ts";
import { checkImage, checkImageSize, type RgbImage } from "./image.ts";

/** The ways to change a picture's size; Pillow calls `area` BOX. */
export const INTERPOLATIONS = ["nearest", "bilinear", "bicubic", "area"] as const;

/**
 * How the pixels of a resized picture come from the given ones: `nearest` takes one of them; the
 * others weigh all that a new pixel covers, `area` evenly, `bilinear` with a triangle, `bicubic`
 * sharpest.
 */
export type Interpolation = typeof INTERPOLATIONS[number];

/**
 * Resizes exactly as Pillow 11's `resize(size, resample)` does. Later Pillows resize columns before
 * rows where that is cheaper, which rounds some bytes by one otherwise.
 *
 * @param image The picture; it is not changed.
 * @param width Columns wanted, in pixels.
 * @param height Rows wanted, in pixels.
 * @param interpolation How; `"nearest"` by default, as in Keras.
 * @returns A picture of that size; the given one itself if it has that size already.
 * @throws {RangeError} If a size is no positive integer, or there is no such interpolation.
 * @throws {TypeError} If the picture's sizes and bytes do not belong together.
 *
 * @example
 * ```ts
 * import { resizeImage } from "lib/image/mod.ts";
 * const black = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 3) };
 * const small = resizeImage(black, 192, 192, "bicubic");
 * ```
 */
export function resizeImage(
  image: RgbImage,
  width: number,
  height: number,
  interpolation: Interpolation = "nearest",
): RgbImage {
  checkInterpolation("resize an image", interpolation);
  if (interpolation === "nearest") return resizeNearest(image, width, height);
  checkImageSize("resize an image", width, height);
  checkImage("resize an image", image);
  if (image.width === width && image.height === height) return image;
  return resample(image, width, height, FILTERS[interpolation]);
}

/** Throws a RangeError unless the value is one of {@linkcode INTERPOLATIONS}. */
export function checkInterpolation(doing: string, value: unknown): void {
  if (INTERPOLATIONS.some((each) => each === value)) return;
  const names = INTERPOLATIONS.join(", ");
  throw new RangeError(cannot(doing, `an interpolation of ${names}`, value));
}

/**
 * Resizes to the nearest pixel exactly as Pillow's `resize(size, NEAREST)` does, which is what
 * Keras's `flow_from_dataframe` and `load_img` use by default:
 * `output[y, x] = input[trunc((y + 0.5) * height / outHeight), trunc((x + 0.5) * width / outWidth)]`.
 *
 * @param image The picture; it is not changed.
 * @param width Columns wanted, in pixels.
 * @param height Rows wanted, in pixels.
 * @returns A picture of that size; the given one itself if it has that size already.
 * @throws {RangeError} If a size is no positive integer.
 * @throws {TypeError} If the picture's sizes and bytes do not belong together.
 *
 * @example
 * ```ts
 * import { resizeNearest } from "lib/image/mod.ts";
 * const black = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 3) };
 * const small = resizeNearest(black, 192, 192);
 * ```
 */
export function resizeNearest(image: RgbImage, width: number, height: number): RgbImage {
  checkImageSize("resize an image", width, height);
  checkImage("resize an image", image);
  if (image.width === width && image.height === height) return image;
  const columns = nearestPositions(image.width, width);
  const rows = nearestPositions(image.height, height);
  const source = image.data;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const row = rows[y]! * image.width;
    for (let x = 0; x < width; x++, to += 3) {
      const from = (row + columns[x]!) * 3;
      data[to] = source[from]!;
      data[to + 1] = source[from + 1]!;
      data[to + 2] = source[from + 2]!;
    }
  }
  return { width, height, data };
}

/** Positions by a running sum, as Pillow does it: its rounding errors decide ties. */
function nearestPositions(inSize: number, outSize: number): Int32Array {
  const scale = inSize / outSize;
  const positions = new Int32Array(outSize);
  let position = scale * 0.5;
  for (let i = 0; i < outSize; i++, position += scale) {
    positions[i] = Math.min(Math.trunc(position), inSize - 1);
  }
  return positions;
}
