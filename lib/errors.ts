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
 * @param doing What was attempted, in the infinitive: `"read table trees.csv, row 7"`.
 * @param expected The rule that was broken: `"3 columns"`.
 * @param received What came instead; anything but a string is shown by {@linkcode describe}.
 * @returns The sentence, without a final stop; control characters in it are written out, as `\u001b`.
 *
 * @example
 * ```ts
 * import { cannot } from "lib/errors.ts";
 * const error = new RangeError(cannot("split the rows", "a testSize between 0 and 1", 1.5));
 * console.log(error.message);
 * ```
 */
export function cannot(doing: string, expected: string, received: unknown): string {
  const shown = typeof received === "string" ? received : describe(received);
  return harmless(`Cannot ${doing}: expected ${expected}, received ${shown}`);
}

/** Names of files may steer a terminal: what does is written out. Ends of lines stay. */
function harmless(sentence: string): string {
  return sentence.replace(
    /(?![\n\t])\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Says what a schema found wrong first, and where: what {@linkcode cannot} takes as received.
 *
 * @param error A zod error, or any other with a list of issues.
 * @param whole What to call the whole, if that is wrong; nothing by default.
 * @returns Such as `input.imageSize: Invalid input: expected number, received string`.
 */
export function firstFault(
  error: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
  },
  whole = "",
): string {
  const [issue] = error.issues;
  const place = issue?.path.join(".") || whole;
  return `${place === "" ? "" : `${place}: `}${issue?.message ?? "no issue"}`;
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

/**
 * Refuses options that nobody reads: a misspelt name would otherwise pass in silence.
 *
 * @param doing What was attempted, in the infinitive, as in {@linkcode cannot}.
 * @param options What the caller gave; nothing at all is fine.
 * @param known Every name that is read.
 * @throws {TypeError} If there is another name, or the options are no object; a name that differs in
 *   a letter or two is suggested.
 *
 * @example
 * ```ts
 * import { refuseUnknownKeys } from "lib/errors.ts";
 * const options: { depth: number; leaves?: number } = { depth: 3 };
 * refuseUnknownKeys("grow a tree", options, ["depth", "leaves"]);
 * ```
 */
export function refuseUnknownKeys<Options extends object>(
  doing: string,
  options: Options | undefined,
  known: readonly OptionName<NoInfer<Options>>[],
): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(cannot(doing, "an object of options", options));
  }
  const names: readonly string[] = known;
  const unknown = Object.keys(options).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const meant = nearest(unknown, names);
  const expected = names.length === 0 ? "no options" : `options among ${names.join(", ")}`;
  const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new TypeError(cannot(doing, expected, `${describe(unknown)}${hint}`));
}

/** The names of an object's properties, also where it is one of several shapes. */
export type OptionName<Options> = Options extends unknown ? keyof Options & string : never;

/** The name that a misspelt one was meant to be; undefined where none is near. */
function nearest(word: string, names: readonly string[]): string | undefined {
  const far = Math.max(2, Math.floor(word.length / 3));
  return names.map((name) => ({ name, edits: editDistance(word, name) }))
    .filter(({ edits }) => edits <= far)
    .sort((a, b) => a.edits - b.edits)[0]?.name;
}

/** Levenshtein's distance: letters to insert, delete or replace; upper and lower case are one. */
function editDistance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] as number;
}
