/**
 * From a file that somebody chose to the pixels that the network was trained on.
 *
 * @module
 */
/// <reference lib="dom" />
import type { RgbImage } from "../../image/image.ts";
import { resizeImage } from "../../image/resize.ts";
import type { PageDescription } from "./data.ts";

/** More would take the memory of a phone. */
const MOST_PIXELS = 64e6;

/** Decodes, turns upright and resizes: with the very code of the training, compiled for browsers. */
export async function readPicture(
  file: Blob,
  { imageSize, interpolation, orientation }: PageDescription["input"],
): Promise<Uint8Array> {
  const image = await decodePicture(file, orientation);
  return resizeImage(image, imageSize, imageSize, interpolation).data;
}

/** Decodes a picture as stored, or upright, without colour profile; transparency is dropped. */
async function decodePicture(
  file: Blob,
  orientation: "apply" | "ignore",
): Promise<RgbImage> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, {
      imageOrientation: orientation === "apply" ? "from-image" : "none",
      colorSpaceConversion: "none",
      premultiplyAlpha: "none",
    });
  } catch {
    throw new Error("This file is not a picture that your browser can read.");
  }
  try {
    const { width, height } = bitmap;
    if (width * height > MOST_PIXELS) {
      throw new Error(
        `This picture is too large: ${width} × ${height} pixels, of which ${
          MOST_PIXELS / 1e6
        } million would do.`,
      );
    }
    const rgba = pixelsOf(bitmap);
    const data = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
      data[to] = rgba[from]!;
      data[to + 1] = rgba[from + 1]!;
      data[to + 2] = rgba[from + 2]!;
    }
    return { width, height, data };
  } finally {
    bitmap.close();
  }
}

/** Red, green, blue and opacity of each pixel. */
function pixelsOf(bitmap: ImageBitmap): Uint8Array | Uint8ClampedArray {
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("Your browser has no memory left for this picture.");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  let isOpaque = true;
  for (let i = 3; i < data.length && isOpaque; i += 4) isOpaque = data[i] === 255;
  // A canvas keeps colours times opacity, and so forgets what lies below.
  return isOpaque ? data : unmultipliedPixels(bitmap) ?? data;
}

/** The colours as stored, by way of a texture; nothing where there is no WebGL. */
function unmultipliedPixels(bitmap: ImageBitmap): Uint8Array | undefined {
  const { width, height } = bitmap;
  const gl = document.createElement("canvas").getContext("webgl");
  if (gl === null || Math.max(width, height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) {
    return undefined;
  }
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) return undefined;
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}
