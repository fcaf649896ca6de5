/**
 * Lines for people and for pipes, and the error of a wrong command line.
 *
 * @module
 */
import { writeAllSync } from "../disk/files.ts";

/** Thrown by a command for a wrong command line: exit code 2 and a hint at `--help`. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** What a shell reports for a program that SIGPIPE ended. */
const CLOSED_PIPE = 141;

const encoder = new TextEncoder();

/** Writes a line to standard output, whole, even into a pipe. */
export function writeLine(line: string): void {
  write(Deno.stdout, `${line}\n`);
}

/** Writes a line to standard error, whole, even into a pipe. */
export function writeErrorLine(line: string): void {
  write(Deno.stderr, `${line}\n`);
}

function write(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  try {
    writeAllSync(stream, encoder.encode(text));
  } catch (error) {
    // Nobody reads any more (`| head`): end without a word, as other tools do.
    if (error instanceof Deno.errors.BrokenPipe) Deno.exit(CLOSED_PIPE);
    throw error;
  }
}
