/**
 * One execution of a notebook: the kernel, the limits, the outputs collected so far.
 */
import { messageOf } from "../errors.ts";
import type { Progress, ProgressListener } from "../progress.ts";
import { CellSource } from "./_source.ts";
import { syntaxErrorOf } from "./_syntax_error.ts";
import { showingValue } from "./_values.ts";
import { CellError } from "./cell_error.ts";
import { textOf } from "./format.ts";
import type { Kernel, KernelMessage, RunResult } from "./kernel.ts";
import { OutputCollector } from "./outputs.ts";
import type { CodeCell } from "./types.ts";

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

/** The limits of an execution, and who is told of it. */
export interface RunLimits {
  /** Milliseconds that one cell may take. Default: no limit. */
  readonly timeoutMs?: number;
  /** Milliseconds that the whole notebook may take. Default: no limit. */
  readonly notebookTimeoutMs?: number;
  /** Called before and after each code cell. */
  readonly onProgress?: ProgressListener<CellProgress>;
  /** Interrupts the execution; what was done until then is written. */
  readonly signal?: AbortSignal;
}

/** One execution: the kernel, the limits, and the outputs collected so far. */
export class NotebookRun {
  readonly #displays = new Map<string, unknown[]>();
  readonly #collected: { cell: CodeCell; collector: OutputCollector; count: number }[] = [];
  readonly #deadline: number;

  constructor(
    readonly kernel: Kernel,
    readonly path: string,
    readonly total: number,
    startedAt: number,
    readonly options: RunLimits,
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
