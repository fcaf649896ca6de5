/**
 * Motion blur: the picture smeared along a line.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { type Canvas, onCopy, SLACK } from "./_canvas.ts";
import { sourceMap } from "./geometry.ts";
import type { FloatImage } from "./image.ts";

/** How a picture is smeared. */
export interface MotionBlurOptions {
  /** Sides of the kernel in pixels; an even number counts as the next odd one, as in imgaug. */
  readonly kernelSize: number;
  /** Angle of the line, clockwise from the vertical. */
  readonly angleDegrees: number;
  /** Where the weight lies on the line: 1 at its start, -1 at its end, 0 evenly. */
  readonly direction: number;
}

/**
 * Smears a picture along a line: imgaug's `MotionBlur`.
 * `out[y, x] = sum of kernel[j, i] * in[y + j - r, x + i - r]`, mirrored at the border without
 * repeating the outermost pixel.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param options The line; a kernel of 1 pixel changes nothing.
 * @returns The new picture.
 * @throws {RangeError} If an option is out of its range.
 */
export function motionBlur(image: FloatImage, options: MotionBlurOptions): FloatImage {
  const kernel = motionBlurKernel(options);
  return onCopy("blur a picture", image, (canvas) => convolveInPlace(canvas, kernel));
}

/**
 * The weights of a motion blur, as imgaug makes them: a vertical line whose weights run from
 * (direction + 1) / 2 to the rest of 1, drawn in 8-bit grey, rotated with linear interpolation, and
 * divided by its sum.
 *
 * @param options The line.
 * @returns size x size weights with sum 1, where size is odd.
 * @throws {RangeError} If an option is out of its range.
 */
export function motionBlurKernel(options: MotionBlurOptions): Float32Array {
  const { kernelSize, angleDegrees, direction } = options;
  const doing = "blur a picture";
  if (!(Number.isInteger(kernelSize) && kernelSize >= 1)) {
    throw new RangeError(cannot(doing, "a kernelSize of at least 1", kernelSize));
  }
  if (!Number.isFinite(angleDegrees)) {
    throw new RangeError(cannot(doing, "a finite angle in degrees", angleDegrees));
  }
  if (!(direction >= -1 && direction <= 1)) {
    throw new RangeError(cannot(doing, "a direction from -1 to 1", direction));
  }
  if (kernelSize === 1) return Float32Array.of(1);
  const size = kernelSize % 2 === 0 ? kernelSize + 1 : kernelSize;
  const line = new Uint8Array(size * size);
  const first = (direction + 1) / 2;
  for (let row = 0; row < size; row++) {
    const weight = first + (1 - 2 * first) * row / (size - 1);
    line[row * size + (size >> 1)] = Math.floor(Math.fround(weight) * 255);
  }
  const rotated = rotateGrey(line, size, angleDegrees * Math.PI / 180);
  let sum = 0;
  for (const value of rotated) sum += value;
  return Float32Array.from(rotated, (value) => value / sum);
}

/** OpenCV's `warpAffine` on one 8-bit channel: linear, black outside, rounded. */
function rotateGrey(grey: Uint8Array, size: number, angle: number): Uint8Array {
  const cos = Math.cos(angle), sin = Math.sin(angle);
  const map = sourceMap(size, size, cos, sin, -sin, cos);
  const value = (x: number, y: number): number =>
    x >= 0 && x < size && y >= 0 && y < size ? grey[y * size + x]! : 0;
  const rotated = new Uint8Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const fixedX = (map.xOfRow[y]! + map.xOfColumn[x]!) >> 5;
      const fixedY = (map.yOfRow[y]! + map.yOfColumn[x]!) >> 5;
      const left = fixedX >> 5, top = fixedY >> 5, right = fixedX & 31, down = fixedY & 31;
      const sum = value(left, top) * (32 - right) * (32 - down) +
        value(left + 1, top) * right * (32 - down) +
        value(left, top + 1) * (32 - right) * down + value(left + 1, top + 1) * right * down;
      rotated[y * size + x] = (sum + 512) >> 10;
    }
  }
  return rotated;
}

/** Convolves the canvas with a square kernel, mirroring the border (OpenCV's `filter2D`). */
export function convolveInPlace(canvas: Canvas, kernel: Float32Array): void {
  const size = Math.round(Math.sqrt(kernel.length));
  if (size === 1) return;
  const { width, height, memory } = canvas;
  const source = canvas.copyFramed(size >> 1, "mirrored");
  const corner = source.base - (size >> 1) * (source.stride + 12);
  const taps = source.end;
  memory.reserve(taps + kernel.length * 8 + SLACK);
  let end = taps;
  for (let k = 0; k < kernel.length; k++) {
    if (kernel[k] === 0) continue;
    memory.ints[end / 4] = Math.floor(k / size) * source.stride + k % size * 12;
    memory.floats[end / 4 + 1] = kernel[k]!;
    end += 8;
  }
  for (let y = 0; y < height; y++) {
    const target = canvas.start + y * width * 12;
    const from = corner + y * source.stride;
    memory.kernels.convolveRow(from, target, target + width * 12, taps, end);
  }
}
