/**
 * The vectorised operations once more, pixel by pixel in plain code: for the sizes that the golden
 * files do not have.
 */
import type { FloatImage } from "lib/augment/mod.ts";

type Tap = (x: number, y: number, channel: number) => number;

function generate(
  image: FloatImage,
  value: (x: number, y: number, c: number) => number,
): FloatImage {
  const { width, height } = image;
  const data = Float32Array.from({ length: image.data.length }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return Math.min(255, Math.max(0, value(pixel % width, Math.floor(pixel / width), i % 3)));
  });
  return { width, height, data };
}

function blackOutside({ width, height, data }: FloatImage): Tap {
  return (x, y, c) =>
    x >= 0 && x < width && y >= 0 && y < height ? data[(y * width + x) * 3 + c]! : 0;
}

function mirror(position: number, count: number): number {
  if (count === 1) return 0;
  while (position < 0 || position >= count) {
    position = position < 0 ? -position : 2 * count - 2 - position;
  }
  return position;
}

/** Rounds halves to the even number. */
function round(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === .5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Fetches from the matrix `[[a, b], [c, d]]` times the position, about the centre. */
export function plainWarp(
  image: FloatImage,
  [a, b, c, d]: readonly [number, number, number, number],
): FloatImage {
  const centreX = image.width / 2 - .5, centreY = image.height / 2 - .5;
  const shiftX = centreX - a * centreX - b * centreY, shiftY = centreY - c * centreX - d * centreY;
  const tap = blackOutside(image);
  return generate(image, (x, y, channel) => {
    const fixedX = (round((b * y + shiftX) * 1024) + 16 + round(a * x * 1024)) >> 5;
    const fixedY = (round((d * y + shiftY) * 1024) + 16 + round(c * x * 1024)) >> 5;
    const left = fixedX >> 5, top = fixedY >> 5;
    const right = (fixedX & 31) / 32, down = (fixedY & 31) / 32;
    const upper = tap(left, top, channel) * (1 - right) + tap(left + 1, top, channel) * right;
    const lower = tap(left, top + 1, channel) * (1 - right) +
      tap(left + 1, top + 1, channel) * right;
    return upper * (1 - down) + lower * down;
  });
}

/** Convolves with a square kernel, the border mirrored. */
export function plainConvolve(image: FloatImage, kernel: Float32Array): FloatImage {
  const size = Math.sqrt(kernel.length), radius = size >> 1;
  const { width, height, data } = image;
  return generate(image, (x, y, channel) => {
    let sum = 0;
    for (let j = 0; j < size; j++) {
      const row = mirror(y + j - radius, height) * width;
      for (let i = 0; i < size; i++) {
        sum += kernel[j * size + i]! * data[(row + mirror(x + i - radius, width)) * 3 + channel]!;
      }
    }
    return sum;
  });
}

/** 65 weights of a Gaussian with sigma 25 and sum 1. */
function gaussian(): Float64Array {
  const kernel = Float64Array.from({ length: 65 }, (_, i) => Math.exp(-((i - 32) ** 2) / 1250));
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => weight / sum);
}

/** A padded plane smoothed down to the picture's size. */
function smooth(field: Float32Array, width: number, height: number): Float64Array {
  const kernel = gaussian(), padded = width + 64;
  const rows = new Float64Array(padded * height), smoothed = new Float64Array(width * height);
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < 65; k++) rows[i]! += kernel[k]! * field[i + k * padded]!;
  }
  for (let i = 0; i < smoothed.length; i++) {
    const at = Math.floor(i / width) * padded + i % width;
    for (let k = 0; k < 65; k++) smoothed[i]! += kernel[k]! * rows[at + k]!;
  }
  return smoothed;
}

/** Elastic transformation with cubic interpolation. */
export function plainElastic(image: FloatImage, alpha: number, field: Float32Array): FloatImage {
  const { width, height } = image;
  const moveX = smooth(field.subarray(0, field.length / 2), width, height);
  const moveY = smooth(field.subarray(field.length / 2), width, height);
  const tap = blackOutside(image);
  const weights = (f: number): number[] => {
    const outer = (x: number): number => ((-.75 * x + 3.75) * x - 6) * x + 3;
    const inner = (x: number): number => (1.25 * x - 2.25) * x * x + 1;
    return [outer(f + 1), inner(f), inner(1 - f), 1 - outer(f + 1) - inner(f) - inner(1 - f)];
  };
  return generate(image, (x, y, channel) => {
    const fixedX = round((x - alpha * moveX[y * width + x]!) * 32);
    const fixedY = round((y - alpha * moveY[y * width + x]!) * 32);
    const wx = weights((fixedX & 31) / 32), wy = weights((fixedY & 31) / 32);
    let sum = 0;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        const value = tap((fixedX >> 5) - 1 + i, (fixedY >> 5) - 1 + j, channel);
        sum += wx[i]! * wy[j]! * value;
      }
    }
    return sum;
  });
}
