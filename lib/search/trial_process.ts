/**
 * A trial in a process of its own: this is the side that does the work.
 *
 * @module
 */
import { withFileLock } from "../disk/lock.ts";
import { describe, messageOf } from "../errors.ts";
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
 *
 * @param step Counted from 1.
 * @param value The objective so far; the lower the better.
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
    const end = await endOf(folder, settings as Point, objective);
    await writeResult(folder, { settings, ...end });
  });
}

async function endOf<Point extends Settings>(
  folder: string,
  settings: Point,
  objective: ReportingObjective<Point>,
): Promise<Omit<Result, "settings">> {
  try {
    const report: ReportStep = (step, value) => appendStep(folder, { step, value });
    const value: unknown = await objective(settings, report);
    if (typeof value === "number" && Number.isFinite(value)) return { value };
    return { error: `the objective was ${describe(value)}` };
  } catch (thrown) {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    await Deno.stderr.write(new TextEncoder().encode(`${stack ?? messageOf(thrown)}\n`));
    return { error: messageOf(thrown) };
  }
}

/**
 * Ends this process as soon as the one that started it is gone, which shows as the end of standard
 * input; and leaves an interrupt from the keyboard to that one.
 */
export function followParent(): void {
  Deno.addSignalListener("SIGINT", () => {});
  const buffer = new Uint8Array(64);
  (async () => {
    while (await Deno.stdin.read(buffer) !== null);
    Deno.exit(3);
  })();
}
