/**
 * Drawings in, RGB pixels out.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import type { RgbImage } from "./image.ts";
import { sharp } from "./_sharp.ts";

/**
 * Turns an SVG drawing into pixels at the size it names; what it leaves empty becomes white.
 *
 * @param svg The drawing.
 * @returns Its pixels.
 * @throws {SyntaxError} If the text is no SVG.
 */
export async function rasteriseSvg(svg: string): Promise<RgbImage> {
  try {
    const { data, info } = await sharp(new TextEncoder().encode(svg))
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data: new Uint8Array(data) };
  } catch (error) {
    throw new SyntaxError(cannot("rasterise a drawing", "SVG text", messageOf(error)), {
      cause: error,
    });
  }
}
