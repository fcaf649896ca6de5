import type { RgbImage } from "./image.ts";

/** A filter of Pillow's Resample.c: its weight at a distance, and the distance where it ends. */
interface Filter {
  readonly support: number;
  readonly weight: (distance: number) => number;
}

/** The filters by the names that they have here; `area` is Pillow's BOX. */
export const FILTERS = {
  area: { support: .5, weight: (x) => x > -.5 && x <= .5 ? 1 : 0 },
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, weight: (x) => cubic(Math.abs(x)) },
} as const satisfies Readonly<Record<string, Filter>>;

/** Keys's cubic kernel with a = -1/2. */
function cubic(x: number): number {
  const a = -.5;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

/**
 * Resizes as Pillow 11 does (`ImagingResample`): rows first, then columns, each rounded to bytes, with
 * 22-bit fixed-point weights. A filter widens when the picture shrinks, so that nothing is skipped.
 */
export function resample(
  image: RgbImage,
  width: number,
  height: number,
  filter: Filter,
): RgbImage {
  let { data } = image;
  if (width !== image.width) {
    data = pass(data, weightsOf(image.width, width, filter), {
      lines: image.height,
      inLine: image.width * 3,
      inStep: 3,
      outLine: width * 3,
      outStep: 3,
    });
  }
  if (height !== image.height) {
    data = pass(data, weightsOf(image.height, height, filter), {
      lines: width,
      inLine: 3,
      inStep: width * 3,
      outLine: 3,
      outStep: width * 3,
    });
  }
  return { width, height, data };
}

const PRECISION_BITS = 22;

/** For each output pixel: its first input pixel, and the weights of that one and the next ones. */
interface Weights {
  readonly first: Int32Array;
  readonly weights: readonly Int32Array[];
}

/** `precompute_coeffs` and `normalize_coeffs_8bpc`, in Pillow's order of operations. */
function weightsOf(inSize: number, outSize: number, filter: Filter): Weights {
  const scale = inSize / outSize;
  const filterScale = Math.max(scale, 1);
  const support = filter.support * filterScale;
  const perPixel = 1 / filterScale;
  const first = new Int32Array(outSize);
  const weights: Int32Array[] = [];
  for (let i = 0; i < outSize; i++) {
    const centre = (i + .5) * scale;
    const from = Math.max(Math.trunc(centre - support + .5), 0);
    const to = Math.min(Math.trunc(centre + support + .5), inSize);
    const raw = Array.from(
      { length: to - from },
      (_, x) => filter.weight((x + from - centre + .5) * perPixel),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    first[i] = from;
    weights.push(Int32Array.from(raw, (weight) => {
      const share = sum === 0 ? weight : weight / sum;
      return Math.trunc((share < 0 ? -.5 : .5) + share * (1 << PRECISION_BITS));
    }));
  }
  return { first, weights };
}

/** Where the pixels of a line lie, in bytes: rows for the first pass, columns for the second. */
interface Strides {
  readonly lines: number;
  readonly inLine: number;
  readonly inStep: number;
  readonly outLine: number;
  readonly outStep: number;
}

function pass(source: Uint8Array, { first, weights }: Weights, strides: Strides): Uint8Array {
  const { lines, inLine, inStep, outLine, outStep } = strides;
  const data = new Uint8Array(lines * first.length * 3);
  for (let i = 0; i < first.length; i++) {
    const taps = weights[i]!;
    const start = first[i]! * inStep;
    for (let line = 0; line < lines; line++) {
      const to = line * outLine + i * outStep;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 1 << (PRECISION_BITS - 1);
        let from = line * inLine + start + channel;
        for (let k = 0; k < taps.length; k++, from += inStep) sum += source[from]! * taps[k]!;
        data[to + channel] = Math.min(255, Math.max(0, sum >> PRECISION_BITS));
      }
    }
  }
  return data;
}
