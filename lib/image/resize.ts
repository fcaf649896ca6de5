/**
 * Pillow's two plain ways to change a picture's size, to the bit.
 *
 * @module
 */
import { checkImage, checkImageSize, type RgbImage } from "./image.ts";

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
 * import { decodeImage, resizeNearest } from "lib/image/mod.ts";
 * const small = resizeNearest(await decodeImage("emu.jpg"), 192, 192);
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

/**
 * Resizes with a triangle filter that widens when shrinking (so nothing is skipped), exactly as
 * Pillow 11's `resize(size, BILINEAR)` does: rows first, then columns, 22-bit fixed-point weights.
 *
 * @param image The picture; it is not changed.
 * @param width Columns wanted, in pixels.
 * @param height Rows wanted, in pixels.
 * @returns A picture of that size; the given one itself if it has that size already.
 * @throws {RangeError} If a size is no positive integer.
 * @throws {TypeError} If the picture's sizes and bytes do not belong together.
 */
export function resizeBilinear(image: RgbImage, width: number, height: number): RgbImage {
  checkImageSize("resize an image", width, height);
  checkImage("resize an image", image);
  let { data } = image;
  if (width !== image.width) {
    data = resample(data, triangleWeights(image.width, width), {
      lines: image.height,
      inLine: image.width * 3,
      inStep: 3,
      outLine: width * 3,
      outStep: 3,
    });
  }
  if (height !== image.height) {
    data = resample(data, triangleWeights(image.height, height), {
      lines: width,
      inLine: 3,
      inStep: width * 3,
      outLine: 3,
      outStep: width * 3,
    });
  }
  return data === image.data ? image : { width, height, data };
}

const PRECISION_BITS = 22;

/** For each output pixel: its first input pixel, and the weights of that one and the next ones. */
interface Weights {
  readonly first: Int32Array;
  readonly weights: readonly Int32Array[];
}

/** `precompute_coeffs` and `normalize_coeffs_8bpc` of Pillow's Resample.c. */
function triangleWeights(inSize: number, outSize: number): Weights {
  const scale = inSize / outSize;
  const support = Math.max(scale, 1);
  const first = new Int32Array(outSize);
  const weights: Int32Array[] = [];
  for (let i = 0; i < outSize; i++) {
    const centre = (i + 0.5) * scale;
    const from = Math.max(Math.trunc(centre - support + 0.5), 0);
    const to = Math.min(Math.trunc(centre + support + 0.5), inSize);
    const raw = Array.from(
      { length: to - from },
      (_, x) => Math.max(0, 1 - Math.abs((x + from - centre + 0.5) / support)),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    first[i] = from;
    weights.push(
      Int32Array.from(raw, (weight) => Math.trunc(0.5 + (weight / sum) * (1 << PRECISION_BITS))),
    );
  }
  return { first, weights };
}

/** Where the pixels of a line lie, in bytes: rows for the first pass, columns for the second. */
interface Strides {
  readonly lines: number;
  readonly inLine: number;
  readonly inStep: number;
  readonly outLine: number;
  readonly outStep: number;
}

function resample(source: Uint8Array, { first, weights }: Weights, strides: Strides): Uint8Array {
  const { lines, inLine, inStep, outLine, outStep } = strides;
  const data = new Uint8Array(lines * first.length * 3);
  for (let i = 0; i < first.length; i++) {
    const taps = weights[i]!;
    const start = first[i]! * inStep;
    for (let line = 0; line < lines; line++) {
      const to = line * outLine + i * outStep;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 1 << (PRECISION_BITS - 1);
        let from = line * inLine + start + channel;
        for (let k = 0; k < taps.length; k++, from += inStep) sum += source[from]! * taps[k]!;
        data[to + channel] = Math.min(255, Math.max(0, sum >> PRECISION_BITS));
      }
    }
  }
  return data;
}
