import { smoothingFactors } from "./_cosines.ts";
import { align, PixelMemory } from "./_memory.ts";
import { checkPixels, type FloatImage } from "./image.ts";

/** Where the pixels begin; below are the operations' tables and, from 1024 to 3071, the loops' constants. */
const PIXELS = 4096;

/** Addresses of small things that the pixel loops need. */
export const TABLES = {
  /** Scratch of the warps, 48 bytes. */
  places: 0,
  /** State of the random generators, 64 bytes. */
  random: 64,
  /** 32 x 2 weights of linear interpolation. */
  linear: 128,
  /** 32 x 4 weights of cubic interpolation. */
  cubic: 384,
  /** 3 x 6 factors of the smoothing, in four lanes; kernels/smooth.ts knows this address. */
  smooth: 3072,
} as const;

/** Bytes beyond an array that a loop may touch. */
export const SLACK = 64;

/** A picture being worked on, in the memory of the pixel loops. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly memory: PixelMemory = new PixelMemory();
  /** Address of the pixels: height x width x 3 floats in [0, 255]. */
  readonly start: number = PIXELS;
  /** Address of the first byte after the pixels. */
  readonly end: number;
  /** Address from which an operation may use the memory, after reserving it. */
  readonly scratch: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.end = PIXELS + width * height * 12;
    this.scratch = align(this.end + SLACK);
    this.memory.reserve(this.scratch);
    fillTables(this.memory.floats);
  }

  /** The pixels, until memory is next reserved. */
  get pixels(): Float32Array<ArrayBuffer> {
    return this.memory.floats.subarray(this.start / 4, this.end / 4);
  }

  /** Room for the picture as height x width x 3 bytes, until memory is next reserved. */
  inputBytes(): Uint8Array<ArrayBuffer> {
    const length = this.width * this.height * 3;
    this.memory.reserve(this.scratch + length + SLACK);
    return this.memory.bytes.subarray(this.scratch, this.scratch + length);
  }

  /** Turns the bytes that were written to {@linkcode inputBytes} into the pixels. */
  takeInput(): void {
    this.memory.kernels.bytesToFloats(this.scratch, this.start, this.end);
  }

  /** Brings the pixels to [0, 1]: the last step. */
  divideBy255(): void {
    this.memory.kernels.divideBy255(this.start, this.end);
  }

  /**
   * Copies the pixels with a frame around them to the scratch memory: black, or the picture mirrored
   * without repeating its outermost pixels. Returns the address of the copy's pixel (0, 0) and the
   * bytes of its rows.
   */
  copyFramed(
    border: number,
    frame: "black" | "mirrored",
    at: number = this.scratch,
  ): { readonly base: number; readonly stride: number; readonly end: number } {
    const { width, height, memory } = this;
    const stride = (width + 2 * border) * 12;
    const end = align(at + (height + 2 * border) * stride);
    memory.reserve(end + SLACK);
    const floats = memory.floats;
    if (frame === "black") floats.fill(0, at / 4, end / 4);
    const rows = frame === "black" ? 0 : border;
    for (let y = -rows; y < height + rows; y++) {
      const from = this.start / 4 + mirror(y, height) * width * 3;
      const to = (at + (y + border) * stride) / 4;
      floats.copyWithin(to + border * 3, from, from + width * 3);
      if (frame === "black") continue;
      for (let x = -border; x < width + border; x = x === -1 ? width : x + 1) {
        const source = from + mirror(x, width) * 3, target = to + (x + border) * 3;
        floats[target] = floats[source]!;
        floats[target + 1] = floats[source + 1]!;
        floats[target + 2] = floats[source + 2]!;
      }
    }
    return { base: at + border * (stride + 12), stride, end };
  }
}

/** Mirrors a position into 0..count - 1 without repeating the border: -1 is 1. */
export function mirror(position: number, count: number): number {
  if (count === 1) return 0;
  while (position < 0 || position >= count) {
    position = position < 0 ? -position : 2 * count - 2 - position;
  }
  return position;
}

/** Black pixels on each side of a picture that a warp fetches from; kernels/warp.ts knows it. */
export const WARP_BORDER = 4;

let factors: Float32Array | undefined;

/** Weights at each 1/32 of a pixel, and the factors of the smoothing. */
function fillTables(floats: Float32Array): void {
  floats.set(factors ??= smoothingFactors(), TABLES.smooth / 4);
  for (let i = 0; i < 32; i++) {
    const fraction = i / 32;
    floats.set([1 - fraction, fraction], TABLES.linear / 4 + i * 2);
    floats.set(cubicWeights(fraction), TABLES.cubic / 4 + i * 4);
  }
}

/** Keys's cubic kernel with a = -3/4, as OpenCV has it, at the four pixels around a fraction. */
function cubicWeights(fraction: number): readonly number[] {
  const a = -.75;
  const outer = (x: number): number => ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  const inner = (x: number): number => ((a + 2) * x - (a + 3)) * x * x + 1;
  const first = outer(fraction + 1), second = inner(fraction), third = inner(1 - fraction);
  return [first, second, third, 1 - first - second - third];
}

let spare: Canvas | undefined;

/** Runs an in-place operation on a copy of a picture: what makes the public functions pure. */
export function onCopy(
  doing: string,
  image: FloatImage,
  operation: (canvas: Canvas) => void,
): FloatImage {
  checkPixels(doing, image);
  const { width, height } = image;
  if (spare?.width !== width || spare.height !== height) spare = new Canvas(width, height);
  spare.pixels.set(image.data);
  operation(spare);
  return { width, height, data: spare.pixels.slice() };
}
