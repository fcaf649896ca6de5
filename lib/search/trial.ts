/**
 * Trials: settings, and how they fared.
 *
 * @module
 */
import { byScore } from "../scores.ts";
import type { Settings } from "./space.ts";

/** Where the settings of a trial came from. */
export type TrialSource = "first" | "design" | "model" | "told";

/** One trial of a search. */
export interface Trial<Point extends Settings = Settings> {
  /** 0 for the first trial, then counting up. */
  readonly id: number;
  /** What is tried. */
  readonly settings: Point;
  /** Given, of the initial design, chosen by the model, or told without having been asked. */
  readonly source: TrialSource;
  /** `failed`: the objective threw, or gave no finite number. */
  readonly status: "pending" | "done" | "failed";
  /** The objective's value, if done. */
  readonly value?: number;
  /** Why it failed, if so. */
  readonly error?: string;
  /** The step at which it was stopped early, if so. */
  readonly stoppedAt?: number;
  /** For `gpHedge`: what each of its three acquisition functions had proposed. */
  readonly proposals?: readonly Point[];
}

/** A trial with a value. */
export type DoneTrial<Point extends Settings = Settings> = Trial<Point> & {
  readonly value: number;
};

const byValue = byScore("min");

/** The trials with a value, the best first. */
export function doneTrials<Point extends Settings>(
  trials: readonly Trial<Point>[],
): DoneTrial<Point>[] {
  return trials
    .filter((trial): trial is DoneTrial<Point> => trial.value !== undefined)
    .sort((a, b) => byValue(a.value, b.value) || a.id - b.id);
}
