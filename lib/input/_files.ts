import type { Example } from "./batch.ts";

/** The files of a list of examples, each one once: oversampling repeats examples. */
export interface FileList {
  /** In order of their first appearance. */
  readonly paths: readonly string[];
  /** For each example, the position of its path. */
  readonly ofExample: Int32Array;
}

/** Lists the files behind the examples. */
export function listFiles(examples: readonly Example[]): FileList {
  const positions = new Map<string, number>();
  const ofExample = Int32Array.from(examples, ({ path }) => {
    const known = positions.get(path) ?? positions.size;
    positions.set(path, known);
    return known;
  });
  return { paths: [...positions.keys()], ofExample };
}
