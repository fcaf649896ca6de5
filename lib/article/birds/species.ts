/**
 * The birds themselves: invented species, named like none that lives, so that nobody takes a drawing
 * for a photo of a real one.
 *
 * @module
 */
import { FLOCK } from "./_flock.ts";

/** One invented species. */
export interface Species {
  /** Its class name; a key like any other: double spaces are meant. */
  readonly name: string;
  /** How to know it, in one line. */
  readonly fieldMark: string;
  /** The species it is easily taken for: alike in all but a fine pattern. */
  readonly sibling?: string;
}

/** All species, the plainest choice first: a smaller data set takes the first so many. */
export const SPECIES: readonly Species[] = FLOCK.map(({ name, fieldMark, sibling }) => ({
  name,
  fieldMark,
  ...(sibling !== undefined && { sibling }),
}));
