/**
 * Smoothing by a cut Gaussian, at a cost that does not depend on its length.
 *
 * On the 65 taps of imgaug's kernel (sigma 25) the Gaussian equals a sum of three cosines within
 * 5e-8, less than float32 can tell. The sum over a sliding window of x[n + k] * cos(w * k) follows
 * from its neighbour: with Z[n] = sum of x[n + k] * e^(iwk) over |k| <= R,
 *
 *     Z[n + 1] = e^(-iw) Z[n] + e^(iwR) x[n + 1 + R] - e^(-iw(R + 1)) x[n - R].
 *
 * (Elboher and Werman 2011, "Cosine integral images for fast spatial and range filtering".)
 */
import {
  type Code,
  defineFunction,
  f32x4,
  i32,
  type Local,
  loopWhile,
  sequence,
  v128,
} from "./assembler.ts";

/** Half the length of the kernel: 32 taps on each side. */
export const SMOOTH_RADIUS = 32;

/** Frequencies and weights of the cosines: least squares to exp(-k^2 / (2 * 25^2)), |k| <= 32. */
const COSINES = [
  { frequency: 0.02348621, weight: 0.79241235 },
  { frequency: 0.07193204, weight: 0.19938898 },
  { frequency: 0.12650924, weight: 0.00819863 },
] as const;

/** Sum of the unscaled kernel: weights are divided by it. */
function kernelSum(): number {
  let sum = 0;
  for (let k = -SMOOTH_RADIUS; k <= SMOOTH_RADIUS; k++) {
    for (const { frequency, weight } of COSINES) sum += weight * Math.cos(frequency * k);
  }
  return sum;
}

/**
 * smoothColumns(source, sourceEnd, stride, target, targetStride, steps): smooths down the columns and
 * transposes. `source` to `sourceEnd` is the first row, four columns a round; `stride` the bytes of
 * a row; column c becomes the row at `target + c * targetStride`, of `steps` floats. The source has
 * `steps + 64` rows. Up to 3 columns beyond the end are read, and rows for them written.
 */
export const smoothColumns = defineFunction(
  "smoothColumns",
  ["i32", "i32", "i32", "i32", "i32", "i32"],
  ([source, sourceEnd, stride, target, targetStride, steps], local) => {
    const head = local("i32"), tail = local("i32"), out = local("i32"), outEnd = local("i32");
    const count = local("i32"), entering = local("v128"), leaving = local("v128");
    const nextReal = local("v128"), total = local("v128");
    const windows = COSINES.map((cosine) => ({
      ...cosine,
      real: local("v128"),
      imaginary: local("v128"),
    }));
    const scale = 1 / kernelSum();
    const advance = (withLeaving: boolean): Code =>
      sequence(...windows.map(({ frequency, weight, real, imaginary }) => {
        const share = weight * scale;
        const cos = f32x4.all(Math.cos(frequency)), sin = f32x4.all(Math.sin(frequency));
        const edge = frequency * SMOOTH_RADIUS, beyond = frequency * (SMOOTH_RADIUS + 1);
        const times = (local: Local, value: number): Code =>
          f32x4.multiply(local.value, f32x4.all(value));
        const inReal = times(entering, share * Math.cos(edge));
        const inImaginary = times(entering, share * Math.sin(edge));
        const outReal = times(leaving, share * Math.cos(beyond));
        const outImaginary = times(leaving, share * Math.sin(beyond));
        const inputReal = withLeaving ? f32x4.subtract(inReal, outReal) : inReal;
        const inputImaginary = withLeaving ? f32x4.add(inImaginary, outImaginary) : inImaginary;
        return sequence(
          nextReal.set(f32x4.add(
            f32x4.add(
              f32x4.multiply(real.value, cos),
              f32x4.multiply(imaginary.value, sin),
            ),
            inputReal,
          )),
          imaginary.set(f32x4.add(
            f32x4.subtract(
              f32x4.multiply(imaginary.value, cos),
              f32x4.multiply(real.value, sin),
            ),
            inputImaginary,
          )),
          real.set(nextReal.value),
        );
      }));
    const add = (a: Local, b: Local): Code => f32x4.add(a.value, b.value);
    const storeSum = sequence(
      total.set(f32x4.add(add(windows[0]!.real, windows[1]!.real), windows[2]!.real.value)),
      v128.storeLane(0, out.value, total.value),
      v128.storeLane(1, i32.add(out.value, targetStride!.value), total.value),
      v128.storeLane(
        2,
        i32.add(out.value, i32.shiftLeft(targetStride!.value, i32.constant(1))),
        total.value,
      ),
      v128.storeLane(
        3,
        i32.add(out.value, i32.multiply(targetStride!.value, i32.constant(3))),
        total.value,
      ),
      out.set(i32.add(out.value, i32.constant(4))),
    );
    return loopWhile(
      i32.less(source!.value, sourceEnd!.value),
      ...windows.flatMap(({ real, imaginary }) => [
        real.set(f32x4.all(0)),
        imaginary.set(f32x4.all(0)),
      ]),
      head.set(source!.value),
      tail.set(source!.value),
      out.set(target!.value),
      outEnd.set(i32.add(target!.value, i32.shiftLeft(steps!.value, i32.constant(2)))),
      count.set(i32.constant(0)),
      loopWhile(
        i32.less(count.value, i32.constant(2 * SMOOTH_RADIUS + 1)),
        entering.set(v128.load(head.value)),
        advance(false),
        head.set(i32.add(head.value, stride!.value)),
        count.set(i32.add(count.value, i32.constant(1))),
      ),
      storeSum,
      loopWhile(
        i32.less(out.value, outEnd.value),
        entering.set(v128.load(head.value)),
        leaving.set(v128.load(tail.value)),
        advance(true),
        head.set(i32.add(head.value, stride!.value)),
        tail.set(i32.add(tail.value, stride!.value)),
        storeSum,
      ),
      source!.set(i32.add(source!.value, i32.constant(16))),
      target!.set(i32.add(target!.value, i32.shiftLeft(targetStride!.value, i32.constant(2)))),
    );
  },
);
