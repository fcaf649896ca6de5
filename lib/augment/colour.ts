/**
 * Operations that change each value on its own: brightness and contrast.
 *
 * Values are in [0, 255] before and after.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy } from "./_canvas.ts";
import type { FloatImage } from "./image.ts";

/**
 * Multiplies all values: `out = clip(factor * in)`. imgaug's `Multiply`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param factor At least 0; 1 changes nothing.
 * @returns The new picture.
 * @throws {RangeError} If the factor is negative or not finite.
 */
export function multiplyBrightness(image: FloatImage, factor: number): FloatImage {
  if (!(factor >= 0 && Number.isFinite(factor))) {
    throw new RangeError(cannot("multiply a picture", "a factor of at least 0", factor));
  }
  return onCopy("multiply a picture", image, (canvas) => multiplyInPlace(canvas, factor));
}

/**
 * Adds to all values: `out = clip(in + offset)`. imgaug's `Add`.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param offset Any finite number; 0 changes nothing.
 * @returns The new picture.
 * @throws {RangeError} If the offset is not finite.
 */
export function addBrightness(image: FloatImage, offset: number): FloatImage {
  if (!Number.isFinite(offset)) {
    throw new RangeError(cannot("add to a picture", "a finite offset", offset));
  }
  return onCopy("add to a picture", image, (canvas) => addInPlace(canvas, offset));
}

/**
 * Raises all values to a power: `out = clip(in ** gamma)`.
 *
 * That is imgaug's `GammaContrast` on float pictures, which Keras gives it. Its
 * manual promises `255 * (in / 255) ** gamma`, which imgaug keeps for bytes only: on floats the
 * power acts on 0..255 itself, so .8 darkens strongly (255 becomes 84) and 1.2 brightens (101.3
 * and more become 255).
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param gamma Above 0; 1 changes nothing.
 * @returns The new picture; for gammas of .8 to 1.2 right to .001.
 * @throws {RangeError} If gamma is not above 0, or not finite.
 */
export function gammaContrast(image: FloatImage, gamma: number): FloatImage {
  if (!(gamma > 0 && Number.isFinite(gamma))) {
    throw new RangeError(cannot("change a picture's gamma", "a gamma above 0", gamma));
  }
  return onCopy("change a picture's gamma", image, (canvas) => gammaInPlace(canvas, gamma));
}

/** {@linkcode multiplyBrightness} on the canvas itself. */
export function multiplyInPlace({ memory, start, end }: Canvas, factor: number): void {
  memory.kernels.multiplyAdd(start, end, factor, 0);
}

/** {@linkcode addBrightness} on the canvas itself. */
export function addInPlace({ memory, start, end }: Canvas, offset: number): void {
  memory.kernels.multiplyAdd(start, end, 1, offset);
}

/** {@linkcode gammaContrast} on the canvas itself. */
export function gammaInPlace({ memory, start, end }: Canvas, gamma: number): void {
  if (gamma !== 1) memory.kernels.raise(start, end, gamma);
}
