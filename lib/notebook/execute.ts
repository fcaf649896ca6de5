/**
 * Runs a notebook from top to bottom in a fresh kernel and keeps what it put out.
 *
 * @module
 */
import { dirname, resolve } from "node:path";
import { cannot } from "../errors.ts";
import { NotebookRun, type RunLimits } from "./_run.ts";
import { CellSource } from "./_source.ts";
import { checkKernel, checkTarget } from "./_own_notebook.ts";
import { isRunnable, readNotebook, writeNotebook } from "./format.ts";
import type { Notebook } from "./types.ts";
import { Kernel } from "./kernel.ts";
import { injectParameters, type Parameters } from "./parameters.ts";

/** How to execute a notebook. */
export interface ExecuteOptions extends RunLimits {
  /** Where the executed notebook is written. Default: over the notebook itself. */
  readonly output?: string;
  /** Sets `PLUMAGE_PROFILE` for the notebook. Default: as in this process. */
  readonly profile?: string;
  /** Further environment variables for the notebook. */
  readonly env?: Readonly<Record<string, string>>;
  /** Values for names that the settings cell declares. */
  readonly parameters?: Parameters;
  /**
   * The first cell, counted from 1 over all cells, whose outputs are renewed. The cells before it
   * run too, since the kernel is a fresh one, but their outputs stay as they are. Default: 1.
   */
  readonly from?: number;
  /** The Deno executable that runs the kernel. Default: this process's own. */
  readonly executable?: string;
}

/** What an execution brought. */
export interface ExecuteResult {
  /** The executed notebook, as it was written. */
  readonly notebook: Notebook;
  /** Where it was written. */
  readonly path: string;
  /** Number of code cells that ran. */
  readonly cells: number;
  /** Seconds from reading to writing. */
  readonly seconds: number;
}

/**
 * Executes a notebook in a fresh Deno kernel, whose working directory is the notebook's folder, and
 * writes it back with its outputs, in notebook format 4.5, with execution counts 1 to n.
 *
 * The file is written in one piece at the end, also when a cell throws, a limit is reached or the
 * signal fires: then with the outputs of the cells that ran, and none for those that did not.
 *
 * @param path The notebook.
 * @param options Limits, parameters, where to write.
 * @returns The executed notebook.
 * @throws {CellError} If a cell throws, does not parse, takes too long or is interrupted.
 * @throws {KernelError} If the kernel does not start.
 * @throws {SyntaxError} If the file is not a notebook.
 * @throws {TypeError} If it is a notebook for another kernel; it is untouched then.
 * @throws {Error} If another file than an earlier run of the notebook lies where it would be written.
 *
 * @example It rewrites a notebook.
 * ```ts ignore
 * import { executeNotebook } from "lib/notebook/mod.ts";
 * await executeNotebook("notebooks/08_result.ipynb", { profile: "smoke", timeoutMs: 60_000 });
 * ```
 */
export async function executeNotebook(
  path: string,
  options: ExecuteOptions = {},
): Promise<ExecuteResult> {
  const startedAt = performance.now();
  const notebook = await readNotebook(path);
  checkKernel(notebook, path);
  const output = options.output ?? path;
  await checkTarget(notebook, path, output);
  if (options.parameters !== undefined) await injectParameters(notebook, options.parameters, path);
  const from = firstCell(notebook, options.from ?? 1, path);
  cleanMetadata(notebook);
  const profile: Record<string, string> = options.profile === undefined
    ? {}
    : { PLUMAGE_PROFILE: options.profile };
  const work = notebook.cells.flatMap((cell, index) => isRunnable(cell) ? [{ cell, index }] : []);
  for (const cell of notebook.cells.slice(from - 1)) {
    if (cell.cell_type === "code") Object.assign(cell, { outputs: [], "execution_count": null });
  }
  const parser = CellSource.parse(""); // loads beside the kernel
  await using kernel = await Kernel.start({
    cwd: dirname(resolve(path)),
    env: { ...options.env, ...profile },
    ...(options.executable === undefined ? {} : { executable: options.executable }),
  });
  await parser;
  const run = new NotebookRun(kernel, path, work.length, startedAt, options);
  try {
    for (const [position, { cell, index }] of work.entries()) {
      await run.cell(cell, index + 1, position + 1, index + 1 >= from);
    }
  } finally {
    run.store();
    await writeNotebook(output, notebook);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { notebook, path: output, cells: work.length, seconds };
}

function firstCell(notebook: Notebook, from: number, path: string): number {
  if (Number.isInteger(from) && from >= 1 && from <= Math.max(1, notebook.cells.length)) {
    return from;
  }
  const rule = `a first cell between 1 and ${notebook.cells.length}`;
  throw new RangeError(cannot(`execute ${path}`, rule, from));
}

/** Takes out of the notebook's metadata what changes from run to run; all else is its author's. */
function cleanMetadata(notebook: Notebook): void {
  notebook.nbformat_minor = Math.max(5, notebook.nbformat_minor);
  const { papermill: _run, ...kept } = notebook.metadata;
  notebook.metadata = {
    ...kept,
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    "language_info": {
      "file_extension": ".ts",
      mimetype: "text/x.typescript",
      name: "typescript",
      "nbconvert_exporter": "script",
      "pygments_lexer": "typescript",
    },
  };
  for (const cell of notebook.cells) {
    const { execution: _times, papermill: _papermill, ExecuteTime: _time, ...kept } = cell.metadata;
    cell.metadata = kept;
  }
}
