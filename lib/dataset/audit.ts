/**
 * The audit of a data set: every image decoded once, every fault named, and a table without the
 * images that nobody should train on.
 *
 * @module
 */
import { cpus } from "node:os";
import { refuseUnknownKeys } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { forEachConcurrently } from "../disk/concurrent.ts";
import { type CleanDataset, cleanDataset, type CleanOptions } from "./clean.ts";
import { conflictsOf, copiesOf, duplicateGroups } from "./duplicates.ts";
import { type FileFault, inspectImage, type Inspection } from "./inspect.ts";
import type { ImageRow } from "./table.ts";
import type { LeftOut } from "./tree.ts";

/** What an audit can find about an image. */
export type AuditFindingKind =
  | FileFault
  | "exact duplicate"
  | "near duplicate"
  | "label conflict"
  | "near label conflict";

/** One fault of one image. */
export interface AuditFinding {
  /** What is wrong. */
  readonly kind: AuditFindingKind;
  /** The image, as in its row. */
  readonly filepath: string;
  /** What was seen, in a few words. */
  readonly detail: string;
  /** Of a duplicate: the image that is kept in its place. */
  readonly original?: string;
  /** Of a duplicate: whether the original is in another split, so that a test would leak. */
  readonly acrossSplits?: boolean;
  /** Of a conflict of labels: the same picture in another class. */
  readonly rival?: string;
}

/** The outcome of {@linkcode auditDataset}. */
export interface DatasetAudit {
  /** The rows to train and test on, in the order of the clean table. */
  readonly kept: readonly ImageRow[];
  /** The classes of which an image is kept, in the order of the clean table. */
  readonly classNames: readonly string[];
  /** What is in the folder but not in `kept`, each with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** All faults, those of kept images too, in the order of the rows. */
  readonly findings: readonly AuditFinding[];
  /** Paths of images that are the same or look the same; the first of each group is the original. */
  readonly duplicateGroups: readonly (readonly string[])[];
  /** The clean table that was audited, and how the given one differs from it. */
  readonly cleaning: CleanDataset;
}

/** How {@linkcode auditDataset} looks. */
export interface AuditOptions extends CleanOptions {
  /**
   * Width and height that images should have, in pixels; `"any"`; or `"usual"` (the default): what more
   * than half of the images have, and any where there is no such size.
   */
  readonly imageSize?: number | "usual" | "any";
  /**
   * Which faults take an image out of the table. Default: the unreadable and the empty ones
   * (near-black, near-white), all duplicates but one, and pictures that lie in two classes. The rest
   * stays. Decoding and resizing bring grey, transparent, CMYK and odd-sized pictures into one form,
   * and turn a rotated one upright where EXIF orientation is applied; a blurred one stays blurred.
   */
  readonly leaveOut?: readonly AuditFindingKind[];
  /** Told after each image. */
  readonly onProgress?: ProgressListener | undefined;
}

const LEAVE_OUT: readonly AuditFindingKind[] = [
  "unreadable",
  "near-black",
  "near-white",
  "label conflict",
  "exact duplicate",
  "near duplicate",
];

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
  const known = ["ignore", "imageSize", "leaveOut", "onProgress"] as const;
  refuseUnknownKeys(`audit the data set ${folder}`, options, known);
  const { imageSize = "usual", leaveOut = LEAVE_OUT, onProgress, ignore } = options;
  const cleaning = await cleanDataset(folder, { ignore });
  const { rows } = cleaning;
  const size = typeof imageSize === "number" ? imageSize : undefined;

  const looks = new Array<Inspection>(rows.length);
  let done = 0;
  await forEachConcurrently(rows.length, 4 * cpus().length, async (i) => {
    looks[i] = await inspectImage(`${folder}/${rows[i]!.filepath}`, size);
    onProgress?.({ what: "look into the images", done: ++done, total: rows.length });
  });
  const usual = imageSize === "usual" ? usualSize(looks) : undefined;
  const findingsOf = looks.map((look, i): AuditFinding[] =>
    withOddSize(look, usual).map((fault) => ({ ...fault, filepath: rows[i]!.filepath }))
  );

  const groups = duplicateGroups(rows, looks);
  for (const group of groups) {
    for (const { image, rival, exact } of conflictsOf(group, rows, looks)) {
      const { filepath, label } = rows[rival]!;
      findingsOf[image]!.push({
        kind: exact ? "label conflict" : "near label conflict",
        filepath: rows[image]!.filepath,
        detail: `class ${rows[image]!.label}, but ${filepath} of class ${label} ` +
          (exact ? "has the same bytes" : "looks the same"),
        rival: filepath,
      });
    }
    for (const { copy, original } of copiesOf(group, rows)) {
      const exact = looks[copy]!.sha256 === looks[original]!.sha256;
      findingsOf[copy]!.push({
        kind: exact ? "exact duplicate" : "near duplicate",
        filepath: rows[copy]!.filepath,
        detail: `${exact ? "the bytes" : "the look"} of ${rows[original]!.filepath}`,
        original: rows[original]!.filepath,
        acrossSplits: rows[copy]!.split !== rows[original]!.split,
      });
    }
  }

  const reasonOf = findingsOf.map((found) => found.find(({ kind }) => leaveOut.includes(kind)));
  const dropped = reasonOf.flatMap((reason): LeftOut[] =>
    reason
      ? [{ filepath: reason.filepath, reason: `${reason.kind}: ${reason.detail}`, files: 1 }]
      : []
  );
  const kept = rows.filter((_, i) => !reasonOf[i]);
  const left = new Set(kept.map(({ label }) => label));
  return {
    kept,
    classNames: cleaning.classNames.filter((name) => left.has(name)),
    leftOut: [...cleaning.leftOut, ...dropped],
    findings: findingsOf.flat(),
    duplicateGroups: groups.map((group) => group.map((i) => rows[i]!.filepath)),
    cleaning,
  };
}

/** The size that more than half of the images have, in words. */
function usualSize(looks: readonly Inspection[]): string | undefined {
  const known = looks.flatMap(({ dimensions }) => dimensions ?? []);
  const counts = [...Map.groupBy(known, (size) => size)];
  return counts.find(([, same]) => 2 * same.length > known.length)?.[0];
}

/** The faults of an image, with that of its size in its place: after the type, before the colours. */
function withOddSize({ faults, dimensions }: Inspection, usual: string | undefined) {
  if (usual === undefined || dimensions === undefined || dimensions === usual) return faults;
  const at = faults[0]?.kind === "wrong type" ? 1 : 0;
  return faults.toSpliced(at, 0, { kind: "wrong size", detail: dimensions });
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
