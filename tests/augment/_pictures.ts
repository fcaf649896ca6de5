/** Random pictures and operations for the property tests. */
import fc from "fast-check";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { drawOperation } from "lib/augment/chain.ts";
import type { FloatImage, Operation } from "lib/augment/mod.ts";
import { createStream } from "lib/random/stream.ts";

/** A picture of random values in [0, 255], the ends often, of any small size. */
export function pictures(): fc.Arbitrary<FloatImage> {
  return fc.record({
    width: fc.integer({ min: 1, max: 37 }),
    height: fc.integer({ min: 1, max: 37 }),
    seed: fc.integer(),
  }).map(({ width, height, seed }) => noisePicture(width, height, seed));
}

/** A picture of random values in [0, 255]. */
export function noisePicture(width: number, height: number, seed: number): FloatImage {
  const stream = createStream(seed, "picture");
  const data = Float32Array.from(
    { length: width * height * 3 },
    () => Math.min(255, Math.max(0, stream.uniform(-30, 285))),
  );
  return { width, height, data };
}

/** One of the ten operations with the article's parameters. */
export function operations(): fc.Arbitrary<Operation> {
  const ranges = ARTICLE_AUGMENTATION.flatMap(({ oneOf }) => oneOf);
  return fc.record({ which: fc.nat(ranges.length - 1), seed: fc.integer() })
    .map(({ which, seed }) => drawOperation(ranges[which]!, createStream(seed, "operation")));
}

/** The largest difference between two pictures' values. */
export function largestDifference(a: FloatImage, b: FloatImage): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);
}
