/**
 * Groups of pictures that look the same, found without comparing each with each.
 *
 * @module
 */
import { type Fingerprint, hashDistance, thumbnailCorrelation } from "./fingerprint.ts";

/**
 * Hashes of one photo compressed to quality 10, resized to 64 pixels or brightened by a fifth differ
 * in 0 to 2 bits, those of unrelated photos in 26 to 38.
 */
const MAX_DISTANCE = 7;
/**
 * The thumbnails of the same correlate by 0.99 to 1. Drawings of two ducks on one lake, which are no
 * duplicates, reach 0.965 at this distance.
 */
const MIN_CORRELATION = .98;

/**
 * Groups pictures that look the same.
 *
 * Two hashes of 64 bits that differ in at most 7 differ in at most 1 within one of their four
 * 16-bit quarters (7 < 4 x 2). So each picture is compared only with those whose quarter is within
 * 1 bit of its own: multi-index hashing (Norouzi, Punjani, Fleet 2012). What is close there must
 * also agree in its thumbnail.
 *
 * @param fingerprints One a picture; `undefined` for those without a usable one.
 * @returns Groups of two or more positions, each ascending, in ascending order of their first.
 */
export function findNearDuplicates(
  fingerprints: readonly (Fingerprint | undefined)[],
): number[][] {
  const parent = Int32Array.from(fingerprints.keys());
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (
    const [quarter, buckets] of [0, 1, 2, 3].map((q) => [q, indexBy(q, fingerprints)] as const)
  ) {
    for (const [i, one] of fingerprints.entries()) {
      if (!one) continue;
      const key = quarterOf(one, quarter);
      for (const mask of MASKS) {
        for (const j of buckets[key ^ mask] ?? []) {
          if (j >= i) break;
          if (rootOf(i) !== rootOf(j) && looksTheSame(one, fingerprints[j]!)) {
            const [low, high] = [rootOf(i), rootOf(j)].sort((a, b) => a - b);
            parent[high!] = low!;
          }
        }
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const i of fingerprints.keys()) {
    const root = rootOf(i);
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function looksTheSame(a: Fingerprint, b: Fingerprint): boolean {
  return hashDistance(a.hash, b.hash) <= MAX_DISTANCE &&
    thumbnailCorrelation(a, b) >= MIN_CORRELATION;
}

/** Sixteen bits of a hash. */
function quarterOf({ hash }: Fingerprint, quarter: number): number {
  return (hash[quarter >> 1]! >>> (16 * (quarter & 1))) & 0xffff;
}

/** The pictures of each value of a quarter, ascending. */
function indexBy(
  quarter: number,
  fingerprints: readonly (Fingerprint | undefined)[],
): (number[] | undefined)[] {
  const buckets = new Array<number[] | undefined>(1 << 16).fill(undefined);
  for (const [i, one] of fingerprints.entries()) {
    if (one) (buckets[quarterOf(one, quarter)] ??= []).push(i);
  }
  return buckets;
}

/** All 16-bit values with at most one bit set. */
const MASKS = [0, ...Array.from({ length: 16 }, (_, bit) => 1 << bit)];
