/**
 * Bayesian optimisation by ask and tell: ask for settings, try them, tell the objective's value.
 *
 * The objective is minimised; a score that should be large enters as its negative.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import { createStream } from "../random.ts";
import { propose } from "./_propose.ts";
import { type AcquisitionContext, type AcquisitionName, ACQUISITIONS } from "./acquisition.ts";
import { GaussianProcess, type GaussianProcessOptions } from "./gaussian_process.ts";
import type { Settings, Space } from "./space.ts";

/** How an {@linkcode Optimizer} chooses: one acquisition function, or a portfolio of three. */
export type AcquisitionChoice = AcquisitionName | "gpHedge";

/** What {@linkcode Optimizer} can be told. */
export interface OptimizerOptions<Point extends Settings> {
  /** Everything random follows from it; 0 by default. */
  readonly seed?: number;
  /** Settings to try before anything else. */
  readonly firstPoints?: readonly Point[];
  /** How many points of a Latin hypercube come next, before the model decides; 8 by default. */
  readonly designPoints?: number;
  /** The acquisition function; `"logEi"` by default. */
  readonly acquisition?: AcquisitionChoice;
  /** For `lcb`: how many standard deviations of optimism; 1.96 by default. */
  readonly kappa?: number;
  /** For `ei`, `logEi`, `pi`: the least improvement sought, in standard deviations of the values
   * told; 0 by default. */
  readonly xi?: number;
  /** The model; a Matern 5/2 process with weak priors by default. */
  readonly model?: GaussianProcessOptions;
}

/** Where the settings of a trial came from. */
export type TrialSource = "first" | "design" | "model" | "told";

/** One trial: settings, and how they fared. */
export interface Trial<Point extends Settings = Settings> {
  /** 0 for the first trial, then counting up. */
  readonly id: number;
  readonly settings: Point;
  readonly source: TrialSource;
  /** `failed`: the objective threw, or gave no finite number. */
  readonly status: "pending" | "done" | "failed";
  /** The objective's value, if done. */
  readonly value?: number;
  /** Why it failed, if so. */
  readonly error?: string;
  /** For `gpHedge`: what each of its three acquisition functions had proposed. */
  readonly proposals?: readonly Point[];
}

/** Thrown by `ask` when every point of a finite space has been asked. */
export class SpaceExhaustedError extends Error {
  override name = "SpaceExhaustedError";
}

/** The portfolio of `gpHedge`, in the order of {@linkcode Trial.proposals}. */
const PORTFOLIO: readonly AcquisitionName[] = ["lcb", "logEi", "pi"];

/** The model of an {@linkcode Optimizer}: targets near 0 and 1, length scales of a unit cube. */
export const SEARCH_MODEL: GaussianProcessOptions = {
  covariance: "matern52",
  amplitudeBounds: [1e-2, 1e3],
  lengthScaleBounds: [1e-2, 1e2],
  noiseBounds: [1e-8, 1],
  lengthScalePrior: { median: 0.7, spread: 1 },
  noisePrior: { median: 1e-5, spread: 2.5 },
  starts: 2,
};

/**
 * The search itself. Which settings are asked next follows from the options and the trials so far
 * alone, so that a search which is told the same asks the same.
 *
 * @example
 * ```ts
 * import { Optimizer, real, Space } from "lib/search/mod.ts";
 * const optimizer = new Optimizer(new Space({ x: real(-2, 2) }), { seed: 1 });
 * for (let call = 0; call < 15; call++) {
 *   const trial = optimizer.ask();
 *   optimizer.tell(trial, (trial.settings.x - 1) ** 2);
 * }
 * console.log(optimizer.best?.settings.x);
 * ```
 */
export class Optimizer<Point extends Settings = Settings> {
  /** The space that is searched. */
  readonly space: Space<Point>;
  readonly #seed: number;
  readonly #acquisition: AcquisitionChoice;
  readonly #kappa: number;
  readonly #xi: number;
  readonly #modelOptions: GaussianProcessOptions;
  readonly #queue: readonly { settings: Point; source: TrialSource }[];
  readonly #trials: Trial<Point>[] = [];
  readonly #known = new Set<string>();
  #model: { readonly process: GaussianProcess; readonly version: number } | undefined;
  #version = 0;

  /**
   * @param space What is searched.
   * @param options How.
   * @throws {RangeError} If a first point is outside the space, or an option out of range.
   */
  constructor(space: Space<Point>, options: OptimizerOptions<Point> = {}) {
    const { firstPoints = [], designPoints = 8, seed = 0 } = options;
    this.space = space;
    this.#seed = seed;
    this.#acquisition = options.acquisition ?? "logEi";
    this.#kappa = options.kappa ?? 1.96;
    this.#xi = options.xi ?? 0;
    this.#modelOptions = options.model ?? SEARCH_MODEL;
    if (this.#acquisition !== "gpHedge" && ACQUISITIONS[this.#acquisition] === undefined) {
      const rule = `one of ${Object.keys(ACQUISITIONS).join(", ")}, gpHedge`;
      throw new RangeError(cannot("make an optimizer", `acquisition ${rule}`, this.#acquisition));
    }
    if (!Number.isInteger(designPoints) || designPoints < 0) {
      throw new RangeError(cannot("make an optimizer", "designPoints of 0 or more", designPoints));
    }
    if (!(this.#kappa >= 0) || !(this.#xi >= 0)) {
      const received = { kappa: this.#kappa, xi: this.#xi };
      throw new RangeError(cannot("make an optimizer", "kappa and xi of 0 or more", received));
    }
    firstPoints.forEach((point) => space.check(point));
    this.#queue = [
      ...firstPoints.map((settings) => ({ settings, source: "first" as const })),
      ...(designPoints === 0 ? [] : space.design(designPoints, createStream(seed, "design")))
        .map((settings) => ({ settings, source: "design" as const })),
    ];
  }

  /** All trials so far, by id. */
  get trials(): readonly Trial<Point>[] {
    return this.#trials;
  }

  /** The trial with the lowest value; nothing as long as none is done. */
  get best(): (Trial<Point> & { readonly value: number }) | undefined {
    return this.#done()[0];
  }

  /**
   * The next settings to try: given ones first, then the design, then what the model likes best.
   * Trials asked and not yet told count as having the best value so far (the constant liar of
   * Ginsbourger et al., 2010), so several may be asked at once. No settings are asked twice.
   *
   * @returns A pending trial.
   * @throws {SpaceExhaustedError} If all points of a finite space were asked.
   */
  ask(): Trial<Point> {
    const id = this.#trials.length;
    const isKnown = (settings: Point) => this.#known.has(this.space.key(settings));
    const queued = this.#queue.find(({ settings }) => !isKnown(settings));
    const { settings, source, proposals } = queued !== undefined
      ? { ...queued, proposals: undefined }
      : { ...this.#proposeNext(id, isKnown), source: "model" as const };
    const trial: Trial<Point> = {
      id,
      settings,
      source,
      status: "pending",
      ...(proposals === undefined ? {} : { proposals }),
    };
    this.#add(trial);
    return trial;
  }

  /**
   * Records how a trial went; in any order, also for settings that were never asked.
   *
   * @param trial A trial of `ask`, its id, or settings tried elsewhere.
   * @param outcome The objective's value, or what was thrown. NaN and infinities count as a failure.
   * A failed trial counts as the worst value seen.
   * @returns The trial as recorded.
   * @throws {RangeError} If there is no such trial, it was told before, or settings lie outside.
   */
  tell(trial: Trial<Point> | number | Point, outcome: number | Error): Trial<Point> {
    const id = typeof trial === "number" ? trial : isTrial(trial) ? trial.id : this.#adopt(trial);
    const known = this.#trials[id];
    if (known === undefined) {
      throw new RangeError(cannot("tell a trial", `an id below ${this.#trials.length}`, id));
    }
    if (known.status !== "pending") {
      throw new RangeError(cannot(`tell trial ${id}`, "a pending trial", known.status));
    }
    const told: Trial<Point> = typeof outcome === "number" && Number.isFinite(outcome)
      ? { ...known, status: "done", value: outcome }
      : {
        ...known,
        status: "failed",
        error: typeof outcome === "number" ? `the objective was ${outcome}` : messageOf(outcome),
      };
    this.#trials[id] = told;
    this.#version++;
    return told;
  }

  /**
   * Takes over a trial as another process recorded it: a new one, or the outcome of a known one.
   *
   * @param trial A trial whose id is known or the next one.
   */
  restore(trial: Trial<Point>): void {
    this.space.check(trial.settings);
    if (trial.id > this.#trials.length) {
      throw new RangeError(cannot("restore a trial", `id ${this.#trials.length}`, trial.id));
    }
    if (trial.id === this.#trials.length) this.#add(trial);
    else this.#trials[trial.id] = trial;
    this.#version++;
  }

  /**
   * The model of all values told so far; failed trials count as the worst.
   *
   * @returns A process over the space's columns, in the objective's unit; nothing before the first
   * value.
   */
  model(): GaussianProcess | undefined {
    if (this.#model?.version === this.#version) return this.#model.process;
    const told = this.#told();
    if (told === undefined) return undefined;
    const process = new GaussianProcess(this.#modelOptions).fit(told.rows, told.values);
    this.#model = { process, version: this.#version };
    return process;
  }

  #proposeNext(
    id: number,
    isKnown: (settings: Point) => boolean,
  ): { settings: Point; proposals: readonly Point[] | undefined } {
    if (this.#known.size >= this.space.count) {
      const rule = "a space with points left";
      const received = `all ${this.space.count} points asked`;
      throw new SpaceExhaustedError(cannot("ask for settings", rule, received));
    }
    const stream = createStream(this.#seed, "ask", id);
    const told = this.#told();
    const fitted = this.model();
    if (told === undefined || fitted === undefined) {
      let settings = this.space.sample(stream);
      while (isKnown(settings)) settings = this.space.sample(stream);
      return { settings, proposals: undefined };
    }
    const model = this.#withLies(fitted, told);
    const incumbents = this.#done().map(({ settings }) => settings);
    const scale = deviation(told.values);
    const context: AcquisitionContext = {
      incumbent: Math.min(...told.values),
      kappa: this.#kappa,
      xi: this.#xi * scale,
    };
    const search = (name: AcquisitionName): Point => {
      const { space } = this;
      const acquisition = ACQUISITIONS[name];
      const found = propose({ space, model, acquisition, context, incumbents, isKnown, stream });
      if (found === undefined) {
        throw new SpaceExhaustedError(cannot("ask for settings", "a point not asked yet", "none"));
      }
      return found;
    };
    if (this.#acquisition !== "gpHedge") {
      return { settings: search(this.#acquisition), proposals: undefined };
    }
    const proposals = PORTFOLIO.map(search);
    const settings = proposals[this.#hedge(fitted, scale, stream.next())]!;
    return { settings, proposals };
  }

  /** GP-Hedge (Hoffman et al., 2011): the better a member's past proposals, the likelier it is. */
  #hedge(model: GaussianProcess, scale: number, draw: number): number {
    const gains = PORTFOLIO.map((_, member) => {
      const past = this.#trials
        .map(({ proposals }) => proposals?.[member])
        .filter((settings) => settings !== undefined);
      const { mean } = model.predict(past.map((settings) => this.space.encode(settings)));
      return -mean.reduce((sum, value) => sum + value, 0) / scale;
    });
    const largest = Math.max(...gains);
    const weights = gains.map((gain) => Math.exp(gain - largest));
    let rest = draw * weights.reduce((sum, weight) => sum + weight, 0);
    for (let member = 0; member < weights.length; member++) {
      rest -= weights[member]!;
      if (rest < 0) return member;
    }
    return weights.length - 1;
  }

  /** The model as it would be if every pending trial had the best value so far. */
  #withLies(model: GaussianProcess, told: Told): GaussianProcess {
    const pending = this.#trials.filter(({ status }) => status === "pending");
    if (pending.length === 0) return model;
    const lie = Math.min(...told.values);
    return new GaussianProcess(this.#modelOptions).fit(
      [...told.rows, ...pending.map(({ settings }) => this.space.encode(settings))],
      [...told.values, ...pending.map(() => lie)],
      model.hyperparameters,
    );
  }

  /** What the model learns from; nothing as long as no trial is done. */
  #told(): Told | undefined {
    const done = this.#done();
    if (done.length === 0) return undefined;
    const worst = done.at(-1)!.value;
    const told = this.#trials.filter(({ status }) => status !== "pending");
    return {
      rows: told.map(({ settings }) => this.space.encode(settings)),
      values: told.map(({ value }) => value ?? worst),
    };
  }

  /** The trials with a value, the best first. */
  #done(): (Trial<Point> & { readonly value: number })[] {
    return this.#trials
      .filter((trial): trial is Trial<Point> & { readonly value: number } =>
        trial.value !== undefined
      )
      .sort((a, b) => a.value - b.value || a.id - b.id);
  }

  #adopt(settings: Point): number {
    this.space.check(settings);
    const id = this.#trials.length;
    this.#add({ id, settings, source: "told", status: "pending" });
    return id;
  }

  #add(trial: Trial<Point>): void {
    this.#trials.push(trial);
    this.#known.add(this.space.key(trial.settings));
  }
}

interface Told {
  readonly rows: readonly Float64Array[];
  readonly values: readonly number[];
}

function isTrial<Point extends Settings>(value: Trial<Point> | Point): value is Trial<Point> {
  return typeof (value as Trial<Point>).settings === "object";
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) || 1;
}
