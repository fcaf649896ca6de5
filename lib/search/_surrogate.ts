/** What the trials so far teach: the model that stands in for the objective. */
import { fitWarp, moments, NO_WARP, type Warp } from "./_warp.ts";
import { GaussianProcess } from "./gaussian_process.ts";
import type { GaussianProcessOptions, Posterior } from "./model_options.ts";
import type { Settings, Space } from "./space.ts";
import { doneTrials, type Trial } from "./trial.ts";

/** The model of an optimiser: smooth functions of a unit cube, with little noise. */
export const SEARCH_MODEL: GaussianProcessOptions = {
  covariance: "matern52",
  amplitudeBounds: [1e-2, 1e3],
  lengthScaleBounds: [1e-2, 1e2],
  noiseBounds: [1e-8, 1],
  // Weak priors: with a dozen points the likelihood alone often takes a dimension for irrelevant,
  // or all variation for noise. Chosen on the functions of the benchmark.
  lengthScalePrior: { median: 0.7, spread: 0.8 },
  noisePrior: { median: 1e-5, spread: 1.5 },
  // A length scale that is off by a thousandth changes nothing about where to look next.
  tolerance: 1e-6,
};

/** A fitted model with the scale that it works on. */
export class Surrogate {
  /** The model, over the space's columns, in the warped unit. */
  readonly process: GaussianProcess;
  /** From the objective's unit to the model's and back. */
  readonly warp: Warp;
  /** The lowest value told, in the model's unit. */
  readonly incumbent: number;
  /** Standard deviation of the values told, in the model's unit; 1 if they are all equal. */
  readonly deviation: number;
  readonly #options: GaussianProcessOptions;
  readonly #rows: readonly Float64Array[];
  readonly #values: readonly number[];

  private constructor(
    options: GaussianProcessOptions,
    rows: readonly Float64Array[],
    values: readonly number[],
    warp: Warp,
    process: GaussianProcess,
  ) {
    this.#options = options;
    this.#rows = rows;
    this.#values = values;
    this.warp = warp;
    this.process = process;
    this.incumbent = Math.min(...values);
    this.deviation = moments(values).deviation || 1;
  }

  /**
   * Learns from trials; failed ones count as the worst value seen.
   *
   * @returns The model; nothing as long as no trial is done.
   */
  static fit<Point extends Settings>(
    space: Space<Point>,
    trials: readonly Trial<Point>[],
    options: GaussianProcessOptions,
    warped: boolean,
  ): Surrogate | undefined {
    const worst = doneTrials(trials).at(-1)?.value;
    if (worst === undefined) return undefined;
    const told = trials.filter(({ status }) => status !== "pending");
    // Beyond this a square overflows; such a value says only "far too large" anyway.
    const raw = told.map(({ value }) => Math.min(1e150, Math.max(-1e150, value ?? worst)));
    const warp = warped ? fitWarp(raw) : NO_WARP;
    const values = raw.map(warp.forward);
    const rows = told.map(({ settings }) => space.encode(settings));
    return new Surrogate(
      options,
      rows,
      values,
      warp,
      // Few points leave several explanations: then a second start pays.
      new GaussianProcess({ starts: values.length > 40 ? 1 : 2, ...options }).fit(rows, values),
    );
  }

  /** From the model's unit to the objective's: median, and half the width of the central 68 %. */
  toObjective({ mean, std }: Posterior): Posterior {
    const { inverse } = this.warp;
    return {
      mean: mean.map(inverse),
      std: std.map((s, i) => (inverse(mean[i]! + s) - inverse(mean[i]! - s)) / 2),
    };
  }

  /** The model as it would be if some points had the best value so far. */
  withLies(rows: readonly Float64Array[]): GaussianProcess {
    if (rows.length === 0) return this.process;
    return new GaussianProcess(this.#options).fit(
      [...this.#rows, ...rows],
      [...this.#values, ...rows.map(() => this.incumbent)],
      this.process.hyperparameters,
    );
  }
}
