/**
 * The loader: examples in, batches out.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { Batch, Batches, BatchesOptions, Counters } from "./batch.ts";
import { Maker, type MakerSettings } from "./_maker.ts";
import { epochOrder } from "./order.ts";

/**
 * Makes a loader of batches: reads, resizes, augments, and divides by 255.
 *
 * What is in a batch depends on the seed, the epoch and the step alone: not on the number of
 * workers, nor on which batches were asked for before.
 *
 * @param options Examples and settings.
 * @returns The loader; close it (or `await using` it) when done.
 * @throws {RangeError} If an option is out of its range.
 *
 * @example
 * ```ts
 * import { createBatches } from "lib/input/mod.ts";
 * await using batches = await createBatches({
 *   examples: [{ path: "/data/train/EMU/001.jpg", label: 0 }],
 *   imageSize: 192,
 *   batchSize: 8,
 *   seed: 42,
 *   shuffle: true,
 *   augmentation: "article",
 * });
 * for await (const batch of batches.epoch(0)) console.log(batch.size);
 * ```
 */
export function createBatches(options: BatchesOptions): Promise<Batches> {
  return Promise.resolve().then(() => {
    checkOptions(options);
    return new Loader(options);
  });
}

class Loader implements Batches {
  readonly examples: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly imageSize: number;
  readonly #options: BatchesOptions;
  readonly #labels: Int32Array;
  readonly #maker: Maker;
  #images = 0;
  #seconds = 0;
  #waitedSeconds = 0;
  #closed = false;

  constructor(options: BatchesOptions) {
    const { examples, batchSize, imageSize } = options;
    this.examples = examples.length;
    this.batchSize = batchSize;
    this.imageSize = imageSize;
    this.steps = Math.ceil(examples.length / batchSize);
    this.#options = options;
    this.#labels = Int32Array.from(examples, (example) => example.label);
    this.#maker = new Maker(makerSettings(options));
  }

  get counters(): Counters {
    const images = this.#images, seconds = this.#seconds, waitedSeconds = this.#waitedSeconds;
    return { images, seconds, waitedSeconds };
  }

  async *epoch(epoch: number, options: { readonly startStep?: number } = {}): AsyncIterable<Batch> {
    const { seed, shuffle = false } = this.#options;
    const order = epochOrder(this.examples, { seed, epoch, shuffle });
    let last = performance.now();
    for (let step = options.startStep ?? 0; step < this.steps; step++) {
      if (this.#closed) throw new Error(cannot("read a batch", "an open loader", "a closed one"));
      const indices = order.slice(step * this.batchSize, (step + 1) * this.batchSize);
      const asked = performance.now();
      const images = await this.#maker.make({ epoch, indices });
      const got = performance.now();
      this.#images += indices.length;
      this.#waitedSeconds += (got - asked) / 1000;
      const labels = indices.map((index) => this.#labels[index]!);
      const size = indices.length;
      yield { images, labels, indices, size, imageSize: this.imageSize, step };
      const now = performance.now();
      this.#seconds += (now - last) / 1000;
      last = now;
    }
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function makerSettings(options: BatchesOptions): MakerSettings {
  const { examples, imageSize, seed, augmentation = "none", cacheFolder } = options;
  const paths = examples.map((example) => example.path);
  const settings = { paths, imageSize, seed, augmentation };
  return cacheFolder === undefined ? settings : { ...settings, cacheFolder };
}

function checkOptions(options: BatchesOptions): void {
  const doing = "create batches";
  const whole = (value: number, low: number): boolean => Number.isInteger(value) && value >= low;
  const { examples, imageSize, batchSize, seed, workers = 0, prefetch = 1 } = options;
  const fail = (rule: string, value: unknown): never => {
    throw new RangeError(cannot(doing, rule, value));
  };
  if (examples.length === 0) fail("at least 1 example", "none");
  if (!whole(imageSize, 1)) fail("an imageSize of at least 1", imageSize);
  if (!whole(batchSize, 1)) fail("a batchSize of at least 1", batchSize);
  if (!Number.isFinite(seed)) fail("a finite seed", seed);
  if (!whole(workers, 0)) fail("0 workers or more", workers);
  if (!whole(prefetch, 1)) fail("a prefetch of at least 1", prefetch);
  if (!["article", "none", undefined].includes(options.augmentation)) {
    fail('the augmentation "article" or "none"', options.augmentation);
  }
}
