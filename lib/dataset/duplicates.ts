/**
 * Pictures that are there twice: in one class a waste or a leak, in two classes a contradiction.
 *
 * @module
 */
import { type Fingerprint } from "./fingerprint.ts";
import { findNearDuplicates } from "./near_duplicates.ts";
import type { Split } from "./parts.ts";
import type { ImageRow } from "./table.ts";

/** What an audit knows of an image's content. */
export interface Look {
  /** SHA-256 of its bytes; absent if it cannot be decoded. */
  readonly sha256?: string | undefined;
  /** What it looks like; absent if it cannot be decoded or shows nothing. */
  readonly fingerprint?: Fingerprint | undefined;
}

/** Of several equal images the one that is worth most stays. */
const WORTH: Readonly<Record<Split, number>> = { test: 0, valid: 1, train: 2 };

/** Groups of row indices with equal bytes or equal looks, the most worthy row first. */
export function duplicateGroups(rows: readonly ImageRow[], looks: readonly Look[]): number[][] {
  const byBytes = new Map<string, number[]>();
  for (const [i, { sha256 }] of looks.entries()) {
    if (sha256 === undefined) continue;
    const equal = byBytes.get(sha256);
    if (equal) equal.push(i);
    else byBytes.set(sha256, [i]);
  }
  // One of each set of equal files stands for all of them in the search for equal looks.
  const firsts = new Set([...byBytes.values()].map((equal) => equal[0]!));
  const alike = findNearDuplicates(
    looks.map(({ fingerprint }, i) => firsts.has(i) ? fingerprint : undefined),
  );
  const grouped = new Set(alike.flat());
  const alone = [...firsts].filter((i) => !grouped.has(i)).map((i) => [i]);
  return [...alike, ...alone]
    .map((group) => group.flatMap((i) => byBytes.get(looks[i]!.sha256!) ?? []))
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => WORTH[rows[a]!.split] - WORTH[rows[b]!.split] || a - b))
    .sort((a, b) => a[0]! - b[0]!);
}

/** An image that repeats another one of its class. */
export interface Copy {
  readonly copy: number;
  readonly original: number;
}

/** Of a group the copies inside each class, with the image that stays in their place. */
export function copiesOf(group: readonly number[], rows: readonly ImageRow[]): Copy[] {
  return [...Map.groupBy(group, (i) => rows[i]!.label).values()].flatMap(
    ([original, ...copies]) => copies.map((copy) => ({ copy, original: original! })),
  );
}

/** An image that another class claims, too. */
export interface Conflict {
  readonly image: number;
  /** The same picture in another class: one of equal bytes, if there is one. */
  readonly rival: number;
  /** Whether the bytes are equal. */
  readonly exact: boolean;
}

/** Of a group the images that lie in several classes: all of them, for nobody knows which is right. */
export function conflictsOf(
  group: readonly number[],
  rows: readonly ImageRow[],
  looks: readonly Look[],
): Conflict[] {
  return group.flatMap((image): Conflict[] => {
    const rivals = group.filter((i) => rows[i]!.label !== rows[image]!.label);
    const same = rivals.find((i) => looks[i]!.sha256 === looks[image]!.sha256);
    const rival = same ?? rivals[0];
    return rival === undefined ? [] : [{ image, rival, exact: same !== undefined }];
  });
}
