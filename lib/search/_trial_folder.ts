/** The files by which a trial's process and the process that started it talk to each other. */
import { z } from "zod";
import { anyNumber } from "./_any_number.ts";
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { asDiskError, readTextIfThere, writeFileWhole } from "../disk/files.ts";
import { cannot } from "../errors.ts";
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
  await Deno.mkdir(folder, { recursive: true }).catch((error) => {
    throw asDiskError(`make the trial's folder ${folder}`, error);
  });
  await writeFileWhole(`${folder}/settings.json`, `${stringifyExact(task, 2)}\n`);
}

const settingsSchema = z.record(z.string(), z.union([anyNumber(), z.string(), z.boolean()]));
const taskSchema = z.object({ id: z.int().nonnegative(), settings: settingsSchema });
const resultSchema = z.union([
  z.object({ settings: settingsSchema, value: anyNumber() }),
  z.object({ settings: settingsSchema, error: z.string() }),
]);
const stepSchema = z.object({ step: anyNumber(), value: anyNumber() });

/**
 * Reads what {@linkcode writeTask} wrote.
 *
 * @throws {Error} If it is not there.
 * @throws {SyntaxError} If it is damaged.
 */
export async function readTask(folder: string): Promise<Task> {
  const path = `${folder}/settings.json`;
  const text = await readTextIfThere(path);
  if (text === undefined) {
    throw new Error(cannot(`read ${path}`, "the settings of a trial", "no such file"));
  }
  return checked(path, text, taskSchema, "the settings of a trial");
}

/** Writes a trial's end, in one step. */
export async function writeResult(folder: string, result: Result): Promise<void> {
  await writeFileWhole(`${folder}/result.json`, `${stringifyExact(result)}\n`);
}

/**
 * The end of a trial with these settings; nothing as long as it has none.
 *
 * @throws {SyntaxError} If the file is damaged.
 */
export async function readResult(folder: string, settings: Settings): Promise<Result | undefined> {
  const path = `${folder}/result.json`;
  const text = await readTextIfThere(path);
  if (text === undefined) return undefined;
  const result: Result = checked(path, text, resultSchema, "a trial's value or error");
  return stringifyExact(result.settings) === stringifyExact(settings) ? result : undefined;
}

/** Begins the list of intermediate values anew. */
export async function clearSteps(folder: string): Promise<void> {
  await write(stepsFile(folder), "", { append: false });
}

/** Adds an intermediate value. */
export async function appendStep(folder: string, step: Step): Promise<void> {
  await write(stepsFile(folder), `${stringifyExact(step)}\n`, { append: true });
}

/**
 * The intermediate values so far; none where there is no list.
 *
 * @throws {SyntaxError} If a line is none of ours; the message names it.
 */
export async function readSteps(folder: string): Promise<Step[]> {
  const path = stepsFile(folder);
  const text = await readTextIfThere(path) ?? "";
  // The last line may be half written.
  return text.split("\n").slice(0, -1).map((line, i) =>
    checked(`line ${i + 1} of ${path}`, line, stepSchema, "a step and its value")
  );
}

function stepsFile(folder: string): string {
  return `${folder}/progress.jsonl`;
}

async function write(path: string, text: string, options: { append: boolean }): Promise<void> {
  await Deno.writeTextFile(path, text, options).catch((error) => {
    throw asDiskError(`write ${path}`, error);
  });
}

function checked<Value>(
  place: string,
  text: string,
  schema: z.ZodType<Value>,
  expected: string,
): Value {
  try {
    return schema.parse(parseExact(text));
  } catch {
    throw new SyntaxError(cannot(`read ${place}`, expected, `"${text.trim().slice(0, 40)}"`));
  }
}
