/**
 * The article's split into training, validation and test part, row for row.
 *
 * @module
 */
import { classIndices } from "../dataset/labels.ts";
import { refuseSmallClasses } from "../dataset/stratify.ts";
import { stratifiedShuffleSplit } from "../dataset/split.ts";

/** Row indices of the three parts, in the order in which scikit-learn draws them. */
export interface ArticleSplit {
  /** What is learned from; 64 % of the rows in the article. */
  readonly train: Int32Array;
  /** What choices are made by; 16 %. */
  readonly valid: Int32Array;
  /** What is looked at once; 20 %. */
  readonly test: Int32Array;
}

/** How much is held out of learning. */
export interface HeldOutShares {
  /** Share of all rows that become the test part, in (0, 1). */
  readonly test: number;
  /** Share of the remaining rows that become the validation part, in (0, 1). */
  readonly valid: number;
}

/** The article's: a fifth, and a fifth of the rest. */
const ARTICLE_SHARES: HeldOutShares = { test: .2, valid: .2 };

/** The seed of both draws of the article. */
const RANDOM_STATE = 42;

/**
 * The article's two splits: first a fifth of all rows becomes the test set, then a fifth of the rest
 * the validation set, both with seed 42.
 *
 * The article hands one-hot rows to scikit-learn, which turns them into texts (`"0 1 0"`) and sorts
 * those, so that the LAST class comes first. Here the same order comes from negated class indices.
 *
 * @param rows All rows of the cleaned table.
 * @param classNames All class names, in the order of the one-hot columns.
 * @param shares How much is held out; the article's fifths by default.
 * @returns Indices into `rows`; the three parts hold each row exactly once.
 * @throws {RangeError} If a label is none of the class names, or a class has fewer than 3 rows; the
 * error names each such class with its count.
 */
export function articleSplit(
  rows: readonly { readonly label: string }[],
  classNames: readonly string[],
  shares: HeldOutShares = ARTICLE_SHARES,
): ArticleSplit {
  const names = rows.map(({ label }) => label);
  const labels = classIndices(names, classNames).map((index) => -index);
  refuseSmallClasses("split the rows", names, 3);
  const { train: rest, test } = draw(labels, shares.test);
  const inner = draw(rest.map((row) => labels[row]!), shares.valid);
  return {
    train: inner.train.map((position) => rest[position]!),
    valid: inner.test.map((position) => rest[position]!),
    test,
  };
}

function draw(
  labels: ArrayLike<number>,
  testSize: number,
): { train: Int32Array; test: Int32Array } {
  return stratifiedShuffleSplit(labels, { testSize, randomState: RANDOM_STATE });
}
