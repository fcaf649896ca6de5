/**
 * `deno task bench notebook`: headless execution beside nbclient, in seconds and in lost outputs.
 *
 * Both execute the same notebooks with the same kernel, in turns. What a cell must put out is known
 * from how the notebooks are made.
 *
 * @module
 */
import { join } from "node:path";
import { isRunnable, readNotebook, textOf, writeNotebook } from "lib/notebook/mod.ts";
import { writeLine } from "../../lib/cli/_command.ts";
import { notebookOf } from "../notebook/_cells.ts";
import { peerPython } from "./_input_peers.ts";
import { median } from "./_turns.ts";

/** A notebook and the text that each of its cells must put out. */
interface Torture {
  readonly name: string;
  readonly cells: readonly string[];
  readonly expected: readonly string[];
}

const FAST = 200, LINES = 20_000;
const TORTURES: readonly Torture[] = [
  { name: "one cell", cells: ["1 + 1"], expected: ["2"] },
  {
    name: `${FAST} fast cells`,
    cells: Array.from({ length: FAST }, (_, i) => `console.log("out ${i}"); ${i}`),
    expected: Array.from({ length: FAST }, (_, i) => `out ${i}\n${i}`),
  },
  {
    name: `${LINES} lines, then a cell`,
    cells: [`for (let i = 0; i < ${LINES}; i++) console.log(i)`, '"after"'],
    expected: [Array.from({ length: LINES }, (_, i) => `${i}\n`).join(""), '"after"'],
  },
];

/** What one execution of one notebook brought. */
interface Outcome {
  readonly seconds: number;
  /** Cells whose outputs are not what they must be. */
  readonly wrongCells: number;
}

/**
 * Runs the benchmark and prints its table.
 *
 * @param options `peers`: also run nbclient; `quick`: 3 instead of 20 rounds.
 */
export async function run(options: { peers: boolean; quick: boolean }): Promise<void> {
  const rounds = options.quick ? 3 : 20;
  const folder = await Deno.makeTempDir({ prefix: "plumage-bench-" });
  try {
    const python = options.peers ? await nbclientPython() : undefined;
    if (python !== undefined) await installKernel(folder);
    writeLine(
      `Headless execution, ${rounds} rounds: median seconds, cells with lost or misplaced output`,
    );
    writeLine("");
    writeLine(["notebook".padEnd(26), "plumage".padStart(18), "nbclient".padStart(18)].join(""));
    for (const torture of TORTURES) {
      const path = join(folder, "torture.ipynb");
      await writeNotebook(path, notebookOf(torture.cells));
      const ours: Outcome[] = [], theirs: Outcome[] = [];
      for (let round = 0; round < rounds; round++) {
        ours.push(await runOurs(path, torture));
        if (python !== undefined) theirs.push(await runNbclient(python, path, folder, torture));
      }
      writeLine([torture.name.padEnd(26), summary(ours), summary(theirs)].join(""));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function summary(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return "-".padStart(18);
  const seconds = median(outcomes.map((outcome) => outcome.seconds));
  const wrong = outcomes.reduce((sum, outcome) => sum + outcome.wrongCells, 0);
  return `${seconds.toFixed(2)} s, ${wrong} lost`.padStart(18);
}

async function runOurs(path: string, torture: Torture): Promise<Outcome> {
  const output = path.replace(".ipynb", ".ours.ipynb");
  // A process of its own, as the peer's: starting Deno is part of the time.
  const script = new URL("../../lib/cli/execute.ts", import.meta.url).pathname;
  const startedAt = performance.now();
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-check",
      script,
      "--force",
      "--quiet",
      path,
      "--output",
      output,
    ],
  }).output();
  const seconds = (performance.now() - startedAt) / 1000;
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return { seconds, wrongCells: await wrongCells(output, torture) };
}

async function runNbclient(python: string, path: string, folder: string, torture: Torture) {
  const output = join(folder, "theirs.ipynb");
  const script = new URL("./peers/notebook_nbclient.py", import.meta.url).pathname;
  const startedAt = performance.now();
  const { success, stderr } = await new Deno.Command(python, {
    args: [script, path, output],
    env: { JUPYTER_DATA_DIR: join(folder, "jupyter"), NO_COLOR: "1" },
  }).output();
  const seconds = (performance.now() - startedAt) / 1000;
  if (!success) throw new Error(`nbclient: ${new TextDecoder().decode(stderr)}`);
  return { seconds, wrongCells: await wrongCells(output, torture) };
}

async function wrongCells(path: string, torture: Torture): Promise<number> {
  const cells = (await readNotebook(path)).cells.filter(isRunnable);
  return torture.expected.filter((expected, index) => {
    const text = cells[index]!.outputs.map((output) =>
      "data" in output
        ? textOf(output.data["text/plain"])
        : output.output_type === "stream"
        ? textOf(output.text)
        : output.evalue
    );
    return text.join("") !== expected;
  }).length;
}

/** The Python that has nbclient: the one that is named, or one set up in the user's cache. */
async function nbclientPython(): Promise<string | undefined> {
  const installs = [["nbclient==0.11.0", "nbformat==5.11.1"]];
  return Deno.env.get("PLUMAGE_PEERS") ||
    await peerPython({ name: "nbclient", script: "notebook_nbclient.py", installs });
}

/** Makes the kernel known to Jupyter in a folder of this run alone. */
async function installKernel(folder: string): Promise<void> {
  const kernel = join(folder, "jupyter/kernels/deno");
  await Deno.mkdir(kernel, { recursive: true });
  const argv = [Deno.execPath(), "jupyter", "--kernel", "--conn", "{connection_file}"];
  const spec = { argv, "display_name": "Deno", language: "typescript" };
  await Deno.writeTextFile(join(kernel, "kernel.json"), JSON.stringify(spec));
}
