/**
 * Runs the trials of a study, each in a process of its own: a crash costs that trial only.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { outcomeOf, runProcess, type TrialCommand } from "./_run_trial.ts";
import { readResult, trialFolder } from "./_trial_folder.ts";
import type { MedianRuleOptions } from "./median_rule.ts";
import type { Settings } from "./space.ts";
import type { Study } from "./study.ts";
import type { DoneTrial, Trial } from "./trial.ts";

export type { TrialCommand } from "./_run_trial.ts";

/** What {@linkcode runStudy} can be told. */
export interface RunStudyOptions<Point extends Settings> {
  /** How many trials the study shall have in all, those of earlier runs included. */
  readonly calls: number;
  /** How many trials run at the same time; 1 by default. */
  readonly parallel?: number;
  /**
   * Makes the command of a trial's process, which must call `serveTrial` for the folder. Its
   * standard input is kept open as long as this process lives.
   */
  readonly command: (folder: string, trial: Trial<Point>) => TrialCommand;
  /** Stops trials that fall behind the median of the finished ones; off by default. */
  readonly medianRule?: MedianRuleOptions;
  /** Ends all processes; unfinished trials are done again when the study is run again. */
  readonly signal?: AbortSignal;
  /** Told what happens. */
  readonly onEvent?: (event: StudyEvent<Point>) => void;
}

/** Something that happened while a study ran. */
export interface StudyEvent<Point extends Settings> {
  /** `reused`: the result was there already, of a process whose parent was killed. */
  readonly kind: "started" | "reused" | "ended" | "interrupted" | "unwatched";
  /** `unwatched`: why the trial cannot be stopped early any more. It goes on. */
  readonly message?: string;
  /** The trial, as recorded. */
  readonly trial: Trial<Point>;
  /** The best trial so far. */
  readonly best: DoneTrial<Point> | undefined;
  /** Where the trial's log and result lie. */
  readonly folder: string;
  /** Since the trial's start. */
  readonly seconds: number;
}

/**
 * Runs trials until the study has as many as wanted.
 *
 * @param study The study.
 * @param options How many, how many at once, and with which command.
 * @returns When all trials that this process took are recorded, or the signal has ended them.
 * @throws {RangeError} If `calls` or `parallel` is not a whole number of 1 or more.
 * @throws {TypeError} If an option is unknown.
 * @throws {DiskError} If the disk takes no more: what was not recorded is done again later.
 * @throws {SyntaxError} If a file of the study is damaged; the message names it.
 */
export async function runStudy<Point extends Settings>(
  study: Study<Point>,
  options: RunStudyOptions<Point>,
): Promise<void> {
  const { calls, parallel = 1 } = options;
  const doing = "run the study";
  refuseUnknownKeys(doing, options, [
    "calls",
    "parallel",
    "command",
    "medianRule",
    "signal",
    "onEvent",
  ]);
  refuseUnknownKeys(`${doing}, medianRule`, options.medianRule, ["warmupSteps", "trials"]);
  if (!Number.isInteger(calls) || calls < 1) {
    throw new RangeError(cannot(doing, "calls of 1 or more", calls));
  }
  if (!Number.isInteger(parallel) || parallel < 1) {
    throw new RangeError(cannot(doing, "parallel of 1 or more", parallel));
  }
  const lanes = Array.from({ length: parallel }, () => runLane(study, options));
  const ends = await Promise.allSettled(lanes);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function runLane<Point extends Settings>(
  study: Study<Point>,
  options: RunStudyOptions<Point>,
): Promise<void> {
  const { calls, signal, onEvent } = options;
  while (!signal?.aborted) {
    const trial = await study.claim(calls);
    if (trial === undefined) return;
    const folder = trialFolder(study.folder, trial.id);
    const start = performance.now();
    const tell = (kind: StudyEvent<Point>["kind"], of: Trial<Point>, message?: string) =>
      onEvent?.({
        kind,
        ...(message !== undefined && { message }),
        trial: of,
        best: study.optimizer.best,
        folder,
        seconds: (performance.now() - start) / 1000,
      });
    const reused = await readResult(folder, trial.settings);
    if (reused === undefined) tell("started", trial);
    const outcome = reused === undefined
      ? await runProcess(study, trial, folder, {
        command: options.command(folder, trial),
        medianRule: options.medianRule,
        signal,
        onUnwatched: (message) => tell("unwatched", trial, message),
      })
      : outcomeOf(reused);
    if (outcome === undefined) {
      tell("interrupted", trial);
      return;
    }
    tell(reused === undefined ? "ended" : "reused", await study.finish(trial, outcome));
  }
}
