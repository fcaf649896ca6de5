/**
 * Builds the file of packed images, once, and again when its sources change.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { cpus } from "node:os";
import { crc32 } from "node:zlib";
import { withFileLock } from "../disk/lock.ts";
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import { asDiskError, DiskError, readError, replaceFile, requireSpace } from "../disk/files.ts";
import {
  bytesPerImage,
  encodeHeader,
  packLength,
  pixelsOffset,
  readHeader,
  writeAt,
} from "./_pack_format.ts";
import type { ProgressListener } from "../progress.ts";
import { markUsed, pruneCaches } from "./_prune_caches.ts";
import { sha256Of } from "../disk/hash.ts";
import { forEachConcurrently } from "../disk/concurrent.ts";
import { checkOrientation, decodeImage, type Orientation } from "./decode.ts";
import { checkInterpolation, type Interpolation, resizeImage } from "./resize.ts";

/** What to build, and where. */
export interface ImageCacheOptions {
  /** Width and height of the packed images, in pixels. */
  readonly imageSize: number;
  /** How images are resized; `"nearest"` by default. */
  readonly interpolation?: Interpolation;
  /** What becomes of their EXIF orientation; `"apply"` by default. */
  readonly orientation?: Orientation;
  /** Folder of the file; made if missing. Lists of other paths or settings get files of their own. */
  readonly folder: string;
  /** Told after each decoded image. */
  readonly onProgress?: ProgressListener;
  /**
   * Told in one sentence why a file is built anew, that another process is building it, or that
   * files of other lists were removed because nobody has used them for long.
   */
  readonly onMessage?: (message: string) => void;
}

/**
 * Decodes images, resizes them, and packs them into one file
 * of `paths.length x imageSize x imageSize x 3` bytes. Where that file is there already, whole, and
 * no source has changed since (path, time, length), nothing is decoded.
 *
 * The file is written beside its place and renamed when complete: a killed process leaves none, and
 * of two processes at once the second waits for the first and uses its file. Memory holds a few
 * images at a time.
 *
 * @param paths The image files; an image's position here is its index in the cache.
 * @param options Size, folder, and whom to tell.
 * @returns The path of the file, for `openImageCache`, also in other threads.
 * @throws {Error} If an image cannot be read.
 * @throws {DiskError} If the file cannot be written: read-only folder, full disk.
 * @throws {SyntaxError} If an image cannot be decoded; the error names it.
 * @throws {RangeError} If there are no paths, the size is no positive integer, or there is no such
 *   interpolation or orientation.
 */
export async function buildImageCache(
  paths: readonly string[],
  options: ImageCacheOptions,
): Promise<string> {
  const known = [
    "imageSize",
    "interpolation",
    "orientation",
    "folder",
    "onProgress",
    "onMessage",
  ] as const;
  refuseUnknownKeys("build an image cache", options, known);
  const { imageSize, folder, interpolation = "nearest", orientation = "apply" } = options;
  const { onMessage } = options;
  if (paths.length === 0) throw new RangeError(cannot("build an image cache", "a path", "none"));
  if (!Number.isInteger(imageSize) || imageSize < 1 || imageSize > 4096) {
    throw new RangeError(cannot("build an image cache", "an imageSize of 1 to 4096", imageSize));
  }
  checkInterpolation("build an image cache", interpolation);
  checkOrientation("build an image cache", orientation);
  // Files of the settings that were once the only ones keep their names.
  const plain = interpolation === "nearest" && orientation === "ignore";
  const settings = plain ? [] : ["", interpolation, orientation];
  const name = sha256Of([...paths, ...settings].join("\n")).slice(0, 16);
  const path = `${folder}/images-${imageSize}-${name}.pack`;
  const doing = `keep decoded images in ${path}`;
  if (isCurrent(path, hashSources(paths))) return path;
  try {
    await Deno.mkdir(folder, { recursive: true });
    const wait = () => onMessage?.(`Waiting for another process that builds ${path}`);
    return await withFileLock(`${path}.lock`, async () => {
      const sources = hashSources(paths);
      if (isCurrent(path, sources, onMessage)) return path;
      const bytes = packLength({ imageSize, count: paths.length });
      await pruneCaches(path, bytes, onMessage);
      await requireSpace(doing, folder, bytes);
      await replaceFile(path, (beside) => writePack(beside, paths, sources, options));
      return path;
    }, wait);
  } catch (error) {
    throw asDiskError(doing, error);
  }
}

/**
 * As {@linkcode buildImageCache}, but a folder that cannot be written or a full disk is no error: it
 * is said in one sentence, and the caller decodes the images again each time.
 *
 * @param paths The image files.
 * @param options Size, folder, and whom to tell.
 * @returns The path of the file, or nothing where there can be none.
 * @throws {SyntaxError} If an image cannot be decoded; the error names it.
 */
export async function ensureImageCache(
  paths: readonly string[],
  options: ImageCacheOptions,
): Promise<string | undefined> {
  try {
    return await buildImageCache(paths, options);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    options.onMessage?.(`${error.message}. Images are decoded again in each epoch.`);
    return undefined;
  }
}

/** SHA-256 over path, time of change and length of each file. */
function hashSources(paths: readonly string[]): Uint8Array {
  const hash = createHash("sha256");
  for (const path of paths) {
    let facts: Deno.FileInfo;
    try {
      facts = Deno.statSync(path);
    } catch (error) {
      throw readError(`read image ${path}`, error);
    }
    hash.update(`${path}\n${facts.mtime?.getTime()}\n${facts.size}\n`);
  }
  return new Uint8Array(hash.digest());
}

function isCurrent(
  path: string,
  sources: Uint8Array,
  onMessage?: (message: string) => void,
): boolean {
  let file: Deno.FsFile;
  try {
    file = Deno.openSync(path);
  } catch {
    return false;
  }
  try {
    const header = readHeader(file, path);
    if (header.sources.every((byte, i) => byte === sources[i])) {
      markUsed(path);
      return true;
    }
    onMessage?.(`Building ${path} anew: images have changed since`);
  } catch (error) {
    onMessage?.(`${messageOf(error)}. Building it anew.`);
  } finally {
    file.close();
  }
  return false;
}

async function writePack(
  path: string,
  paths: readonly string[],
  sources: Uint8Array,
  { imageSize, interpolation, orientation, onProgress }: ImageCacheOptions,
): Promise<void> {
  const count = paths.length;
  const checksums = new Uint32Array(count);
  const length = bytesPerImage(imageSize);
  using file = await Deno.open(path, { write: true, createNew: true });
  let done = 0;
  await forEachConcurrently(count, 2 * cpus().length + 4, async (i) => {
    const image = await decodeImage(paths[i]!, orientation === undefined ? {} : { orientation });
    const { data } = resizeImage(image, imageSize, imageSize, interpolation);
    checksums[i] = crc32(data);
    writeAt(file, pixelsOffset(count) + i * length, data);
    onProgress?.({ what: "decode the images", done: ++done, total: count });
  });
  writeAt(file, 0, encodeHeader({ imageSize, count, sources, checksums }));
}
