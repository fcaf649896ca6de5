import { stopSignal, throwIfStopped } from "../stop.ts";

/**
 * Runs a piece of work for 0..count - 1, a bounded number at a time, in ascending order of starting.
 *
 * @param count How many.
 * @param limit How many may be under way at once.
 * @param work The work; after the first error nothing new is begun.
 * @throws The first error, or that of a stop, once nothing is under way any more.
 */
export async function forEachConcurrently(
  count: number,
  limit: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const stop = stopSignal();
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    try {
      while (next < count) {
        throwIfStopped(stop);
        await work(next++);
      }
    } catch (error) {
      next = count;
      errors.push(error);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, count) }, lane));
  if (errors.length > 0) throw errors[0];
}
