/**
 * Runs a piece of work for 0..count - 1, a bounded number at a time, in ascending order of starting.
 *
 * @param count How many.
 * @param limit How many may be under way at once.
 * @param work The work; the first error ends everything and is thrown.
 */
export async function forEachConcurrently(
  count: number,
  limit: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    try {
      while (next < count) await work(next++);
    } catch (error) {
      next = count;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, count) }, worker));
}
