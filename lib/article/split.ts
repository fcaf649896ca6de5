/**
 * The article's split into training, validation and test part, row for row.
 *
 * @module
 */
import { classIndices } from "../dataset/labels.ts";
import { refuseSmallClasses } from "../dataset/stratify.ts";
import { stratifiedShuffleSplit, type StratifiedSplitOptions } from "../dataset/split.ts";

/** Row indices of the three parts, in the order in which scikit-learn draws them. */
export interface ArticleSplit {
  /** 64 % of the rows. */
  readonly train: Int32Array;
  /** 16 % of the rows. */
  readonly valid: Int32Array;
  /** 20 % of the rows. */
  readonly test: Int32Array;
}

/** Shares and seed of both splits of the article. */
const ARTICLE: StratifiedSplitOptions = { testSize: .2, randomState: 42 };

/**
 * The article's two splits: first a fifth of all rows becomes the test set, then a fifth of the rest
 * the validation set, both with seed 42.
 *
 * The article hands one-hot rows to scikit-learn, which turns them into texts (`"0 1 0"`) and sorts
 * those, so that the LAST class comes first. Here the same order comes from negated class indices.
 *
 * @param rows All rows of the cleaned table.
 * @param classNames All class names, in the order of the one-hot columns.
 * @returns Indices into `rows`; the three parts hold each row exactly once.
 * @throws {RangeError} If a label is none of the class names, or a class has fewer than 3 rows; the
 * error names each such class with its count.
 */
export function articleSplit(
  rows: readonly { readonly label: string }[],
  classNames: readonly string[],
): ArticleSplit {
  const names = rows.map(({ label }) => label);
  const labels = classIndices(names, classNames).map((index) => -index);
  refuseSmallClasses("split the rows", names, 3);
  const { train: rest, test } = stratifiedShuffleSplit(labels, ARTICLE);
  const inner = stratifiedShuffleSplit(rest.map((row) => labels[row]!), ARTICLE);
  return {
    train: inner.train.map((position) => rest[position]!),
    valid: inner.test.map((position) => rest[position]!),
    test,
  };
}
