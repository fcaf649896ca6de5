/** How weights are gathered into long vectors for their update. */

/** Neighbouring weights that are updated together. */
export interface Chunk {
  /** Index of the first weight. */
  readonly first: number;
  /** Index after the last weight. */
  readonly end: number;
  /** Values of each weight. */
  readonly sizes: readonly number[];
  /** Values of all. */
  readonly size: number;
}

/**
 * A chunk stays in the processor's cache while a dozen operations pass over it (0.5 MB a vector),
 * and is long enough that the operations' own cost does not count.
 */
const CHUNK_SIZE = 2 ** 17;

/** Gathers neighbours while they stay below the size; a larger weight is a chunk of its own. */
export function planChunks(sizes: readonly number[], limit = CHUNK_SIZE): Chunk[] {
  const chunks: Chunk[] = [];
  let first = 0;
  let total = 0;
  const close = (end: number): void => {
    if (end > first) chunks.push({ first, end, sizes: sizes.slice(first, end), size: total });
    first = end;
    total = 0;
  };
  sizes.forEach((size, index) => {
    if (total + size > limit) close(index);
    total += size;
  });
  close(sizes.length);
  return chunks;
}
