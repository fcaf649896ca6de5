/**
 * Lists and signs as a sentence wants them, for all that writes one.
 *
 * @module
 */

/**
 * Several things in a sentence: `a`, `a and b`, `a, b and c`.
 *
 * @param items The things.
 * @param last The word before the last.
 * @param none What is said of no things.
 * @returns The text.
 */
export function listed(items: readonly string[], last = "and", none = "none"): string {
  if (items.length === 0) return none;
  if (items.length === 1) return items[0]!;
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

/**
 * A difference of shares in points, with its sign: `+4.2`, `−0.3`, `0.0`.
 *
 * @param difference Of two shares in [0, 1]: .042 for 4.2 points.
 * @param options Digits behind the point, 1 by default; whether a number above 0 gets its `+`, true
 *   by default.
 * @returns The text.
 */
export function signedPoints(
  difference: number,
  { decimals = 1, sign = true }: { readonly decimals?: number; readonly sign?: boolean } = {},
): string {
  const text = Math.abs(100 * difference).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${difference < 0 ? "−" : sign ? "+" : ""}${text}`;
}
