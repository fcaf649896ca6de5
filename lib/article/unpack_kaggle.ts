/**
 * Unpacking a data set's archive without trusting it.
 *
 * @module
 */
import { crc32 } from "node:zlib";
import { dirname } from "node:path";
// @ts-types="@types/yauzl"
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { type Split, SPLITS } from "../dataset/parts.ts";
import { cannot, messageOf } from "../errors.ts";
import { asDiskError, requireSpace } from "../disk/files.ts";

/** How many classes and images an archive holds. */
export interface ArchiveCounts extends Readonly<Record<Split, number>> {
  /** Folders in `train/`. */
  readonly classes: number;
}

/** The version of the data set that the article used. */
export const ARTICLE_COUNTS: ArchiveCounts = {
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
  readonly onProgress?: (done: number, total: number) => void;
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
  const zip = await openArchive(archive);
  const beside = `${folder}.partial`;
  try {
    const entries = await readDirectory(zip, archive, options.maxBytes ?? 32 * 2 ** 30);
    const { wanted, counts, skipped } = choose(entries);
    checkCounts(archive, counts, options.expect ?? ARTICLE_COUNTS);
    await removeFolder(beside);
    await requireSpace(`unpack ${archive}`, dirname(folder), spaceOf([...wanted.values()]));
    const made = new Set<string>();
    let done = 0;
    for (const [path, entry] of wanted) {
      const target = `${beside}/${path}`;
      const parent = dirname(target);
      if (!made.has(parent)) await Deno.mkdir(parent, { recursive: true });
      made.add(parent);
      await Deno.writeFile(target, await readEntry(zip, entry, archive), { createNew: true });
      options.onProgress?.(++done, wanted.size);
    }
    await Deno.rename(beside, folder);
    return { counts, skipped };
  } catch (error) {
    throw asDiskError(`unpack ${archive}`, error);
  } finally {
    zip.close();
    await removeFolder(beside).catch(() => {}); // The error before it says more.
  }
}

async function openArchive(archive: string): Promise<ZipFile> {
  try {
    return await openPromise(archive, { autoClose: false, strictFileNames: true });
  } catch (error) {
    if (messageOf(error).includes("ENOENT")) {
      throw new Error(cannot(`unpack ${archive}`, "a zip archive", "no such file"));
    }
    throw damaged(archive, error);
  }
}

/** All files of the archive, each one judged. */
async function readDirectory(zip: ZipFile, archive: string, maxBytes: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let packed = 0, unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      const refuse = (expected: string, received: string): never => {
        throw new RangeError(cannot(`unpack ${archive}`, expected, received));
      };
      // The upper half of the attributes holds Unix's file mode: 12 for a link, 8 for a file.
      const type = entry.externalFileAttributes >>> 28;
      if (fileName.endsWith("/")) continue;
      if (type !== 0 && type !== 8) refuse("plain files only", `a link or device, ${fileName}`);
      if (entry.isEncrypted()) refuse("readable files", `the encrypted ${fileName}`);
      // Two names that differ in case only are one file on some disks.
      if (names.has(fileName.toLowerCase())) refuse("each file once", `${fileName} twice`);
      names.add(fileName.toLowerCase());
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (unpacked > maxBytes) refuse(`at most ${maxBytes} bytes of content`, "more");
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw /relative path|absolute path|invalid characters/.test(messageOf(error))
      ? new RangeError(cannot(`unpack ${archive}`, "paths inside the folder", messageOf(error)))
      : damaged(archive, error);
  }
  if (unpacked > MAX_GROWTH * packed || packed > zip.fileSize) {
    throw new RangeError(
      cannot(
        `unpack ${archive}`,
        `content of at most ${MAX_GROWTH} times the archive's size`,
        `${unpacked} bytes from ${zip.fileSize}`,
      ),
    );
  }
  return entries;
}

/** Which entries make up the data set, by their path in it; it may lie in a folder of the archive. */
function choose(
  entries: readonly Entry[],
): { wanted: Map<string, Entry>; counts: ArchiveCounts; skipped: string[] } {
  const inTrain = /^(|.*\/)train\/[^/]+\/[^/]+$/;
  const root = entries.map(({ fileName }) => inTrain.exec(fileName)?.[1])
    .find((prefix) => prefix !== undefined) ?? "";
  const wanted = new Map<string, Entry>();
  const counts = { classes: 0, train: 0, valid: 0, test: 0 };
  const classes = new Set<string>();
  const skipped: string[] = [];
  for (const entry of entries) {
    const path = entry.fileName.startsWith(root) ? entry.fileName.slice(root.length) : "";
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
      skipped.push(entry.fileName);
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
function spaceOf(entries: readonly Entry[]): number {
  const block = 4096;
  return entries.reduce(
    (sum, { uncompressedSize }) => sum + Math.ceil(uncompressedSize / block) * block,
    0,
  );
}

/** The content of one entry; yauzl holds it to the size that the directory says. */
async function readEntry(zip: ZipFile, entry: Entry, archive: string): Promise<Uint8Array> {
  if (entry.uncompressedSize > MAX_FILE_BYTES) {
    const rule = `files of at most ${MAX_FILE_BYTES} bytes`;
    throw new RangeError(cannot(`unpack ${archive}`, rule, `${entry.fileName}, which is larger`));
  }
  const content = new Uint8Array(entry.uncompressedSize);
  try {
    let at = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      content.set(chunk, at);
      at += chunk.length;
    }
    if (at !== content.length) throw new Error(`${entry.fileName} ends early`);
  } catch (error) {
    throw damaged(archive, error);
  }
  if (crc32(content) !== entry.crc32) {
    throw damaged(archive, `${entry.fileName} with a wrong checksum`);
  }
  return content;
}

function damaged(archive: string, error: unknown): SyntaxError {
  return new SyntaxError(cannot(`unpack ${archive}`, "an undamaged zip archive", messageOf(error)));
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await Deno.remove(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
