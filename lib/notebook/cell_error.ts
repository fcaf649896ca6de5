/**
 * A cell that failed: which one, what it says, and what it reads like.
 *
 * @module
 */

/** The facts of a {@linkcode CellError}. */
export interface CellErrorFacts {
  /** The notebook's path. */
  readonly path: string;
  /** The cell, counted from 1 over all cells of the notebook. */
  readonly cell: number;
  /** The cell's code. */
  readonly source: string;
  /** The error's name: `TypeError`, `SyntaxError`, `Timeout`, `Interrupted`, `KernelError`. */
  readonly name: string;
  /** The error's message. */
  readonly reason: string;
  /** The kernel's traceback, in lines. */
  readonly traceback?: readonly string[];
}

const SHOWN_LINES = 5;

/** Thrown by {@linkcode executeNotebook} for the cell that ended the execution. */
export class CellError extends Error {
  /** Tells this class by name. */
  override name = "CellError";
  /** The notebook's path. */
  readonly path: string;
  /** The cell, counted from 1 over all cells of the notebook. */
  readonly cell: number;
  /** The error's own name: `TypeError`, `SyntaxError`, `Timeout`, `Interrupted`, `KernelError`. */
  readonly errorName: string;
  /** The error's own message. */
  readonly reason: string;
  /** The kernel's traceback, in lines. */
  readonly traceback: readonly string[];

  /**
   * Words the message from the facts.
   *
   * @param facts Which cell failed, and how.
   */
  constructor(facts: CellErrorFacts) {
    super(wordsOf(facts));
    this.path = facts.path;
    this.cell = facts.cell;
    this.errorName = facts.name;
    this.reason = facts.reason;
    this.traceback = facts.traceback ?? [];
  }
}

function wordsOf({ path, cell, source, name, reason, traceback }: CellErrorFacts): string {
  const lines = source.trimEnd().split("\n");
  const shown = lines.slice(0, SHOWN_LINES).map((line) => `    ${line}`);
  const rest = lines.length - SHOWN_LINES;
  if (rest > 0) shown.push(`    ... ${rest} more line${rest === 1 ? "" : "s"}`);
  const message = `${name}: ${reason}`;
  const trace = (traceback ?? []).filter((line) => line.trim() !== "" && line !== message);
  const body = trace.length > 0 && message.split("\n").every((line, i) => trace[i] === line)
    ? trace
    : [message, ...trace.filter((line) => !message.includes(line))];
  return [`${path}, cell ${cell}, failed:`, "", ...shown, "", ...body].join("\n");
}
