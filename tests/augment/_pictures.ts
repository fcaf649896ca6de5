/** Random pictures and operations for the property tests. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { drawOperation } from "lib/augment/chain.ts";
import type { AugmentationChain, FloatImage, Operation, OperationName } from "lib/augment/mod.ts";
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

/** A chain with every operation, as a test demands: what the article has not stands behind. */
export const EVERY_OPERATION: AugmentationChain = [...ARTICLE_AUGMENTATION];

/** One operation, its parameters drawn from {@linkcode EVERY_OPERATION}. */
export function operationsNamed(name: OperationName): fc.Arbitrary<Operation> {
  const range = EVERY_OPERATION.flatMap(({ oneOf }) => oneOf).find((each) => each.name === name);
  assert.ok(range, `tests/augment/_pictures.ts has a range for ${name}`);
  return fc.integer().map((seed) => drawOperation(range, createStream(seed, "operation")));
}

/** The largest difference between two pictures' values. */
export function largestDifference(a: FloatImage, b: FloatImage): number {
  return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);
}
