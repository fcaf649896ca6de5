/**
 * Whether a notebook must run again: its code, what it reads, and what came before it.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { stringifyExact } from "../disk/exact_json.ts";
import { loadProfile } from "./profile.ts";
import { projectFolder, runFolder } from "./folders.ts";
import { writeFileWhole } from "../disk/files.ts";
import { sha256Of, sha256OfFile } from "../disk/hash.ts";
import { executeNotebook, type ExecuteOptions, type ExecuteResult } from "../notebook/execute.ts";
import { isRunnable, readNotebook, textOf } from "../notebook/format.ts";

/** What is known of a notebook's last run. */
const recordSchema = z.object({
  /** Hash of all that the run depended on. */
  inputs: z.string(),
  /** Hash of the file that it wrote. */
  file: z.string(),
});
type RunRecord = z.infer<typeof recordSchema>;

/** Parts of the library that change no output. */
const WITHOUT_INFLUENCE = ["cli", "notebook"];

/** How to execute a notebook unless that is superfluous. */
export interface ExecuteIfChangedOptions extends ExecuteOptions {
  /** Executes in any case. */
  readonly force?: boolean;
}

/**
 * Executes a notebook, unless it ran in this checkout and profile before, with the same code, library,
 * lock file, parameters, data folder and earlier notebooks, and its file is still the one then written.
 *
 * @param path The notebook.
 * @param options As for {@linkcode executeNotebook}, and whether to execute in any case.
 * @returns The execution, or nothing if it was superfluous.
 * @throws {CellError} As {@linkcode executeNotebook} does.
 */
export async function executeIfChanged(
  path: string,
  options: ExecuteIfChangedOptions = {},
): Promise<ExecuteResult | undefined> {
  const output = options.output ?? path;
  const record = await recordPath(path, output, options);
  const inputs = await hashInputs(path, options);
  if (options.force !== true) {
    const last = await readRecord(record);
    if (last?.inputs === inputs && last.file === await hashFile(output)) return undefined;
  }
  await Deno.remove(record).catch(() => {}); // none, if this run fails
  const result = await executeNotebook(path, options);
  if ((options.from ?? 1) === 1) {
    await Deno.mkdir(dirname(record), { recursive: true });
    const file = await hashFile(output);
    await writeFileWhole(record, `${JSON.stringify({ inputs, file })}\n`);
  }
  return result;
}

async function recordPath(path: string, output: string, options: ExecuteOptions): Promise<string> {
  const folder = join(runFolder(loadProfile(options.profile)), "executed");
  const both = await Promise.all(
    [path, output].map((file) => Deno.realPath(file).catch(() => file)),
  );
  const key = sha256Of(both.join("\n")).slice(0, 8);
  return join(folder, `${basename(path, ".ipynb")}-${key}.json`);
}

async function readRecord(path: string): Promise<RunRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch {
    return undefined; // none, or damaged: the notebook runs
  }
}

async function hashFile(path: string): Promise<string> {
  return await sha256OfFile(path) ?? sha256Of("");
}

async function hashInputs(path: string, options: ExecuteOptions): Promise<string> {
  const hash = createHash("sha256");
  const add = (...parts: unknown[]) => hash.update(stringifyExact(parts));
  const { PLUMAGE_ANEW: _, ...env } = options.env ?? {}; // the same outputs, only slower
  add(Deno.version.deno, loadProfile(options.profile), options.parameters ?? {}, env);
  for (const notebook of await upToThis(path)) {
    add(notebook === path, ...await codeOf(notebook, notebook === path));
    // What an earlier one decided counts from its first run on.
    if (notebook !== path) {
      add((await readRecord(await recordPath(notebook, notebook, options)))?.inputs ?? "not run");
    }
  }
  const root = projectFolder();
  for (const file of await inputFiles(root)) add(relative(root, file), await hashFile(file));
  const data = Deno.env.get("PLUMAGE_DATA");
  if (data !== undefined && data !== "") add(data, await foldersChanged(data));
  return hash.digest("hex");
}

/** A notebook's code; of an earlier one that is damaged its bytes, since it is not the one to run. */
async function codeOf(path: string, isTheOne: boolean): Promise<string[]> {
  try {
    const { cells } = await readNotebook(path);
    return cells.filter(isRunnable).map((cell) => textOf(cell.source));
  } catch (error) {
    if (isTheOne) throw error;
    return [await hashFile(path)];
  }
}

/** The notebooks of the same folder up to this one, in order. */
async function upToThis(path: string): Promise<string[]> {
  const folder = dirname(resolve(path));
  const names: string[] = [];
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (isFile && name.endsWith(".ipynb") && name < basename(path)) names.push(name);
  }
  return [...names.sort().map((name) => join(folder, name)), path];
}

async function inputFiles(root: string): Promise<string[]> {
  const files = ["deno.json", "deno.lock", "data/published.json"].map((name) => join(root, name));
  const pending = [join(root, "lib")];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      if (folder === join(root, "lib") && WITHOUT_INFLUENCE.includes(name)) continue;
      (isDirectory ? pending : files).push(join(folder, name));
    }
  }
  return files.sort();
}

/** When the folders of a data set were last changed: a file more or less shows there. */
async function foldersChanged(folder: string, depth = 2): Promise<unknown[]> {
  const changed: unknown[] = [(await Deno.stat(folder).catch(() => undefined))?.mtime?.getTime()];
  if (depth === 0) return changed;
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch(() => []);
  for (const { name } of entries.filter(({ isDirectory }) => isDirectory)) {
    changed.push(name, await foldersChanged(join(folder, name), depth - 1));
  }
  return changed;
}
