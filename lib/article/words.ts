/**
 * Numbers as sentences want them: every outcome of the article is text made of the numbers by which
 * it is known.
 *
 * @module
 */
import { signedPoints } from "../words.ts";

export { listed } from "../words.ts";

/** A number that is not there. */
export const NO_NUMBER = "no number";

/** How to write a number of points. */
export interface PointsOptions {
  /** Digits behind the point. Default: 1. */
  readonly decimals?: number;
  /** Whether a number above 0 gets its `+`. Default: true. */
  readonly sign?: boolean;
}

/**
 * A difference of two shares in points: `+4.2 points`, `−1.0 points`.
 *
 * @param difference Of two shares in [0, 1]: .042 for 4.2 points.
 * @param options Digits and sign.
 * @returns The text; `no number` for what is none.
 */
export function points(difference: number | null | undefined, options: PointsOptions = {}): string {
  return isNumber(difference) ? `${signedPoints(difference, options)} points` : NO_NUMBER;
}

/**
 * An interval of a difference in points: `+0.8 to +7.6 points`.
 *
 * @param interval Both ends, as differences of shares.
 * @param options Digits and sign.
 * @returns The text; `no number` where an end is none.
 */
export function pointsInterval(
  [low, high]: readonly [number, number],
  options: PointsOptions = {},
): string {
  if (!isNumber(low) || !isNumber(high)) return NO_NUMBER;
  return `${signedPoints(low, options)} to ${signedPoints(high, options)} points`;
}

/**
 * A share as a percentage: `95 %`, `94.7 %`.
 *
 * @param share In [0, 1].
 * @param decimals Digits behind the point; as few as needed, up to 1, by default.
 * @returns The text; `no number` for what is none.
 */
export function percent(share: number | null | undefined, decimals?: number): string {
  if (!isNumber(share)) return NO_NUMBER;
  return `${
    decimals === undefined ? +(100 * share).toFixed(1) : (100 * share).toFixed(decimals)
  } %`;
}

/**
 * A number with digits in groups: `1,234`, `0.947`.
 *
 * @param value Any number.
 * @param decimals Digits behind the point; as few as needed, up to 4, by default.
 * @returns The text; `no number` for what is none.
 */
export function number(value: number | null | undefined, decimals?: number): string {
  if (!isNumber(value)) return NO_NUMBER;
  const digits = decimals === undefined
    ? { maximumFractionDigits: 4 }
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return value.toLocaleString("en-US", digits).replace(/^-/, "−");
}

/**
 * A number that is only roughly known: `about 1,400`; two digits, rounded up.
 *
 * @param value A number above 0.
 * @returns The text; `no number` for what is none.
 */
export function about(value: number | null | undefined): string {
  if (!isNumber(value)) return NO_NUMBER;
  if (value <= 100) return `about ${number(Math.ceil(value))}`;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return `about ${number(Math.ceil(value / unit) * unit)}`;
}

/**
 * A number with its noun: `1 seed`, `5 seeds`, `2 classes`, `no image`.
 *
 * @param count How many, a whole number.
 * @param one The noun for one.
 * @param many The noun for several; with an s unless given.
 * @returns The text.
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${one}`;
  return `${number(count)} ${count === 1 ? one : many}`;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
