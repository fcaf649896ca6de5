/**
 * The whole search in one call.
 *
 * @module
 */
import { letSignalsIn, stopSignal, throwIfStopped } from "../stop.ts";
import { cannot, describe, messageOf, refuseUnknownKeys } from "../errors.ts";
import { Optimizer, type OptimizerOptions, SpaceExhaustedError } from "./optimizer.ts";
import { OPTION_NAMES } from "./optimizer_options.ts";
import type { Settings, Space } from "./space.ts";
import { openStudy } from "./study.ts";
import type { DoneTrial, Trial } from "./trial.ts";

/** A function to be minimised; may throw, or give NaN, for settings that do not work. */
export type Objective<Point extends Settings> = (
  settings: Point,
  trial: Trial<Point>,
) => number | Promise<number>;

/** What {@linkcode gpMinimize} can be told. */
export interface MinimizeOptions<Point extends Settings> extends OptimizerOptions<Point> {
  /** How often the objective is called. */
  readonly calls: number;
  /**
   * A folder in which the search is kept: called again with the same space and options, it goes on
   * where it was, and several processes may share it. By default nothing is kept.
   */
  readonly study?: string;
  /** Called after each trial of this process. */
  readonly onTrial?: (trial: Trial<Point>, optimizer: Optimizer<Point>) => void;
}

/** What {@linkcode gpMinimize} found. */
export interface MinimizeResult<Point extends Settings> {
  /** The trial with the lowest value; nothing if all failed. */
  readonly best: DoneTrial<Point> | undefined;
  /** All trials, in order. */
  readonly trials: readonly Trial<Point>[];
  /** Why the search ended: all calls made, or no point left in a finite space. */
  readonly ended: "calls" | "space exhausted";
  /** What a reader should know, such as a best value on a bound of its dimension. */
  readonly warnings: readonly string[];
  /** The optimiser, with its model; it can be asked for more. */
  readonly optimizer: Optimizer<Point>;
}

/**
 * Minimises a function by Bayesian optimisation, one call after the other. A call that throws, or
 * gives no finite number, is recorded as failed, counts as the worst value, and the search goes on.
 *
 * @param objective The function; the lower the better.
 * @param space Where to search.
 * @param options How long and how.
 * @returns The best trial, and all others.
 * @throws {RangeError} If `calls` is not a whole number of 1 or more, or another option is out of range.
 * @throws {TypeError} If an option is unknown.
 *
 * @example
 * ```ts
 * import { gpMinimize, realDimension, Space } from "lib/search/mod.ts";
 * const space = new Space({ x: realDimension(-2, 2) });
 * const { best } = await gpMinimize(({ x }) => (x - 1) ** 2, space, { calls: 15 });
 * ```
 */
export async function gpMinimize<Point extends Settings>(
  objective: Objective<Point>,
  space: Space<Point>,
  options: MinimizeOptions<Point>,
): Promise<MinimizeResult<Point>> {
  refuseUnknownKeys("minimise", options, [...OPTION_NAMES, "calls", "study", "onTrial"]);
  const { calls, study: folder, onTrial, ...how } = options;
  if (!Number.isInteger(calls) || calls < 1) {
    throw new RangeError(cannot("minimise", "calls of 1 or more", calls));
  }
  const study = folder === undefined ? undefined : await openStudy(folder, space, how);
  const optimizer = study?.optimizer ?? new Optimizer(space, how);
  const stop = stopSignal();
  const claim = () => study === undefined ? askWithin(optimizer, calls) : study.claim(calls);
  try {
    for (let trial = await claim(); trial !== undefined; trial = await claim()) {
      const value = await evaluate(objective, trial);
      const told = await study?.finish(trial, { value }) ?? optimizer.tell(trial, value);
      onTrial?.(told, optimizer);
      await letSignalsIn();
      throwIfStopped(stop);
    }
  } finally {
    await study?.close();
  }
  const { best, trials } = optimizer;
  const ended = trials.length < calls ? "space exhausted" : "calls";
  const warnings = best === undefined
    ? ["No trial gave a value: see each trial's error."]
    : boundWarnings(space, best.settings);
  if (ended === "space exhausted") warnings.push(exhaustedWarning(space, trials.length, calls));
  return { best, trials, ended, warnings, optimizer };
}

/**
 * Says why a search ended before it had made its calls.
 *
 * @param space The space.
 * @param trials How many trials there are.
 * @param calls How many were asked for.
 * @returns One sentence.
 */
function exhaustedWarning(
  space: Pick<Space, "count">,
  trials: number,
  calls: number,
): string {
  const why = space.count < Infinity
    ? `the space has ${space.count} points, and all were tried`
    : "no point is left that differs from those tried";
  return `The search ends after ${trials} of ${calls} trials: ${why}.`;
}

function askWithin<Point extends Settings>(
  optimizer: Optimizer<Point>,
  calls: number,
): Trial<Point> | undefined {
  if (optimizer.trials.length >= calls) return undefined;
  try {
    return optimizer.ask();
  } catch (error) {
    if (error instanceof SpaceExhaustedError) return undefined;
    throw error;
  }
}

/**
 * Calls an objective, turning whatever it throws into a value.
 *
 * @returns The objective's number, or the error.
 */
async function evaluate<Point extends Settings>(
  objective: Objective<Point>,
  trial: Trial<Point>,
): Promise<number | Error> {
  try {
    const value: unknown = await objective(trial.settings, trial);
    return typeof value === "number" ? value : new TypeError(
      cannot(`use trial ${trial.id}`, "a number from the objective", describe(value)),
    );
  } catch (thrown) {
    if (wasStopped(thrown)) throw thrown; // no failure of this trial's
    return thrown instanceof Error ? thrown : new Error(messageOf(thrown));
  }
}

function wasStopped(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "AbortError";
}

/**
 * Names the dimensions whose value sits on a bound: there, a wider space might hold a better one.
 *
 * @param space The space.
 * @param settings Settings in it, most often the best.
 * @returns A sentence for each such dimension; none for categorical ones.
 */
export function boundWarnings<Point extends Settings>(
  space: Space<Point>,
  settings: Point,
): string[] {
  const row = space.encode(settings);
  return space.names.flatMap((name, i) => {
    if (space.dimensions[i]!.kind === "categorical") return [];
    const share = row[space.offsets[i]!]!;
    // On the bound but for rounding: what lies beside it has been tried for what it is.
    if (share > 1e-9 && share < 1 - 1e-9) return [];
    const bound = share < 0.5 ? "lower" : "upper";
    return [
      `The best ${name}, ${settings[name]}, sits on its ${bound} bound: ` +
      "a better one may lie beyond it.",
    ];
  });
}
