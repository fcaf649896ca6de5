import assert from "node:assert/strict";
import { basename } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { executeNotebook, readNotebook } from "lib/notebook/mod.ts";
import { withTempFolder } from "../_temp.ts";

const FOLDER = `${projectFolder()}/notebooks`;
const NOTEBOOKS = [...Deno.readDirSync(FOLDER)]
  .filter(({ name }) => name.endsWith(".ipynb"))
  .map(({ name }) => `${FOLDER}/${name}`)
  .sort();

Deno.test("the article has its notebooks, numbered in their order", () => {
  assert.deepEqual(NOTEBOOKS.map((path) => basename(path)), [
    "01_clean_dataset.ipynb",
    "02_explore_and_split.ipynb",
    "03_input_pipeline.ipynb",
    "04_architectures.ipynb",
    "05_image_size.ipynb",
    "06_oversampling.ipynb",
    "07_bayesian_search.ipynb",
    "08_result.ipynb",
    "09_take_it_along.ipynb",
    "10_why_and_how_sure.ipynb",
  ]);
});

for (const path of NOTEBOOKS) {
  Deno.test(`${basename(path)} runs from top to bottom in the smoke profile`, async () => {
    await withTempFolder(async (folder) => {
      const output = `${folder}/${basename(path)}`;
      const { notebook, cells } = await executeNotebook(path, { output, profile: "smoke" });
      const code = notebook.cells.filter((cell) => cell.cell_type === "code");
      assert.deepEqual(code.map((cell) => cell.execution_count), code.map((_, i) => i + 1));
      assert.equal(cells, code.length);
      const words = JSON.stringify(code.map((cell) => cell.outputs));
      assert.doesNotMatch(words, /"error"/);
      assert.match(words, /this run \(smoke\)/, "the closing table names its profile");
    });
  });

  Deno.test(`${basename(path)} holds the outputs of one fresh quick run`, async () => {
    const notebook = await readNotebook(path);
    const code = notebook.cells.filter((cell) => cell.cell_type === "code");
    assert.deepEqual(code.map((cell) => cell.execution_count), code.map((_, i) => i + 1));
    const words = JSON.stringify(code.map((cell) => cell.outputs));
    assert.match(words, /this run \(quick\)/);
    assert.doesNotMatch(words, /file:\/\/\/|\/home\/|\/root\/|\/tmp\//, "no path of a machine");
    assert.ok((await Deno.stat(path)).size < 1.5e6, "under 1.5 MB");
  });
}
