/**
 * JSON that loses no number: NaN, the infinities, -0 and bigints come back as they were.
 *
 * What JSON can carry is written exactly as `JSON.stringify` writes it. The rest becomes an object
 * of one name that begins with `$`: `{"$number":"NaN"}`, `{"$bigint":"10"}`. An object of the user's
 * that looks like one of these is wrapped, `{"$plain":{...}}`, so that nothing can be forged.
 *
 * @module
 */

import { cannot } from "../errors.ts";

const NUMBER = "$number";
const BIGINT = "$bigint";
const PLAIN = "$plain";

/**
 * Writes a value as JSON.
 *
 * @param value Numbers of every kind, bigints, texts, booleans, null, and arrays and plain objects of
 *   them. As in JSON, undefined is left out of objects and becomes null in arrays.
 * @param space Indentation, as `JSON.stringify` takes it; none by default.
 * @returns The text.
 * @throws {TypeError} If the value contains itself.
 *
 * @example
 * ```ts
 * import { parseExact, stringifyExact } from "lib/disk/mod.ts";
 * parseExact(stringifyExact({ loss: NaN, steps: [1, -0, 7n] })); // { loss: NaN, steps: [1, -0, 7n] }
 * ```
 */
export function stringifyExact(value: unknown, space?: number | string): string {
  // A first pass leaves out, unwraps and orders as JSON does, so that the second sees only what stays.
  const text = JSON.stringify(value, (_, part: unknown) => tagged(part));
  if (text === undefined) return "null";
  return JSON.stringify(encode(JSON.parse(text)), undefined, space);
}

/**
 * Reads what {@linkcode stringifyExact} wrote, and any other JSON.
 *
 * @param text The text.
 * @returns The value, unchecked.
 * @throws {SyntaxError} If it is no JSON, or nested too deeply to be read.
 */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  try {
    return decode(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const received = `"${text.slice(0, 20)}..."`;
    throw new SyntaxError(cannot("read the JSON", "values nested less deeply", received));
  }
}

/** A text of the user's, or a number that JSON has no word for, told apart by the first letter. */
function tagged(part: unknown): unknown {
  const isBoxed = part instanceof Number || part instanceof String || part instanceof BigInt;
  const value: unknown = isBoxed ? part.valueOf() : part;
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "bigint") return `b${value}`;
  if (typeof value !== "number") return value;
  if (Object.is(value, -0)) return "n-0";
  return Number.isFinite(value) ? value : `n${value}`;
}

function encode(part: unknown): unknown {
  if (typeof part === "string") {
    const rest = part.slice(1);
    return part[0] === "s" ? rest : { [part[0] === "b" ? BIGINT : NUMBER]: rest };
  }
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(encode);
  const encoded = objectOf(Object.entries(part).map(([name, item]) => [name, encode(item)]));
  return isEscape(part) ? { [PLAIN]: encoded } : encoded;
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item));
  if (typeof value !== "object" || value === null) return value;
  const { [NUMBER]: number, [BIGINT]: bigint, [PLAIN]: plain } = value as Record<string, unknown>;
  if (isEscape(value)) {
    if (typeof number === "string" && NUMBERS.has(number)) return NUMBERS.get(number);
    if (typeof bigint === "string" && /^-?\d+$/.test(bigint)) return BigInt(bigint);
    if (typeof plain === "object" && plain !== null) return decodeEntries(plain);
  }
  return decodeEntries(value);
}

function decodeEntries(value: object): unknown {
  return objectOf(Object.entries(value).map(([name, item]) => [name, decode(item)]));
}

/** As `Object.fromEntries`, also for the name `__proto__`. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    Object.defineProperty(made, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return made;
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["-0", -0],
]);

/** Whether an object has the form of an escape. */
function isEscape(value: object): boolean {
  const names = Object.keys(value);
  return names.length === 1 && [NUMBER, BIGINT, PLAIN].includes(names[0]!);
}
