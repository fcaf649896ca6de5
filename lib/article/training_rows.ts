/**
 * Which pictures a training learns from.
 *
 * @module
 */
import { oversample } from "../dataset/mod.ts";
import { createStream } from "../random/stream.ts";
import type { ArticleData } from "./data.ts";

/** How {@linkcode drawTrainingRows} draws. */
export interface TrainingRowsOptions {
  /** What everything is drawn from. */
  readonly seed: number;
  /** Share of each class that is taken, in (0, 1]; at least one picture of it. */
  readonly share: number;
  /** What to draw from; the training part by default. */
  readonly rows?: Int32Array;
  /** Whether every class is then brought to the size of the largest, by copies. */
  readonly oversample?: boolean;
}

/**
 * Draws a seed's share of the training pictures, class by class.
 *
 * @param data The rows and their labels.
 * @param options Seed and share.
 * @returns Row indices, in the order of the rows that were drawn from, copies behind.
 */
export function drawTrainingRows(data: ArticleData, options: TrainingRowsOptions): Int32Array {
  const { seed, share, rows = data.split.train } = options;
  const labels = data.rows.map(({ label }) => label);
  const drawn = share === 1 ? rows : drawShare(rows, labels, share, seed);
  return options.oversample ? oversample(drawn, labels, { seed }) : drawn;
}

function drawShare(
  rows: Int32Array,
  labels: readonly string[],
  share: number,
  seed: number,
): Int32Array {
  const chosen = new Set<number>();
  const classes = Map.groupBy(rows, (row) => labels[row]!);
  for (const [label, members] of classes) {
    const order = Int32Array.from(members);
    createStream(seed, "training share", label).shuffle(order);
    const count = Math.max(1, Math.round(share * members.length));
    for (const row of order.subarray(0, count)) chosen.add(row);
  }
  return rows.filter((row) => chosen.has(row));
}

/**
 * Makes a set of pictures uneven, as nature is: the first class keeps all it has, the last one the
 * given share, and those between fall off by equal factors (the "long tail" of Cui et al. 2019).
 *
 * @param data The rows, their labels and classes.
 * @param options `rows` to thin, the training part by default; `smallest`, the share that the rarest
 *   class keeps, in (0, 1]; `seed` of the draw and of which class is how rare.
 * @returns The row indices that stay; at least two of each class.
 */
export function thinToLongTail(
  data: ArticleData,
  options: { readonly smallest: number; readonly seed: number; readonly rows?: Int32Array },
): Int32Array {
  const { smallest, seed, rows = data.split.train } = options;
  const classes = Int32Array.from(data.classNames, (_, k) => k);
  createStream(seed, "long tail").shuffle(classes);
  const chosen = new Set<number>();
  for (const [rank, k] of classes.entries()) {
    const members = rows.filter((row) => data.rows[row]!.label === data.classNames[k]);
    createStream(seed, "long tail", k).shuffle(members);
    const share = smallest ** (rank / Math.max(1, classes.length - 1));
    const count = Math.max(2, Math.round(share * members.length));
    for (const row of members.subarray(0, count)) chosen.add(row);
  }
  return rows.filter((row) => chosen.has(row));
}
