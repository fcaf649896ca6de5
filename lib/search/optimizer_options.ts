/**
 * What an optimizer can be told.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { DEFAULT_SEED } from "../random/mod.ts";
import { fillModelOptions } from "./_hyperparameters.ts";
import { SEARCH_MODEL } from "./_surrogate.ts";
import { type AcquisitionName, ACQUISITIONS } from "./acquisition.ts";
import type { GaussianProcessOptions } from "./model_options.ts";
import type { Settings, Space } from "./space.ts";

/** How an {@linkcode Optimizer} chooses: one acquisition function, or a portfolio of three. */
export type AcquisitionChoice = AcquisitionName | "gpHedge";

/** What {@linkcode Optimizer} can be told. */
export interface OptimizerOptions<Point extends Settings> {
  /** Everything random follows from it; any finite number, 42 by default. */
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

/** The names of {@linkcode OptimizerOptions}. */
export const OPTION_NAMES = [
  "seed",
  "firstPoints",
  "designPoints",
  "acquisition",
  "kappa",
  "xi",
  "model",
  "warpValues",
] as const;

/**
 * Fills in the defaults and checks the rest.
 *
 * @param space What is searched.
 * @param options As they were given.
 * @returns All options.
 * @throws {RangeError} If a first point is outside the space, or an option out of range.
 * @throws {TypeError} If an option is unknown.
 */
export function fillOptions<Point extends Settings>(
  space: Space<Point>,
  options: OptimizerOptions<Point>,
): Required<OptimizerOptions<Point>> {
  const doing = "make an optimizer";
  refuseUnknownKeys(doing, options, OPTION_NAMES);
  const filled = {
    seed: options.seed ?? DEFAULT_SEED,
    firstPoints: options.firstPoints ?? [],
    designPoints: options.designPoints ?? Math.min(8, space.columns + 3),
    acquisition: options.acquisition ?? "logEi",
    kappa: options.kappa ?? 1.96,
    xi: options.xi ?? 0,
    model: options.model ?? SEARCH_MODEL,
    warpValues: options.warpValues ?? true,
  };
  const { seed, firstPoints, designPoints, acquisition, kappa, xi } = filled;
  if (!Number.isFinite(seed)) throw new RangeError(cannot(doing, "a finite seed", seed));
  if (acquisition !== "gpHedge" && ACQUISITIONS[acquisition] === undefined) {
    const rule = `acquisition one of ${Object.keys(ACQUISITIONS).join(", ")}, gpHedge`;
    throw new RangeError(cannot(doing, rule, acquisition));
  }
  if (!Number.isInteger(designPoints) || designPoints < 0) {
    throw new RangeError(cannot(doing, "designPoints of 0 or more", designPoints));
  }
  if (!(kappa >= 0 && kappa < Infinity && xi >= 0 && xi < Infinity)) {
    throw new RangeError(cannot(doing, "kappa and xi of 0 or more", { kappa, xi }));
  }
  fillModelOptions(filled.model);
  firstPoints.forEach((point) => space.check(point));
  return filled;
}
