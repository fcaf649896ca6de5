import { defineFunction, f32x4, i32, loopWhile, sequence, v128 } from "./assembler.ts";

/** Floats that one round of {@linkcode convolveRow} writes. */
export const CONVOLVE_BLOCK = 16;

/**
 * convolveRow(source, target, end, taps, tapsEnd): each float of the row = min(255, sum of weight *
 * source float at an offset); a tap is 8 bytes: the offset in bytes, the weight. Writes up to 15
 * floats beyond the end.
 */
export const convolveRow = defineFunction(
  "convolveRow",
  ["i32", "i32", "i32", "i32", "i32"],
  ([source, target, end, taps, tapsEnd], local) => {
    const tap = local("i32"), from = local("i32"), weight = local("v128");
    const sums = [0, 1, 2, 3].map(() => local("v128"));
    const white = f32x4.all(255);
    return loopWhile(
      i32.less(target!.value, end!.value),
      ...sums.map((sum) => sum.set(f32x4.all(0))),
      tap.set(taps!.value),
      loopWhile(
        i32.less(tap.value, tapsEnd!.value),
        from.set(i32.add(source!.value, i32.load(tap.value))),
        weight.set(v128.loadSplat(tap.value, 4)),
        ...sums.map((sum, i) =>
          sum.set(f32x4.add(
            sum.value,
            f32x4.multiply(weight.value, v128.load(from.value, i * 16)),
          ))
        ),
        tap.set(i32.add(tap.value, i32.constant(8))),
      ),
      ...sums.map((sum, i) => v128.store(target!.value, f32x4.min(sum.value, white), i * 16)),
      sequence(
        source!.set(i32.add(source!.value, i32.constant(4 * CONVOLVE_BLOCK))),
        target!.set(i32.add(target!.value, i32.constant(4 * CONVOLVE_BLOCK))),
      ),
    );
  },
);
