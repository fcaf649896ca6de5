/**
 * In which order an epoch goes through the examples.
 *
 * @module
 */
import { createStream } from "../random/stream.ts";

/**
 * The order of an epoch.
 *
 * @param count Number of examples.
 * @param options Seed and number of the epoch, and whether to shuffle at all.
 * @returns Positions 0..count - 1, each once; the same for the same arguments.
 */
export function epochOrder(
  count: number,
  options: { readonly seed: number; readonly epoch: number; readonly shuffle: boolean },
): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  return options.shuffle
    ? createStream(options.seed, "order", options.epoch).shuffle(order)
    : order;
}
