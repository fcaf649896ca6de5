/**
 * Reads a search: the data of the charts that show what it tried, what it learnt, and how sure it is.
 *
 * A score that should be large enters a search as its negative; `negate` turns the values back.
 *
 * @module
 */
import { createStream } from "../random.ts";
import type { AcquisitionName } from "./acquisition.ts";
import type { Dimension, SettingValue } from "./dimension.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Settings } from "./space.ts";

/** What all functions of this module can be told. */
export interface AnalysisOptions {
  /** Whether values are shown as their negative, because the objective is minus a score. */
  readonly negate?: boolean;
}

/** A trial as a point of a chart. */
export interface ScoredPoint {
  /** What was tried. */
  readonly settings: Settings;
  /** How it fared; NaN if it failed or is not over. */
  readonly score: number;
}

/** How a dimension is drawn. */
export interface AxisOfSpace {
  /** The dimension's name. */
  readonly name: string;
  /** Logarithmic, linear, or one place a value. */
  readonly scale: "log" | "linear" | "category";
}

/** The trials as points of a chart, by id. */
export function trialPoints<Point extends Settings>(
  optimizer: Optimizer<Point>,
  options: AnalysisOptions = {},
): ScoredPoint[] {
  const sign = signOf(options);
  return optimizer.trials.map(({ settings, value }) => ({
    settings,
    score: value === undefined ? NaN : sign * value,
  }));
}

/** The values of all trials in order, for a convergence chart; NaN for those that failed. */
export function trialScores<Point extends Settings>(
  optimizer: Optimizer<Point>,
  options: AnalysisOptions = {},
): number[] {
  return trialPoints(optimizer, options).map(({ score }) => score);
}

/** The space's dimensions as axes. */
export function searchAxes<Point extends Settings>({ space }: Optimizer<Point>): AxisOfSpace[] {
  return space.names.map((name, i) => ({ name, scale: scaleOf(space.dimensions[i]!) }));
}

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
 * @throws {RangeError} If there is no such setting.
 * @throws {TypeError} Before the first value.
 */
export function partialDependence<Point extends Settings>(
  optimizer: Optimizer<Point>,
  name: keyof Point & string,
  options: DependenceOptions = {},
): PartialDependence {
  const { resolution = 40, samples = 64 } = options;
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

/** The posterior and the acquisition along one setting. */
export interface PosteriorSlice {
  /** Values of the setting, ascending. */
  readonly x: Float64Array;
  /** Posterior mean in the objective's unit (or its negative). */
  readonly mean: Float64Array;
  /** Posterior standard deviation. */
  readonly std: Float64Array;
  /** The acquisition, scaled to 0..1. */
  readonly acquisition: Float64Array;
  /** Where the acquisition is largest along this line. */
  readonly next: number;
  /** The trials with a value. */
  readonly observed: { readonly x: number[]; readonly y: number[] };
}

/** What {@linkcode posteriorSlice} can be told. */
export interface PosteriorSliceOptions<Point extends Settings> extends AnalysisOptions {
  /** Values along the setting; 201 by default. */
  readonly resolution?: number;
  /** The other settings; those of the best trial by default. */
  readonly at?: Partial<Point>;
  /** The acquisition shown; the search's own by default (`ei` for `logEi` and `gpHedge`). */
  readonly acquisition?: AcquisitionName;
}

/**
 * How the search thinks along one setting, with the others held.
 *
 * @param optimizer A search with at least one value.
 * @param name A real or integer setting.
 * @param options Where, and how finely.
 * @returns Posterior, acquisition, observations.
 * @throws {RangeError} If there is no such setting.
 * @throws {TypeError} Before the first value.
 */
export function posteriorSlice<Point extends Settings>(
  optimizer: Optimizer<Point>,
  name: keyof Point & string,
  options: PosteriorSliceOptions<Point> = {},
): PosteriorSlice {
  const { space } = optimizer;
  const { resolution = 201 } = options;
  const values = valuesOf(space.dimension(name), resolution);
  const sign = signOf(options);
  const held = { ...optimizer.best?.settings, ...options.at } as Point;
  const points = values.map((value): Point => space.check({ ...held, [name]: value }));
  const { mean, std } = optimizer.posterior(points);
  const own = optimizer.options.acquisition;
  const shown = options.acquisition ?? (own === "gpHedge" || own === "logEi" ? "ei" : own);
  const acquisition = optimizer.acquisitionAt(points, shown);
  const [low, high] = [Math.min(...acquisition), Math.max(...acquisition)];
  const observed = trialPoints(optimizer, options).filter(({ score }) => !Number.isNaN(score));
  return {
    x: Float64Array.from(values, Number),
    mean: mean.map((value) => sign * value),
    std,
    acquisition: acquisition.map((value) => high > low ? (value - low) / (high - low) : 0),
    next: Number(values[acquisition.indexOf(high)]),
    observed: {
      x: observed.map(({ settings }) => Number(settings[name])),
      y: observed.map(({ score }) => score),
    },
  };
}

/** Where the model sees the minimum. */
export interface ExpectedOptimum<Point extends Settings> {
  /** The settings of the lowest posterior mean. */
  readonly settings: Point;
  /** The posterior mean there, in the objective's unit (or its negative). */
  readonly mean: number;
  /** Its posterior standard deviation: how sure the model is. */
  readonly std: number;
}

/**
 * The settings that the model thinks best, tried or not, and how sure it is: when the objective is
 * noisy, a safer choice than the best trial.
 *
 * @param optimizer A search with at least one value.
 * @param options Sign.
 * @returns The optimum of the posterior mean.
 * @throws {TypeError} Before the first value.
 */
export function expectedOptimum<Point extends Settings>(
  optimizer: Optimizer<Point>,
  options: AnalysisOptions = {},
): ExpectedOptimum<Point> {
  const settings = optimizer.likeliestMinimum();
  const { mean, std } = optimizer.posterior([settings]);
  return { settings, mean: signOf(options) * mean[0]!, std: std[0]! };
}

function valuesOf(dimension: Dimension, resolution: number): SettingValue[] {
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

function scaleOf(dimension: Dimension): AxisOfSpace["scale"] {
  if (dimension.kind === "categorical") return "category";
  return dimension.toJSON().scale === "log" ? "log" : "linear";
}

function signOf({ negate = false }: AnalysisOptions): number {
  return negate ? -1 : 1;
}
