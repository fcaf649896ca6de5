/** Convolution with a list of taps. */
import { all, at, WHITE } from "./lanes";

/**
 * Each float of a row = min(255, sum of weight * source float at an offset); a tap is 8 bytes: the
 * offset in bytes, the weight. Sixteen floats a round: writes up to 15 beyond the end.
 */
export function convolveRow(
  source: usize,
  target: usize,
  end: usize,
  taps: usize,
  tapsEnd: usize,
): void {
  while (target < end) {
    let a = all(0), b = all(0), c = all(0), d = all(0);
    for (let tap = taps; tap < tapsEnd; tap += 8) {
      const from = source + load<i32>(tap), weight = v128.load32_splat(tap, 4);
      a = f32x4.add(a, f32x4.mul(weight, v128.load(from)));
      b = f32x4.add(b, f32x4.mul(weight, v128.load(from, 16)));
      c = f32x4.add(c, f32x4.mul(weight, v128.load(from, 32)));
      d = f32x4.add(d, f32x4.mul(weight, v128.load(from, 48)));
    }
    v128.store(target, f32x4.pmin(a, at(WHITE, 0)));
    v128.store(target, f32x4.pmin(b, at(WHITE, 0)), 16);
    v128.store(target, f32x4.pmin(c, at(WHITE, 0)), 32);
    v128.store(target, f32x4.pmin(d, at(WHITE, 0)), 48);
    source += 64;
    target += 64;
  }
}
