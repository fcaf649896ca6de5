/**
 * The notebooks in the hands of Python's tools. Needs nbclient and nbformat: `PLUMAGE_PEERS` names
 * a Python that has them.
 */
import assert from "node:assert/strict";
import { projectFolder } from "lib/config.ts";
import { withTempFolder } from "../_temp.ts";

const PYTHON = Deno.env.get("PLUMAGE_PEERS");
const ignore = PYTHON === undefined;
// deno-lint-ignore no-console -- a skipped test says why
if (ignore) console.log("skipped: notebooks in Python's tools (set PLUMAGE_PEERS to a Python)");

const NOTEBOOKS = `${projectFolder()}/notebooks`;

async function python(
  code: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const output = await new Deno.Command(PYTHON ?? "python3", {
    args: ["-c", code, ...args],
    cwd: NOTEBOOKS,
    env,
  }).output();
  const decoder = new TextDecoder();
  assert.ok(output.success, decoder.decode(output.stderr).split("\n").slice(-12).join("\n"));
  return decoder.decode(output.stdout).trim();
}

Deno.test({
  name: "nbformat.validate() accepts every notebook, in version 4.5",
  ignore,
  async fn() {
    const said = await python(
      `
import glob, nbformat
for path in sorted(glob.glob("*.ipynb")):
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    print(path, notebook.nbformat, notebook.nbformat_minor)
`,
      [],
    );
    const lines = said.split("\n");
    assert.equal(lines.length, 8);
    for (const line of lines) assert.match(line, /^0\d_\w+\.ipynb 4 5$/);
  },
});

Deno.test({
  name: "nbclient runs a notebook on the Deno kernel",
  ignore,
  async fn() {
    await withTempFolder(async (folder) => {
      await Deno.mkdir(`${folder}/kernels/deno`, { recursive: true });
      await Deno.writeTextFile(
        `${folder}/kernels/deno/kernel.json`,
        JSON.stringify({
          argv: [Deno.execPath(), "jupyter", "--kernel", "--conn", "{connection_file}"],
          "display_name": "Deno",
          language: "typescript",
        }),
      );
      const said = await python(
        `
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, kernel_name="deno", timeout=300).execute()
print(sum(cell.cell_type == "code" and cell.execution_count is not None for cell in notebook.cells))
`,
        ["01_clean_dataset.ipynb"],
        { "JUPYTER_PATH": folder, "PLUMAGE_PROFILE": "smoke" },
      );
      assert.ok(Number(said) >= 10, `ran ${said} cells`);
    });
  },
});
