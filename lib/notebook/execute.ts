/**
 * Runs a notebook from top to bottom in a fresh kernel and keeps what it put out.
 *
 * @module
 */
import { dirname, resolve } from "node:path";
import { cannot, messageOf } from "../errors.ts";
import { CellSource } from "./_source.ts";
import { syntaxErrorOf } from "./_syntax_error.ts";
import { showingValue } from "./_values.ts";
import { checkKernel, checkTarget } from "./_own_notebook.ts";
import { CellError } from "./cell_error.ts";
import { isRunnable, readNotebook, textOf, writeNotebook } from "./format.ts";
import type { CodeCell, Notebook } from "./types.ts";
import type { Progress, ProgressListener } from "../progress.ts";
import { Kernel, type KernelMessage, type RunResult } from "./kernel.ts";
import { OutputCollector } from "./outputs.ts";
import { injectParameters, type Parameters } from "./parameters.ts";

/** How to execute a notebook. */
export interface ExecuteOptions {
  /** Where the executed notebook is written. Default: over the notebook itself. */
  readonly output?: string;
  /** Milliseconds that one cell may take. Default: no limit. */
  readonly timeoutMs?: number;
  /** Milliseconds that the whole notebook may take. Default: no limit. */
  readonly notebookTimeoutMs?: number;
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
  /** Called before and after each code cell. */
  readonly onProgress?: ProgressListener<CellProgress>;
  /** Interrupts the execution; what was done until then is written. */
  readonly signal?: AbortSignal;
  /** The Deno executable that runs the kernel. Default: this process's own. */
  readonly executable?: string;
}

/** Where an execution stands; `what` is the first line of the cell's code. */
export interface CellProgress extends Progress {
  /** `started` comes before the cell runs, one of the others after. */
  readonly state: "started" | "done" | "failed";
  /** The cell, counted from 1 over all cells of the notebook. */
  readonly cell: number;
  /** Its place among the code cells that run, counted from 1. */
  readonly position: number;
  /** The number of code cells that run. */
  readonly total: number;
  /** Seconds since the cell started. */
  readonly seconds: number;
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

/** One execution: the kernel, the limits, and the outputs collected so far. */
class NotebookRun {
  readonly #displays = new Map<string, unknown[]>();
  readonly #collected: { cell: CodeCell; collector: OutputCollector; count: number }[] = [];
  readonly #deadline: number;

  constructor(
    readonly kernel: Kernel,
    readonly path: string,
    readonly total: number,
    startedAt: number,
    readonly options: ExecuteOptions,
  ) {
    this.#deadline = startedAt + (options.notebookTimeoutMs ?? Infinity);
  }

  async cell(cell: CodeCell, number: number, position: number, renew: boolean): Promise<void> {
    const collector = new OutputCollector(this.#displays);
    if (renew) this.#collected.push({ cell, collector, count: position });
    const code = textOf(cell.source);
    const startedAt = performance.now();
    const report = (state: CellProgress["state"]) =>
      this.options.onProgress?.({
        what: headOf(code),
        done: state === "started" ? position - 1 : position,
        total: this.total,
        state,
        cell: number,
        position,
        seconds: (performance.now() - startedAt) / 1000,
      });
    report("started");
    try {
      const shown = (await CellSource.parse(code)).withLastValueThrough(showingValue);
      const ran = await this.#run(shown, (message) => collector.add(message));
      const result = withLostError(ran, collector);
      if (result.status !== "ok") throw await this.#failure(result, code, number, collector);
    } catch (error) {
      report("failed");
      if (error instanceof CellError) throw error;
      const where = { path: this.path, cell: number, source: code };
      throw new CellError({ ...where, name: "KernelError", reason: messageOf(error) });
    }
    report("done");
  }

  #run(code: string, onMessage: (message: KernelMessage) => void): Promise<RunResult> {
    const left = Math.min(this.options.timeoutMs ?? Infinity, this.#deadline - performance.now());
    const { signal } = this.options;
    return this.kernel.run(code, {
      onMessage,
      ...(left === Infinity ? {} : { timeoutMs: Math.max(0, left) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async #failure(
    result: RunResult,
    source: string,
    cell: number,
    collector: OutputCollector,
  ): Promise<CellError> {
    const where = { path: this.path, cell, source };
    if (result.status === "aborted") {
      return new CellError({ ...where, name: "Interrupted", reason: "it was interrupted" });
    }
    if (result.status === "timeout") {
      const whole = performance.now() >= this.#deadline;
      const limit = whole ? this.options.notebookTimeoutMs! : this.options.timeoutMs!;
      const what = whole ? "the notebook's" : "the cell's";
      const reason = `${what} time limit of ${limit / 1000} s was reached`;
      return new CellError({ ...where, name: "Timeout", reason });
    }
    const error = result.error!;
    const traceback = error.traceback.split("\n").filter((line) => line.trim() !== "");
    if (!collector.outputs.some((output) => output.output_type === "error")) {
      const syntax = await syntaxErrorOf(this.kernel, source);
      if (syntax !== undefined) Object.assign(error, { name: "SyntaxError", message: syntax });
      // The kernel publishes no error for code that does not parse: the notebook shows one anyhow.
      const { name: ename, message: evalue } = error;
      const content = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
      collector.add({ type: "error", parentId: "", content, metadata: {} });
    }
    return new CellError({ ...where, name: error.name, reason: error.message, traceback });
  }

  /** Puts the outputs collected into the cells. */
  store(): void {
    for (const { cell, collector, count } of this.#collected) {
      cell.execution_count = count;
      cell.outputs = collector.outputs.map((output) =>
        output.output_type === "execute_result" ? { ...output, "execution_count": count } : output
      );
    }
  }
}

/** A cell fails, too, with what it threw where nobody waits for it. */
function withLostError(result: RunResult, collector: OutputCollector): RunResult {
  const [first] = result.lost ?? [];
  if (result.status !== "ok" || first === undefined) return result;
  const { name, message, stack } = first;
  const words = "nobody awaited or caught it";
  const traceback = `${stack || `${name}: ${message}`}\n(${words})`;
  const content = { ename: name, evalue: message, traceback: traceback.split("\n") };
  collector.add({ type: "error", parentId: "", content, metadata: {} });
  return { status: "error", error: { name, message: `${message} (${words})`, traceback } };
}

function headOf(code: string): string {
  const line = code.split("\n").find((text) => text.trim() !== "" && !text.startsWith("//")) ?? "";
  return line.trim();
}
