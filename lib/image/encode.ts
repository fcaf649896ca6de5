/**
 * RGB pixels in, bytes of a file out.
 *
 * @module
 */
import { checkImage, type RgbImage } from "./image.ts";
import { sharp } from "./_sharp.ts";

/**
 * Encodes a picture as PNG, without loss.
 *
 * @param image The picture; it is not changed.
 * @returns The bytes of a PNG file.
 * @throws {TypeError} If sizes and bytes do not belong together.
 */
export async function encodePng(image: RgbImage): Promise<Uint8Array<ArrayBuffer>> {
  checkImage("encode a PNG", image);
  return new Uint8Array(await fromPixels(image).png().toBuffer());
}

/**
 * Encodes a picture as JPEG.
 *
 * @param image The picture; it is not changed.
 * @param quality 1 (small) to 100 (faithful).
 * @returns The bytes of a JPEG file.
 * @throws {TypeError} If sizes and bytes do not belong together.
 */
export async function encodeJpeg(
  image: RgbImage,
  quality = 90,
): Promise<Uint8Array<ArrayBuffer>> {
  checkImage("encode a JPEG", image);
  return new Uint8Array(await fromPixels(image).jpeg({ quality }).toBuffer());
}

function fromPixels({ width, height, data }: RgbImage) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}
