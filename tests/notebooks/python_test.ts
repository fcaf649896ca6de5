/**
 * The notebooks in the hands of Python's tools. `PLUMAGE_PEERS` names a Python that has them; with
 * `PLUMAGE_PEERS_ALL=1` nbclient and papermill run all notebooks instead of one each.
 */
import assert from "node:assert/strict";
import { basename, join } from "node:path";
import { type Notebook, readNotebook, tagsOf, textOf } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";
import {
  jupyterEnvironment,
  needsPython,
  NOTEBOOKS,
  NOTEBOOKS_FOLDER,
  runPython,
} from "./_peers.ts";

const ALL = Deno.env.get("PLUMAGE_PEERS_ALL") === "1";

Deno.test({
  ...await needsPython("nbformat.validate() accepts every notebook, in version 4.5", "nbformat"),
  async fn() {
    const said = await runPython([
      "-c",
      `
import sys, nbformat
for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    print(notebook.nbformat, notebook.nbformat_minor)
`,
      ...NOTEBOOKS,
    ]);
    assert.deepEqual(said.split("\n"), NOTEBOOKS.map(() => "4 5"));
  },
});

Deno.test({
  ...await needsPython("nbconvert makes HTML and Markdown of every notebook", "nbconvert"),
  async fn() {
    const said = await runPython([
      "-c",
      `
import json, sys
from nbconvert import HTMLExporter, MarkdownExporter
html, markdown = HTMLExporter(embed_images=True), MarkdownExporter()
for path in sys.argv[1:]:
    page, _ = html.from_filename(path)
    text, resources = markdown.from_filename(path)
    print(json.dumps([page.count("<img"), len(resources["outputs"]), text.count("![")]))
`,
      ...NOTEBOOKS,
    ]);
    for (const [index, line] of said.split("\n").entries()) {
      const pictures = countPictures(await readNotebook(NOTEBOOKS[index]!));
      const name = basename(NOTEBOOKS[index]!);
      const [inHtml, beside, linked] = JSON.parse(line);
      assert.ok(pictures > 0, name);
      assert.ok(inHtml >= pictures, `${name}: ${inHtml} of ${pictures} pictures in HTML`);
      assert.equal(beside, pictures, `${name}: pictures beside the Markdown`);
      assert.ok(linked >= pictures, name);
    }
  },
});

for (const path of ALL ? NOTEBOOKS : NOTEBOOKS.slice(0, 1)) {
  const name = basename(path);
  Deno.test({
    ...await needsPython(`nbclient runs ${name} on the Deno kernel`, "nbclient"),
    async fn() {
      await withTempFolder(async (folder) => {
        const output = join(folder, name);
        await runPython([
          "-c",
          `
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, kernel_name="deno", timeout=600, startup_timeout=300).execute()
nbformat.write(notebook, sys.argv[2])
`,
          path,
          output,
        ], await jupyterEnvironment(folder));
        assertWasRun(await readNotebook(output));
      });
    },
  });
}

for (const path of ALL ? NOTEBOOKS : NOTEBOOKS.slice(1, 2)) {
  const name = basename(path);
  Deno.test({
    ...await needsPython(`papermill runs ${name} with a parameter in TypeScript`, "papermill"),
    async fn() {
      const [parameter, value] = smallerSetting(await readNotebook(path));
      await withTempFolder(async (folder) => {
        const output = join(folder, name);
        const script = new URL("./_papermill.py", import.meta.url).pathname;
        const options = ["--no-progress-bar", "--cwd", NOTEBOOKS_FOLDER, "--start-timeout", "300"];
        await runPython(
          [script, path, output, ...options, "-p", parameter, String(value)],
          await jupyterEnvironment(folder),
        );
        const notebook = await readNotebook(output);
        assertWasRun(notebook);
        const injected = notebook.cells.find((cell) =>
          tagsOf(cell).includes("injected-parameters")
        );
        assert.equal(textOf(injected?.source), `// Parameters\nconst ${parameter} = ${value};\n`);
      });
    },
  });
}

function countPictures(notebook: Notebook): number {
  return notebook.cells.flatMap((cell) => cell.cell_type === "code" ? cell.outputs : [])
    .filter((output) => "data" in output && output.data["image/png"] !== undefined).length;
}

function assertWasRun(notebook: Notebook): void {
  const code = notebook.cells.filter((cell) => cell.cell_type === "code");
  assert.ok(code.length >= 8);
  for (const cell of code) {
    assert.notEqual(cell.execution_count, null);
    assert.equal(cell.outputs.some((output) => output.output_type === "error"), false);
  }
  assert.ok(countPictures(notebook) > 0);
}

/** A setting that may be smaller without harm, and a smaller value for it. */
function smallerSetting(notebook: Notebook): [string, number] {
  const source = notebook.cells.filter((cell) => tagsOf(cell).includes("parameters"))
    .map((cell) => textOf(cell.source)).join("\n");
  const literal = [...source.matchAll(/^const (\w+) = (\d+);/gm)].at(-1);
  if (literal !== undefined) return [literal[1]!, Math.floor(Number(literal[2]) / 2)];
  assert.match(source, /^const epochs = /m);
  return ["epochs", 1];
}
