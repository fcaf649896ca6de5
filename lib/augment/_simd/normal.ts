import {
  type Code,
  defineFunction,
  f32x4,
  i32,
  i32x4,
  loopWhile,
  sequence,
  v128,
} from "./assembler.ts";

/** c[0] + x * (c[1] + x * (...)) */
function polynomial(x: Code, coefficients: readonly number[]): Code {
  return coefficients.slice(0, -1).reduceRight(
    (sum, coefficient) => f32x4.add(f32x4.multiply(sum, x), f32x4.all(coefficient)),
    f32x4.all(coefficients.at(-1)!),
  );
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

/** Taylor's series of the sine and cosine, enough for 24 bits below pi / 4. */
const SINE = [1, -1 / 6, 1 / 120, -1 / 5040, 1 / 362880];
const COSINE = [1, -1 / 2, 1 / 24, -1 / 720, 1 / 40320];

/**
 * shapeNormal(bits, end): turns random bits into standard normal floats, in place, eight a round
 * (Box and Muller 1958): four bits give radii sqrt(-2 log u), the next four the angles. An angle is
 * uniform in the eighth of a circle on each side of an axis, and three bits choose axis and signs.
 */
export const shapeNormal = defineFunction("shapeNormal", ["i32", "i32"], ([bits, end], local) => {
  const u = local("v128"), exponent = local("v128"), x = local("v128"), square = local("v128");
  const radius = local("v128"), turn = local("v128"), angle = local("v128");
  const sine = local("v128"), cosine = local("v128"), mask = local("v128"), log = local("v128");
  const sign = (value: Code, shift: number): Code =>
    v128.xor(value, i32x4.shiftLeft(i32x4.shiftRightUnsigned(turn.value, shift), 31));
  const store = (value: Code, shift: number, offset: number): Code =>
    v128.store(bits!.value, f32x4.multiply(sign(value, shift), radius.value), offset);
  const computeLog = sequence(
    // u in (0, 1), never 0; taken apart to 2^exponent * (1 + x), 1 + x around 1.
    u.set(f32x4.multiply(
      f32x4.add(
        f32x4.fromI32x4(i32x4.shiftRightUnsigned(v128.load(bits!.value), 1)),
        f32x4.all(.5),
      ),
      f32x4.all(2 ** -31),
    )),
    exponent.set(i32x4.shiftRight(i32x4.add(u.value, i32x4.all(-0x3f3504f3)), 23)),
    x.set(f32x4.subtract(
      i32x4.add(u.value, i32x4.shiftLeft(i32x4.subtract(i32x4.all(0), exponent.value), 23)),
      f32x4.all(1),
    )),
    square.set(f32x4.multiply(x.value, x.value)),
    log.set(f32x4.multiply(f32x4.multiply(square.value, x.value), polynomial(x.value, LOG))),
    log.set(f32x4.subtract(log.value, f32x4.multiply(square.value, f32x4.all(.5)))),
    log.set(f32x4.add(
      f32x4.add(log.value, x.value),
      f32x4.multiply(f32x4.fromI32x4(exponent.value), f32x4.all(Math.LN2)),
    )),
  );
  return loopWhile(
    i32.less(bits!.value, end!.value),
    computeLog,
    // The largest u rounds to 1: its logarithm is 0, not below.
    radius.set(f32x4.squareRoot(f32x4.max(f32x4.multiply(log.value, f32x4.all(-2)), f32x4.all(0)))),
    turn.set(v128.load(bits!.value, 16)),
    angle.set(f32x4.multiply(f32x4.fromI32x4(turn.value), f32x4.all(Math.PI / 4 * 2 ** -31))),
    square.set(f32x4.multiply(angle.value, angle.value)),
    sine.set(f32x4.multiply(angle.value, polynomial(square.value, SINE))),
    cosine.set(polynomial(square.value, COSINE)),
    mask.set(i32x4.shiftRight(i32x4.shiftLeft(turn.value, 31), 31)),
    store(v128.choose(sine.value, cosine.value, mask.value), 1, 0),
    store(v128.choose(cosine.value, sine.value, mask.value), 2, 16),
    bits!.set(i32.add(bits!.value, i32.constant(32))),
  );
});
