/**
 * One call from a folder of images to the examples of a training.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { auditDataset, type AuditFinding, type AuditFindingKind } from "./audit.ts";
import type { CleanDataset } from "./clean.ts";
import { toExamples } from "./examples.ts";
import { printable } from "./names.ts";
import { type Parts, type Split, SPLITS } from "./parts.ts";
import { stratifiedSplit } from "./stratify.ts";
import type { ImageRow } from "./table.ts";
import type { LeftOut } from "./tree.ts";
import { likenesses, missingClasses, refuseOneClass } from "./warnings.ts";

/** How {@linkcode openFolder} opens. */
export interface OpenFolderOptions {
  /**
   * `given`: the folder's own `train/`, `valid/` (or `val/`, `validation/`) and `test/`; a part that
   * it lacks is drawn from `train/`. `new`: all images are divided anew. Default: `given` where the
   * folder has parts, `new` otherwise.
   */
  readonly split?: "given" | "new";
  /** Share of the validation part where it is drawn, in (0, 1). Default: .15. */
  readonly valid?: number;
  /** Share of the test part where it is drawn, in (0, 1). Default: .15. */
  readonly test?: number;
  /** Decides which image is drawn into which part. Default: 42. */
  readonly seed?: number;
  /** Which faults take an image out; as for `auditDataset`. */
  readonly leaveOut?: readonly AuditFindingKind[];
  /** Folders that may lie below and are no part of the data, such as a run's output. */
  readonly ignore?: readonly string[];
  /** Told after each image. */
  readonly onProgress?: ProgressListener;
}

/** A folder of images, open: what is in it, and which part each image belongs to. */
export interface ImageFolder {
  /** The folder that the rows' paths are relative to. */
  readonly folder: string;
  /** One row an image that can be used. */
  readonly rows: readonly ImageRow[];
  /** The classes that have an image; the position of each is its class index. */
  readonly classNames: readonly string[];
  /** Row indices of the three parts. */
  readonly split: Parts;
  /** Every file of the folder that is no row and no table, with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** What the look into each image found, in kept ones too. */
  readonly findings: readonly AuditFinding[];
  /** What else one should know, a sentence each. */
  readonly notes: readonly string[];
  /** The table behind the rows. */
  readonly cleaning: CleanDataset;
  /**
   * The examples of one part, for `createBatches`.
   *
   * @param part Which part; or row indices, such as an oversampled training part.
   */
  examples(part: Split | ArrayLike<number>): { path: string; label: number }[];
}

/**
 * Opens a folder of images: a folder a class, alone or below `train/`, `valid/` and `test/`. Every
 * image is looked into once; the unreadable, the empty and the double ones are left out, and so are
 * pictures that lie in two classes. `describeFolder` puts into words what was taken and what not.
 *
 * @param folder The folder; nothing in it is changed.
 * @param options Which split, and what to leave out.
 * @returns Rows, classes, parts and examples.
 * @throws {Error} If the folder cannot be read or holds no folder of images.
 * @throws {SyntaxError} If a table in it is malformed or spells a class otherwise than its folder.
 * @throws {RangeError} If fewer than two classes have usable images, a class is too small to be
 * divided (the error names it), or a given split is asked for where there is none.
 *
 * @example
 * ```ts
 * import { openFolder } from "lib/dataset/mod.ts";
 * import { encodePng } from "lib/image/mod.ts";
 * const photos = await Deno.makeTempDir();
 * for (const name of ["cat", "lynx"]) {
 *   await Deno.mkdir(`${photos}/${name}`);
 *   for (let i = 0; i < 10; i++) {
 *     const data = new Uint8Array(12).fill(20 * i + name.length);
 *     await Deno.writeFile(`${photos}/${name}/${i}.png`, await encodePng({ width: 2, height: 2, data }));
 *   }
 * }
 * const { classNames, examples } = await openFolder(photos);
 * const train = examples("train"); // [{ path: ".../cat/1.png", label: 0 }, ...]
 * ```
 */
export async function openFolder(
  folder: string,
  options: OpenFolderOptions = {},
): Promise<ImageFolder> {
  const doing = `open the folder ${printable(folder)}`;
  refuseUnknownKeys(doing, options, [
    "split",
    "valid",
    "test",
    "seed",
    "leaveOut",
    "ignore",
    "onProgress",
  ]);
  const { split: wanted, leaveOut, ignore, onProgress } = options;
  if (wanted !== undefined && wanted !== "given" && wanted !== "new") {
    throw new RangeError(cannot(doing, `a split of "given" or "new"`, wanted));
  }
  const place = folder.length > 1 ? folder.replace(/[/\\]+$/, "") : folder;
  const { kept: rows, classNames, leftOut, findings, cleaning } = await auditDataset(place, {
    ...(leaveOut && { leaveOut }),
    ...(ignore && { ignore }),
    ...(onProgress && { onProgress }),
    imageSize: "any",
  });
  refuseOneClass(doing, classNames, leftOut);
  const hasParts = new Set(rows.map(({ split }) => split)).size > 1;
  const isGiven = (wanted ?? (hasParts ? "given" : "new")) === "given";
  if (isGiven && cleaning.layout !== "splits") {
    throw new RangeError(cannot(doing, "the folders train/, valid/ and test/", "a folder a class"));
  }
  const notes = [...cleaning.notes, ...likenesses(findings)];
  const split = isGiven ? givenSplit(rows, options, notes) : newSplit(rows, options);
  if (isGiven) notes.push(...missingClasses(rows, classNames, split));
  return {
    folder: place,
    rows,
    classNames,
    split,
    leftOut,
    findings,
    notes,
    cleaning,
    examples: (part) =>
      toExamples(
        { folder: place, rows, classNames },
        typeof part === "string" ? split[part] : part,
      ),
  };
}

function newSplit(
  rows: readonly ImageRow[],
  { valid = .15, test = .15, seed }: OpenFolderOptions,
): Parts {
  return stratifiedSplit(rows.map(({ label }) => label), { valid, test, ...withSeed(seed) });
}

/** The folder's own parts; one that it lacks is drawn from the training part. */
function givenSplit(
  rows: readonly ImageRow[],
  { valid = .15, test = .15, seed }: OpenFolderOptions,
  notes: string[],
): Parts {
  const given = (part: Split): Int32Array =>
    Int32Array.from(rows.keys()).filter((i) => rows[i]!.split === part);
  const parts = { train: given("train"), valid: given("valid"), test: given("test") };
  const missing = SPLITS.filter((part) => parts[part].length === 0);
  if (missing.length === 0) return parts;
  const learned = parts.train;
  const drawn = stratifiedSplit(Array.from(learned, (i) => rows[i]!.label), {
    valid: missing.includes("valid") ? valid : 0,
    test: missing.includes("test") ? test : 0,
    ...withSeed(seed),
  });
  notes.push(`there is no folder of ${missing.join(" and ")} images: drawn from train/`);
  const pick = (part: Split): Int32Array => drawn[part].map((at) => learned[at]!);
  return {
    train: pick("train"),
    valid: missing.includes("valid") ? pick("valid") : parts.valid,
    test: missing.includes("test") ? pick("test") : parts.test,
  };
}

function withSeed(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed };
}
