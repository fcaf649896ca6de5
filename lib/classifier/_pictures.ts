/** From any picture to the pixels that a network was trained on. */
import { decodeImage, resizeImage, type RgbImage } from "../image/mod.ts";
import { checkImage } from "../image/image.ts";
import type { BundleDescription } from "./bundle_file.ts";

/** What a classifier can be asked about: a file's path, a file's bytes, or decoded pixels. */
export type PictureSource = string | Uint8Array | RgbImage;

/** Reads one picture: [imageSize x imageSize x 3] bytes. */
export type PictureReader = (source: PictureSource, name: string) => Promise<Uint8Array>;

/** The reader of a classifier's pictures: decoding and resizing are those of its training. */
export function pictureReader(input: BundleDescription["input"]): PictureReader {
  const { imageSize, interpolation, orientation } = input;
  return async (source, name) => {
    if (typeof source !== "string" && !(source instanceof Uint8Array)) {
      checkImage(`look at ${name}`, source);
      return resizeImage(source, imageSize, imageSize, interpolation).data;
    }
    const image = await decodeImage(source, { name, orientation });
    return resizeImage(image, imageSize, imageSize, interpolation).data;
  };
}
