/**
 * A trial in a process of its own: this is the side that does the work.
 *
 * @module
 */
import { writeAllSync } from "../disk/files.ts";
import { withFileLock } from "../disk/lock.ts";
import { cannot, describe, messageOf } from "../errors.ts";
import {
  appendStep,
  clearSteps,
  lockFile,
  readResult,
  readTask,
  type Result,
  writeResult,
} from "./_trial_folder.ts";
import type { Settings } from "./space.ts";

/**
 * Tells an intermediate value, such as the objective after an epoch: what early stopping looks at.
 * Need not be awaited: values are kept in the order in which they were told, and one that could not
 * be kept is named in the trial's log.
 *
 * @param step Counted from 1.
 * @param value The objective so far; the lower the better, and NaN the worst.
 * @returns When the value is kept.
 * @throws {TypeError} If one of them is no number.
 * @throws {DiskError} If the disk does not take it.
 */
export type ReportStep = (step: number, value: number) => Promise<void>;

/** What is minimised, with a way to report intermediate values. */
export type ReportingObjective<Point extends Settings = Settings> = (
  settings: Point,
  report: ReportStep,
) => number | Promise<number>;

/**
 * Does one trial: reads its settings from the folder, calls the objective, writes the result there.
 * Waits while another process still works on the same trial, and does nothing if the result is
 * there already.
 *
 * @param folder The trial's folder.
 * @param objective What is minimised; what it throws becomes the trial's error.
 */
export async function serveTrial<Point extends Settings>(
  folder: string,
  objective: ReportingObjective<Point>,
): Promise<void> {
  await withFileLock(lockFile(folder), async () => {
    const { settings } = await readTask(folder);
    if (await readResult(folder, settings) !== undefined) return;
    await clearSteps(folder);
    const notes = new Notes(folder);
    const end = await endOf(settings as Point, objective, notes.report);
    await notes.settled();
    await writeResult(folder, { settings, ...end });
  });
}

async function endOf<Point extends Settings>(
  settings: Point,
  objective: ReportingObjective<Point>,
  report: ReportStep,
): Promise<Omit<Result, "settings">> {
  try {
    const value: unknown = await objective(settings, report);
    if (typeof value === "number" && Number.isFinite(value)) return { value };
    return { error: `the objective was ${describe(value)}` };
  } catch (thrown) {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    writeLog(stack ?? messageOf(thrown));
    return { error: messageOf(thrown) };
  }
}

/** A trial's intermediate values on their way to the disk, one after the other. */
class Notes {
  readonly #folder: string;
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly report: ReportStep = (step, value) => {
    const kept = this.#last.then(async () => {
      if (typeof step !== "number" || typeof value !== "number") {
        const doing = "report a value on the way";
        throw new TypeError(cannot(doing, "a step and a value that are numbers", [step, value]));
      }
      await appendStep(this.#folder, { step, value });
    });
    // Heard here, so that one that nobody awaits does not end the process.
    this.#last = kept.catch((error) => writeLog(messageOf(error)));
    return kept;
  };

  /** When all values told so far are kept, or given up. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

/** What a trial's process writes to standard error stands in its log. */
function writeLog(text: string): void {
  writeAllSync(Deno.stderr, new TextEncoder().encode(`${text}\n`));
}

/**
 * Ends this process as soon as the one that started it is gone, which shows as the end of standard
 * input; and leaves an interrupt from the keyboard to that one.
 */
export function followParent(): void {
  Deno.addSignalListener("SIGINT", () => {});
  const buffer = new Uint8Array(64);
  (async () => {
    try {
      while (await Deno.stdin.read(buffer) !== null);
    } finally {
      Deno.exit(3);
    }
  })();
}
