/**
 * The three parts of a data set, and what they are called.
 *
 * @module
 */

/** The part of the data set that an image belongs to. */
export type Split = "train" | "valid" | "test";

/** The three splits in the order of their use. */
export const SPLITS: readonly Split[] = ["train", "valid", "test"];

/** Names under which folders hold a split, in lower case. */
const FOLDER_NAMES: Readonly<Record<Split, readonly string[]>> = {
  train: ["train", "training"],
  valid: ["valid", "val", "validation"],
  test: ["test", "testing"],
};

/**
 * Which split a folder's name stands for: `val`, `valid` and `validation` are one, as are `Train` and
 * `train`.
 *
 * @param name The folder's name.
 * @returns The split, or nothing if it is none.
 */
export function splitOfFolder(name: string): Split | undefined {
  return SPLITS.find((split) => FOLDER_NAMES[split].includes(name.toLowerCase()));
}

/** Row indices of the three parts. */
export type Parts = Readonly<Record<Split, Int32Array>>;
