/**
 * A test read class by class: who is recognised, and who is taken for whom.
 *
 * @module
 */
import type { Cell, Column } from "./table.ts";
import { isScore } from "../scores.ts";
import { cannot } from "../errors.ts";
import type { Evaluation } from "../train/mod.ts";
import type { ScoreIntervals } from "../classifier/predictions.ts";

/** What {@linkcode classTable} lets one choose. */
export interface ClassTableOptions {
  /** How many of the worst classes are told; 10 by default. */
  readonly worst?: number;
  /** How many of the best; 3 by default. */
  readonly best?: number;
}

/**
 * The table of the classes, worst F1 first: images, precision, recall, F1 with its interval, and the
 * commonest mistake. Of many classes it holds the worst and the best, and a line for those between.
 * To be spread into `showTable`.
 *
 * @param test The evaluation.
 * @param intervals Of the same predictions.
 * @param classNames One name a class, in class order.
 * @param options How many classes.
 * @returns Columns and rows.
 * @throws {TypeError} If the three do not speak of equally many classes.
 */
export function classTable(
  test: Evaluation,
  intervals: ScoreIntervals,
  classNames: readonly string[],
  options: ClassTableOptions = {},
): [columns: (string | Column)[], rows: Cell[][]] {
  const { worst = 10, best = 3 } = options;
  const size = classNames.length;
  if (test.perClass.length !== size || intervals.perClass.length !== size) {
    const received = `${test.perClass.length} scores and ${intervals.perClass.length} intervals`;
    throw new TypeError(cannot("write the table of classes", `${size} of each`, received));
  }
  const rank = (k: number) => test.perClass[k]!;
  const known = (score: number) => isScore(score) ? score : Infinity;
  // A class without an image has no score: it is neither the worst nor the best, and stands last.
  const order = classNames.map((_, k) => k).sort((a, b) =>
    known(rank(a).f1) - known(rank(b).f1) || known(rank(a).recall) - known(rank(b).recall) || a - b
  );
  const row = (k: number): Cell[] => {
    const { examples, precision, recall, f1 } = rank(k);
    const ends = intervals.perClass[k]!.map((end) => end.toFixed(2));
    const interval = isScore(f1) ? ends.join(" to ") : undefined;
    return [
      classNames[k],
      examples,
      precision,
      recall,
      f1,
      interval,
      commonestMistake(test, k, classNames),
    ];
  };
  const between = size - worst - best;
  const shown = between <= 1 ? order.map(row) : [
    ...order.slice(0, worst).map(row),
    [`… ${between} more …`, ...Array<Cell>(6).fill(undefined)],
    ...order.slice(size - best).map(row),
  ];
  return [[
    "species, worst first",
    "test images",
    { title: "precision", decimals: 2 },
    { title: "recall", decimals: 2 },
    { title: "F1", decimals: 2 },
    "95 % interval of F1",
    "most often taken for",
  ], shown];
}

/** `LANTERN KINGFISHER, 4 of 9`; nothing if every image of the class was recognised. */
function commonestMistake(test: Evaluation, k: number, names: readonly string[]): Cell {
  const size = names.length;
  const taken = test.confusion.subarray(k * size, (k + 1) * size);
  const most = taken.reduce(
    (best, count, other) => other !== k && count > (taken[best] ?? 0) ? other : best,
    -1,
  );
  return most < 0 ? undefined : `${names[most]}, ${taken[most]} of ${test.perClass[k]!.examples}`;
}
