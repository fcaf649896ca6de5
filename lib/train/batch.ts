/**
 * What training and prediction read, and what they find.
 *
 * @module
 */

/** What a step looks at. */
export interface StepBatch {
  /** `[n, size, size, 3]` in 0..1; not changed. */
  readonly images: Float32Array;
  /** Class index of each image. */
  readonly labels: Int32Array;
  /** Height and width of the images. */
  readonly imageSize: number;
}

/** What a step found, before the weights changed. */
export interface StepResult {
  /** `[n x classes]`, in training mode. */
  readonly probabilities: Float32Array;
  /** Sum of the examples' losses, class weights and label smoothing included. */
  readonly lossSum: number;
}

/** A source of batches, as {@linkcode createBatches} of `lib/input` makes them. */
export interface BatchSource {
  /** Images in all. */
  readonly examples: number;
  /** Batches an epoch. */
  readonly steps: number;
  /** Images a batch; the last one may have fewer. */
  readonly batchSize: number;
  /** Height and width of the images. */
  readonly imageSize: number;
  /**
   * What is in all its batches, in a few letters: a resumed training must agree on it. Without it
   * only the number of images is compared.
   */
  readonly fingerprint?: string;
  /** The batches of an epoch (counted from 0), from a step on; `reuse`: none is kept after the next. */
  epoch(
    epoch: number,
    options?: { startStep?: number; reuse?: boolean },
  ): AsyncIterable<StepBatch>;
}
