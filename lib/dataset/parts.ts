/**
 * The three parts of a data set, and what they are called.
 *
 * @module
 */

/** The part of the data set that an image belongs to; spelled as in the data set itself. */
export type Split = "train" | "valid" | "test";

/** The three splits in the order of the published table. */
export const SPLITS: readonly Split[] = ["train", "valid", "test"];
