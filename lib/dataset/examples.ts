/**
 * From the rows of a table to the examples of an input pipeline.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";
import { classIndices } from "./labels.ts";
import type { ImageRow } from "./table.ts";

/**
 * Turns rows into what an input pipeline reads.
 *
 * @param dataset The open data set.
 * @param indices Which rows, such as one part of a split.
 * @returns Path and class index of each, in the order of `indices`.
 * @throws {RangeError} If an index is outside the rows.
 */
export function toExamples(
  dataset: {
    readonly folder: string;
    readonly rows: readonly ImageRow[];
    readonly classNames: readonly string[];
  },
  indices: ArrayLike<number>,
): { path: string; label: number }[] {
  const rows = Array.from(indices, (index) => {
    const row = dataset.rows[index];
    if (row) return row;
    throw new RangeError(
      cannot("list the examples", `row indices below ${dataset.rows.length}`, index),
    );
  });
  const labels = classIndices(rows.map((row) => row.label), dataset.classNames);
  return rows.map(({ filepath }, i) => ({
    path: `${dataset.folder}/${filepath}`,
    label: labels[i]!,
  }));
}

/**
 * Draws examples at random, without replacement.
 *
 * @param rows What to draw from.
 * @param options `count` of examples (all, if there are fewer); the `seed`, 42 by default.
 * @returns The drawn rows, in random order.
 */
export function sampleExamples<Row>(
  rows: readonly Row[],
  options: { readonly count: number; readonly seed?: number },
): Row[] {
  refuseUnknownKeys("sample examples", options, ["count", "seed"]);
  const { count, seed = DEFAULT_SEED } = options;
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(cannot("sample examples", "a whole count of 0 or more", count));
  }
  const order = createStream(seed, "sample").shuffle(Int32Array.from(rows.keys()));
  return Array.from(order.subarray(0, count), (at) => rows[at]!);
}
