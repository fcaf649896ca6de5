/**
 * `deno task execute NOTEBOOK...`: runs notebooks headless and writes their outputs into them.
 *
 * @module
 */
import { basename, join, resolve } from "node:path";
import { CellError, type CellProgress, executeNotebook, parseParameters } from "../notebook/mod.ts";
import { type Command, runCommand, UsageError, writeErrorLine, writeLine } from "./_command.ts";
import { messageOf } from "../errors.ts";

const HELP = `
deno task execute NOTEBOOK... [options]

Runs each notebook from top to bottom in a fresh Deno kernel and writes it back with its outputs.
The first cell that fails ends everything: the notebook is written with the outputs so far.

  --profile NAME          smoke, quick or full (default: $PLUMAGE_PROFILE, else quick)
  --timeout SECONDS       limit of one cell (default: none)
  --notebook-timeout SECONDS
                          limit of one notebook (default: none)
  --output PATH           write there instead; with several notebooks, a folder
  -p, --parameter NAME=VALUE
                          sets a name that the settings cell declares; needs --output; repeatable
  --from CELL             renews only the outputs from this cell on (earlier cells run unseen)
  --quiet                 one line a notebook instead of one a cell

Exit codes: 0 all cells ran, 1 a cell or the kernel failed, 2 wrong usage, 130 interrupted.
`;

const OPTIONS = {
  profile: { type: "string" },
  timeout: { type: "string" },
  "notebook-timeout": { type: "string" },
  output: { type: "string" },
  parameter: { type: "string", short: "p", multiple: true },
  from: { type: "string" },
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
    const timeout = seconds("timeout");
    const whole = seconds("notebook-timeout");
    const from = positive("from", values.from);
    using interrupt = interruptSignal();
    for (const path of positionals.map(fromCallersFolder)) {
      const output = values.output && await outputPath(values.output, path, positionals.length);
      const name = basename(path, ".ipynb");
      try {
        const result = await executeNotebook(path, {
          signal: interrupt.signal,
          parameters,
          ...(output ? { output } : {}),
          ...(values.profile === undefined ? {} : { profile: values.profile }),
          ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
          ...(whole === undefined ? {} : { notebookTimeoutMs: whole * 1000 }),
          ...(from === undefined ? {} : { from }),
          ...(values.quiet ? {} : { onProgress: (progress) => report(name, progress) }),
        });
        writeLine(`${name}: ${result.cells} code cells in ${result.seconds.toFixed(1)} s`);
      } catch (error) {
        writeErrorLine(`execute: ${messageOf(error)}`);
        return error instanceof CellError && error.errorName === "Interrupted" ? 130 : 1;
      }
    }
    return 0;
  },
};

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

/** `deno task` runs in the project's folder: paths are meant from where the caller stands. */
export function fromCallersFolder(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
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
