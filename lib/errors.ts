/**
 * One wording for every complaint: what could not be done, what was expected, what came instead.
 *
 * The class of the error is chosen where it is thrown: `RangeError` for a value, `TypeError` for a
 * type or a shape, `SyntaxError` for a malformed file, `Error` for the world outside (disk, network).
 *
 * @module
 */

/**
 * Words the message of an error: `Cannot <doing>: expected <expected>, received <received>`.
 *
 * @param doing What was attempted, in the infinitive: `"read table birds.csv, row 7"`.
 * @param expected The rule that was broken: `"3 columns"`.
 * @param received What came instead; anything but a string is shown by {@linkcode describe}.
 * @returns The sentence, without a final stop.
 *
 * @example
 * ```ts
 * import { cannot } from "lib/errors.ts";
 * throw new RangeError(cannot("split the rows", "a testSize between 0 and 1", 1.5));
 * ```
 */
export function cannot(doing: string, expected: string, received: unknown): string {
  const shown = typeof received === "string" ? received : describe(received);
  return `Cannot ${doing}: expected ${expected}, received ${shown}`;
}

/**
 * Shows a value in an error message, short enough for one line.
 *
 * @param value Any value.
 * @returns JSON-like text of at most 80 characters.
 */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function") return `a function ${value.name}`.trimEnd();
  if (ArrayBuffer.isView(value)) {
    const length = "length" in value ? value.length : value.byteLength;
    return `${value.constructor.name}(${length})`;
  }
  let text: string;
  try {
    // JSON itself writes null for them.
    const named = (_: string, part: unknown) =>
      typeof part === "number" && !Number.isFinite(part) ? `\0${part}` : part;
    text = JSON.stringify(value, named)?.replace(/"\\u0000(-?\w+)"/g, "$1") ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}

/**
 * The message of whatever was thrown, without its stack.
 *
 * @param thrown A caught value; libraries throw strings too.
 * @returns One line of text.
 */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
