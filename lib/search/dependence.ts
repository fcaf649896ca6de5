/**
 * Which settings matter: the model's answer to each one, averaged over the others.
 *
 * @module
 */
import { createStream } from "../random/stream.ts";
import { refuseUnknownKeys } from "../errors.ts";
import {
  type AnalysisOptions,
  type AxisOfSpace,
  checkCount,
  scaleOf,
  signOf,
  valuesOf,
} from "./_axis.ts";
import type { SettingValue } from "./dimension.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Settings } from "./space.ts";

/** The model's answer to one setting, averaged over all others. */
export interface PartialDependence extends AxisOfSpace {
  /** Values of the setting. */
  readonly values: readonly SettingValue[];
  /** Posterior mean of the average, in the objective's unit (or its negative). */
  readonly mean: Float64Array;
  /** Its posterior standard deviation. */
  readonly std: Float64Array;
  /** The setting's value in the best trial. */
  readonly best: SettingValue;
}

/** What {@linkcode partialDependence} can be told. */
export interface DependenceOptions extends AnalysisOptions {
  /** Values along a real setting; 40 by default. */
  readonly resolution?: number;
  /** Over how many points of the other settings is averaged; 64 by default. */
  readonly samples?: number;
}

/**
 * Partial dependence (Friedman, 2001): what the model expects of the objective as a function of one
 * setting, on average over the others. The standard deviation is that of the average itself.
 *
 * @param optimizer A search with at least one value.
 * @param name The setting.
 * @param options Resolution.
 * @returns The curve.
 * @throws {RangeError} If there is no such setting, or a number of points is too small.
 * @throws {TypeError} Before the first value.
 */
export function partialDependence<Point extends Settings>(
  optimizer: Optimizer<Point>,
  name: keyof Point & string,
  options: DependenceOptions = {},
): PartialDependence {
  const { resolution = 40, samples = 64 } = options;
  const doing = `average over all settings but ${name}`;
  refuseUnknownKeys(doing, options, ["negate", "resolution", "samples"]);
  checkCount(doing, "resolution", resolution, 2);
  checkCount(doing, "samples", samples, 1);
  const { space, best } = optimizer;
  const dimension = space.dimension(name);
  const others = space.design(samples, createStream(0, "partial dependence"));
  const values = valuesOf(dimension, resolution);
  const sign = signOf(options);
  const averages = values.map((value) =>
    optimizer.averagePosterior(others.map((point) => ({ ...point, [name]: value })))
  );
  return {
    name,
    scale: scaleOf(dimension),
    values,
    mean: Float64Array.from(averages, ({ mean }) => sign * mean),
    std: Float64Array.from(averages, ({ std }) => std),
    best: best!.settings[name]!,
  };
}

/** How much a setting matters. */
export interface Importance {
  /** The setting. */
  readonly name: string;
  /** The model's length scales of its columns, in units of the setting's whole range. */
  readonly lengthScales: readonly number[];
  /**
   * Relevance by length scale: the inverse of the shortest one, as a share of all settings' (they
   * add up to 1). A short length scale means that the objective changes over short distances.
   */
  readonly relevance: number;
  /**
   * Main effect: the standard deviation of the setting's partial dependence, in the objective's
   * unit. A setting with small effect and large relevance acts through others.
   */
  readonly effect: number;
}

/**
 * Which settings matter, by the model's length scales and by their main effects.
 *
 * @param optimizer A search with at least one value.
 * @returns One entry a setting, the most relevant first.
 * @throws {TypeError} Before the first value.
 */
export function settingImportance<Point extends Settings>(
  optimizer: Optimizer<Point>,
): Importance[] {
  const { space } = optimizer;
  const curves = space.names.map((name) => partialDependence(optimizer, name));
  const all = optimizer.model()!.hyperparameters.lengthScales;
  const entries = space.names.map((name, i) => {
    const from = space.offsets[i]!;
    const lengthScales = all.slice(from, from + space.dimensions[i]!.columns);
    const { mean } = curves[i]!;
    const center = mean.reduce((sum, value) => sum + value, 0) / mean.length;
    const spread = mean.reduce((sum, value) => sum + (value - center) ** 2, 0) / mean.length;
    return {
      name,
      lengthScales,
      inverse: 1 / Math.min(...lengthScales),
      effect: Math.sqrt(spread),
    };
  });
  const total = entries.reduce((sum, { inverse }) => sum + inverse, 0);
  return entries
    .map(({ inverse, ...entry }) => ({ ...entry, relevance: inverse / total }))
    .sort((a, b) => b.relevance - a.relevance);
}
