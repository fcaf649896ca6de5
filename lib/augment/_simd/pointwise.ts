import { defineFunction, f32x4, i32, i32x4, loopWhile, sequence, v128 } from "./assembler.ts";
import { exponential, logarithm } from "./math.ts";

/** 255 in all lanes. */
const WHITE = f32x4.all(255);
const BLACK = f32x4.all(0);

/** bytesToFloats(bytes, floats, end): `end` is where the floats end; up to 3 more are written. */
export const bytesToFloats = defineFunction(
  "bytesToFloats",
  ["i32", "i32", "i32"],
  ([bytes, floats, end]) =>
    loopWhile(
      i32.less(floats!.value, end!.value),
      v128.store(floats!.value, f32x4.fromI32x4(i32x4.loadBytes(bytes!.value))),
      bytes!.set(i32.add(bytes!.value, i32.constant(4))),
      floats!.set(i32.add(floats!.value, i32.constant(16))),
    ),
);

/** divideBy255(floats, end), in place. */
export const divideBy255 = defineFunction(
  "divideBy255",
  ["i32", "i32"],
  ([floats, end]) =>
    loopWhile(
      i32.less(floats!.value, end!.value),
      v128.store(floats!.value, f32x4.divide(v128.load(floats!.value), WHITE)),
      floats!.set(i32.add(floats!.value, i32.constant(16))),
    ),
);

/** multiplyAdd(floats, end, factor, offset): floats = clip(floats * factor + offset), in place. */
export const multiplyAdd = defineFunction(
  "multiplyAdd",
  ["i32", "i32", "f32", "f32"],
  ([floats, end, factor, offset], local) => {
    const factors = local("v128"), offsets = local("v128");
    const changed = f32x4.add(
      f32x4.multiply(v128.load(floats!.value), factors.value),
      offsets.value,
    );
    return sequence(
      factors.set(f32x4.splat(factor!.value)),
      offsets.set(f32x4.splat(offset!.value)),
      loopWhile(
        i32.less(floats!.value, end!.value),
        v128.store(floats!.value, f32x4.min(f32x4.max(changed, BLACK), WHITE)),
        floats!.set(i32.add(floats!.value, i32.constant(16))),
      ),
    );
  },
);

/**
 * addField(pixels, end, field, factor): pixels of three floats = clip(pixels + factor * field),
 * one number of the field a pixel. The fourth lane, the next pixel's red, gets nothing added.
 */
export const addField = defineFunction(
  "addField",
  ["i32", "i32", "i32", "f32"],
  ([pixels, end, field, factor], local) => {
    const factors = local("v128");
    const mask = i32x4.constant(-1, -1, -1, 0);
    const noise = v128.and(f32x4.multiply(v128.loadSplat(field!.value), factors.value), mask);
    const changed = f32x4.add(v128.load(pixels!.value), noise);
    return sequence(
      factors.set(f32x4.splat(factor!.value)),
      loopWhile(
        i32.less(pixels!.value, end!.value),
        v128.store(pixels!.value, f32x4.min(f32x4.max(changed, BLACK), WHITE)),
        pixels!.set(i32.add(pixels!.value, i32.constant(12))),
        field!.set(i32.add(field!.value, i32.constant(4))),
      ),
    );
  },
);

/**
 * raise(floats, end, exponent): floats = min(255, floats ** exponent), in place; 0 stays 0. What is
 * below 2^-16 counts as 2^-16, so that no exponent of .8 to 1.2 leaves float32's range.
 */
export const raise = defineFunction(
  "raise",
  ["i32", "i32", "f32"],
  ([floats, end, exponent], local) => {
    const exponents = local("v128"), value = local("v128"), log = local("v128");
    const power = local("v128"), positive = local("v128");
    const result = f32x4.min(v128.and(power.value, positive.value), WHITE);
    return sequence(
      exponents.set(f32x4.splat(exponent!.value)),
      loopWhile(
        i32.less(floats!.value, end!.value),
        value.set(v128.load(floats!.value)),
        positive.set(f32x4.less(BLACK, value.value)),
        value.set(f32x4.max(value.value, f32x4.all(2 ** -16))),
        logarithm(value, log, local),
        log.set(f32x4.multiply(log.value, exponents.value)),
        log.set(f32x4.max(f32x4.min(log.value, f32x4.all(80)), f32x4.all(-80))),
        exponential(log, power, local),
        v128.store(floats!.value, result),
        floats!.set(i32.add(floats!.value, i32.constant(16))),
      ),
    );
  },
);

/**
 * reverseRow(source, target, end): pixels of three floats, the last one of `source` first; `source`
 * is the row's last pixel, `target` to `end` the row to write (and 4 bytes beyond).
 */
export const reverseRow = defineFunction(
  "reverseRow",
  ["i32", "i32", "i32"],
  ([source, target, end]) =>
    loopWhile(
      i32.less(target!.value, end!.value),
      v128.store(target!.value, v128.load(source!.value)),
      source!.set(i32.add(source!.value, i32.constant(-12))),
      target!.set(i32.add(target!.value, i32.constant(12))),
    ),
);
