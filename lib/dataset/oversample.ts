/**
 * Oversampling: every class as often as the largest.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { group, max } from "d3-array";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";

/**
 * Brings every class to the size of the largest: rows drawn at random, with replacement, from the
 * same class are added.
 *
 * @param indices The rows to start from, such as the training part of a split.
 * @param labels The label of every row of the table; `labels[indices[i]]` is looked at.
 * @param options `seed` decides what is drawn; 42 by default.
 * @returns `indices`, then the added rows, class after class in ascending order of the labels.
 *
 * @example
 * ```ts
 * import { oversample } from "lib/dataset/mod.ts";
 * oversample([0, 1, 2], ["EMU", "EMU", "KIWI"], { seed: 42 }); // Int32Array [0, 1, 2, 2]
 * ```
 */
export function oversample(
  indices: ArrayLike<number>,
  labels: ArrayLike<string> | ArrayLike<number>,
  options: { readonly seed?: number } = {},
): Int32Array {
  refuseUnknownKeys("oversample", options, ["seed"]);
  const { seed = DEFAULT_SEED } = options;
  const classes = group(Array.from(indices), (row): string | number => {
    const label = labels[row];
    if (label === undefined) {
      throw new RangeError(cannot("oversample", `row indices below ${labels.length}`, row));
    }
    return label;
  });
  const size = max(classes.values(), (members) => members.length) ?? 0;
  const rows = Array.from(indices);
  for (const [label, members] of [...classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stream = createStream(seed, "oversample", label);
    for (let missing = size - members.length; missing > 0; missing--) {
      rows.push(members[stream.integer(0, members.length)]!);
    }
  }
  return Int32Array.from(rows);
}
