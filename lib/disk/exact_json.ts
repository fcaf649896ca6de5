/**
 * JSON that loses no number: NaN, the infinities, -0 and bigints come back as they were.
 *
 * What JSON can carry is written exactly as `JSON.stringify` writes it. The rest becomes an object
 * of one name that begins with `$`: `{"$number":"NaN"}`, `{"$bigint":"10"}`. An object of the user's
 * that looks like one of these is wrapped, `{"$plain":{...}}`, so that nothing can be forged.
 *
 * @module
 */

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
 *
 * @example
 * ```ts
 * import { parseExact, stringifyExact } from "lib/disk/mod.ts";
 * parseExact(stringifyExact({ loss: NaN, steps: [1, -0, 7n] })); // { loss: NaN, steps: [1, -0, 7n] }
 * ```
 */
export function stringifyExact(value: unknown, space?: number | string): string {
  return JSON.stringify(encode(value), undefined, space) ?? "null";
}

/**
 * Reads what {@linkcode stringifyExact} wrote, and any other JSON.
 *
 * @param text The text.
 * @returns The value, unchecked.
 * @throws {SyntaxError} If it is no JSON.
 */
export function parseExact(text: string): unknown {
  return decode(JSON.parse(text));
}

function encode(value: unknown): unknown {
  if (typeof value === "bigint") return { [BIGINT]: String(value) };
  if (typeof value === "number") {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { [NUMBER]: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (typeof value !== "object" || value === null) return value;
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return encode(toJSON.call(value));
  if (Array.isArray(value)) return value.map((item) => encode(item));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const encoded = objectOf(entries.map(([name, item]) => [name, encode(item)]));
  return isEscape(value as Record<string, unknown>) ? { [PLAIN]: encoded } : encoded;
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item));
  if (typeof value !== "object" || value === null) return value;
  const { [NUMBER]: number, [BIGINT]: bigint, [PLAIN]: plain } = value as Record<string, unknown>;
  if (isEscape(value as Record<string, unknown>)) {
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
function isEscape(value: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(value);
  return names.length === 1 && [NUMBER, BIGINT, PLAIN].includes(names[0]!);
}
