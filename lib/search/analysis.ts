/**
 * Reads a search: the data of the charts that show what it tried, what it learnt, and how sure it is.
 *
 * A score that should be large enters a search as its negative; `negate` turns the values back.
 *
 * @module
 */
import { refuseUnknownKeys } from "../errors.ts";
import { isScore } from "../scores.ts";
import {
  type AnalysisOptions,
  type AxisOfSpace,
  checkCount,
  scaleOf,
  signOf,
  valuesOf,
} from "./_axis.ts";
import type { AcquisitionName } from "./acquisition.ts";
import type { Optimizer } from "./optimizer.ts";
import type { Settings } from "./space.ts";

export type { AnalysisOptions, AxisOfSpace } from "./_axis.ts";

/** A trial as a point of a chart. */
export interface ScoredPoint {
  /** What was tried. */
  readonly settings: Settings;
  /** How it fared; NaN if it failed or is not over. */
  readonly score: number;
}

/** The trials as points of a chart, by id. */
export function trialPoints<Point extends Settings>(
  optimizer: Optimizer<Point>,
  options: AnalysisOptions = {},
): ScoredPoint[] {
  refuseUnknownKeys("show the trials", options, ["negate"]);
  return scored(optimizer, signOf(options));
}

function scored<Point extends Settings>(
  { trials }: Optimizer<Point>,
  sign: number,
): (ScoredPoint & { readonly settings: Point })[] {
  return trials.map(({ settings, value }) => ({
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
 * @throws {RangeError} If there is no such setting, or `resolution` is not a whole number of 2 or more.
 * @throws {TypeError} Before the first value.
 */
export function posteriorSlice<Point extends Settings>(
  optimizer: Optimizer<Point>,
  name: keyof Point & string,
  options: PosteriorSliceOptions<Point> = {},
): PosteriorSlice {
  const { space } = optimizer;
  const { resolution = 201 } = options;
  const doing = `slice the posterior along ${name}`;
  refuseUnknownKeys(doing, options, ["negate", "resolution", "at", "acquisition"]);
  checkCount(doing, "resolution", resolution, 2);
  const values = valuesOf(space.dimension(name), resolution);
  const sign = signOf(options);
  const held = { ...optimizer.best?.settings, ...options.at } as Point;
  const points = values.map((value): Point => space.check({ ...held, [name]: value }));
  const { mean, std } = optimizer.posterior(points);
  const own = optimizer.options.acquisition;
  const shown = options.acquisition ?? (own === "gpHedge" || own === "logEi" ? "ei" : own);
  const acquisition = optimizer.acquisitionAt(points, shown);
  const [low, high] = [Math.min(...acquisition), Math.max(...acquisition)];
  const observed = scored(optimizer, sign).filter(({ score }) => isScore(score));
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
  refuseUnknownKeys("find the expected optimum", options, ["negate"]);
  const settings = optimizer.likeliestMinimum();
  const { mean, std } = optimizer.posterior([settings]);
  return { settings, mean: signOf(options) * mean[0]!, std: std[0]! };
}
