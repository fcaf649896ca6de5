/**
 * Four sfc32 generators (PractRand 0.94; see lib/random), one a lane. Their state is 4 x 16 bytes: a,
 * b, c, counter; it is not written back.
 */
import { at, UNIT } from "./lanes";

/** 1 */
const ONE = memory.data<i32>([1, 1, 1, 1], 16);

/** Whole numbers of 32 random bits. */
export function fillBits(target: usize, end: usize, state: usize): void {
  fill<bool>(target, end, state);
}

/** Floats in [-1, 1]. */
export function fillUniform(target: usize, end: usize, state: usize): void {
  fill<f32>(target, end, state);
}

// @ts-ignore: decorator
@inline
function fill<T>(target: usize, end: usize, state: usize): void {
  let a = v128.load(state), b = v128.load(state, 16), c = v128.load(state, 32);
  let counter = v128.load(state, 48);
  while (target < end) {
    const sum = i32x4.add(i32x4.add(a, b), counter);
    counter = i32x4.add(counter, at(ONE, 0));
    a = v128.xor(b, i32x4.shr_u(b, 9));
    b = i32x4.add(c, i32x4.shl(c, 3));
    c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), sum);
    if (isFloat<T>()) {
      v128.store(target, f32x4.mul(f32x4.convert_i32x4_s(sum), at(UNIT, 0)));
    } else {
      v128.store(target, sum);
    }
    target += 16;
  }
}
