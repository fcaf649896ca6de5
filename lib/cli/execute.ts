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
import { executeIfChanged } from "../article/mod.ts";
import { loadProfile } from "../article/profile.ts";
import {
  type Command,
  fromCallersFolder,
  runCommand,
  UsageError,
  writeErrorLine,
  writeLine,
} from "./_command.ts";
import { messageOf } from "../errors.ts";

const HELP = `
deno task execute NOTEBOOK... [options]

Runs each notebook from top to bottom in a fresh Deno kernel and writes it back with its outputs.
The first cell that fails ends everything: the notebook is written with the outputs so far.
A notebook that ran here before is left alone if its code, the library, the lock file, the profile
and the notebooks before it are the same as then.

  --profile NAME          smoke, quick or full (default: $PLUMAGE_PROFILE, else quick)
  --timeout SECONDS       limit of one cell (default: none)
  --notebook-timeout SECONDS
                          limit of one notebook (default: none)
  --output PATH           write there instead; with several notebooks, a folder
  -p, --parameter NAME=VALUE
                          sets a name that the settings cell declares; needs --output; repeatable
  --from CELL             renews only the outputs from this cell on (earlier cells run unseen)
  --force                 runs also what has not changed
  --check                 runs into a temporary file and compares the outputs with those in the
                          notebook, in words; durations are not compared
  --tolerance PART        by which numbers may differ in --check (default: 0.001)
  --quiet                 one line a notebook instead of one a cell

Exit codes: 0 all cells ran (and --check found no difference), 1 a cell, the kernel or the check
failed, 2 wrong usage, 130 interrupted.
`;

const OPTIONS = {
  profile: { type: "string" },
  timeout: { type: "string" },
  "notebook-timeout": { type: "string" },
  output: { type: "string" },
  parameter: { type: "string", short: "p", multiple: true },
  from: { type: "string" },
  force: { type: "boolean" },
  check: { type: "boolean" },
  tolerance: { type: "string" },
  quiet: { type: "boolean" },
} as const;

/** The command behind the tasks `execute` and `jupyter --execute`. */
export const executeCommand: Command<typeof OPTIONS> = {
  name: "execute",
  help: HELP,
  options: OPTIONS,
  async run({ values, positionals }) {
    if (positionals.length === 0) throw new UsageError("name at least one notebook (see --help)");
    const seconds = (name: "timeout" | "notebook-timeout") => positive(name, values[name]);
    const parameters = usage(() => parseParameters(values.parameter ?? []));
    if (values.parameter !== undefined && values.output === undefined) {
      throw new UsageError("-p needs --output, so that the notebook keeps its own settings");
    }
    usage(() => loadProfile(values.profile));
    const timeout = seconds("timeout");
    const whole = seconds("notebook-timeout");
    const from = positive("from", values.from);
    const tolerance = positive("tolerance", values.tolerance) ?? 0.001;
    using interrupt = interruptSignal();
    let status = 0;
    for (const path of positionals.map(fromCallersFolder)) {
      const output = values.output && await outputPath(values.output, path, positionals.length);
      const name = basename(path, ".ipynb");
      const options = {
        signal: interrupt.signal,
        parameters,
        force: values.force === true,
        ...(output ? { output } : {}),
        ...(values.profile === undefined ? {} : { profile: values.profile }),
        ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
        ...(whole === undefined ? {} : { notebookTimeoutMs: whole * 1000 }),
        ...(from === undefined ? {} : { from }),
        ...(values.quiet ? {} : { onProgress: (step: CellProgress) => report(name, step) }),
      };
      try {
        if (values.check) status = Math.max(status, await check(path, name, options, tolerance));
        else await execute(path, name, options);
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

function report(name: string, { state, position, total, head, seconds }: CellProgress): void {
  if (state === "started") return;
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  const place = `[${String(position).padStart(String(total).length)}/${total}]`;
  const words = state === "failed" ? "FAILED  " : "";
  writeLine(`${name} ${place}${time}  ${words}${head.slice(0, 70)}`);
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new UsageError(`--${name} takes a number above 0, not ${JSON.stringify(text)}`);
}

function usage<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

async function outputPath(output: string, path: string, count: number): Promise<string> {
  const target = fromCallersFolder(output);
  const isFolder = await Deno.stat(target).then((info) => info.isDirectory, () => false);
  if (!isFolder && !output.endsWith("/") && count === 1) return target;
  await Deno.mkdir(target, { recursive: true });
  return join(target, basename(path));
}

/** Ctrl-C as a signal: the first interrupts the cell and lets what was done be written. */
function interruptSignal(): Disposable & { signal: AbortSignal } {
  const controller = new AbortController();
  const interrupt = () => controller.signal.aborted ? Deno.exit(130) : controller.abort();
  Deno.addSignalListener("SIGINT", interrupt);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => Deno.removeSignalListener("SIGINT", interrupt),
  };
}

if (import.meta.main) await runCommand(executeCommand);
