/** Loops that look at each value on its own, and the mirror. */
import { all, at, clip, WHITE } from "./lanes";
import { exponential, logarithm } from "./math";

/** All bits of three lanes. */
const THREE = memory.data<i32>([-1, -1, -1, 0], 16);
/** 2^-16 */
const LEAST = memory.data<f32>([
  0.0000152587890625, 0.0000152587890625, 0.0000152587890625, 0.0000152587890625,
], 16);
/** Logarithms that float32 can raise e to. */
const LEAST_LOG = memory.data<f32>([-80, -80, -80, -80], 16);
const MOST_LOG = memory.data<f32>([80, 80, 80, 80], 16);

/** `end` is where the floats end; up to 3 more are written. */
export function bytesToFloats(bytes: usize, floats: usize, end: usize): void {
  while (floats < end) {
    const shorts = i16x8.extend_low_i8x16_u(v128.load32_zero(bytes));
    v128.store(floats, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(shorts)));
    bytes += 4;
    floats += 16;
  }
}

/** In place. */
export function divideBy255(floats: usize, end: usize): void {
  while (floats < end) {
    v128.store(floats, f32x4.div(v128.load(floats), at(WHITE, 0)));
    floats += 16;
  }
}

/** floats = clip(floats * factor + offset), in place. */
export function multiplyAdd(floats: usize, end: usize, factor: f32, offset: f32): void {
  const factors = all(factor), offsets = all(offset);
  while (floats < end) {
    v128.store(floats, clip(f32x4.add(f32x4.mul(v128.load(floats), factors), offsets)));
    floats += 16;
  }
}

/**
 * Pixels of three floats = clip(pixels + factor * field), one number of the field a pixel. The fourth
 * lane, the next pixel's red, gets nothing added.
 */
export function addField(pixels: usize, end: usize, field: usize, factor: f32): void {
  const factors = all(factor), mask = at(THREE, 0);
  while (pixels < end) {
    const noise = v128.and(f32x4.mul(v128.load32_splat(field), factors), mask);
    v128.store(pixels, clip(f32x4.add(v128.load(pixels), noise)));
    pixels += 12;
    field += 4;
  }
}

/**
 * floats = min(255, floats ** exponent), in place; 0 stays 0. What is below 2^-16 counts as 2^-16, so
 * that no exponent of .8 to 1.2 leaves float32's range.
 */
export function raise(floats: usize, end: usize, exponent: f32): void {
  const exponents = all(exponent);
  while (floats < end) {
    const value = v128.load(floats);
    const positive = f32x4.lt(all(0), value);
    let log = logarithm(f32x4.pmax(value, at(LEAST, 0)));
    log = f32x4.mul(log, exponents);
    log = f32x4.pmax(f32x4.pmin(log, at(MOST_LOG, 0)), at(LEAST_LOG, 0));
    v128.store(floats, f32x4.pmin(v128.and(exponential(log), positive), at(WHITE, 0)));
    floats += 16;
  }
}

/**
 * Pixels of three floats, the last one of `source` first; `source` is the row's last pixel, `target`
 * to `end` the row to write (and 4 bytes beyond).
 */
export function reverseRow(source: usize, target: usize, end: usize): void {
  while (target < end) {
    v128.store(target, v128.load(source));
    source -= 12;
    target += 12;
  }
}
