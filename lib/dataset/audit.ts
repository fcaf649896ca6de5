/**
 * The audit of a data set: every image decoded once, every fault named, and a table without the
 * images that nobody should train on.
 *
 * @module
 */
import { cpus } from "node:os";
import type { Split } from "./parts.ts";
import { forEachConcurrently } from "../disk/concurrent.ts";
import { type CleanDataset, cleanDataset } from "./clean.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { type FileFault, inspectImage } from "./inspect.ts";
import { findNearDuplicates } from "./near_duplicates.ts";
import type { ImageRow } from "./table.ts";
import type { LeftOut } from "./tree.ts";

/** What an audit can find about an image. */
export type FindingKind = FileFault | "exact duplicate" | "near duplicate";

/** One fault of one image. */
export interface Finding {
  /** What is wrong. */
  readonly kind: FindingKind;
  /** The image, as in its row. */
  readonly filepath: string;
  /** What was seen, in a few words. */
  readonly detail: string;
  /** Of a duplicate: the image that is kept in its place. */
  readonly original?: string;
  /** Of a duplicate: whether the original is in another split, so that a test would leak. */
  readonly acrossSplits?: boolean;
}

/** The outcome of {@linkcode auditDataset}. */
export interface DatasetAudit {
  /** The rows to train and test on, in the order of the clean table. */
  readonly kept: readonly ImageRow[];
  /** What is in the folder but not in `kept`, each with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** All faults, those of kept images too, in the order of the rows. */
  readonly findings: readonly Finding[];
  /** Paths of images that are the same or look the same; the first of each group is the original. */
  readonly duplicateGroups: readonly (readonly string[])[];
  /** The clean table that was audited, and how the given one differs from it. */
  readonly cleaning: CleanDataset;
}

/** How {@linkcode auditDataset} looks. */
export interface AuditOptions {
  /** Width and height that images should have, in pixels, or `"any"`. Default: 224. */
  readonly imageSize?: number | "any";
  /**
   * Which faults take an image out of the table. Default: the unreadable and the empty ones
   * (near-black, near-white) and all duplicates; the rest is repaired by decoding and resizing.
   */
  readonly leaveOut?: readonly FindingKind[];
  /** Called after each image. */
  readonly onProgress?: (done: number, total: number) => void;
}

const LEAVE_OUT: readonly FindingKind[] = [
  "unreadable",
  "near-black",
  "near-white",
  "exact duplicate",
  "near duplicate",
];

/** Of several equal images the one that is worth most stays. */
const WORTH: Readonly<Record<Split, number>> = { test: 0, valid: 1, train: 2 };

/**
 * Decodes every image of a data set once, some at a time, and reports what is wrong with each.
 * Nothing on the disk is changed. Memory holds about 1 kB an image.
 *
 * @param folder The data set's folder, as for {@linkcode cleanDataset}.
 * @param options What to expect and what to leave out.
 * @returns Kept rows, left-out files with reasons, and all findings.
 * @throws {Error} If the folder cannot be read; a broken image is a finding, not an error.
 */
export async function auditDataset(
  folder: string,
  options: AuditOptions = {},
): Promise<DatasetAudit> {
  const { imageSize = 224, leaveOut = LEAVE_OUT, onProgress } = options;
  const cleaning = await cleanDataset(folder);
  const { rows } = cleaning;
  const size = imageSize === "any" ? undefined : imageSize;

  const findingsOf: Finding[][] = rows.map(() => []);
  const hashes = new Array<string | undefined>(rows.length);
  const looks = new Array<Fingerprint | undefined>(rows.length);
  let done = 0;
  await forEachConcurrently(rows.length, 4 * cpus().length, async (i) => {
    const { filepath } = rows[i]!;
    const { faults, sha256, fingerprint } = await inspectImage(`${folder}/${filepath}`, size);
    findingsOf[i] = faults.map((fault) => ({ ...fault, filepath }));
    hashes[i] = sha256;
    looks[i] = fingerprint;
    onProgress?.(++done, rows.length);
  });

  const groups = duplicateGroups(rows, hashes, looks);
  for (const [original, ...copies] of groups) {
    for (const copy of copies) {
      const exact = hashes[copy] === hashes[original!];
      findingsOf[copy]!.push({
        kind: exact ? "exact duplicate" : "near duplicate",
        filepath: rows[copy]!.filepath,
        detail: `${exact ? "the bytes" : "the look"} of ${rows[original!]!.filepath}`,
        original: rows[original!]!.filepath,
        acrossSplits: rows[copy]!.split !== rows[original!]!.split,
      });
    }
  }

  const reasonOf = findingsOf.map((found) => found.find(({ kind }) => leaveOut.includes(kind)));
  const dropped = reasonOf.flatMap((reason): LeftOut[] =>
    reason ? [{ filepath: reason.filepath, reason: `${reason.kind}: ${reason.detail}` }] : []
  );
  return {
    kept: rows.filter((_, i) => !reasonOf[i]),
    leftOut: [...cleaning.leftOut, ...dropped],
    findings: findingsOf.flat(),
    duplicateGroups: groups.map((group) => group.map((i) => rows[i]!.filepath)),
    cleaning,
  };
}

/**
 * Finds the examples whose twin is on the other side of a split: a model can know them by heart.
 *
 * @param groups Groups of equal images, such as {@linkcode DatasetAudit.duplicateGroups}.
 * @param seen The rows that the model learns from.
 * @param unseen The rows that it is judged by.
 * @returns Those of `unseen` that have a twin in `seen`.
 */
export function findLeaks<Row extends Pick<ImageRow, "filepath">>(
  groups: readonly (readonly string[])[],
  seen: readonly Pick<ImageRow, "filepath">[],
  unseen: readonly Row[],
): Row[] {
  const groupOf = new Map(groups.flatMap((group, i) => group.map((path) => [path, i] as const)));
  const learned = new Set(seen.map(({ filepath }) => groupOf.get(filepath)));
  return unseen.filter(({ filepath }) => {
    const group = groupOf.get(filepath);
    return group !== undefined && learned.has(group);
  });
}

/** Groups of row indices with equal bytes or equal looks, the most worthy row first. */
function duplicateGroups(
  rows: readonly ImageRow[],
  hashes: readonly (string | undefined)[],
  looks: readonly (Fingerprint | undefined)[],
): number[][] {
  const byBytes = new Map<string, number[]>();
  for (const [i, hash] of hashes.entries()) {
    if (hash === undefined) continue;
    const equal = byBytes.get(hash);
    if (equal) equal.push(i);
    else byBytes.set(hash, [i]);
  }
  // One of each set of equal files stands for all of them in the search for equal looks.
  const firsts = new Set([...byBytes.values()].map((equal) => equal[0]!));
  const alike = findNearDuplicates(looks.map((look, i) => firsts.has(i) ? look : undefined));
  const grouped = new Set(alike.flat());
  const alone = [...firsts].filter((i) => !grouped.has(i)).map((i) => [i]);
  return [...alike, ...alone]
    .map((group) => group.flatMap((i) => byBytes.get(hashes[i]!) ?? []))
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => WORTH[rows[a]!.split] - WORTH[rows[b]!.split] || a - b))
    .sort((a, b) => a[0]! - b[0]!);
}
