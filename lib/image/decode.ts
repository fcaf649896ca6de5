/**
 * Files or bytes in, RGB pixels out: what Pillow's `Image.open(path).convert("RGB")` gives.
 *
 * @module
 */
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import { decodeBitmap, isBitmap } from "./_bitmap.ts";
import { jpegComponents } from "./_jpeg_header.ts";
import { sharp } from "./_sharp.ts";
import { contentOf, nameOf, notDecodable, TooLarge } from "./_source.ts";
import { cmykToRgb, toRgb } from "./_to_rgb.ts";
import { MOST_PIXELS, type RgbImage } from "./image.ts";

/** What becomes of the EXIF orientation: the picture is turned upright, or left as it is stored. */
export type Orientation = "apply" | "ignore";

/** How to decode. */
export interface DecodeOptions {
  /** What errors call the picture; the path by default. */
  readonly name?: string;
  /**
   * `"apply"` (the default) turns a picture upright, as Pillow's `ImageOps.exif_transpose` does and
   * phone photos need. `"ignore"` leaves it as stored, as Pillow's `open` and Keras's loader do (which
   * turn a TIFF all the same, and so does this).
   */
  readonly orientation?: Orientation;
}

/**
 * Decodes a picture to RGB bytes as Pillow's `convert("RGB")` does: grey is repeated in the three
 * channels, transparency is dropped (not blended: what lies below shows), CMYK is turned to RGB without
 * a colour profile, of an animation the first frame is taken. Colour profiles are ignored. Of 16 bits
 * the upper 8 count, where Pillow turns all grey above 255 to white.
 *
 * Several calls in flight use several cores.
 *
 * @param source A file's path, or the bytes of a file.
 * @param options The name for errors, and what becomes of the EXIF orientation.
 * @returns The pixels at the size they are stored in, or with width and height exchanged where it lies
 *   on its side and is turned upright.
 * @throws {RangeError} If there is no such orientation option.
 * @throws {TypeError} If there is an option of another name.
 * @throws {Error} If the file cannot be read.
 * @throws {SyntaxError} If it is no picture, is truncated, or has more than {@linkcode MOST_PIXELS}.
 *
 * @example
 * ```ts
 * import { decodeImage, encodePng } from "lib/image/mod.ts";
 * const file = await encodePng({ width: 3, height: 2, data: new Uint8Array(18) });
 * const { width, height, data } = await decodeImage(file); // or the path of a file
 * ```
 */
export async function decodeImage(
  source: string | Uint8Array,
  options: DecodeOptions = {},
): Promise<RgbImage> {
  refuseUnknownKeys("decode an image", options, ["name", "orientation"]);
  const { name = nameOf(source), orientation = "apply" } = options;
  checkOrientation(`decode image ${name}`, orientation);
  const bytes = await contentOf(source, name);
  try {
    if (isBitmap(bytes)) return decodeBitmap(bytes);
    const isTiff = beginsAsTiff(bytes);
    const isCmyk = jpegComponents(bytes) === 4 ||
      (isTiff && (await sharp(bytes).metadata()).space === "cmyk");
    let pipeline = sharp(bytes, {
      failOn: "error",
      ignoreIcc: true,
      limitInputPixels: MOST_PIXELS,
    });
    if (orientation === "apply" || isTiff) pipeline = pipeline.autoOrient();
    if (isCmyk) pipeline = pipeline.pipelineColourspace("cmyk").toColourspace("cmyk");
    const { data, info } = await pipeline.raw({ depth: "uchar" }).toBuffer({
      resolveWithObject: true,
    });
    const { width, height, channels } = info;
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (isCmyk) return { width, height, data: cmykToRgb(pixels) };
    return { width, height, data: channels === 3 ? pixels : toRgb(pixels, channels) };
  } catch (error) {
    throw notDecodable(name, bytes, await tooLarge(bytes, error) ?? error);
  }
}

/** What libvips refuses for its size, with the size. */
async function tooLarge(bytes: Uint8Array, error: unknown): Promise<TooLarge | undefined> {
  if (!/exceeds pixel limit/.test(messageOf(error))) return undefined;
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return new TooLarge(width, height);
}

/** Throws a RangeError unless the value is `"apply"` or `"ignore"`. */
export function checkOrientation(doing: string, value: unknown): void {
  if (value === "apply" || value === "ignore") return;
  throw new RangeError(cannot(doing, 'the orientation "apply" or "ignore"', value));
}

/** Whether a file begins as TIFF does, in either order of bytes. */
function beginsAsTiff([a, b, c, d]: Uint8Array): boolean {
  return (a === 0x49 && b === 0x49 && c === 42 && d === 0) ||
    (a === 0x4d && b === 0x4d && c === 0 && d === 42);
}
