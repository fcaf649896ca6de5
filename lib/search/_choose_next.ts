/** Which settings come next when the given ones and the design are used up. */
import { cannot } from "../errors.ts";
import type { RandomStream } from "../random/stream.ts";
import { hedge, PORTFOLIO } from "./_hedge.ts";
import { drawUnknown, propose } from "./_propose.ts";
import type { Surrogate } from "./_surrogate.ts";
import { type AcquisitionContext, type AcquisitionName, ACQUISITIONS } from "./acquisition.ts";
import type { OptimizerOptions } from "./optimizer_options.ts";
import type { Settings, Space } from "./space.ts";
import { doneTrials, type Trial } from "./trial.ts";

/** Thrown by `ask` when every point of a finite space has been asked. */
export class SpaceExhaustedError extends Error {
  /** The error's class. */
  override name = "SpaceExhaustedError";
}

/** A search at the moment of a question. */
export interface SearchState<Point extends Settings> {
  readonly space: Space<Point>;
  readonly options: Required<OptimizerOptions<Point>>;
  readonly trials: readonly Trial<Point>[];
  /** The model of the values told; nothing before the first one. */
  readonly surrogate: Surrogate | undefined;
  /** Whether settings were asked or told before. */
  readonly isKnown: (settings: Point) => boolean;
  readonly stream: RandomStream;
}

/** Settings, and for `gpHedge` what each member of the portfolio had proposed. */
export interface Choice<Point extends Settings> {
  readonly settings: Point;
  readonly proposals: readonly Point[] | undefined;
}

/**
 * Chooses the settings that the acquisition likes best; random ones as long as there is no model.
 *
 * @throws {SpaceExhaustedError} If no point is left that was not asked.
 */
export function chooseNext<Point extends Settings>(search: SearchState<Point>): Choice<Point> {
  const { space, options, trials, surrogate, isKnown, stream } = search;
  if (surrogate === undefined) {
    const settings = drawUnknown(space, isKnown, stream);
    if (settings !== undefined) return { settings, proposals: undefined };
    throw new SpaceExhaustedError(cannot("ask for settings", "a point not asked yet", "none"));
  }
  const pending = trials.filter(({ status }) => status === "pending");
  const model = surrogate.withLies(pending.map(({ settings }) => space.encode(settings)));
  const incumbents = doneTrials(trials).map(({ settings }) => settings);
  const context = contextOf(surrogate, options);
  const bestOf = (name: AcquisitionName): Point => {
    const acquisition = ACQUISITIONS[name];
    const found = propose({ space, model, acquisition, context, incumbents, isKnown, stream });
    if (found !== undefined) return found;
    throw new SpaceExhaustedError(cannot("ask for settings", "a point not asked yet", "none"));
  };
  if (options.acquisition !== "gpHedge") {
    return { settings: bestOf(options.acquisition), proposals: undefined };
  }
  const proposals = PORTFOLIO.map(bestOf);
  return { settings: proposals[hedge(space, trials, surrogate, stream.next())]!, proposals };
}

/** What an acquisition function weighs the posterior against. */
export function contextOf<Point extends Settings>(
  { incumbent, deviation }: Surrogate,
  { kappa, xi }: Required<OptimizerOptions<Point>>,
): AcquisitionContext {
  return { incumbent, kappa, xi: xi * deviation };
}
