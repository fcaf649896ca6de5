/**
 * Decoded and resized images, packed into one file, for all epochs after the first.
 *
 * @module
 */
import { crc32 } from "node:zlib";
import { cannot } from "../errors.ts";
import { readError } from "../disk/files.ts";
import {
  bytesPerImage,
  type PackHeader,
  pixelsOffset,
  readAt,
  readHeader,
  writeAt,
} from "./_pack_format.ts";

/** An open file of packed images. A worker opens its own by the file's path. */
export interface ImageCache {
  /** The file. */
  readonly path: string;
  /** Number of images. */
  readonly count: number;
  /** Width and height of each image, in pixels. */
  readonly imageSize: number;
  /**
   * Reads one image; only its bytes are read from the disk. Its checksum is compared when it is read
   * for the first time.
   *
   * @param index 0 to count - 1, in the order of the paths it was built from.
   * @param into imageSize x imageSize x 3 bytes, filled with RGB values in [0, 255].
   * @throws {RangeError} If there is no such image.
   * @throws {TypeError} If the buffer has another length.
   * @throws {DamagedImageError} If the bytes are damaged; {@linkcode ImageCache.mend} helps.
   */
  read(index: number, into: Uint8Array): void;
  /**
   * Reads several images, one after the other in the buffer.
   *
   * @param indices Which images, in the order wanted.
   * @param into indices.length x imageSize x imageSize x 3 bytes.
   */
  readMany(indices: ArrayLike<number>, into: Uint8Array): void;
  /**
   * Puts the pixels of a damaged image right again, in the file.
   *
   * @param index 0 to count - 1.
   * @param pixels What was packed, decoded anew; not changed.
   * @returns Whether the file took them; false on a disk that cannot be written.
   * @throws {SyntaxError} If they are not what was packed: the image has changed since.
   */
  mend(index: number, pixels: Uint8Array): boolean;
  /** Closes the file; closing twice does no harm. */
  close(): void;
  /** As {@linkcode ImageCache.close}. */
  [Symbol.dispose](): void;
}

/**
 * Opens a file that `buildImageCache` made.
 *
 * @param path The file.
 * @returns The open cache; close it, or declare it with `using`.
 * @throws {Error} If the file cannot be opened.
 * @throws {SyntaxError} If it is cut off, damaged, or no image cache.
 *
 * @example
 * ```ts
 * import { buildImageCache, encodePng, openImageCache } from "lib/image/mod.ts";
 * const folder = await Deno.makeTempDir();
 * const black = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 3) };
 * await Deno.writeFile(`${folder}/black.png`, await encodePng(black));
 * const path = await buildImageCache([`${folder}/black.png`], { imageSize: 192, folder });
 * using cache = openImageCache(path);
 * const pixels = new Uint8Array(192 * 192 * 3);
 * cache.read(0, pixels);
 * ```
 */
export function openImageCache(path: string): ImageCache {
  const file = openFile(path);
  try {
    lockAsReader(file);
    return new PackedImages(path, file, readHeader(file, path));
  } catch (error) {
    file.close();
    throw error;
  }
}

function openFile(path: string): Deno.FsFile {
  try {
    return Deno.openSync(path);
  } catch (error) {
    throw readError(`open image cache ${path}`, error);
  }
}

/** A lock that readers share: a file that anybody has open is not removed as unused. */
function lockAsReader(file: Deno.FsFile): void {
  try {
    file.lockSync(false);
  } catch {
    // Some network disks know no locks; nothing is removed there.
  }
}

/** An image of a cache whose pixels are not those that were written. */
export class DamagedImageError extends SyntaxError {
  /** Which one. */
  readonly index: number;

  /**
   * Makes the error.
   *
   * @param index Which image.
   * @param message What was found, in one sentence.
   */
  constructor(index: number, message: string) {
    super(message);
    this.index = index;
  }
}

class PackedImages implements ImageCache {
  readonly path: string;
  readonly count: number;
  readonly imageSize: number;
  readonly #header: PackHeader;
  readonly #verified: Uint8Array;
  #file: Deno.FsFile | undefined;

  constructor(path: string, file: Deno.FsFile, header: PackHeader) {
    this.path = path;
    this.count = header.count;
    this.imageSize = header.imageSize;
    this.#header = header;
    this.#verified = new Uint8Array(header.count);
    this.#file = file;
  }

  read(index: number, into: Uint8Array): void {
    const doing = `read image ${index} of ${this.path}`;
    if (!this.#file) throw new Error(cannot(doing, "an open cache", "a closed one"));
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      throw new RangeError(cannot(doing, `an index of 0 to ${this.count - 1}`, index));
    }
    const length = bytesPerImage(this.imageSize);
    if (into.length !== length) {
      throw new TypeError(cannot(doing, `a buffer of ${length} bytes`, `${into.length}`));
    }
    const filled = readAt(this.#file, pixelsOffset(this.count) + index * length, into);
    if (filled.length === length && this.#verified[index]) return;
    if (filled.length < length || crc32(into) !== this.#header.checksums[index]) {
      throw new DamagedImageError(
        index,
        cannot(
          doing,
          "the pixels that were written",
          "damaged ones: remove the file to build it anew",
        ),
      );
    }
    this.#verified[index] = 1;
  }

  mend(index: number, pixels: Uint8Array): boolean {
    if (crc32(pixels) !== this.#header.checksums[index]) {
      const expected = "the pixels that were packed";
      const received = "those of an image that has changed since: remove the file to build it anew";
      throw new SyntaxError(cannot(`mend image ${index} of ${this.path}`, expected, received));
    }
    const position = pixelsOffset(this.count) + index * bytesPerImage(this.imageSize);
    try {
      // All processes that do this at once write the same bytes.
      using file = Deno.openSync(this.path, { write: true });
      writeAt(file, position, pixels);
      return true;
    } catch {
      return false;
    }
  }

  readMany(indices: ArrayLike<number>, into: Uint8Array): void {
    const length = bytesPerImage(this.imageSize);
    if (into.length !== indices.length * length) {
      throw new TypeError(
        cannot(
          `read ${indices.length} images of ${this.path}`,
          `a buffer of ${indices.length * length} bytes`,
          `${into.length}`,
        ),
      );
    }
    for (let i = 0; i < indices.length; i++) {
      this.read(indices[i]!, into.subarray(i * length, (i + 1) * length));
    }
  }

  close(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
