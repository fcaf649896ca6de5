/**
 * `deno task check`: everything that can be said of the code without running it.
 *
 * @module
 */
import { basename, join, relative } from "node:path";
import { projectFolder } from "../article/folders.ts";
import { messageOf } from "../errors.ts";
import {
  cellsAsModule,
  type CellsModule,
  editorComplaints,
  mapToCells,
  readNotebook,
  staleness,
} from "../notebook/mod.ts";
import { type Command, runCommand, writeLine } from "./_command.ts";
import { flag, fromCallersFolder } from "./_options.ts";
import { notebooksIn } from "./render.ts";

const OPTIONS = { fix: flag("formats what is not formatted") };

/** The command behind the task `check`. */
export const checkCommand: Command<typeof OPTIONS> = {
  name: "check",
  description: `
Checks formatting, lint, types (library, tests, the cells of all notebooks), documentation, and that
each notebook's outputs are those of one run from top to bottom. One line a step. With names, only
these notebooks are checked.`,
  args: { placeholder: "NOTEBOOK..." },
  options: OPTIONS,
  exitCodes: "0 all is well, 1 something is not, 2 wrong usage",
  async run({ options, args }) {
    const named = args.map(fromCallersFolder);
    const notebooks = named.length > 0
      ? named
      : await notebooksIn(join(projectFolder(), "notebooks")).catch(() => []);
    const results = [
      await step(
        "formatting",
        () => options.fix ? deno("fmt", "--quiet", ...named) : format(named),
      ),
    ];
    if (named.length === 0) {
      results.push(
        await step("lint", () => deno("lint")),
        await step("types", () => deno("check", "lib", "tests")),
        await step("documentation", checkDocumentation),
      );
    }
    results.push(
      await step("notebook cells", () => checkCells(notebooks)),
      await step("notebooks in VS Code", () => checkInEditor(notebooks)),
      await step("notebook outputs", () => checkOutputs(notebooks)),
    );
    return results.every((ok) => ok) ? 0 : 1;
  },
};

/** Runs a step, which returns its complaints, and writes its line. */
async function step(name: string, work: () => Promise<string>): Promise<boolean> {
  const startedAt = performance.now();
  const complaints = (await work().catch((error) => messageOf(error))).trim();
  const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  writeLine(`${name.padEnd(22)}${complaints === "" ? "ok    " : "FAILED"} ${time.padStart(7)}`);
  if (complaints !== "") writeLine(`\n${complaints}\n`);
  return complaints === "";
}

/** Runs Deno in the project's folder; what it says, if it fails. */
async function deno(...args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: projectFolder(),
    env: { NO_COLOR: "1" },
  }).output();
  if (success) return "";
  const decoder = new TextDecoder();
  const noise =
    /^(Check|Checked|Download|Warning) |^Stack backtrace:|^ +0: <unknown>|^ {4}at file.*@types/;
  const said = `${decoder.decode(stdout)}\n${decoder.decode(stderr)}`.split("\n").filter((line) =>
    !noise.test(line)
  );
  return said.join("\n").trim() || `deno ${args[0]} failed without a word`;
}

/**
 * Files that are not formatted. Deno 2.9 also names each notebook that is, with nothing to change:
 * those are left out.
 */
async function format(named: readonly string[]): Promise<string> {
  const said = await deno("fmt", "--check", ...named);
  const [before = "", ...files] = said.split(/^(?=from .*:$)/m);
  const changed = files.filter((text) => /^ *\d+ \|/m.test(text));
  return files.length > 0 ? changed.join("").trim() : before;
}

/** Complaints about our own exports, without those about packages whose types they hand on. */
async function checkDocumentation(): Promise<string> {
  const complaints = (await deno("doc", "--lint", ...await modules())).split(/\n(?=error\b)/);
  const own = complaints.filter((text) =>
    !/^ *-->.*node_modules/m.test(text) && !PACKAGE_TYPES.test(text) && !NAMESPACE.test(text)
  );
  return own.every((text) => /^error: Found \d+ doc/.test(text)) ? "" : own.join("\n");
}

/** TensorFlow.js's types are documented there, whichever of our exports hands them on. */
const PACKAGE_TYPES =
  /private type '(Tensor|Scalar|Variable|LayersModel|Layer|Shape|ConfigDict|KernelFunc)\b/;

/** A package's whole namespace is handed on, and documented there. */
const NAMESPACE = /^ *\d+ \| import \* as /m;

/** The modules whose exports must be documented. */
async function modules(): Promise<string[]> {
  const found = [];
  for await (const { name, isDirectory } of Deno.readDir(join(projectFolder(), "lib"))) {
    const module = isDirectory ? `lib/${name}/mod.ts` : `lib/${name}`;
    const exists = await Deno.stat(join(projectFolder(), module)).then(() => true, () => false);
    if (exists && module.endsWith(".ts")) found.push(module);
  }
  return found.sort();
}

/** Types and lint of the cells, written out as one module a notebook beside it. */
async function checkCells(notebooks: readonly string[]): Promise<string> {
  const written: { path: string; name: string; lines: CellsModule["lines"] }[] = [];
  try {
    for (const notebook of notebooks) {
      const { text, lines } = await cellsAsModule(await readNotebook(notebook));
      const path = notebook.replace(/(\.ipynb)?$/, `.${crypto.randomUUID()}.cells.ts`);
      await Deno.writeTextFile(path, text, { createNew: true });
      written.push({ path, name: relative(projectFolder(), notebook), lines });
    }
    if (written.length === 0) return "";
    const paths = written.map(({ path }) => path);
    let complaints = `${await deno("check", ...paths)}\n${await deno("lint", ...paths)}`;
    for (const { path, name, lines } of written) {
      complaints = mapToCells(complaints, basename(path), name, lines);
    }
    return complaints;
  } finally {
    await Promise.all(written.map(({ path }) => Deno.remove(path).catch(() => {})));
  }
}

/** What VS Code would underline, asked of Deno's language server as VS Code asks it. */
async function checkInEditor(notebooks: readonly string[]): Promise<string> {
  const complaints = await editorComplaints(notebooks, projectFolder());
  return complaints.map(({ path, cell, line, words }) =>
    `${relative(projectFolder(), path)}, cell ${cell}, line ${line}: ${words}`
  ).join("\n");
}

async function checkOutputs(notebooks: readonly string[]): Promise<string> {
  const complaints = await Promise.all(notebooks.map(async (path) => {
    const faults = staleness(await readNotebook(path));
    const { size } = await Deno.stat(path);
    if (size > 1.5e6) faults.push(`it has ${(size / 1e6).toFixed(1)} MB, over 1.5`);
    return faults.map((fault) => `${relative(projectFolder(), path)}: ${fault}`);
  }));
  const all = complaints.flat();
  if (all.length > 0) all.push("deno task execute --force notebooks/*.ipynb runs them anew");
  return all.join("\n");
}

if (import.meta.main) await runCommand(checkCommand);
