/**
 * A stratified split for any data: every class in every part.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";
import type { Parts, Split } from "./parts.ts";

/** How {@linkcode stratifiedSplit} divides. */
export interface SplitOptions {
  /** Share of the validation part in [0, 1). Default: .15. */
  readonly valid?: number;
  /** Share of the test part in [0, 1). Default: .15. */
  readonly test?: number;
  /** Decides which example lands where. Default: 42. */
  readonly seed?: number;
}

/**
 * Divides examples at random into three parts. Each class is divided for itself: its share of each
 * part is rounded to whole examples, at least one, so that every class is learned, validated and
 * tested. Where an example lands depends on the seed and on its own class only.
 *
 * @param labels The class of each example.
 * @param options Shares and seed.
 * @returns Indices into `labels`, ascending in each part; every example is in exactly one.
 * @throws {RangeError} If a class has fewer examples than there are parts (the error names it), or
 * the shares leave nothing to learn from.
 *
 * @example
 * ```ts
 * import { stratifiedSplit } from "lib/dataset/mod.ts";
 * const labels = ["cat", "cat", "cat", "cat", "dog", "dog", "dog"];
 * const { train, valid, test } = stratifiedSplit(labels); // 3, 2 and 2 examples
 * ```
 */
export function stratifiedSplit(
  labels: readonly (string | number)[],
  options: SplitOptions = {},
): Parts {
  refuseUnknownKeys("split the examples", options, ["valid", "test", "seed"]);
  const { valid = .15, test = .15, seed = DEFAULT_SEED } = options;
  if (!(valid >= 0 && test >= 0 && valid + test < 1)) {
    throw new RangeError(
      cannot(
        "split the examples",
        "shares of 0 or more that leave some for training",
        `valid ${valid} and test ${test}`,
      ),
    );
  }
  const classes = Map.groupBy(labels.keys(), (i) => labels[i]!);
  const least = 1 + (valid > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
  refuseSmallClasses("split the examples", labels, least);

  const parts: Record<Split, number[]> = { train: [], valid: [], test: [] };
  for (const [label, members] of classes) {
    const order = createStream(seed, "split", label).shuffle(Int32Array.from(members));
    const size = (share: number): number =>
      share === 0 ? 0 : Math.max(1, Math.round(share * order.length));
    let [validSize, testSize] = [size(valid), size(test)];
    // Rounding up two parts may leave a small class nothing to learn from.
    while (validSize + testSize >= order.length) validSize > testSize ? validSize-- : testSize--;
    parts.test.push(...order.subarray(0, testSize));
    parts.valid.push(...order.subarray(testSize, testSize + validSize));
    parts.train.push(...order.subarray(testSize + validSize));
  }
  const ascending = (indices: number[]): Int32Array => Int32Array.from(indices).sort();
  return {
    train: ascending(parts.train),
    valid: ascending(parts.valid),
    test: ascending(parts.test),
  };
}

/**
 * Refuses classes that are too small to be divided, by name.
 *
 * @param doing What was attempted, for the error's wording.
 * @param labels The class of each example.
 * @param least How many examples each class must have.
 * @throws {RangeError} If a class has fewer; the message names each such class with its count and
 * says what would do.
 */
export function refuseSmallClasses(
  doing: string,
  labels: readonly (string | number)[],
  least: number,
): void {
  const small = [...Map.groupBy(labels, (label) => label)]
    .filter(([, { length }]) => length < least)
    .map(([label, { length }]) => `${length} of ${label}`);
  if (small.length === 0) return;
  throw new RangeError(
    cannot(
      doing,
      `${least} examples or more of each class (add some, or take the class out)`,
      small.slice(0, 10).join(", ") + (small.length > 10 ? `, and ${small.length - 10} more` : ""),
    ),
  );
}
