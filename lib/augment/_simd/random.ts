import {
  type Code,
  defineFunction,
  f32x4,
  type FunctionCode,
  i32,
  i32x4,
  loopWhile,
  sequence,
  v128,
} from "./assembler.ts";

/**
 * Fills memory with four sfc32 generators (PractRand 0.94; see random.ts), one a lane:
 * (target, end, state). Their state is 4 x 16 bytes: a, b, c, counter; it is not written back.
 */
function defineFill(name: string, finish: (bits: Code) => Code): FunctionCode {
  return defineFunction(name, ["i32", "i32", "i32"], ([target, end, state], local) => {
    const a = local("v128"), b = local("v128"), c = local("v128"), counter = local("v128");
    const sum = local("v128");
    const rotated = v128.or(i32x4.shiftLeft(c.value, 21), i32x4.shiftRightUnsigned(c.value, 11));
    return sequence(
      a.set(v128.load(state!.value, 0)),
      b.set(v128.load(state!.value, 16)),
      c.set(v128.load(state!.value, 32)),
      counter.set(v128.load(state!.value, 48)),
      loopWhile(
        i32.less(target!.value, end!.value),
        sum.set(i32x4.add(i32x4.add(a.value, b.value), counter.value)),
        counter.set(i32x4.add(counter.value, i32x4.all(1))),
        a.set(v128.xor(b.value, i32x4.shiftRightUnsigned(b.value, 9))),
        b.set(i32x4.add(c.value, i32x4.shiftLeft(c.value, 3))),
        c.set(i32x4.add(rotated, sum.value)),
        v128.store(target!.value, finish(sum.value)),
        target!.set(i32.add(target!.value, i32.constant(16))),
      ),
    );
  });
}

const SCALE = f32x4.all(2 ** -31);

/** fillBits(target, end, state): whole numbers of 32 random bits. */
export const fillBits = defineFill("fillBits", (bits) => bits);

/** fillUniform(target, end, state): floats in [-1, 1]. */
export const fillUniform = defineFill(
  "fillUniform",
  (bits) => f32x4.multiply(f32x4.fromI32x4(bits), SCALE),
);
