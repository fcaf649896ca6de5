/**
 * Unpacking a data set's archive without trusting it.
 *
 * @module
 */
import { dirname } from "node:path";
import { type Split, SPLITS } from "../dataset/parts.ts";
import { asDiskError, removeIfThere, requireSpace } from "../disk/files.ts";
import { withZip, type ZipEntry } from "../disk/zip.ts";
import { cannot } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";

/** How many classes and images an archive holds. */
export interface ArchiveCounts extends Readonly<Record<Split, number>> {
  /** Folders in `train/`. */
  readonly classes: number;
}

/** The version of the data set that the article used. */
const ARTICLE_COUNTS: ArchiveCounts = {
  classes: 300,
  train: 43_622,
  valid: 1_500,
  test: 1_500,
};

/** What {@linkcode unpackDataset} insists on. */
export interface UnpackOptions {
  /** What the archive must hold; `"any"` takes every version. Default: the article's. */
  readonly expect?: ArchiveCounts | "any";
  /** Refuses archives that unpack to more. Default: 32 GiB. */
  readonly maxBytes?: number;
  /** Called after each file. */
  readonly onProgress?: ProgressListener;
}

/** More than any photo or table of the data set needs. */
const MAX_FILE_BYTES = 64 * 2 ** 20;
/** Photos do not shrink; an archive that grows more than this is made to fill a disk. */
const MAX_GROWTH = 100;

/**
 * Unpacks `train/`, `valid/`, `test/` and the tables of a data set's zip archive. Everything is
 * judged from the archive's directory before the first byte is written, and the disk must have room
 * for it; files are written beside the folder, checked by size and CRC-32, and the folder gets its
 * name when all are there.
 *
 * @param archive The zip file.
 * @param folder Where to put the data set; must not exist.
 * @param options What to insist on.
 * @returns What the archive holds, and the names of entries that do not belong to the data set.
 * @throws {SyntaxError} If it is no zip archive, or a damaged one.
 * @throws {RangeError} If it holds links, encrypted or repeated entries, paths that leave the folder,
 * more bytes than allowed, or another version of the data set.
 * @throws {DiskError} If the disk has too little free space, before anything is written, or cannot
 * be written.
 */
export async function unpackDataset(
  archive: string,
  folder: string,
  options: UnpackOptions = {},
): Promise<{ counts: ArchiveCounts; skipped: string[] }> {
  const doing = `unpack ${archive}`;
  const beside = `${folder}.partial`;
  const limits = { maxBytes: options.maxBytes ?? 32 * 2 ** 30, maxGrowth: MAX_GROWTH };
  try {
    return await withZip(archive, async (zip) => {
      const { wanted, counts, skipped } = choose(zip.entries);
      checkCounts(archive, counts, options.expect ?? ARTICLE_COUNTS);
      await removeIfThere(beside);
      await requireSpace(doing, dirname(folder), spaceOf([...wanted.values()]));
      const made = new Set<string>();
      let done = 0;
      for (const [path, entry] of wanted) {
        if (entry.bytes > MAX_FILE_BYTES) {
          const rule = `files of at most ${MAX_FILE_BYTES} bytes`;
          throw new RangeError(cannot(doing, rule, `${entry.name}, which is larger`));
        }
        const target = `${beside}/${path}`;
        const parent = dirname(target);
        if (!made.has(parent)) await Deno.mkdir(parent, { recursive: true });
        made.add(parent);
        await Deno.writeFile(target, await zip.read(entry.name), { createNew: true });
        options.onProgress?.({ what: "unpack", done: ++done, total: wanted.size });
      }
      await Deno.rename(beside, folder);
      return { counts, skipped };
    }, { ...limits, doing });
  } catch (error) {
    throw asDiskError(doing, error);
  } finally {
    await removeIfThere(beside).catch(() => {}); // The error before it says more.
  }
}

/** Which entries make up the data set, by their path in it; it may lie in a folder of the archive. */
function choose(
  entries: readonly ZipEntry[],
): { wanted: Map<string, ZipEntry>; counts: ArchiveCounts; skipped: string[] } {
  const inTrain = /^(?!__MACOSX\/)(|.*\/)train\/[^/]+\/[^/]+$/;
  const root = entries.map(({ name }) => inTrain.exec(name)?.[1])
    .find((prefix) => prefix !== undefined) ?? "";
  const wanted = new Map<string, ZipEntry>();
  const counts = { classes: 0, train: 0, valid: 0, test: 0 };
  const classes = new Set<string>();
  const skipped: string[] = [];
  for (const entry of entries) {
    const path = entry.name.startsWith(root) ? entry.name.slice(root.length) : "";
    const [top, label, ...rest] = path.split("/");
    const split = SPLITS.find((name) => name === top);
    const isTable = label === undefined && path.endsWith(".csv");
    if (split && label && rest.length === 1) {
      wanted.set(path, entry);
      counts[split]++;
      if (split === "train") classes.add(label);
    } else if (isTable) {
      wanted.set(path, entry);
    } else {
      skipped.push(entry.name);
    }
  }
  return { wanted, counts: { ...counts, classes: classes.size }, skipped };
}

function checkCounts(archive: string, counts: ArchiveCounts, expect: ArchiveCounts | "any"): void {
  if (counts.train === 0) {
    throw new RangeError(
      cannot(`unpack ${archive}`, "a folder train/ with a folder a class", describeCounts(counts)),
    );
  }
  if (expect === "any") return;
  const same = (["classes", ...SPLITS] as const).every((key) => counts[key] === expect[key]);
  if (!same) {
    throw new RangeError(
      cannot(
        `unpack ${archive}`,
        `the version with ${describeCounts(expect)}`,
        `another version with ${describeCounts(counts)}`,
      ),
    );
  }
}

/**
 * Words the counts of an archive.
 *
 * @param counts Classes, and images a split.
 * @returns Such as `300 classes, 43,622 + 1,500 + 1,500 images`.
 */
export function describeCounts(counts: ArchiveCounts): string {
  const [classes, ...images] = [counts.classes, ...SPLITS.map((split) => counts[split])].map(
    (count) => count.toLocaleString("en"),
  );
  return `${classes} classes, ${images.join(" + ")} images`;
}

/** What files take on a disk: whole blocks. */
function spaceOf(entries: readonly ZipEntry[]): number {
  const block = 4096;
  return entries.reduce(
    (sum, { bytes }) => sum + Math.ceil(bytes / block) * block,
    0,
  );
}
