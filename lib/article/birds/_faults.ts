/** How each planted fault is done to a picture. */
import { encodeJpeg, resizeImage, type RgbImage } from "../../image/mod.ts";
import { sharp } from "../../image/_sharp.ts";
import type { PlannedImage } from "./_plan.ts";

/** The bytes of an image file with the fault that was planned for it, or without any. */
export async function encodePlanned(
  { fault, variant = 0 }: PlannedImage,
  image: RgbImage,
): Promise<Uint8Array> {
  const { width, height, data } = image;
  const picture = () => sharp(data, { raw: { width, height, channels: 3 } });
  switch (fault) {
    case "unreadable": {
      if (variant === 1) return new TextEncoder().encode("<html>404 Not Found</html>\n");
      const whole = await encodeJpeg(image);
      return whole.subarray(0, whole.length >> 1);
    }
    case "wrong type":
      return await picture().png().toBuffer();
    case "wrong size":
      return await encodeJpeg(
        variant === 0
          ? resizeImage(image, 256, 192, "bilinear")
          : resizeImage(image, 150, 150, "bilinear"),
      );
    case "grey":
      return await picture().toColourspace("b-w").jpeg({ quality: 90 }).toBuffer();
    case "CMYK":
      return await picture().toColourspace("cmyk").jpeg({ quality: 90 }).toBuffer();
    case "rotated":
      return await picture().rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 90 })
        .toBuffer();
    case "near-black":
      return await picture().linear(0.03, 2).jpeg({ quality: 90 }).toBuffer();
    case "near-white":
      return await picture().linear(0.03, 246).jpeg({ quality: 90 }).toBuffer();
    case "blurred":
      return await picture().blur(6).jpeg({ quality: 90 }).toBuffer();
    case "near duplicate":
      if (variant === 2) return await picture().linear(1.04, 5).jpeg({ quality: 62 }).toBuffer();
      return await encodeJpeg(
        resizeImage(resizeImage(image, 176, 176, "bilinear"), width, height, "bilinear"),
        80,
      );
    default: // an exact duplicate is its original, encoded alike
      return await encodeJpeg(image);
  }
}
