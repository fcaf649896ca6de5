/** Widths and heights of text in the shipped font, as a browser measures them. */
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { FONT_FILES } from "./assets.ts";

/** A style of text as far as it changes sizes. */
export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  /** As in CSS: 400, 600, `bold`. */
  readonly weight: string;
}

/** What a line of text takes up, in pixels. */
export interface TextExtent {
  readonly width: number;
  /** Above the baseline. */
  readonly ascent: number;
  /** Below the baseline. */
  readonly descent: number;
}

let context: SKRSContext2D | undefined;
const known = new Map<string, TextExtent>();

/** Measures one run of text; the answer is kept, since charts ask the same again and again. */
export function measureText(text: string, { size, weight }: TextStyle): TextExtent {
  const font = `${weight} ${size}px Inter`;
  const key = `${font}|${text}`;
  const before = known.get(key);
  if (before) return before;
  if (!context) {
    for (const file of FONT_FILES) GlobalFonts.registerFromPath(file, "Inter");
    context = createCanvas(1, 1).getContext("2d");
  }
  context.font = font;
  const metrics = context.measureText(text);
  const extent = {
    width: metrics.width,
    ascent: Math.round(metrics.fontBoundingBoxAscent),
    descent: Math.round(metrics.fontBoundingBoxDescent),
  };
  if (known.size > 20_000) known.clear();
  known.set(key, extent);
  return extent;
}
