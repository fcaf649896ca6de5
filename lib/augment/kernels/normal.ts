/** Random bits to normal numbers. */
import { all, at, HALF, UNIT } from "./lanes";
import { cosine, logarithm, sine } from "./math";

/** -2 */
const MINUS_TWO = memory.data<f32>([-2, -2, -2, -2], 16);
/** An eighth of a circle by 2^31. */
const EIGHTH = memory.data<f32>([
  <f32>(Math.PI / 4 / 2147483648),
  <f32>(Math.PI / 4 / 2147483648),
  <f32>(Math.PI / 4 / 2147483648),
  <f32>(Math.PI / 4 / 2147483648),
], 16);

/**
 * Turns random bits into standard normal floats, in place, eight a round (Box and Muller 1958): four
 * bits give radii sqrt(-2 log u), the next four the angles. An angle is uniform in the eighth of a
 * circle on each side of an axis, and three bits choose axis and signs.
 */
export function shapeNormal(bits: usize, end: usize): void {
  while (bits < end) {
    // In (0, 1], never 0; the logarithm of 1 is 0 and may come out a little above.
    const half = f32x4.convert_i32x4_s(i32x4.shr_u(v128.load(bits), 1));
    const u = f32x4.mul(f32x4.add(half, at(HALF, 0)), at(UNIT, 0));
    const radius = f32x4.sqrt(f32x4.pmax(f32x4.mul(logarithm(u), at(MINUS_TWO, 0)), all(0)));
    const turn = v128.load(bits, 16);
    const angle = f32x4.mul(f32x4.convert_i32x4_s(turn), at(EIGHTH, 0));
    const square = f32x4.mul(angle, angle);
    const x = sine(angle, square), y = cosine(square);
    const mask = i32x4.shr_s(i32x4.shl(turn, 31), 31);
    v128.store(bits, f32x4.mul(signed(v128.bitselect(x, y, mask), turn, 1), radius));
    v128.store(bits, f32x4.mul(signed(v128.bitselect(y, x, mask), turn, 2), radius), 16);
    bits += 32;
  }
}

/** The value with its sign turned where a bit of `turn` is set. */
// @ts-ignore: decorator
@inline
function signed(value: v128, turn: v128, bit: i32): v128 {
  return v128.xor(value, i32x4.shl(i32x4.shr_u(turn, bit), 31));
}
