/** How the EfficientNet-Lites grow: 0, 1 and 2, as their makers scale them. */

/** Which EfficientNet-Lite. */
export type LiteSize = 0 | 1 | 2;

/** Repeats of the seven stages in Lite0, as in B0: table 1 of the paper. */
const REPEATS = [1, 2, 2, 3, 3, 4, 1] as const;
/** Factors of width and depth. */
const FACTORS = { 0: [1, 1], 1: [1, 1.1], 2: [1.1, 1.2] } as const;

/**
 * Factors of a network's width and depth. Stem and head keep their 32 and 1280 channels in all.
 *
 * @param size Which of the networks.
 */
export function liteFactors(size: LiteSize): { readonly width: number; readonly depth: number } {
  const [width, depth] = FACTORS[size];
  return { width, depth };
}

/**
 * Blocks of each of the seven stages. The first and the last stage do not grow.
 *
 * @param size Which of the networks.
 */
export function liteRepeats(size: LiteSize): number[] {
  const { depth } = liteFactors(size);
  const last = REPEATS.length - 1;
  return REPEATS.map((repeats, stage) =>
    stage === 0 || stage === last ? repeats : Math.ceil(repeats * depth)
  );
}
