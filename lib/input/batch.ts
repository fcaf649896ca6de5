/**
 * What the loader gives and takes.
 *
 * @module
 */
import type { ProgressListener } from "../progress.ts";
import type { AugmentationChain } from "../augment/mod.ts";
import type { Interpolation, Orientation } from "../image/mod.ts";

/** An image file and its class. */
export interface Example {
  /** Absolute path of the image file. */
  readonly path: string;
  /** Index of its class, 0 to 2147483647. */
  readonly label: number;
}

/** Some examples, ready for a network. Its arrays are the reader's, unless `reuse` was asked for. */
export interface Batch {
  /** [size, imageSize, imageSize, 3] values in [0, 1]. */
  readonly images: Float32Array;
  /** [size] class indices. */
  readonly labels: Int32Array;
  /** [size] positions in the examples given to `createBatches`. */
  readonly indices: Int32Array;
  /** Number of examples in this batch; the last one of an epoch may be smaller. */
  readonly size: number;
  /** Rows and columns of each image. */
  readonly imageSize: number;
  /** Number of the batch in its epoch, from 0. */
  readonly step: number;
}

/** What the loader did so far, since it was made. */
export interface Counters {
  /** Images handed out. */
  readonly images: number;
  /** Time spent inside epochs: making batches and using them. */
  readonly seconds: number;
  /** Of that, the time that the reader waited for a batch. */
  readonly waitedSeconds: number;
}

/** How to go through an epoch. */
export interface EpochOptions {
  /** The first batch wanted; those before it are skipped, the others just as they would have been. */
  readonly startStep?: number;
  /**
   * Whether the memory of a batch's images is used again as soon as the next batch is asked for.
   * Saves a tenth of the time, for readers that keep nothing. Default false.
   */
  readonly reuse?: boolean;
}

/** Settings of `createBatches`. */
export interface BatchesOptions {
  /** All examples, in the order that `Batch.indices` counts by. */
  readonly examples: readonly Example[];
  /** Rows and columns of the images wanted. */
  readonly imageSize: number;
  /** How images are resized; `"nearest"` by default, as in Keras. */
  readonly interpolation?: Interpolation;
  /**
   * Whether images are turned upright by their EXIF orientation: `"apply"` (the default) or
   * `"ignore"`, which Keras does.
   */
  readonly orientation?: Orientation;
  /** Examples a batch. */
  readonly batchSize: number;
  /** Seed of the order and of the augmentations; `DEFAULT_SEED` by default. */
  readonly seed?: number;
  /** Whether each epoch has an order of its own; otherwise the given order. Default false. */
  readonly shuffle?: boolean;
  /** The chain of augmentations that each image goes through in each epoch; none by default. */
  readonly augmentation?: AugmentationChain | undefined;
  /** Worker threads; 0 (the default) does all in this one. Changes no value of any batch. */
  readonly workers?: number;
  /** Batches in the making, or made and not yet asked for, at most. Default: 2 a worker, or 1. */
  readonly prefetch?: number;
  /** Where decoded images are kept for later epochs and runs; nothing is kept without it. */
  readonly cacheFolder?: string;
  /** Told after each image decoded for the cache. */
  readonly onProgress?: ProgressListener;
  /**
   * Told in one sentence why the cache is built anew, waited for, or done without, that an image in
   * it was mended, and that a worker was replaced.
   */
  readonly onMessage?: (message: string) => void;
}

/** An endless supply of epochs over the same examples. */
export interface Batches extends AsyncDisposable {
  /** Number of examples. */
  readonly examples: number;
  /** Batches an epoch, the last one possibly smaller. */
  readonly steps: number;
  /** Examples a batch. */
  readonly batchSize: number;
  /** Rows and columns of each image. */
  readonly imageSize: number;
  /** What decides the content of all batches, in sixteen letters: two equal ones give equal bits. */
  readonly fingerprint: string;
  /** What was done so far. */
  readonly counters: Counters;
  /**
   * Goes through all examples once.
   *
   * @param epoch Number of the epoch: it decides order and augmentations.
   * @param options Where to start, and whether batches may share memory.
   * @returns The batches in order.
   * @throws {RangeError} If the epoch is no whole number, or there is no such step.
   */
  epoch(epoch: number, options?: EpochOptions): AsyncIterable<Batch>;
  /** Ends workers and open epochs; safe to call twice. */
  close(): Promise<void>;
}
