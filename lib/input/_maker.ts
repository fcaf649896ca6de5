import { applyInPlace } from "../augment/operations.ts";
import { describeAugmentation } from "../augment/article.ts";
import { Canvas } from "../augment/_canvas.ts";
import { decodeImage, resizeNearest } from "../image/mod.ts";

/** What a maker of batches must know; plain data, fit for a message to a worker. */
export interface MakerSettings {
  readonly paths: readonly string[];
  readonly imageSize: number;
  readonly seed: number;
  readonly augmentation: "article" | "none";
  readonly cacheFolder?: string;
}

/** One batch to make. */
export interface Job {
  readonly epoch: number;
  readonly indices: Int32Array;
}

/** Makes the pixels of batches, in the thread it lives in. */
export class Maker {
  readonly #settings: MakerSettings;
  readonly #canvas: Canvas;

  constructor(settings: MakerSettings) {
    this.#settings = settings;
    this.#canvas = new Canvas(settings.imageSize, settings.imageSize);
  }

  /** [indices.length, imageSize, imageSize, 3] values in [0, 1]. */
  async make(job: Job): Promise<Float32Array> {
    const values = this.#settings.imageSize ** 2 * 3;
    const pixels = await Promise.all(Array.from(job.indices, (index) => this.#load(index)));
    const images = new Float32Array(job.indices.length * values);
    for (let i = 0; i < pixels.length; i++) {
      const target = images.subarray(i * values, (i + 1) * values);
      this.#fill(target, pixels[i]!, job.epoch, job.indices[i]!);
    }
    return images;
  }

  async #load(index: number): Promise<Uint8Array> {
    const { paths, imageSize } = this.#settings;
    return resizeNearest(await decodeImage(paths[index]!), imageSize, imageSize).data;
  }

  #fill(target: Float32Array, pixels: Uint8Array, epoch: number, index: number): void {
    const { augmentation, seed } = this.#settings;
    const operations = augmentation === "article" ? describeAugmentation(seed, epoch, index) : [];
    if (operations.length === 0) {
      for (let i = 0; i < pixels.length; i++) target[i] = pixels[i]! / 255;
      return;
    }
    const canvas = this.#canvas;
    canvas.setBytes(pixels);
    for (const operation of operations) applyInPlace(canvas, operation);
    canvas.divideBy255();
    target.set(canvas.pixels);
  }
}
