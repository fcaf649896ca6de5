/**
 * What an output holds for the eye: its picture, its plain text.
 *
 * @module
 */
import { textOf } from "../format.ts";
import type { MimeBundle } from "../types.ts";

/** The MIME type of Plotly's figures. */
export const PLOTLY_TYPE = "application/vnd.plotly.v1+json";

/** Picture types, the best first. */
export const PICTURE_TYPES: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
];

/** A picture of an output. */
export interface Picture {
  /** `image/png` or the like. */
  readonly type: string;
  /** Base64, or for SVG its text. */
  readonly content: string;
  /** What it shows, in words. */
  readonly alt: string;
  /** CSS pixels, where the output states them. */
  readonly width?: number;
  /** CSS pixels, where the output states them. */
  readonly height?: number;
}

/**
 * The picture among an output's representations.
 *
 * @param data The representations.
 * @param metadata Sizes and words by type, where stated.
 * @returns The best picture, if any.
 */
export function pictureOf(
  data: MimeBundle,
  metadata: Record<string, unknown>,
): Picture | undefined {
  const type = PICTURE_TYPES.find((name) => data[name] !== undefined);
  if (type === undefined) return undefined;
  const facts = (metadata[type] ?? {}) as { width?: number; height?: number; alt?: string };
  const plain = textOf(data["text/plain"]).trim();
  return {
    type,
    content: textOf(data[type]).trim(),
    alt: facts.alt ?? (plain === "" ? "Picture without a description" : plain),
    ...(typeof facts.width === "number" ? { width: facts.width } : {}),
    ...(typeof facts.height === "number" ? { height: facts.height } : {}),
  };
}

/** The picture's address with the picture in it. */
export function dataUrl(picture: Picture): string {
  const base64 = picture.type === "image/svg+xml"
    ? new TextEncoder().encode(picture.content).toBase64()
    : picture.content.replaceAll(/\s/g, "");
  return `data:${picture.type};base64,${base64}`;
}

/** Removes the colour codes of terminals. */
export function stripAnsi(text: string): string {
  // deno-lint-ignore no-control-regex -- the codes begin with a control character
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007/g, "");
}
