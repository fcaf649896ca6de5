/**
 * Input: batches of images that are ready when the network is.
 *
 * Reading and augmenting images one by one can take most of a training's time. Here a batch is made
 * ahead of time, in as many threads as wanted, and holds the same bits however it was made.
 *
 * @module
 */
export type { FloatImage } from "../augment/mod.ts";
export {
  type Batch,
  type Batches,
  type BatchesOptions,
  type Counters,
  type EpochOptions,
  type Example,
} from "./batch.ts";
export { describeCounters, imageOfBatch } from "./look.ts";
export { createBatches } from "./create.ts";
export { epochOrder } from "./order.ts";
