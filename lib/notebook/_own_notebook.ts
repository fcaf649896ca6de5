/**
 * Which notebooks an execution may run, and which files it may write over.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { kernelSchema } from "./_schema.ts";
import { parseNotebook } from "./format.ts";
import type { Notebook } from "./types.ts";

/** Languages of notebooks that name no kernel and that the Deno kernel runs. */
const LANGUAGES = ["typescript", "javascript", "deno"];

/**
 * Refuses a notebook for another kernel: it would lose its outputs, and none of its cells would run.
 *
 * @param notebook The notebook.
 * @param path What error messages call it.
 * @throws {TypeError} If it is for another kernel.
 */
export function checkKernel(notebook: Notebook, path: string): void {
  const other = otherKernelOf(notebook);
  if (other === undefined) return;
  throw new TypeError(cannot(`execute ${path}`, "a notebook for the Deno kernel", other));
}

/** What a notebook is for, if not for the Deno kernel. */
function otherKernelOf({ metadata }: Notebook): string | undefined {
  const checked = kernelSchema.safeParse(metadata);
  if (!checked.success) return "one whose kernelspec or language_info is not of the format";
  const { kernelspec, language_info: info } = checked.data;
  const name = kernelspec?.name ?? undefined;
  const language = info?.name ?? kernelspec?.language ?? undefined;
  const isOurs = name === undefined
    ? language === undefined || LANGUAGES.includes(language.toLowerCase())
    : name === "deno";
  if (isOurs) return undefined;
  const inLanguage = language === undefined ? "" : ` (${language})`;
  return `one for ${name ?? language}${inLanguage}`;
}

/**
 * Refuses to write a run over somebody's file. The notebook's own file may be written over, and an
 * earlier run of it: one that has a cell with the same id.
 *
 * @param notebook The notebook that is to run.
 * @param path Its file.
 * @param output Where the run will be written.
 * @throws {Error} If another file lies there.
 */
export async function checkTarget(
  notebook: Notebook,
  path: string,
  output: string,
): Promise<void> {
  if (!await exists(output) || await Deno.realPath(output) === await Deno.realPath(path)) return;
  if (isRunOf(notebook, await Deno.readTextFile(output).catch(() => ""))) return;
  const rule = `no file there but an earlier run of ${path}`;
  throw new Error(cannot(`write ${output}`, rule, "one that is not"));
}

function isRunOf(notebook: Notebook, text: string): boolean {
  let found: Notebook;
  try {
    found = parseNotebook(text);
  } catch {
    return false;
  }
  const ids = new Set(notebook.cells.map(({ id }) => id));
  const isSame = found.cells.length === 0
    ? ids.size === 0
    : found.cells.some(({ id }) => ids.has(id));
  return isSame && otherKernelOf(found) === undefined;
}
