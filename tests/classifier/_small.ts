/** A small classifier whose answers differ from picture to picture, and pictures for it. */
import { type Classifier, loadClassifier, saveClassifier } from "lib/classifier/mod.ts";
import { encodeJpeg, resizeImage, type RgbImage } from "lib/image/mod.ts";
import { createModel, tf } from "lib/model/mod.ts";
import { createStream } from "lib/random/mod.ts";

/** Saves an untrained classifier of three classes with a head that decides, and opens it. */
export async function smallClassifier(
  folder: string,
  interpolation: "nearest" | "bilinear" = "nearest",
): Promise<Classifier> {
  const model = await createModel("efficientnet-lite0", { classes: 3, imageSize: 64 });
  const pixels = [1, 2, 3].map((seed) => resizeImage(blocks(seed), 64, 64, interpolation).data);
  const images = tf.tensor4d(pixels.flatMap((data) => [...data].map((v) => v / 255)), [
    3,
    64,
    64,
    3,
  ]);
  const features = tf.model({
    inputs: model.inputs,
    outputs: model.layers.at(-1)!.input as tf.SymbolicTensor,
  }).predict(images) as tf.Tensor2D;
  // Each class answers to what sets one of the pictures apart from their mean.
  const mean = features.mean(0, true);
  const apart = features.sub(mean);
  const kernel = apart.div(apart.square().sum(1, true)).mul(3).transpose() as tf.Tensor2D;
  model.layers.at(-1)!.setWeights([kernel, mean.matMul(kernel).neg().reshape([3])]);
  await saveClassifier(folder, model, {
    classNames: ["cat", "dog", "red <b>fox</b>"],
    interpolation,
  });
  model.dispose();
  return await loadClassifier(folder);
}

/** A picture of coloured noise, in blocks that survive a JPEG. */
export function blocks(seed: number, width = 120, height = 90): RgbImage {
  const stream = createStream(seed, "blocks");
  const colours = Uint8Array.from({ length: 8 * 8 * 3 }, () => stream.integer(0, 256));
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = Math.floor(y * 8 / height) * 8 + Math.floor(x * 8 / width);
      data.set(colours.subarray(block * 3, block * 3 + 3), (y * width + x) * 3);
    }
  }
  return { width, height, data };
}

/** A JPEG that lies on its side: EXIF orientation 6. */
export async function sidewaysJpeg(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await encodeJpeg(blocks(seed));
  const exif = Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, ...new TextEncoder().encode("Exif"), 0, 0, 0x4d, 0x4d, 0, 42],
    ...[0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  );
  const bytes = new Uint8Array(jpeg.length + exif.length);
  bytes.set(jpeg.subarray(0, 2));
  bytes.set(exif, 2);
  bytes.set(jpeg.subarray(2), 2 + exif.length);
  return bytes;
}
