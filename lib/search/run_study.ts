/**
 * Runs the trials of a study, each in a process of its own: a crash costs that trial only.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import { asDiskError, writeAllSync } from "../disk/files.ts";
import {
  logFile,
  readResult,
  readSteps,
  type Result,
  trialFolder,
  writeTask,
} from "./_trial_folder.ts";
import { bestIndex } from "../scores.ts";
import { isHopeless, type MedianRuleOptions } from "./median_rule.ts";
import type { Settings } from "./space.ts";
import type { Outcome, Study } from "./study.ts";
import type { DoneTrial, Trial } from "./trial.ts";

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
  readonly command: (folder: string, trial: Trial<Point>) => {
    readonly path: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
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
 * @throws {RangeError} If `parallel` is not a whole number of 1 or more.
 */
export async function runStudy<Point extends Settings>(
  study: Study<Point>,
  options: RunStudyOptions<Point>,
): Promise<void> {
  const { parallel = 1 } = options;
  if (!Number.isInteger(parallel) || parallel < 1) {
    throw new RangeError(cannot("run the study", "parallel of 1 or more", parallel));
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
        ...options,
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

/** Runs a trial's process to its end; nothing if the signal ended it. */
async function runProcess<Point extends Settings>(
  study: Study<Point>,
  trial: Trial<Point>,
  folder: string,
  options: RunStudyOptions<Point> & { readonly onUnwatched: (message: string) => void },
): Promise<Outcome | undefined> {
  await writeTask(folder, { id: trial.id, settings: trial.settings });
  const { path, args, env } = options.command(folder, trial);
  const log = await Deno.open(logFile(folder), { create: true, append: true });
  await using child = new Deno.Command(path, {
    args: [...args],
    ...(env === undefined ? {} : { env: { ...env } }),
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const end = () => endProcess(child);
  options.signal?.addEventListener("abort", end);
  if (options.signal?.aborted) end();
  let stoppedAt: number | undefined;
  let unwatched = false;
  const watcher = options.medianRule === undefined ? undefined : setInterval(async () => {
    try {
      stoppedAt ??= await hopelessStep(study, folder, options.medianRule!);
      if (stoppedAt !== undefined) end();
    } catch (error) {
      // The values on the way only serve to save time: without them, the trial goes on to its end.
      clearInterval(watcher);
      if (!unwatched) options.onUnwatched(messageOf(error));
      unwatched = true;
    }
  }, 250);
  try {
    const copies = Promise.all(
      [child.stdout, child.stderr].map((stream) => copyInto(log, stream)),
    );
    copies.catch(end); // Without its log a trial cannot be kept: it is done again later.
    const status = await child.status;
    await copies.catch((error) => {
      throw asDiskError(`write ${logFile(folder)}`, error);
    });
    const result = await readResult(folder, trial.settings);
    if (result !== undefined) return outcomeOf(result);
    if (stoppedAt !== undefined) return await stoppedOutcome(folder, stoppedAt);
    // An interrupt from the keyboard may reach the child a moment before it reaches this process.
    if (status.signal === "SIGINT") await new Promise((resolve) => setTimeout(resolve, 500));
    if (options.signal?.aborted) return undefined;
    return { value: new Error(await describeEnd(status, folder)) };
  } finally {
    clearInterval(watcher);
    options.signal?.removeEventListener("abort", end);
    await child.stdin.close().catch(() => {});
    log.close();
  }
}

function outcomeOf(result: Result): Outcome {
  return { value: result.value ?? new Error(result.error) };
}

/** Politely first; a process that does not listen is killed after three seconds. */
function endProcess(child: Deno.ChildProcess): void {
  const kill = (signal: Deno.Signal) => {
    try {
      child.kill(signal);
    } catch {
      // It has ended by itself.
    }
  };
  kill("SIGTERM");
  const timer = setTimeout(() => kill("SIGKILL"), 3000);
  child.status.finally(() => clearTimeout(timer));
}

async function copyInto(log: Deno.FsFile, stream: ReadableStream<Uint8Array>): Promise<void> {
  for await (const chunk of stream) {
    writeAllSync(log, chunk);
  }
}

/** The step at which a trial fell behind; nothing as long as it has not. */
async function hopelessStep<Point extends Settings>(
  study: Study<Point>,
  folder: string,
  rule: MedianRuleOptions,
): Promise<number | undefined> {
  const steps = await readSteps(folder);
  const done = study.trials.filter(({ status, stoppedAt }) =>
    status === "done" && stoppedAt === undefined
  );
  const finished = await Promise.all(
    done.map(async ({ id }) =>
      (await readSteps(trialFolder(study.folder, id))).map(({ value }) => value)
    ),
  );
  const values = steps.map(({ value }) => value);
  return isHopeless(values, finished, rule) ? steps.at(-1)!.step : undefined;
}

/** A stopped trial counts with the best that it had reached; one that reached nothing has failed. */
async function stoppedOutcome(folder: string, stoppedAt: number): Promise<Outcome> {
  const values = (await readSteps(folder)).map(({ value }) => value);
  const best = values[bestIndex(values, "min")];
  return { value: best ?? new Error("no value on the way was a number"), stoppedAt };
}

async function describeEnd(status: Deno.CommandStatus, folder: string): Promise<string> {
  const how = status.signal === null
    ? `ended with exit code ${status.code} and no result`
    : `was ended by ${status.signal}`;
  const why = status.signal === "SIGKILL" ? ", as happens when memory runs out" : "";
  let last = "";
  try {
    last = lastWords(await Deno.readTextFile(logFile(folder)));
  } catch (error) {
    last = messageOf(error);
  }
  return `the trial's process ${how}${why}` + (last === "" ? "" : `; its last words: ${last}`);
}

/** The last line of a log that says something: what a runtime prints of its stack does not. */
function lastWords(log: string): string {
  const lines = log.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) => /\p{L}{3}/u.test(line) && !/\[?0x[0-9a-f]+/i.test(line));
  const memory = telling.findLast((line) => /out of memory/i.test(line));
  return (memory ?? telling.at(-1) ?? "").slice(0, 200);
}
