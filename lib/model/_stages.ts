/** How the blocks of networks that are built in stages are called. */

/**
 * The beginning of the names of a block's layers: `block3b_`.
 *
 * @param stage Which stage, from 0.
 * @param repeat Which block of it, from 0.
 */
export function blockName(stage: number, repeat: number): string {
  return `block${stage + 1}${String.fromCharCode(97 + repeat)}_`;
}

/**
 * The same for all blocks, one after another.
 *
 * @param repeats Blocks of each stage.
 */
export function blockNames(repeats: readonly number[]): string[] {
  return repeats.flatMap((count, stage) =>
    Array.from({ length: count }, (_, repeat) => blockName(stage, repeat))
  );
}
