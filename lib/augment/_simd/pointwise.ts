import { defineFunction, f32, f32x4, i32, i32x4, loopWhile, sequence, v128 } from "./assembler.ts";

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
 * lookUp(floats, end, table, steps): floats = min(255, table at floats * steps), interpolated
 * linearly, in place; the table has one entry more than the largest float needs.
 */
export const lookUp = defineFunction(
  "lookUp",
  ["i32", "i32", "i32", "f32"],
  ([floats, end, table, steps], local) => {
    const at = local("f32"), cell = local("i32"), entry = local("i32"), low = local("f32");
    const slope = f32.subtract(f32.load(entry.value, 4), low.value);
    const rest = f32.subtract(at.value, f32.fromI32(cell.value));
    return loopWhile(
      i32.less(floats!.value, end!.value),
      at.set(f32.multiply(f32.load(floats!.value), steps!.value)),
      cell.set(f32.toI32(at.value)),
      entry.set(i32.add(table!.value, i32.shiftLeft(cell.value, i32.constant(2)))),
      low.set(f32.load(entry.value)),
      f32.store(
        floats!.value,
        f32.min(f32.add(low.value, f32.multiply(slope, rest)), f32.constant(255)),
      ),
      floats!.set(i32.add(floats!.value, i32.constant(4))),
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
