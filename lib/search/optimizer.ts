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
import { SEARCH_MODEL, Surrogate } from "./_surrogate.ts";
import { type AcquisitionContext, type AcquisitionName, ACQUISITIONS } from "./acquisition.ts";
import type { GaussianProcess } from "./gaussian_process.ts";
import type { GaussianProcessOptions, Posterior } from "./model_options.ts";
import type { Settings, Space } from "./space.ts";
import { type DoneTrial, doneTrials, type Trial, type TrialSource } from "./trial.ts";

/** How an {@linkcode Optimizer} chooses: one acquisition function, or a portfolio of three. */
export type AcquisitionChoice = AcquisitionName | "gpHedge";

/** What {@linkcode Optimizer} can be told. */
export interface OptimizerOptions<Point extends Settings> {
  /** Everything random follows from it; 0 by default. */
  readonly seed?: number;
  /** Settings to try before anything else. */
  readonly firstPoints?: readonly Point[];
  /**
   * How many points of a Latin hypercube come next, before the model decides; by default three more
   * than the model has columns, 8 at most.
   */
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
  /** Whether skewed values are modelled on a logarithmic scale; true by default. */
  readonly warpValues?: boolean;
}

/** Thrown by `ask` when every point of a finite space has been asked. */
export class SpaceExhaustedError extends Error {
  /** The error's class. */
  override name = "SpaceExhaustedError";
}

/** The portfolio of `gpHedge`, in the order of {@linkcode Trial.proposals}. */
const PORTFOLIO: readonly AcquisitionName[] = ["lcb", "logEi", "pi"];

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
  /** The options in force, defaults filled in. */
  readonly options: Required<OptimizerOptions<Point>>;
  readonly #queue: readonly { settings: Point; source: TrialSource }[];
  readonly #trials: Trial<Point>[] = [];
  readonly #known = new Set<string>();
  #surrogate: { readonly fitted: Surrogate | undefined; readonly version: number } | undefined;
  #version = 0;

  /**
   * Begins a search.
   *
   * @param space What is searched.
   * @param options How.
   * @throws {RangeError} If a first point is outside the space, or an option out of range.
   */
  constructor(space: Space<Point>, options: OptimizerOptions<Point> = {}) {
    this.space = space;
    this.options = {
      seed: options.seed ?? 0,
      firstPoints: options.firstPoints ?? [],
      designPoints: options.designPoints ?? Math.min(8, space.columns + 3),
      acquisition: options.acquisition ?? "logEi",
      kappa: options.kappa ?? 1.96,
      xi: options.xi ?? 0,
      model: options.model ?? SEARCH_MODEL,
      warpValues: options.warpValues ?? true,
    };
    const { seed, firstPoints, designPoints, acquisition, kappa, xi } = this.options;
    const doing = "make an optimizer";
    if (acquisition !== "gpHedge" && ACQUISITIONS[acquisition] === undefined) {
      const rule = `acquisition one of ${Object.keys(ACQUISITIONS).join(", ")}, gpHedge`;
      throw new RangeError(cannot(doing, rule, acquisition));
    }
    if (!Number.isInteger(designPoints) || designPoints < 0) {
      throw new RangeError(cannot(doing, "designPoints of 0 or more", designPoints));
    }
    if (!(kappa >= 0) || !(xi >= 0)) {
      throw new RangeError(cannot(doing, "kappa and xi of 0 or more", { kappa, xi }));
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
  get best(): DoneTrial<Point> | undefined {
    return doneTrials(this.#trials)[0];
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
   * @param stoppedAt The step at which the trial was stopped early, if so.
   * @returns The trial as recorded.
   * @throws {RangeError} If there is no such trial, it was told before, or settings lie outside.
   */
  tell(
    trial: Trial<Point> | number | Point,
    outcome: number | Error,
    stoppedAt?: number,
  ): Trial<Point> {
    const id = typeof trial === "number" ? trial : isTrial(trial) ? trial.id : this.#adopt(trial);
    const known = this.#trials[id];
    if (known === undefined) {
      throw new RangeError(cannot("tell a trial", `an id below ${this.#trials.length}`, id));
    }
    if (known.status !== "pending") {
      throw new RangeError(cannot(`tell trial ${id}`, "a pending trial", known.status));
    }
    const told: Trial<Point> = typeof outcome === "number" && Number.isFinite(outcome)
      ? { ...known, status: "done", value: outcome + 0 }
      : {
        ...known,
        status: "failed",
        error: typeof outcome === "number" ? `the objective was ${outcome}` : messageOf(outcome),
      };
    this.#trials[id] = stoppedAt === undefined ? told : { ...told, stoppedAt };
    this.#version++;
    return this.#trials[id]!;
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
   * @returns A process over the space's columns; nothing before the first value. Where values are
   * warped it works on their logarithm: {@linkcode posterior} gives the objective's unit.
   */
  model(): GaussianProcess | undefined {
    return this.#fitted()?.process;
  }

  /**
   * What the model expects of some settings.
   *
   * @param points Settings of the space.
   * @returns Mean and standard deviation in the objective's unit; where values are warped, the
   * median and half the width of the central 68 %.
   * @throws {TypeError} Before the first value.
   */
  posterior(points: readonly Point[]): Posterior {
    const surrogate = this.#needSurrogate();
    return surrogate.toObjective(surrogate.process.predict(this.#encodeAll(points)));
  }

  /**
   * What the model expects of the objective's average over some settings; where values are warped,
   * of the average on the model's scale.
   *
   * @param points Settings of the space.
   * @returns As {@linkcode posterior}.
   */
  averagePosterior(points: readonly Point[]): { readonly mean: number; readonly std: number } {
    const surrogate = this.#needSurrogate();
    const { mean, std } = surrogate.process.average(this.#encodeAll(points));
    const back = surrogate.toObjective({ mean: Float64Array.of(mean), std: Float64Array.of(std) });
    return { mean: back.mean[0]!, std: back.std[0]! };
  }

  /**
   * How much an acquisition function likes some settings, with nothing pending.
   *
   * @param points Settings of the space.
   * @param name Which acquisition function.
   * @returns The larger the better, in the model's unit.
   */
  acquisitionAt(points: readonly Point[], name: AcquisitionName): Float64Array {
    const surrogate = this.#needSurrogate();
    const { mean, std } = surrogate.process.predict(this.#encodeAll(points));
    const context = this.#context(surrogate);
    return mean.map((value, i) => ACQUISITIONS[name](value, std[i]!, context).value);
  }

  /**
   * The settings at which the model expects the lowest value, whether they were tried or not.
   *
   * @throws {TypeError} Before the first value.
   */
  likeliestMinimum(): Point {
    const surrogate = this.#needSurrogate();
    return propose({
      space: this.space,
      model: surrogate.process,
      acquisition: ACQUISITIONS.lcb,
      context: { ...this.#context(surrogate), kappa: 0 },
      incumbents: doneTrials(this.#trials).map(({ settings }) => settings),
      isKnown: () => false,
      stream: createStream(this.options.seed, "minimum"),
    })!;
  }

  #encodeAll(points: readonly Point[]): Float64Array[] {
    return points.map((point) => this.space.encode(point));
  }

  #needSurrogate(): Surrogate {
    const surrogate = this.#fitted();
    if (surrogate !== undefined) return surrogate;
    throw new TypeError(cannot("predict", "at least one trial with a value", "none"));
  }

  #context({ incumbent, deviation }: Surrogate): AcquisitionContext {
    return { incumbent, kappa: this.options.kappa, xi: this.options.xi * deviation };
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
    const stream = createStream(this.options.seed, "ask", id);
    const fitted = this.#fitted();
    if (fitted === undefined) {
      let settings = this.space.sample(stream);
      while (isKnown(settings)) settings = this.space.sample(stream);
      return { settings, proposals: undefined };
    }
    const { space } = this;
    const pending = this.#trials.filter(({ status }) => status === "pending");
    const model = fitted.withLies(pending.map(({ settings }) => space.encode(settings)));
    const incumbents = doneTrials(this.#trials).map(({ settings }) => settings);
    const context = this.#context(fitted);
    const search = (name: AcquisitionName): Point => {
      const acquisition = ACQUISITIONS[name];
      const found = propose({ space, model, acquisition, context, incumbents, isKnown, stream });
      if (found === undefined) {
        throw new SpaceExhaustedError(cannot("ask for settings", "a point not asked yet", "none"));
      }
      return found;
    };
    if (this.options.acquisition !== "gpHedge") {
      return { settings: search(this.options.acquisition), proposals: undefined };
    }
    const proposals = PORTFOLIO.map(search);
    return { settings: proposals[this.#hedge(fitted, stream.next())]!, proposals };
  }

  /** GP-Hedge (Hoffman et al., 2011): the better a member's past proposals, the likelier it is. */
  #hedge({ process, deviation }: Surrogate, draw: number): number {
    const gains = PORTFOLIO.map((_, member) => {
      const past = this.#trials
        .map(({ proposals }) => proposals?.[member])
        .filter((settings) => settings !== undefined);
      const { mean } = process.predict(past.map((settings) => this.space.encode(settings)));
      return -mean.reduce((sum, value) => sum + value, 0) / deviation;
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

  #fitted(): Surrogate | undefined {
    if (this.#surrogate?.version !== this.#version) {
      const fitted = Surrogate.fit(
        this.space,
        this.#trials,
        this.options.model,
        this.options.warpValues,
      );
      this.#surrogate = { fitted, version: this.#version };
    }
    return this.#surrogate.fitted;
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

function isTrial<Point extends Settings>(value: Trial<Point> | Point): value is Trial<Point> {
  return typeof (value as Trial<Point>).settings === "object";
}
