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
import { logarithm, polynomial } from "./math.ts";

/** Taylor's series of the sine and cosine, enough for 24 bits below pi / 4. */
const SINE = [1, -1 / 6, 1 / 120, -1 / 5040, 1 / 362880];
const COSINE = [1, -1 / 2, 1 / 24, -1 / 720, 1 / 40320];

/**
 * shapeNormal(bits, end): turns random bits into standard normal floats, in place, eight a round
 * (Box and Muller 1958): four bits give radii sqrt(-2 log u), the next four the angles. An angle is
 * uniform in the eighth of a circle on each side of an axis, and three bits choose axis and signs.
 */
export const shapeNormal = defineFunction("shapeNormal", ["i32", "i32"], ([bits, end], local) => {
  const u = local("v128"), log = local("v128"), radius = local("v128"), turn = local("v128");
  const angle = local("v128"), square = local("v128"), mask = local("v128");
  const sine = local("v128"), cosine = local("v128");
  const half = f32x4.fromI32x4(i32x4.shiftRightUnsigned(v128.load(bits!.value), 1));
  const sign = (value: Code, shift: number): Code =>
    v128.xor(value, i32x4.shiftLeft(i32x4.shiftRightUnsigned(turn.value, shift), 31));
  const store = (value: Code, shift: number, offset: number): Code =>
    v128.store(bits!.value, f32x4.multiply(sign(value, shift), radius.value), offset);
  return loopWhile(
    i32.less(bits!.value, end!.value),
    // In (0, 1], never 0; the logarithm of 1 is 0 and may come out a little above.
    u.set(f32x4.multiply(f32x4.add(half, f32x4.all(.5)), f32x4.all(2 ** -31))),
    logarithm(u, log, local),
    radius.set(f32x4.squareRoot(f32x4.max(f32x4.multiply(log.value, f32x4.all(-2)), f32x4.all(0)))),
    turn.set(v128.load(bits!.value, 16)),
    angle.set(f32x4.multiply(f32x4.fromI32x4(turn.value), f32x4.all(Math.PI / 4 * 2 ** -31))),
    square.set(f32x4.multiply(angle.value, angle.value)),
    sequence(
      sine.set(f32x4.multiply(angle.value, polynomial(square.value, SINE))),
      cosine.set(polynomial(square.value, COSINE)),
    ),
    mask.set(i32x4.shiftRight(i32x4.shiftLeft(turn.value, 31), 31)),
    store(v128.choose(sine.value, cosine.value, mask.value), 1, 0),
    store(v128.choose(cosine.value, sine.value, mask.value), 2, 16),
    bits!.set(i32.add(bits!.value, i32.constant(32))),
  );
});
