/**
 * `deno task execute NOTEBOOK...`: runs notebooks headless and writes their outputs into them.
 *
 * @module
 */
import { basename, join } from "node:path";
import {
  CellError,
  type CellProgress,
  compareNotebooks,
  executeNotebook,
  type ExecuteOptions,
  parseParameters,
  readNotebook,
} from "../notebook/mod.ts";
import { executeIfChanged } from "../article/execute_if_changed.ts";
import { loadProfile } from "../article/profile.ts";
import {
  asUsage,
  type Command,
  runCommand,
  UsageError,
  writeErrorLine,
  writeLine,
} from "./_command.ts";
import {
  flag,
  fromCallersFolder,
  positiveNumber,
  profileOption,
  text,
  texts,
  wholeNumber,
} from "./_options.ts";
import { messageOf } from "../errors.ts";
import { listenForStop } from "../stop.ts";

const seconds = (description: string) =>
  positiveNumber("SECONDS", description, { fallback: undefined, defaultWords: "none" });

const OPTIONS = {
  profile: profileOption(),
  timeout: seconds("limit of one cell"),
  notebookTimeout: seconds("limit of one notebook"),
  output: text("PATH", "write there instead; with several notebooks, a folder"),
  parameter: texts(
    "NAME=VALUE",
    "sets a name that the settings cell declares; needs --output",
    "p",
  ),
  from: wholeNumber(
    "CELL",
    "renews only the outputs from this cell on (earlier cells run unseen)",
    {
      fallback: undefined,
    },
  ),
  force: flag("runs also what has not changed"),
  check: flag(
    "runs into a temporary file and compares the outputs with those in the notebook, in words; " +
      "durations are not compared",
  ),
  tolerance: positiveNumber("PART", "by which numbers may differ in --check", { fallback: 0.001 }),
  quiet: flag("one line a notebook instead of one a cell"),
};

/** The command behind the tasks `execute` and `jupyter --execute`. */
export const executeCommand: Command<typeof OPTIONS> = {
  name: "execute",
  description: `
Runs each notebook from top to bottom in a fresh Deno kernel and writes it back with its outputs.
The first cell that fails ends everything: the notebook is written with the outputs so far.
A notebook that ran here before is left alone if its code, the library, the lock file, the profile
and the notebooks before it are the same as then.`,
  args: { placeholder: "NOTEBOOK..." },
  options: OPTIONS,
  exitCodes:
    "0 all cells ran (and --check found no difference), 1 a cell, the kernel or the check " +
    "failed, 2 wrong usage, 130 interrupted",
  async run({ options, given, args }) {
    if (args.length === 0) throw new UsageError("name at least one notebook (see --help)");
    const parameters = asUsage(() => parseParameters(options.parameter));
    if (given.has("parameter") && options.output === undefined) {
      throw new UsageError("-p needs --output, so that the notebook keeps its own settings");
    }
    asUsage(() => loadProfile(options.profile));
    const { timeout, notebookTimeout, from, tolerance } = options;
    using interrupt = listenForStop();
    let status = 0;
    for (const path of args.map(fromCallersFolder)) {
      const output = options.output && await outputPath(options.output, path, args.length);
      const name = basename(path, ".ipynb");
      const execution = {
        signal: interrupt.signal,
        parameters,
        // What is checked, or run again at will, is computed and not read from an earlier run.
        ...(options.check || options.force ? { env: { PLUMAGE_ANEW: "1" } } : {}),
        force: options.force,
        ...(output ? { output } : {}),
        ...(options.profile === undefined ? {} : { profile: options.profile }),
        ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
        ...(notebookTimeout === undefined ? {} : { notebookTimeoutMs: notebookTimeout * 1000 }),
        ...(from === undefined ? {} : { from }),
        ...(options.quiet ? {} : { onProgress: (step: CellProgress) => report(name, step) }),
      };
      try {
        if (options.check) {
          status = Math.max(status, await check(path, name, execution, tolerance));
        } else await execute(path, name, execution);
      } catch (error) {
        writeErrorLine(`execute: ${messageOf(error)}`);
        return error instanceof CellError && error.errorName === "Interrupted" ? 130 : 1;
      }
    }
    return status;
  },
};

async function execute(path: string, name: string, options: ExecuteOptions): Promise<void> {
  const result = await executeIfChanged(path, options);
  if (result === undefined) {
    writeLine(`${name}: unchanged since its last run here (--force runs it all the same)`);
  } else {
    writeLine(`${name}: ${result.cells} code cells in ${result.seconds.toFixed(1)} s`);
  }
}

async function check(
  path: string,
  name: string,
  options: ExecuteOptions,
  tolerance: number,
): Promise<number> {
  const before = await readNotebook(path);
  const folder = await Deno.makeTempDir({ prefix: "plumage-check-" });
  try {
    const output = join(folder, basename(path));
    const { notebook, seconds } = await executeNotebook(path, { ...options, output });
    const differences = await compareNotebooks(before, notebook, { tolerance });
    const found = differences.length === 0
      ? `the outputs are the same, numbers within ${tolerance}`
      : `${differences.length} difference${differences.length === 1 ? "" : "s"}`;
    writeLine(`${name}: ${found} (${seconds.toFixed(1)} s)`);
    for (const difference of differences) writeLine(`  ${difference}`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function report(name: string, { state, position, total, what, seconds }: CellProgress): void {
  if (state === "started") return;
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  const place = `[${String(position).padStart(String(total).length)}/${total}]`;
  const words = state === "failed" ? "FAILED  " : "";
  writeLine(`${name} ${place}${time}  ${words}${what.slice(0, 70)}`);
}

async function outputPath(output: string, path: string, count: number): Promise<string> {
  const target = fromCallersFolder(output);
  const isFolder = await Deno.stat(target).then((info) => info.isDirectory, () => false);
  if (!isFolder && !output.endsWith("/") && count === 1) return target;
  await Deno.mkdir(target, { recursive: true });
  return join(target, basename(path));
}

if (import.meta.main) await runCommand(executeCommand);
