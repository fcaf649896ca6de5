/** What the generators of random numbers share. */
import { cannot } from "../errors.ts";

/** Marsaglia's polar method: a point in the unit disc gives two independent normals. */
export function polarNormals(uniform: () => number): [number, number] {
  let x: number, y: number, radiusSquared: number;
  do {
    x = 2 * uniform() - 1;
    y = 2 * uniform() - 1;
    radiusSquared = x * x + y * y;
  } while (radiusSquared >= 1 || radiusSquared === 0);
  const scale = Math.sqrt(-2 * Math.log(radiusSquared) / radiusSquared);
  return [scale * y, scale * x];
}

/** Exchanges two values of an array in place, as shuffling does. */
export function swap(array: { [i: number]: number }, i: number, j: number): void {
  const value = array[i]!;
  array[i] = array[j]!;
  array[j] = value;
}

/** Checks the bounds of a whole number to be drawn: low < high, at most 2^32 apart. */
export function checkIntegerRange(low: number, high: number): void {
  const count = high - low;
  if (Number.isInteger(low) && Number.isInteger(high) && count >= 1 && count <= 2 ** 32) return;
  throw new RangeError(
    cannot("draw an integer", "whole numbers low < high, at most 2^32 apart", [low, high]),
  );
}
