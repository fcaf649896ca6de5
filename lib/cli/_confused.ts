import type { JudgedPicture } from "../classifier/mod.ts";

/** Which class is taken for which, the commonest first. */
export function pairsOf(
  wrong: readonly JudgedPicture[],
): [label: number, predicted: number, count: number][] {
  const counts = new Map<string, [number, number, number]>();
  for (const { label, predicted } of wrong) {
    const key = `${label} ${predicted}`;
    const [, , count] = counts.get(key) ?? [0, 0, 0];
    counts.set(key, [label, predicted, count + 1]);
  }
  return [...counts.values()].sort((a, b) => b[2] - a[2]);
}
