/**
 * Bayesian optimisation by ask and tell: ask for settings, try them, tell the objective's value.
 *
 * The objective is minimised; a score that should be large enters as its negative.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createStream } from "../random/stream.ts";
import { type Choice, chooseNext, contextOf, SpaceExhaustedError } from "./_choose_next.ts";
import { propose } from "./_propose.ts";
import { Surrogate } from "./_surrogate.ts";
import { TrialBook } from "./_trial_book.ts";
import { type AcquisitionName, ACQUISITIONS } from "./acquisition.ts";
import type { GaussianProcess } from "./gaussian_process.ts";
import type { Posterior } from "./model_options.ts";
import { fillOptions, type OptimizerOptions } from "./optimizer_options.ts";
import type { Settings, Space } from "./space.ts";
import { type DoneTrial, doneTrials, type Trial, type TrialSource } from "./trial.ts";

export { SpaceExhaustedError } from "./_choose_next.ts";
export type { AcquisitionChoice, OptimizerOptions } from "./optimizer_options.ts";

/**
 * The search itself. Which settings are asked next follows from the options and the trials so far
 * alone, so that a search which is told the same asks the same.
 *
 * @example
 * ```ts
 * import { Optimizer, realDimension, Space } from "lib/search/mod.ts";
 * const optimizer = new Optimizer(new Space({ x: realDimension(-2, 2) }), { seed: 1 });
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
  readonly #book: TrialBook<Point>;
  #surrogate: { readonly fitted: Surrogate | undefined; readonly version: number } | undefined;

  /**
   * Begins a search.
   *
   * @param space What is searched.
   * @param options How.
   * @throws {RangeError} If a first point is outside the space, or an option out of range.
   */
  constructor(space: Space<Point>, options: OptimizerOptions<Point> = {}) {
    this.space = space;
    this.options = fillOptions(space, options);
    this.#book = new TrialBook(space);
    const { seed, firstPoints, designPoints } = this.options;
    this.#queue = [
      ...firstPoints.map((settings) => ({ settings, source: "first" as const })),
      ...(designPoints === 0 ? [] : space.design(designPoints, createStream(seed, "design")))
        .map((settings) => ({ settings, source: "design" as const })),
    ];
  }

  /** All trials so far, by id. */
  get trials(): readonly Trial<Point>[] {
    return this.#book.trials;
  }

  /** The trial with the lowest value; nothing as long as none is done. */
  get best(): DoneTrial<Point> | undefined {
    return doneTrials(this.trials)[0];
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
    const queued = this.#queue.find(({ settings }) => !this.#book.knows(settings));
    if (queued !== undefined) return this.#book.add(queued);
    const { settings, proposals } = this.#choose();
    return this.#book.add({
      settings,
      source: "model",
      ...(proposals === undefined ? {} : { proposals }),
    });
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
    return this.#book.tell(trial, outcome, stoppedAt);
  }

  /**
   * Takes over a trial as another process recorded it: a new one, or the outcome of a known one.
   *
   * @param trial A trial whose id is known or the next one.
   * @throws {RangeError} If the id leaves a gap, the settings lie outside, or the value is not finite.
   */
  restore(trial: Trial<Point>): void {
    this.#book.restore(trial);
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
    const context = contextOf(surrogate, this.options);
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
      context: { ...contextOf(surrogate, this.options), kappa: 0 },
      incumbents: doneTrials(this.trials).map(({ settings }) => settings),
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

  #choose(): Choice<Point> {
    const { space, options } = this;
    if (this.#book.distinct >= space.count) {
      const received = `all ${space.count} points asked`;
      throw new SpaceExhaustedError(
        cannot("ask for settings", "a space with points left", received),
      );
    }
    return chooseNext({
      space,
      options,
      trials: this.trials,
      surrogate: this.#fitted(),
      isKnown: (settings) => this.#book.knows(settings),
      stream: createStream(options.seed, "ask", this.trials.length),
    });
  }

  #fitted(): Surrogate | undefined {
    const { version } = this.#book;
    if (this.#surrogate?.version !== version) {
      const { model, warpValues } = this.options;
      const fitted = Surrogate.fit(this.space, this.trials, model, warpValues);
      this.#surrogate = { fitted, version };
    }
    return this.#surrogate.fitted;
  }
}
