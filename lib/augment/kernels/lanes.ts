/** Four floats at a time. */

/*
 * Constants by their addresses, in all four lanes: engines build that of an instruction anew at each
 * use, which takes longer than to load it (a third more for a logarithm).
 */
/** 1/2 */
export const HALF = memory.data<f32>([.5, .5, .5, .5], 16);
/** 1 */
export const ONE = memory.data<f32>([1, 1, 1, 1], 16);
/** 255 */
export const WHITE = memory.data<f32>([255, 255, 255, 255], 16);
/** 2^-31: brings 32 random bits to [-1, 1]. */
export const UNIT = memory.data<f32>([
  <f32>(1.0 / 2147483648), <f32>(1.0 / 2147483648), <f32>(1.0 / 2147483648), <f32>(1.0 / 2147483648),
], 16);

/** The constant of a table in all four lanes; a constant alone is number 0. */
// @ts-ignore: decorator
@inline
export function at(table: usize, index: usize): v128 {
  return v128.load(table + 16 * index);
}

/** The same float in all four lanes. */
// @ts-ignore: decorator
@inline
export function all(value: f32): v128 {
  return f32x4.splat(value);
}

/** Between 0 and 255. One machine instruction each, unlike the minimum that minds NaN. */
// @ts-ignore: decorator
@inline
export function clip(value: v128): v128 {
  return f32x4.pmin(f32x4.pmax(value, all(0)), at(WHITE, 0));
}
