/**
 * What every task's command line has in common: `--help`, one sentence for an error, exit codes.
 *
 * Exit codes: 0 all went well, 1 the work failed, 2 the command line was wrong, 130 interrupted,
 * 141 nobody reads the output any more.
 *
 * @module
 */
import { resolve } from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "../errors.ts";

/** Thrown by a command for a wrong command line: exit code 2 and a hint at `--help`. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A task's command line. */
export interface Command<Options extends NonNullable<ParseArgsConfig["options"]>> {
  /** The task's name, as in `deno task <name>`. */
  readonly name: string;
  /** The whole text of `--help`. */
  readonly help: string;
  /** The options, in the notation of `node:util`'s `parseArgs`. `--help` is added. */
  readonly options: Options;
  /** Does the work; its value, if any, is the exit code. */
  run(parsed: ParsedCommand<Options>): Promise<number | void>;
}

/** What {@linkcode runCommand} hands to a command. */
export type ParsedCommand<Options extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>;

/**
 * Parses the process's arguments, runs the command and ends the process with its exit code.
 *
 * @param command What to run.
 * @param args The arguments; the process's own by default.
 */
export async function runCommand<Options extends NonNullable<ParseArgsConfig["options"]>>(
  command: Command<Options>,
  args: readonly string[] = Deno.args,
): Promise<never> {
  if (args.includes("--help") || args.includes("-h")) {
    writeLine(command.help.trim());
    Deno.exit(0);
  }
  try {
    Deno.exit((await command.run(parse(command, args))) ?? 0);
  } catch (error) {
    writeErrorLine(`${command.name}: ${messageOf(error)}`);
    if (Deno.env.has("PLUMAGE_DEBUG") && error instanceof Error) writeErrorLine(error.stack ?? "");
    Deno.exit(error instanceof UsageError ? 2 : 1);
  }
}

function parse<Options extends NonNullable<ParseArgsConfig["options"]>>(
  command: Command<Options>,
  args: readonly string[],
): ParsedCommand<Options> {
  try {
    return parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)} (deno task ${command.name} --help shows all)`);
  }
}

/** What a shell reports for a program that SIGPIPE ended. */
const CLOSED_PIPE = 141;

/** `deno task` runs in the project's folder: paths are meant from where the caller stands. */
export function fromCallersFolder(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
}

const encoder = new TextEncoder();

/** Writes a line to standard output, whole, even into a pipe. */
export function writeLine(line: string): void {
  writeAll(Deno.stdout, `${line}\n`);
}

/** Writes a line to standard error, whole, even into a pipe. */
export function writeErrorLine(line: string): void {
  writeAll(Deno.stderr, `${line}\n`);
}

function writeAll(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = encoder.encode(text);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
  } catch (error) {
    // Nobody reads any more (`| head`): end without a word, as other tools do.
    if (error instanceof Deno.errors.BrokenPipe) Deno.exit(CLOSED_PIPE);
    throw error;
  }
}
