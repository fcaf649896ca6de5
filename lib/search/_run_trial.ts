/** One trial's process, from its start to what became of it. */
import { asDiskError, writeAllSync } from "../disk/files.ts";
import { cannot, messageOf } from "../errors.ts";
import { bestIndex } from "../scores.ts";
import { logFile, readResult, readSteps, type Result, writeTask } from "./_trial_folder.ts";
import { watchTrial } from "./_watch.ts";
import type { MedianRuleOptions } from "./median_rule.ts";
import type { Settings } from "./space.ts";
import type { Outcome, Study } from "./study.ts";
import type { Trial } from "./trial.ts";

/** The command line of a trial's process. */
export interface TrialCommand {
  /** The program. */
  readonly path: string;
  /** Its arguments. */
  readonly args: readonly string[];
  /** Variables of its environment, besides this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a trial's process is run, and what may end it. */
export interface TrialRun {
  readonly command: TrialCommand;
  readonly medianRule: MedianRuleOptions | undefined;
  readonly signal: AbortSignal | undefined;
  /** Told once, if the trial cannot be stopped early any more. */
  readonly onUnwatched: (message: string) => void;
}

/**
 * Runs a trial's process to its end.
 *
 * @returns How the trial ended; nothing if the signal ended it.
 * @throws {DiskError} If the trial's files cannot be written.
 * @throws {SyntaxError} If its result is damaged.
 */
export async function runProcess<Point extends Settings>(
  study: Study<Point>,
  trial: Trial<Point>,
  folder: string,
  { command, medianRule, signal, onUnwatched }: TrialRun,
): Promise<Outcome | undefined> {
  await writeTask(folder, { id: trial.id, settings: trial.settings });
  using log = await openLog(folder);
  await using child = spawn(trial.id, command);
  const end = () => endProcess(child);
  signal?.addEventListener("abort", end);
  if (signal?.aborted) end();
  const watch = medianRule &&
    watchTrial({ study, folder, rule: medianRule, onHopeless: end, onUnwatched });
  try {
    const copies = Promise.all(
      [child.stdout, child.stderr].map((stream) => copyInto(log, stream)),
    );
    copies.catch(end); // Without its log a trial cannot be kept: it is done again later.
    const status = await child.status;
    const stoppedAt = await watch?.end();
    await copies.catch((error) => {
      throw asDiskError(`write ${logFile(folder)}`, error);
    });
    const result = await readResult(folder, trial.settings);
    if (result !== undefined) return outcomeOf(result);
    if (stoppedAt !== undefined) return await stoppedOutcome(folder, stoppedAt);
    // An interrupt from the keyboard may reach the child a moment before it reaches this process.
    if (status.signal === "SIGINT") await new Promise((resolve) => setTimeout(resolve, 500));
    if (signal?.aborted) return undefined;
    return { value: new Error(await describeEnd(status, folder)) };
  } finally {
    await watch?.end();
    signal?.removeEventListener("abort", end);
    await child.stdin.close().catch(() => {});
  }
}

async function openLog(folder: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(logFile(folder), { create: true, append: true });
  } catch (error) {
    throw asDiskError(`write ${logFile(folder)}`, error);
  }
}

function spawn(id: number, { path, args, env }: TrialCommand): Deno.ChildProcess {
  try {
    return new Deno.Command(path, {
      args: [...args],
      ...(env === undefined ? {} : { env: { ...env } }),
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    const doing = `start the process of trial ${id + 1}`;
    throw new Error(cannot(doing, "a command that can be run", messageOf(error)), { cause: error });
  }
}

/** What a result says. */
export function outcomeOf(result: Result): Outcome {
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
