/**
 * The dimensions of a search space: what values a setting may take, and how the model sees them.
 *
 * @module
 */
import { cannot, describe, refuseUnknownKeys } from "../errors.ts";

/** A setting's value. */
export type SettingValue = number | string | boolean;

/** One dimension of a space. */
export interface Dimension<Value extends SettingValue = SettingValue> {
  /** Which kind of dimension it is. */
  readonly kind: "real" | "integer" | "categorical";
  /** How many of the model's columns it takes, each in [0, 1]. */
  readonly columns: number;
  /** How many different values there are; infinity for a real dimension. */
  readonly count: number;
  /** Nothing if the value belongs to the dimension, else the rule that it breaks. */
  broken(value: unknown): string | undefined;
  /** Writes the value's columns into `row`, from index `at` on. */
  encodeInto(value: Value, row: Float64Array, at: number): void;
  /** The nearest value to some columns. */
  decode(row: ArrayLike<number>, at: number): Value;
  /** The value at a share of the dimension: equal stretches of [0, 1] are equally likely. */
  quantile(share: number): Value;
  /** The values one step away; none for a real dimension, all others for a categorical one. */
  neighbours(value: Value): readonly Value[];
  /** A description that tells two different dimensions apart. */
  toJSON(): Readonly<Record<string, unknown>>;
}

/**
 * A number between two bounds.
 *
 * @param low The smallest value.
 * @param high The largest value.
 * @param options `scale: "log"` spreads values evenly over the orders of magnitude.
 * @returns The dimension.
 * @throws {RangeError} If the bounds are not finite, not in order, or not positive on a log scale, or
 * there is no such scale.
 */
export function realDimension(
  low: number,
  high: number,
  options: { readonly scale?: "linear" | "log" } = {},
): Dimension<number> {
  refuseUnknownKeys("make a real dimension", options, ["scale"]);
  const { scale = "linear" } = options;
  checkBounds("real", low, high);
  if (scale !== "linear" && scale !== "log") {
    throw new RangeError(
      cannot("make a real dimension", 'the scale "linear" or "log"', describe(scale)),
    );
  }
  if (scale === "log" && low <= 0) {
    const rule = "low > 0, as the logarithm of 0 is infinite";
    throw new RangeError(cannot("make a real dimension on a log scale", rule, low));
  }
  const [from, to] = scale === "log" ? [Math.log(low), Math.log(high)] : [low, high];
  const valueAt = (share: number): number => {
    if (!(share > 0)) return low;
    if (share >= 1) return high;
    const value = from + share * (to - from);
    return Math.min(high, Math.max(low, scale === "log" ? Math.exp(value) : value));
  };
  return {
    kind: "real",
    columns: 1,
    count: Infinity,
    broken: (value) =>
      typeof value === "number" && value >= low && value <= high
        ? undefined
        : `a number from ${low} to ${high}`,
    encodeInto(value, row, at) {
      row[at] = ((scale === "log" ? Math.log(value) : value) - from) / (to - from);
    },
    decode: (row, at) => valueAt(row[at]!),
    quantile: valueAt,
    neighbours: () => [],
    toJSON: () => ({ kind: "real", low, high, scale }),
  };
}

/**
 * A whole number between two bounds, both included.
 *
 * @param low The smallest value.
 * @param high The largest value.
 * @returns The dimension.
 * @throws {RangeError} If the bounds are not whole numbers or not in order.
 */
export function integerDimension(low: number, high: number): Dimension<number> {
  checkBounds("integer", low, high);
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) {
    throw new RangeError(cannot("make an integer dimension", "whole bounds", [low, high]));
  }
  const count = high - low + 1;
  return {
    kind: "integer",
    columns: 1,
    count,
    broken: (value) =>
      Number.isInteger(value) && (value as number) >= low && (value as number) <= high
        ? undefined
        : `a whole number from ${low} to ${high}`,
    encodeInto(value, row, at) {
      row[at] = (value - low) / (high - low);
    },
    decode: (row, at) => Math.min(high, Math.max(low, Math.round(low + row[at]! * (high - low)))),
    quantile: (share) => Math.min(high, low + Math.floor(Math.max(0, share) * count)),
    neighbours: (value) => [value - 1, value + 1].filter((next) => next >= low && next <= high),
    toJSON: () => ({ kind: "integer", low, high }),
  };
}

/**
 * One of a few values without order. The model sees one column a choice (one-hot), or a single
 * column where there are two, as scikit-optimize does.
 *
 * @param choices At least two different values.
 * @returns The dimension.
 * @throws {RangeError} If there are fewer than two choices, or one stands there twice.
 * @throws {TypeError} If a choice is no number, text or truth value: a trial's process reads it from
 * a file.
 */
export function categoricalDimension<const Value extends SettingValue>(
  choices: readonly Value[],
): Dimension<Value> {
  const doing = "make a categorical dimension";
  const wrong = choices.findIndex((choice) => !VALUE_TYPES.includes(typeof choice));
  if (wrong >= 0) {
    throw new TypeError(cannot(doing, "numbers, texts or truth values", typeOf(choices[wrong])));
  }
  if (choices.length < 2) throw new RangeError(cannot(doing, "two choices or more", choices));
  if (new Set(choices).size !== choices.length) {
    throw new RangeError(cannot(doing, "choices that differ", choices));
  }
  const count = choices.length;
  const columns = count === 2 ? 1 : count;
  return {
    kind: "categorical",
    columns,
    count,
    broken: (value) => choices.includes(value as Value) ? undefined : `one of ${describe(choices)}`,
    encodeInto(value, row, at) {
      const index = choices.findIndex((choice) => sameValue(choice, value));
      if (columns === 1) row[at] = index;
      else for (let i = 0; i < columns; i++) row[at + i] = i === index ? 1 : 0;
    },
    decode(row, at) {
      if (columns === 1) return choices[row[at]! < 0.5 ? 0 : 1]!;
      let largest = 0;
      for (let i = 1; i < columns; i++) if (row[at + i]! > row[at + largest]!) largest = i;
      return choices[largest]!;
    },
    quantile: (share) => choices[Math.min(count - 1, Math.floor(Math.max(0, share) * count))]!,
    neighbours: (value) => choices.filter((choice) => !sameValue(choice, value)),
    toJSON: () => ({ kind: "categorical", choices }),
  };
}

const VALUE_TYPES: readonly string[] = ["number", "string", "boolean"];

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Equal, NaN to itself too; 0 and -0 are one value. */
function sameValue(a: SettingValue, b: SettingValue): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function checkBounds(kind: string, low: number, high: number): void {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new RangeError(cannot(`make a dimension (${kind})`, "finite low < high", [low, high]));
  }
  if (!Number.isFinite(high - low)) {
    const rule = "bounds whose distance is finite too";
    throw new RangeError(cannot(`make a dimension (${kind})`, rule, [low, high]));
  }
}
