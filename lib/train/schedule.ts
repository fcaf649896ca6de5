/**
 * Learning rates that change with the step.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";

/** The learning rate of a step; the first step is 0. */
export type Schedule = (step: number) => number;

/** How high and how long the stairs are. */
export interface StaircaseOptions {
  /** Factor at each drop, in (0, 1]; 1 keeps the rate constant. */
  readonly decayRate: number;
  /** Steps, not epochs, between two drops. */
  readonly decaySteps: number;
}

/**
 * Exponential decay in stairs: `learningRate * decayRate ^ floor(step / decaySteps)`, as Keras's
 * `ExponentialDecay(staircase=True)`.
 *
 * @param learningRate Rate before the first drop.
 * @param options Height and length of the stairs.
 * @returns The schedule.
 * @throws {RangeError} If a number is out of its range.
 *
 * @example
 * ```ts
 * import { exponentialStaircase } from "lib/train/schedule.ts";
 * const schedule = exponentialStaircase(1e-3, { decayRate: 0.5, decaySteps: 100 });
 * schedule(250); // 0.00025
 * ```
 */
export function exponentialStaircase(learningRate: number, options: StaircaseOptions): Schedule {
  refuseUnknownKeys("decay a learning rate", options, ["decayRate", "decaySteps"]);
  const { decayRate, decaySteps } = options;
  if (!(learningRate > 0)) {
    throw new RangeError(cannot("decay a learning rate", "a rate above 0", learningRate));
  }
  if (!(decayRate > 0 && decayRate <= 1)) {
    throw new RangeError(cannot("decay a learning rate", "a decayRate in (0, 1]", decayRate));
  }
  if (!Number.isInteger(decaySteps) || decaySteps < 1) {
    const expected = "a whole number of decaySteps from 1";
    throw new RangeError(cannot("decay a learning rate", expected, decaySteps));
  }
  return (step) => learningRate * decayRate ** Math.floor(step / decaySteps);
}
