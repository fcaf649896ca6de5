/**
 * The loader: examples in, batches out.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { parseChain } from "../augment/mod.ts";
import { checkOrientation } from "../image/decode.ts";
import { ensureImageCache } from "../image/mod.ts";
import { checkInterpolation } from "../image/resize.ts";
import type { Batch, Batches, BatchesOptions, Counters, EpochOptions } from "./batch.ts";
import { type FileList, listFiles } from "./_files.ts";
import { fingerprintOf } from "./_fingerprint.ts";
import { Maker, type MakerSettings } from "./_maker.ts";
import { WorkerPool } from "./_pool.ts";
import { DEFAULT_SEED } from "../random/stream.ts";
import { epochOrder } from "./order.ts";

/**
 * Makes a loader of batches: reads, resizes, augments, and divides by 255.
 *
 * What is in a batch depends on the seed, the epoch and the step alone: not on the number of
 * workers, nor on which batches were asked for before, nor on the cache. A worker that dies is
 * replaced and its batches are made again.
 *
 * @param options Examples and settings.
 * @returns The loader; close it (or `await using` it) when done, or its workers keep the program
 * alive.
 * @throws {RangeError} If an option is out of its range, or a label is no class index: its image is
 *   named.
 * @throws {TypeError} If there is an option of another name.
 * @throws {Error} If a file is missing while the cache is built; the error names it. Without a cache,
 * and for all that goes wrong later, the error comes from the epoch.
 *
 * @example
 * ```ts
 * import { encodePng } from "lib/image/mod.ts";
 * import { createBatches } from "lib/input/mod.ts";
 * const path = `${await Deno.makeTempDir()}/grey.png`;
 * const data = new Uint8Array(12).fill(128);
 * await Deno.writeFile(path, await encodePng({ width: 2, height: 2, data }));
 * await using batches = await createBatches({
 *   examples: [{ path, label: 0 }],
 *   imageSize: 192,
 *   batchSize: 8,
 *   seed: 42,
 *   shuffle: true,
 *   augmentation: [{ probability: .5, oneOf: [{ name: "flipLeftRight" }] }],
 * });
 * for await (const batch of batches.epoch(0)) console.log(batch.size);
 * ```
 */
export async function createBatches(options: BatchesOptions): Promise<Batches> {
  checkOptions(options);
  const { examples, imageSize, seed = DEFAULT_SEED, workers = 0 } = options;
  const { interpolation = "nearest", orientation = "apply" } = options;
  const augmentation = parseChain(options.augmentation ?? [], "create batches");
  const files = listFiles(examples);
  const { cacheFolder: folder, onProgress, onMessage } = options;
  const cachePath = folder === undefined ? undefined : await ensureImageCache(files.paths, {
    imageSize,
    interpolation,
    orientation,
    folder,
    ...(onProgress ? { onProgress } : {}),
    ...(onMessage ? { onMessage } : {}),
  });
  const settings: MakerSettings = {
    paths: files.paths,
    imageSize,
    interpolation,
    orientation,
    seed,
    augmentation,
    ...(cachePath === undefined ? {} : { cachePath }),
  };
  const maker = workers === 0
    ? new Maker(settings, onMessage)
    : new WorkerPool(settings, workers, onMessage ? { onMessage } : {});
  return new Loader({ ...options, seed }, files, maker);
}

/** A batch that is being made. */
interface Made {
  readonly indices: Int32Array;
  readonly images: Promise<Float32Array<ArrayBuffer>>;
}

class Loader implements Batches {
  readonly examples: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly imageSize: number;
  readonly fingerprint: string;
  readonly #options: BatchesOptions & { readonly seed: number };
  readonly #files: FileList;
  readonly #labels: Int32Array;
  readonly #maker: Maker | WorkerPool;
  #images = 0;
  #seconds = 0;
  #waitedSeconds = 0;
  #closed = false;

  constructor(
    options: BatchesOptions & { readonly seed: number },
    files: FileList,
    maker: Maker | WorkerPool,
  ) {
    const { examples, batchSize, imageSize } = options;
    this.examples = examples.length;
    this.batchSize = batchSize;
    this.imageSize = imageSize;
    this.steps = Math.ceil(examples.length / batchSize);
    this.fingerprint = fingerprintOf(options);
    this.#options = options;
    this.#files = files;
    this.#labels = Int32Array.from(examples, (example) => example.label);
    this.#maker = maker;
  }

  get counters(): Counters {
    const images = this.#images, seconds = this.#seconds, waitedSeconds = this.#waitedSeconds;
    return { images, seconds, waitedSeconds };
  }

  epoch(epoch: number, options: EpochOptions = {}): AsyncIterable<Batch> {
    const doing = `read epoch ${epoch}`;
    refuseUnknownKeys(doing, options, ["startStep", "reuse"]);
    const { startStep = 0, reuse = false } = options;
    if (!Number.isInteger(epoch)) throw new RangeError(cannot(doing, "a whole number", epoch));
    if (!Number.isInteger(startStep) || startStep < 0 || startStep > this.steps) {
      throw new RangeError(cannot(doing, `a startStep of 0 to ${this.steps}`, startStep));
    }
    return this.#epoch(epoch, startStep, reuse);
  }

  async *#epoch(epoch: number, startStep: number, reuse: boolean): AsyncGenerator<Batch> {
    const { seed, shuffle = false, workers = 0 } = this.#options;
    const { prefetch = Math.max(1, 2 * workers) } = this.#options;
    const order = epochOrder(this.examples, { seed, epoch, shuffle });
    const window: Made[] = [], free: ArrayBuffer[] = [];
    let next = startStep;
    for (let step = startStep; step < this.steps; step++) {
      // Also batches that are made already: an epoch must not seem to end well by mere chance.
      this.#mustBeOpen();
      const asked = performance.now();
      while (next < this.steps && window.length < prefetch) {
        window.push(this.#begin(epoch, order, next++, free.pop()));
      }
      const { indices, images: promised } = window.shift()!;
      const images = await promised;
      const batch = this.#finish(step, indices, images);
      this.#waitedSeconds += (performance.now() - asked) / 1000;
      this.#images += batch.size;
      yield batch;
      this.#seconds += (performance.now() - asked) / 1000;
      if (reuse) free.push(images.buffer);
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new Error(cannot("make a batch", "an open loader", "a closed one"));
  }

  #begin(epoch: number, order: Int32Array, step: number, memory?: ArrayBuffer): Made {
    const indices = order.slice(step * this.batchSize, (step + 1) * this.batchSize);
    const files = indices.map((index) => this.#files.ofExample[index]!);
    const images = this.#maker.make({ epoch, indices, files }, memory);
    // An epoch that is left early never looks at its last batches.
    images.catch(() => {});
    return { indices, images };
  }

  #finish(step: number, indices: Int32Array, images: Float32Array): Batch {
    const labels = indices.map((index) => this.#labels[index]!);
    return { images, labels, indices, size: indices.length, imageSize: this.imageSize, step };
  }

  close(): Promise<void> {
    if (!this.#closed) this.#maker.close();
    this.#closed = true;
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const OPTIONS = [
  "examples",
  "imageSize",
  "interpolation",
  "orientation",
  "batchSize",
  "seed",
  "shuffle",
  "augmentation",
  "workers",
  "prefetch",
  "cacheFolder",
  "onProgress",
  "onMessage",
] as const;

/** The largest whole number of an `Int32Array`. */
const MOST_LABEL = 2 ** 31 - 1;

function checkOptions(options: BatchesOptions): void {
  const whole = (value: number, low: number): boolean => Number.isInteger(value) && value >= low;
  refuseUnknownKeys("create batches", options, OPTIONS);
  const { examples, imageSize, batchSize, seed = 0, workers = 0, prefetch = 1 } = options;
  const fail = (rule: string, value: unknown): never => {
    throw new RangeError(cannot("create batches", rule, value));
  };
  if (examples.length === 0) fail("at least 1 example", "none");
  // A network would take NaN for class 0, and 1.5 for class 1.
  const odd = examples.find(({ label }) => !whole(label, 0) || label > MOST_LABEL);
  if (odd !== undefined) {
    fail(`a label of 0 to ${MOST_LABEL} for the image ${odd.path}`, odd.label);
  }
  if (!whole(imageSize, 1)) fail("an imageSize of at least 1", imageSize);
  if (!whole(batchSize, 1)) fail("a batchSize of at least 1", batchSize);
  if (!Number.isFinite(seed)) fail("a finite seed", seed);
  if (!whole(workers, 0)) fail("0 workers or more", workers);
  checkInterpolation("create batches", options.interpolation ?? "nearest");
  checkOrientation("create batches", options.orientation ?? "apply");
  if (!whole(prefetch, 1)) fail("a prefetch of at least 1", prefetch);
}
