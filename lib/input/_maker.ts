import { type AugmentationChain, describeAugmentation } from "../augment/chain.ts";
import { Canvas } from "../augment/_canvas.ts";
import { applyInPlace } from "../augment/operations.ts";
import { DamagedImageError, type ImageCache, openImageCache } from "../image/cache.ts";
import type { Interpolation, Orientation } from "../image/mod.ts";

/** What a maker of batches must know; plain data, fit for a message to a worker. */
export interface MakerSettings {
  /** The image files, each one once. */
  readonly paths: readonly string[];
  readonly imageSize: number;
  readonly interpolation: Interpolation;
  readonly orientation: Orientation;
  readonly seed: number;
  /** The chain of augmentations; empty for none. */
  readonly augmentation: AugmentationChain;
  /** The packed pixels of the same files, if there are any. */
  readonly cachePath?: string;
}

/** One batch to make. */
export interface Job {
  readonly epoch: number;
  /** Positions in the list of examples: they name the augmentations. */
  readonly indices: Int32Array;
  /** For each of them, the position of its file in the maker's list. */
  readonly files: Int32Array;
}

/** Makes the pixels of batches, in the thread it lives in. */
export class Maker {
  readonly #settings: MakerSettings;
  readonly #canvas: Canvas;
  readonly #cache: ImageCache | undefined;
  readonly #onMessage: (message: string) => void;
  /** Damaged images of a cache that cannot be mended, decoded anew. */
  readonly #replaced = new Map<number, Uint8Array>();

  constructor(settings: MakerSettings, onMessage: (message: string) => void = () => {}) {
    this.#settings = settings;
    this.#onMessage = onMessage;
    this.#canvas = new Canvas(settings.imageSize, settings.imageSize);
    if (settings.cachePath !== undefined) this.#cache = openImageCache(settings.cachePath);
  }

  /**
   * [indices.length, imageSize, imageSize, 3] values in [0, 1], in the given memory if it is enough.
   * `onImage` is called after each image: a large batch leaves no time for anything else.
   */
  async make(
    job: Job,
    memory?: ArrayBuffer,
    onImage?: () => void,
  ): Promise<Float32Array<ArrayBuffer>> {
    const decoded = this.#cache === undefined
      ? await Promise.all(Array.from(job.files, (file) => this.#decode(file)))
      : undefined;
    for (;;) {
      try {
        return this.#fill(job, decoded, memory, onImage);
      } catch (error) {
        if (!(error instanceof DamagedImageError)) throw error;
        await this.#mend(error);
      }
    }
  }

  /** Waits for nothing in between: batches in the making share one canvas. */
  #fill(
    { epoch, indices, files }: Job,
    decoded: readonly Uint8Array[] | undefined,
    memory?: ArrayBuffer,
    onImage?: () => void,
  ): Float32Array<ArrayBuffer> {
    const values = this.#settings.imageSize ** 2 * 3, length = indices.length * values;
    const fits = memory !== undefined && memory.byteLength >= length * 4;
    const images = fits ? new Float32Array(memory, 0, length) : new Float32Array(length);
    for (let i = 0; i < indices.length; i++) {
      const input = this.#canvas.inputBytes();
      const pixels = decoded?.[i] ?? this.#replaced.get(files[i]!);
      if (pixels !== undefined) input.set(pixels);
      else this.#cache!.read(files[i]!, input);
      this.#canvas.takeInput();
      this.#augment(epoch, indices[i]!);
      this.#canvas.divideBy255();
      images.set(this.#canvas.pixels, i * values);
      onImage?.();
    }
    return images;
  }

  close(): void {
    this.#cache?.close();
  }

  /** Decodes a damaged image of the cache again and puts it back; says so once. */
  async #mend({ index }: DamagedImageError): Promise<void> {
    const pixels = await this.#decode(index);
    const mended = this.#cache!.mend(index, pixels);
    if (!mended) this.#replaced.set(index, pixels);
    const now = mended ? "is mended from" : "cannot be mended on this disk; it was taken from";
    const damaged = `Image ${index} of ${this.#cache!.path} was damaged and ${now}`;
    this.#onMessage(`${damaged} ${this.#settings.paths[index]}`);
  }

  async #decode(file: number): Promise<Uint8Array> {
    const { paths, imageSize, interpolation, orientation } = this.#settings;
    // Loaded on need: a worker that reads from a cache starts in half the time without sharp.
    const { decodeImage, resizeImage } = await import("../image/mod.ts");
    const image = await decodeImage(paths[file]!, { orientation });
    return resizeImage(image, imageSize, imageSize, interpolation).data;
  }

  #augment(epoch: number, index: number): void {
    const { augmentation, seed } = this.#settings;
    for (const operation of describeAugmentation(augmentation, { seed, epoch, image: index })) {
      applyInPlace(this.#canvas, operation);
    }
  }
}
