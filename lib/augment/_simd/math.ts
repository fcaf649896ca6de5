import { type Code, f32x4, i32x4, type Local, sequence, type ValueType } from "./assembler.ts";

/** c[0] + x * (c[1] + x * (...)) */
export function polynomial(x: Code, coefficients: readonly number[]): Code {
  return coefficients.slice(0, -1).reduceRight(
    (sum, coefficient) => f32x4.add(f32x4.multiply(sum, x), f32x4.all(coefficient)),
    f32x4.all(coefficients.at(-1)!),
  );
}

/** The same from x and its square, in two halves that do not wait for each other. */
function halvedPolynomial(x: Local, square: Local, coefficients: readonly number[]): Code {
  const even = coefficients.filter((_, i) => i % 2 === 0);
  const odd = coefficients.filter((_, i) => i % 2 === 1);
  const oddSum = f32x4.multiply(polynomial(square.value, odd), x.value);
  return f32x4.add(polynomial(square.value, even), oddSum);
}

/** Cephes's logf (S. Moshier): log(1 + x) = x - x^2 / 2 + x^3 * polynomial, |x| < sqrt(2) - 1. */
const LOG = [
  3.3333331174e-1,
  -2.4999993993e-1,
  2.0000714765e-1,
  -1.6668057665e-1,
  1.4249322787e-1,
  -1.2420140846e-1,
  1.1676998740e-1,
  -1.1514610310e-1,
  7.0376836292e-2,
];

/** Bits of sqrt(1/2): what lies between it and its double has exponent 0. */
const ROOT_OF_HALF = 0x3f3504f3;

/**
 * Instructions that put the natural logarithm of positive normal floats into `log`, right to about
 * 1e-7 of itself.
 */
export function logarithm(u: Local, log: Local, local: (type: ValueType) => Local): Code {
  const exponent = local("v128"), x = local("v128"), square = local("v128");
  const without = i32x4.subtract(u.value, i32x4.shiftLeft(exponent.value, 23));
  return sequence(
    // u = 2^exponent * (1 + x)
    exponent.set(i32x4.shiftRight(i32x4.subtract(u.value, i32x4.all(ROOT_OF_HALF)), 23)),
    x.set(f32x4.subtract(without, f32x4.all(1))),
    square.set(f32x4.multiply(x.value, x.value)),
    log.set(
      f32x4.multiply(f32x4.multiply(square.value, x.value), halvedPolynomial(x, square, LOG)),
    ),
    log.set(f32x4.subtract(log.value, f32x4.multiply(square.value, f32x4.all(.5)))),
    log.set(f32x4.add(
      f32x4.add(log.value, x.value),
      f32x4.multiply(f32x4.fromI32x4(exponent.value), f32x4.all(Math.LN2)),
    )),
  );
}

/** Taylor's series of e^x, enough for 24 bits up to |x| = log(2) / 2. */
const EXPONENTIAL = [1, 1, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040];

/** Instructions that put e^x into `power`, for |x| < 87; x is changed. */
export function exponential(x: Local, power: Local, local: (type: ValueType) => Local): Code {
  const whole = local("v128"), square = local("v128");
  return sequence(
    // x = whole * log(2) + rest
    whole.set(f32x4.round(f32x4.multiply(x.value, f32x4.all(1 / Math.LN2)))),
    x.set(f32x4.subtract(x.value, f32x4.multiply(whole.value, f32x4.all(Math.LN2)))),
    power.set(i32x4.shiftLeft(
      i32x4.add(i32x4.fromF32x4(whole.value), i32x4.all(127)),
      23,
    )),
    square.set(f32x4.multiply(x.value, x.value)),
    power.set(f32x4.multiply(power.value, halvedPolynomial(x, square, EXPONENTIAL))),
  );
}
