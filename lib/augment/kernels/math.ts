/** Functions of four floats, each operation in a fixed order: the same bits on every machine. */
import { at, HALF, ONE } from "./lanes";

/** sum * x + coefficient: one step of Horner's rule, by a table of coefficients. */
// @ts-ignore: decorator
@inline
function horner(sum: v128, x: v128, table: usize, index: usize): v128 {
  return f32x4.add(f32x4.mul(sum, x), at(table, index));
}

/** log(2) */
const LOG_OF_TWO = memory.data<f32>([
  <f32>Math.LN2, <f32>Math.LN2, <f32>Math.LN2, <f32>Math.LN2,
], 16);

/** Bits of sqrt(1/2): what lies between it and its double has exponent 0. */
const ROOT_OF_HALF = memory.data<i32>([0x3f3504f3, 0x3f3504f3, 0x3f3504f3, 0x3f3504f3], 16);

/** Cephes's coefficients of x^3 to x^11, the odd ones last. */
const LOG = memory.data<f32>([
  7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2, 7.0376836292e-2,
  1.1676998740e-1, 1.1676998740e-1, 1.1676998740e-1, 1.1676998740e-1,
  1.4249322787e-1, 1.4249322787e-1, 1.4249322787e-1, 1.4249322787e-1,
  2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1, 2.0000714765e-1,
  3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1, 3.3333331174e-1,
  -1.1514610310e-1, -1.1514610310e-1, -1.1514610310e-1, -1.1514610310e-1,
  -1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1, -1.2420140846e-1,
  -1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1, -1.6668057665e-1,
  -2.4999993993e-1, -2.4999993993e-1, -2.4999993993e-1, -2.4999993993e-1,
], 16);

/**
 * The natural logarithm of positive normal floats, right to about 1e-7 of itself: Cephes's logf
 * (S. Moshier), log(1 + x) = x - x^2 / 2 + x^3 * polynomial, |x| < sqrt(2) - 1.
 */
// @ts-ignore: decorator
@inline
export function logarithm(u: v128): v128 {
  // u = 2^exponent * (1 + x)
  const exponent = i32x4.shr_s(i32x4.sub(u, at(ROOT_OF_HALF, 0)), 23);
  const x = f32x4.sub(i32x4.sub(u, i32x4.shl(exponent, 23)), at(ONE, 0));
  const square = f32x4.mul(x, x);
  // In two halves, which do not wait for each other.
  let even = at(LOG, 0);
  even = horner(even, square, LOG, 1);
  even = horner(even, square, LOG, 2);
  even = horner(even, square, LOG, 3);
  even = horner(even, square, LOG, 4);
  let odd = at(LOG, 5);
  odd = horner(odd, square, LOG, 6);
  odd = horner(odd, square, LOG, 7);
  odd = horner(odd, square, LOG, 8);
  let log = f32x4.mul(f32x4.mul(square, x), f32x4.add(even, f32x4.mul(odd, x)));
  log = f32x4.sub(log, f32x4.mul(square, at(HALF, 0)));
  const rest = f32x4.mul(f32x4.convert_i32x4_s(exponent), at(LOG_OF_TWO, 0));
  return f32x4.add(f32x4.add(log, x), rest);
}

/** 1 / log(2) */
const BY_LOG_OF_TWO = memory.data<f32>([
  <f32>(1.0 / Math.LN2), <f32>(1.0 / Math.LN2), <f32>(1.0 / Math.LN2), <f32>(1.0 / Math.LN2),
], 16);

/** What IEEE 754 adds to an exponent. */
const BIAS = memory.data<i32>([127, 127, 127, 127], 16);

/** Taylor's series of e^x: x^6, x^4, x^2, 1, then x^7, x^5, x^3, x. */
const EXPONENTIAL = memory.data<f32>([
  <f32>(1.0 / 720), <f32>(1.0 / 720), <f32>(1.0 / 720), <f32>(1.0 / 720),
  <f32>(1.0 / 24), <f32>(1.0 / 24), <f32>(1.0 / 24), <f32>(1.0 / 24),
  .5, .5, .5, .5,
  1, 1, 1, 1,
  <f32>(1.0 / 5040), <f32>(1.0 / 5040), <f32>(1.0 / 5040), <f32>(1.0 / 5040),
  <f32>(1.0 / 120), <f32>(1.0 / 120), <f32>(1.0 / 120), <f32>(1.0 / 120),
  <f32>(1.0 / 6), <f32>(1.0 / 6), <f32>(1.0 / 6), <f32>(1.0 / 6),
  1, 1, 1, 1,
], 16);

/** e^power for |power| < 87: the series is enough for 24 bits up to |x| = log(2) / 2. */
// @ts-ignore: decorator
@inline
export function exponential(power: v128): v128 {
  // power = whole * log(2) + x
  const whole = f32x4.nearest(f32x4.mul(power, at(BY_LOG_OF_TWO, 0)));
  const x = f32x4.sub(power, f32x4.mul(whole, at(LOG_OF_TWO, 0)));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), at(BIAS, 0)), 23);
  const square = f32x4.mul(x, x);
  let even = at(EXPONENTIAL, 0);
  even = horner(even, square, EXPONENTIAL, 1);
  even = horner(even, square, EXPONENTIAL, 2);
  even = horner(even, square, EXPONENTIAL, 3);
  let odd = at(EXPONENTIAL, 4);
  odd = horner(odd, square, EXPONENTIAL, 5);
  odd = horner(odd, square, EXPONENTIAL, 6);
  odd = horner(odd, square, EXPONENTIAL, 7);
  return f32x4.mul(scale, f32x4.add(even, f32x4.mul(odd, x)));
}

/** Taylor's series of the sine, enough for 24 bits below pi / 4: x^9 to x. */
const SINE = memory.data<f32>([
  <f32>(1.0 / 362880), <f32>(1.0 / 362880), <f32>(1.0 / 362880), <f32>(1.0 / 362880),
  <f32>(-1.0 / 5040), <f32>(-1.0 / 5040), <f32>(-1.0 / 5040), <f32>(-1.0 / 5040),
  <f32>(1.0 / 120), <f32>(1.0 / 120), <f32>(1.0 / 120), <f32>(1.0 / 120),
  <f32>(-1.0 / 6), <f32>(-1.0 / 6), <f32>(-1.0 / 6), <f32>(-1.0 / 6),
  1, 1, 1, 1,
], 16);

/** The sine of -pi / 4 to pi / 4, from the angle and its square. */
// @ts-ignore: decorator
@inline
export function sine(angle: v128, square: v128): v128 {
  let sum = at(SINE, 0);
  sum = horner(sum, square, SINE, 1);
  sum = horner(sum, square, SINE, 2);
  sum = horner(sum, square, SINE, 3);
  return f32x4.mul(angle, horner(sum, square, SINE, 4));
}

/** Taylor's series of the cosine, enough for 24 bits below pi / 4: x^8 to 1. */
const COSINE = memory.data<f32>([
  <f32>(1.0 / 40320), <f32>(1.0 / 40320), <f32>(1.0 / 40320), <f32>(1.0 / 40320),
  <f32>(-1.0 / 720), <f32>(-1.0 / 720), <f32>(-1.0 / 720), <f32>(-1.0 / 720),
  <f32>(1.0 / 24), <f32>(1.0 / 24), <f32>(1.0 / 24), <f32>(1.0 / 24),
  -.5, -.5, -.5, -.5,
  1, 1, 1, 1,
], 16);

/** The cosine of the same, from the angle's square. */
// @ts-ignore: decorator
@inline
export function cosine(square: v128): v128 {
  let sum = at(COSINE, 0);
  sum = horner(sum, square, COSINE, 1);
  sum = horner(sum, square, COSINE, 2);
  sum = horner(sum, square, COSINE, 3);
  return horner(sum, square, COSINE, 4);
}
