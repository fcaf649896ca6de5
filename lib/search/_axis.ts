/** How the settings and the values of a search are laid out in a chart. */
import { cannot } from "../errors.ts";
import type { Dimension, SettingValue } from "./dimension.ts";

/** What all functions that read a search can be told. */
export interface AnalysisOptions {
  /** Whether values are shown as their negative, because the objective is minus a score. */
  readonly negate?: boolean;
}

/** How a dimension is drawn. */
export interface AxisOfSpace {
  /** The dimension's name. */
  readonly name: string;
  /** Logarithmic, linear, or one place a value. */
  readonly scale: "log" | "linear" | "category";
}

/** Values along a dimension: all of a small one, evenly spread ones of a large one. */
export function valuesOf(dimension: Dimension, resolution: number): SettingValue[] {
  if (dimension.count <= resolution) {
    const { count } = dimension;
    return Array.from({ length: count }, (_, i) => dimension.quantile((i + 0.5) / count));
  }
  const values = Array.from(
    { length: resolution },
    (_, i) => dimension.quantile(i / (resolution - 1)),
  );
  return [...new Set(values)];
}

/** How a dimension is drawn. */
export function scaleOf(dimension: Dimension): AxisOfSpace["scale"] {
  if (dimension.kind === "categorical") return "category";
  return dimension.toJSON().scale === "log" ? "log" : "linear";
}

/**
 * Refuses a number of points that is none.
 *
 * @throws {RangeError} If it is not a whole number of at least `least`.
 */
export function checkCount(doing: string, name: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw new RangeError(cannot(doing, `${name} of ${least} or more, a whole number`, count));
}

/** What values are multiplied by before they are shown. */
export function signOf({ negate = false }: AnalysisOptions): number {
  return negate ? -1 : 1;
}
