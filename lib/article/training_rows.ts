/**
 * Which pictures a training learns from.
 *
 * @module
 */
import { oversample } from "../dataset/mod.ts";
import { createStream, type RandomStream } from "../random/stream.ts";
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
  return drawOfEach(rows, labels, (label) => ({
    stream: createStream(seed, "training share", label),
    share,
    atLeast: 1,
  }));
}

/** Draws a share of each label's rows by a stream of its own; in the order of the rows. */
function drawOfEach(
  rows: Int32Array,
  labels: readonly string[],
  ruleOf: (label: string) => { stream: RandomStream; share: number; atLeast: number },
): Int32Array {
  const chosen = new Set<number>();
  for (const [label, members] of Map.groupBy(rows, (row) => labels[row]!)) {
    const { stream, share, atLeast } = ruleOf(label);
    const order = stream.shuffle(Int32Array.from(members));
    const count = Math.max(atLeast, Math.round(share * members.length));
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
  const { classNames } = data;
  const order = createStream(seed, "long tail").shuffle(Int32Array.from(classNames.keys()));
  const falls = Math.max(1, classNames.length - 1);
  return drawOfEach(rows, data.rows.map(({ label }) => label), (label) => {
    const k = classNames.indexOf(label);
    return {
      stream: createStream(seed, "long tail", k),
      share: smallest ** (order.indexOf(k) / falls),
      atLeast: 2,
    };
  });
}
