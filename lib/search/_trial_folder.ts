/** The files by which a trial's process and the process that started it talk to each other. */
import { cannot } from "../errors.ts";
import { exists, writeFileWhole } from "../disk/files.ts";
import type { Settings } from "./space.ts";

/** What a trial's process was told. */
export interface Task {
  readonly id: number;
  readonly settings: Settings;
}

/** How a trial ended, as its process wrote it: a value or an error. */
export interface Result {
  /** What was tried: a result of other settings, left by a study that was moved, does not count. */
  readonly settings: Settings;
  readonly value?: number;
  readonly error?: string;
}

/** An intermediate value of a trial. */
export interface Step {
  readonly step: number;
  readonly value: number;
}

/** The folder of a trial inside its study's, named as readers count: from 1. */
export function trialFolder(studyFolder: string, id: number): string {
  return `${studyFolder}/trials/${String(id + 1).padStart(4, "0")}`;
}

/** Held by the trial's process as long as it lives, so that no second one runs beside it. */
export function lockFile(folder: string): string {
  return `${folder}/process.lock`;
}

/** What the process printed. */
export function logFile(folder: string): string {
  return `${folder}/log.txt`;
}

/** Makes a trial's folder. */
export async function writeTask(folder: string, task: Task): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await writeFileWhole(`${folder}/settings.json`, `${JSON.stringify(task, undefined, 2)}\n`);
}

/** Reads what {@linkcode writeTask} wrote. */
export async function readTask(folder: string): Promise<Task> {
  return JSON.parse(await Deno.readTextFile(`${folder}/settings.json`));
}

/** Writes a trial's end, in one step. */
export async function writeResult(folder: string, result: Result): Promise<void> {
  await writeFileWhole(`${folder}/result.json`, `${JSON.stringify(result)}\n`);
}

/** The end of a trial with these settings; nothing as long as it has none. */
export async function readResult(folder: string, settings: Settings): Promise<Result | undefined> {
  const path = `${folder}/result.json`;
  if (!(await exists(path))) return undefined;
  const result: Record<string, unknown> = JSON.parse(await Deno.readTextFile(path));
  if (typeof result.value !== "number" && typeof result.error !== "string") {
    throw new SyntaxError(cannot(`read ${path}`, "a value or an error", result));
  }
  const same = JSON.stringify(result.settings) === JSON.stringify(settings);
  return same ? result as unknown as Result : undefined;
}

/** Begins the list of intermediate values anew. */
export async function clearSteps(folder: string): Promise<void> {
  await Deno.writeTextFile(`${folder}/progress.jsonl`, "");
}

/** Adds an intermediate value. */
export async function appendStep(folder: string, step: Step): Promise<void> {
  await Deno.writeTextFile(`${folder}/progress.jsonl`, `${JSON.stringify(step)}\n`, {
    append: true,
  });
}

/** The intermediate values so far; none where there is no list. */
export async function readSteps(folder: string): Promise<Step[]> {
  try {
    const text = await Deno.readTextFile(`${folder}/progress.jsonl`);
    // The last line may be half written.
    return text.split("\n").slice(0, -1).map((line) => JSON.parse(line));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
