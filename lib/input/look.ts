/**
 * Looking at what a loader gives: its images, and how fast it is.
 *
 * @module
 */
import type { FloatImage } from "../augment/mod.ts";
import { cannot } from "../errors.ts";
import type { Batch, Counters } from "./batch.ts";

/**
 * Takes one image out of a batch, to look at.
 *
 * @param batch A batch; it is not changed.
 * @param position 0 to batch.size - 1.
 * @returns The image, values in [0, 255] again.
 * @throws {RangeError} If there is no such image.
 */
export function imageOfBatch(batch: Batch, position: number): FloatImage {
  if (!Number.isInteger(position) || position < 0 || position >= batch.size) {
    const rule = `a position of 0 to ${batch.size - 1}`;
    throw new RangeError(cannot("take an image out of a batch", rule, position));
  }
  const { imageSize, images } = batch;
  const values = imageSize * imageSize * 3;
  const data = images.slice(position * values, (position + 1) * values);
  return { width: imageSize, height: imageSize, data: data.map((value) => 255 * value) };
}

/**
 * Says in a sentence what a loader's counters tell.
 *
 * @param counters Of a loader, after some batches.
 * @returns Such as `640 images, 31 a second; 0.8 % of 20.6 s waited for input`.
 */
export function describeCounters(counters: Counters): string {
  const { images, seconds, waitedSeconds } = counters;
  if (images === 0) return "no images yet";
  const share = (100 * waitedSeconds / seconds).toFixed(1);
  const rate = Math.round(images / seconds).toLocaleString("en");
  const count = images.toLocaleString("en");
  return `${count} images, ${rate} a second; ${share} % of ${
    seconds.toFixed(1)
  } s waited for input`;
}
