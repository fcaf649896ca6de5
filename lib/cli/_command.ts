/**
 * What every task's command line has in common: options from one table, `--help` made from the same,
 * one sentence for an error, exit codes.
 *
 * Exit codes: 0 all went well, 1 the work failed, 2 the command line was wrong, 130 interrupted,
 * 141 nobody reads the output any more.
 *
 * @module
 */
import { Command as Parser, CommanderError, Option } from "commander";
import { messageOf } from "../errors.ts";
import { type OptionTable, type OptionValues } from "./_options.ts";
import { UsageError, writeErrorLine, writeLine } from "./_output.ts";

export { UsageError, writeErrorLine, writeLine } from "./_output.ts";

/** A task's command line. */
export interface Command<Table extends OptionTable> {
  /** The task's name, as in `deno task <name>`. */
  readonly name: string;
  /** What it does, in a paragraph or two. */
  readonly description: string;
  /** What the arguments besides the options are; none are taken without it. */
  readonly args?: {
    /** As in the usage line: `NOTEBOOK...`. */
    readonly placeholder: string;
    /** The most that are taken; any number by default. */
    readonly most?: number;
  };
  /** The options by name; `--help` is added. */
  readonly options: Table;
  /** What else `--help` says, below the options: examples, notes. */
  readonly notes?: string;
  /** What the exit codes mean, for `--help`: `0 trained, 1 it failed, 2 wrong usage`. */
  readonly exitCodes: string;
  /** Does the work; its value, if any, is the exit code. */
  run(parsed: ParsedCommand<Table>): Promise<number | void>;
}

/** What {@linkcode runCommand} hands to a command. */
export interface ParsedCommand<Table extends OptionTable> {
  /** The options' values, checked. */
  readonly options: OptionValues<Table>;
  /** The names of the options that stood on the command line. */
  readonly given: ReadonlySet<keyof Table & string>;
  /** The other arguments. */
  readonly args: readonly string[];
}

/** The width of the help, in columns. */
const WIDTH = 100;

/**
 * Parses the process's arguments, runs the command and ends the process with its exit code.
 *
 * @param command What to run.
 * @param args The arguments; the process's own by default.
 */
export async function runCommand<Table extends OptionTable>(
  command: Command<Table>,
  args: readonly string[] = Deno.args,
): Promise<never> {
  try {
    const parsed = parseCommand(command, args);
    if (parsed === undefined) {
      writeLine(helpOf(command));
      Deno.exit(0);
    }
    Deno.exit((await command.run(parsed)) ?? 0);
  } catch (error) {
    writeErrorLine(`${command.name}: ${messageOf(error)}`);
    if (Deno.env.has("PLUMAGE_DEBUG") && error instanceof Error) writeErrorLine(error.stack ?? "");
    Deno.exit(error instanceof UsageError ? 2 : 1);
  }
}

/**
 * Runs what checks a setting, and makes its complaint one about the command line.
 *
 * @param check What may throw.
 * @returns What it returns.
 * @throws {UsageError} With the message of what was thrown.
 */
export function asUsage<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/**
 * Reads a command line.
 *
 * @param command Whose.
 * @param args The arguments.
 * @returns Options and arguments; nothing if help was asked for.
 * @throws {UsageError} If it is wrong.
 */
export function parseCommand<Table extends OptionTable>(
  command: Command<Table>,
  args: readonly string[],
): ParsedCommand<Table> | undefined {
  const parser = parserOf(command);
  const hint = `(deno task ${command.name} --help shows all)`;
  try {
    parser.parse([...args], { from: "user" });
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${error.message} ${hint}`);
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return undefined;
    throw new UsageError(`${error.message.replace(/^error: /, "")} ${hint}`);
  }
  const names = Object.keys(command.options);
  if (command.args === undefined && parser.args.length > 0) {
    throw new UsageError(`unexpected argument ${parser.args[0]} ${hint}`);
  }
  const { most = Infinity } = command.args ?? {};
  if (parser.args.length > most) {
    throw new UsageError(`unexpected argument ${parser.args[most]} ${hint}`);
  }
  return {
    options: Object.fromEntries(
      names.map((name) => [name, parser.getOptionValue(name)]),
    ) as OptionValues<Table>,
    given: new Set(names.filter((name) => parser.getOptionValueSource(name) === "cli")),
    args: parser.args,
  };
}

/**
 * The whole text of a command's `--help`.
 *
 * @param command Whose.
 * @returns Lines of at most 100 columns.
 */
export function helpOf<Table extends OptionTable>(command: Command<Table>): string {
  const { description, notes, exitCodes } = command;
  const help = parserOf(command).helpInformation().trimEnd();
  const [usage = "", ...rest] = help.split("\n\n");
  const parts = [
    usage,
    description.trim(),
    ...rest,
    notes?.trim(),
    wrapped(`Exit codes: ${exitCodes}.`),
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** Breaks a text at spaces. */
function wrapped(text: string): string {
  return text.replaceAll(new RegExp(`(.{1,${WIDTH}})(?: |$)`, "g"), "$1\n").trimEnd();
}

function parserOf<Table extends OptionTable>(command: Command<Table>): Parser {
  const { name, args, options } = command;
  const parser = new Parser(`deno task ${name}`)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .configureHelp({ helpWidth: WIDTH, showGlobalOptions: false })
    .usage(`${args === undefined ? "" : `[${args.placeholder}] `}[options]`)
    .helpOption("-h, --help", "shows this")
    .argument("[args...]")
    .showSuggestionAfterError(true);
  parser.configureHelp({
    helpWidth: WIDTH,
    visibleArguments: () => [],
    // Defaults are worded by the table, and switches have none.
    optionDescription: (option) => option.description,
  });
  for (const [key, spec] of Object.entries(options)) {
    const { placeholder, description, defaultWords, parse, short, repeatable, fallback } = spec;
    const long = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const value = placeholder === undefined ? "" : ` <${placeholder}>`;
    const words = defaultWords === undefined ? "" : ` (default: ${defaultWords})`;
    const more = repeatable === true ? "; may be repeated" : "";
    const flags = `${short === undefined ? "" : `-${short}, `}${long}${value}`;
    const option = new Option(flags, `${description}${more}${words}`).default(fallback);
    if (parse !== undefined) {
      let isFirst = true;
      option.argParser((given: string, before: unknown) => {
        if (!isFirst && repeatable !== true) throw new UsageError(`${long} stands there twice`);
        isFirst = false;
        return parse(given, long, before);
      });
    }
    parser.addOption(option);
  }
  return parser;
}
