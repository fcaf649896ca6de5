/**
 * Operations that disturb single pixels, alike in the three channels.
 *
 * Values are in [0, 255] before and after. The random fields are given, so nothing here is random.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy } from "./_canvas.ts";
import type { ReplacementField } from "./fields.ts";
import type { FloatImage } from "./image.ts";

/**
 * Replaces pixels: `out[position] = value` in the three channels. imgaug's `SaltAndPepper`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param field Which pixels become what; see {@linkcode saltAndPepperField}.
 * @returns The new picture.
 */
export function saltAndPepper(image: FloatImage, field: ReplacementField): FloatImage {
  return onCopy("salt and pepper a picture", image, (canvas) => replaceInPlace(canvas, field));
}

/**
 * Adds noise: `out[p, c] = clip(in[p, c] + sigma * field[p])`. imgaug's `AdditiveGaussianNoise`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param sigma Standard deviation of the noise, in units of brightness; 0 changes nothing.
 * @param field One standard normal number a pixel; see {@linkcode normalField}.
 * @returns The new picture.
 * @throws {RangeError} If sigma is negative or not finite.
 * @throws {TypeError} If the field does not hold one number a pixel.
 */
export function gaussianNoise(image: FloatImage, sigma: number, field: Float32Array): FloatImage {
  const doing = "add noise to a picture";
  if (!(sigma >= 0 && Number.isFinite(sigma))) {
    throw new RangeError(cannot(doing, "a sigma of at least 0", sigma));
  }
  const count = image.width * image.height;
  if (field.length !== count) throw new TypeError(cannot(doing, `${count} numbers`, field));
  return onCopy(doing, image, (canvas) => addNoiseInPlace(canvas, sigma, field));
}

/** {@linkcode saltAndPepper} on the canvas itself. */
export function replaceInPlace(canvas: Canvas, field: ReplacementField): void {
  const pixels = canvas.pixels;
  const { positions, values } = field;
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]! * 3;
    const value = values[i]!;
    pixels[at] = value;
    pixels[at + 1] = value;
    pixels[at + 2] = value;
  }
}

/** {@linkcode gaussianNoise} on the canvas itself. */
function addNoiseInPlace(canvas: Canvas, sigma: number, field: Float32Array): void {
  canvas.memory.reserve(canvas.scratch + field.byteLength);
  canvas.memory.floats.set(field, canvas.scratch / 4);
  addNoiseOfScratch(canvas, sigma);
}

/** {@linkcode addNoiseInPlace} of the field at the beginning of the scratch memory. */
export function addNoiseOfScratch({ memory, start, end, scratch }: Canvas, sigma: number): void {
  memory.kernels.addField(start, end, scratch, sigma);
}
