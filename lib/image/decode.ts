/**
 * Files or bytes in, RGB pixels out: what Pillow's `Image.open(path).convert("RGB")` gives.
 *
 * @module
 */
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import { readError } from "../disk/files.ts";
import type { RgbImage } from "./image.ts";
import { bitmapSize, decodeBitmap, isBitmap } from "./_bitmap.ts";
import { jpegComponents } from "./_jpeg_header.ts";
import { sharp } from "./_sharp.ts";

/** How a file says its colours. */
export type ColourSpace = "rgb" | "grey" | "cmyk" | "other";

/** What a file's header says about its picture, before any conversion. */
export interface ImageFacts {
  /** The true format, by content and not by suffix: `"jpeg"`, `"png"`, `"webp"`, ... */
  readonly format: string;
  /** Columns as stored, in pixels (before any EXIF rotation). */
  readonly width: number;
  /** Rows as stored, in pixels. */
  readonly height: number;
  /** How the colours are stored. */
  readonly colourSpace: ColourSpace;
  /** Whether there is a transparency channel. */
  readonly hasAlpha: boolean;
  /** EXIF orientation, 1 (upright) to 8; 1 if none is given. */
  readonly orientation: number;
}

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
 * @throws {SyntaxError} If it is no picture, or is truncated.
 *
 * @example
 * ```ts
 * import { decodeImage } from "lib/image/mod.ts";
 * const { width, height, data } = await decodeImage("data/birds/train/EMU/001.jpg");
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
    let pipeline = sharp(bytes, { failOn: "error", ignoreIcc: true });
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
    throw notDecodable(name, bytes, error);
  }
}

/**
 * Reads what a file's header says, without decoding the pixels (about a fifth of the time).
 *
 * @param source A file's path, or the bytes of a file.
 * @param options The name for errors; the path by default.
 * @returns Format, stored size, colours, transparency and EXIF orientation.
 * @throws {Error} If the file cannot be read.
 * @throws {SyntaxError} If its header is that of no picture.
 */
export async function readImageFacts(
  source: string | Uint8Array,
  options: Pick<DecodeOptions, "name"> = {},
): Promise<ImageFacts> {
  refuseUnknownKeys("read the facts of an image", options, ["name"]);
  const { name = nameOf(source) } = options;
  const bytes = await contentOf(source, name);
  try {
    if (isBitmap(bytes)) {
      return {
        format: "bmp",
        ...bitmapSize(bytes),
        colourSpace: "rgb",
        hasAlpha: false,
        orientation: 1,
      };
    }
    const { format, width, height, space, hasAlpha, orientation } = await sharp(bytes).metadata();
    return {
      format,
      width,
      height,
      colourSpace: colourSpaceOf(space),
      hasAlpha,
      orientation: orientation ?? 1,
    };
  } catch (error) {
    throw notDecodable(name, bytes, error);
  }
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

function nameOf(source: string | Uint8Array): string {
  return typeof source === "string" ? source : "from bytes";
}

async function contentOf(source: string | Uint8Array, name: string): Promise<Uint8Array> {
  if (typeof source !== "string") return source;
  try {
    return await Deno.readFile(source);
  } catch (error) {
    throw readError(`read image ${name}`, error);
  }
}

function notDecodable(name: string, bytes: Uint8Array, error: unknown): SyntaxError {
  // Of our own sentences only the last part; of others the first line.
  const reason = messageOf(error).trim().split("\n")[0]!.replace(/^Cannot .*, received /, "");
  const received = bytes.length === 0 ? "an empty file" : reason;
  return new SyntaxError(cannot(`decode image ${name}`, "a complete picture", received), {
    cause: error,
  });
}

function colourSpaceOf(space: string): ColourSpace {
  if (space === "srgb" || space === "rgb" || space === "rgb16") return "rgb";
  if (space === "b-w" || space === "grey16") return "grey";
  return space === "cmyk" ? "cmyk" : "other";
}

/** Grey (1), grey with alpha (2) or RGB with alpha (4 channels) to RGB; alpha is dropped. */
function toRgb(pixels: Uint8Array, channels: number): Uint8Array {
  const count = pixels.length / channels;
  const rgb = new Uint8Array(count * 3);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  for (let i = 0, from = 0, to = 0; i < count; i++, from += channels, to += 3) {
    rgb[to] = pixels[from]!;
    rgb[to + 1] = pixels[from + green]!;
    rgb[to + 2] = pixels[from + blue]!;
  }
  return rgb;
}

/** Pillow's `cmyk2rgb` (Convert.c): value = (255 - k) - round((255 - k) * ink / 255). */
function cmykToRgb(pixels: Uint8Array): Uint8Array {
  const count = pixels.length / 4;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const light = 255 - pixels[i * 4 + 3]!;
    for (let c = 0; c < 3; c++) {
      const product = pixels[i * 4 + c]! * light + 128; // MULDIV255: a rounded division by 255
      rgb[i * 3 + c] = light - (((product >> 8) + product) >> 8);
    }
  }
  return rgb;
}
