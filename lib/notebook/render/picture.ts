/**
 * Pictures of a notebook: outputs, attachments and files, each opened once before it is shown.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import sharp from "sharp";
import { messageOf } from "../../errors.ts";
import { textOf } from "../format.ts";
import { cleanDrawing } from "./svg.ts";

/** Picture types, the best first, and the endings of their files. */
export const PICTURE_ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/svg+xml": "svg",
};

/** A picture that was opened and found whole. */
export interface Picture {
  /** `image/png` or the like. */
  readonly type: string;
  /** The file's bytes. */
  readonly bytes: Uint8Array;
  /** What it shows, in words. */
  readonly alt: string;
  /** CSS pixels, where the output states them. */
  readonly width?: number;
  /** CSS pixels, where the output states them. */
  readonly height?: number;
}

const MOST_PIXELS = 100_000_000;
const LARGEST_SIZE = 10_000;

/**
 * The picture among representations of one thing.
 *
 * @param data The representations by MIME type, as a notebook holds them.
 * @param metadata Sizes and words by type, where stated.
 * @returns The best picture that can be shown, if any, and what was left out, in words.
 */
export async function pictureOf(
  data: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<{ picture?: Picture; leftOut: string[] }> {
  const leftOut: string[] = [];
  for (const type of Object.keys(PICTURE_ENDINGS)) {
    if (data[type] === undefined || data[type] === null) continue;
    const opened = await openPicture(type, data[type]);
    if (opened instanceof Uint8Array) {
      const facts = { ...metadata[type] as Record<string, unknown> };
      const words = textOf(data["text/plain"]).trim();
      const alt = typeof facts.alt === "string" ? facts.alt : words;
      const picture = {
        type,
        bytes: opened,
        alt: alt === "" ? "Picture without a description" : alt.slice(0, 5000),
        ...(isSize(facts.width) ? { width: facts.width } : {}),
        ...(isSize(facts.height) ? { height: facts.height } : {}),
      };
      return { picture, leftOut };
    }
    leftOut.push(`A picture (${type}) was left out: ${opened.reason}`);
  }
  return { leftOut };
}

/**
 * Opens a picture and looks whether it is whole.
 *
 * @param type Its MIME type.
 * @param content Base64, or for SVG its text, or its bytes.
 * @returns The bytes to show (a drawing's without what runs or loads), or why there are none.
 */
export async function openPicture(
  type: string,
  content: unknown,
): Promise<Uint8Array | { reason: string }> {
  if (type === "image/svg+xml") {
    const text = content instanceof Uint8Array
      ? new TextDecoder().decode(content)
      : textOf(content);
    const cleaned = cleanDrawing(text);
    return "reason" in cleaned ? cleaned : new TextEncoder().encode(cleaned.svg);
  }
  let bytes: Uint8Array;
  try {
    bytes = content instanceof Uint8Array
      ? content
      : Uint8Array.fromBase64(textOf(content).replaceAll(/\s+/g, ""));
  } catch {
    return { reason: "it is not base64" };
  }
  try {
    const image = sharp(bytes, { failOn: "truncated", limitInputPixels: MOST_PIXELS });
    const { format } = await image.metadata();
    if (`image/${format}` !== type) return { reason: `it is ${format ?? "of no known format"}` };
    await image.resize(1, 1, { fit: "fill" }).raw().toBuffer(); // decodes all of it
    return bytes;
  } catch (error) {
    return { reason: `it cannot be decoded (${messageOf(error).split("\n")[0]!.slice(0, 100)})` };
  }
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value <= LARGEST_SIZE;
}

/** The picture's address with the picture in it. */
export function dataUrl({ type, bytes }: Pick<Picture, "type" | "bytes">): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
