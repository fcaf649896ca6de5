import assert from "node:assert/strict";
import { join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { withNotebooksInEditor, writeNotebook } from "lib/notebook/mod.ts";
import { notebooksIn } from "../../lib/cli/render.ts";
import { notebookOf } from "./_cells.ts";

Deno.test("VS Code underlines no cell of any notebook, and shows what it hovers and completes", async () => {
  const notebooks = await notebooksIn(join(projectFolder(), "notebooks"));
  // A notebook with one fault shows that a fault is seen.
  const faulty = join(projectFolder(), "notebooks", "faulty_for_a_test.ipynb");
  await writeNotebook(faulty, notebookOf(["const wrong: number = 'text';\nwrong;"]));
  try {
    await withNotebooksInEditor([...notebooks, faulty], projectFolder(), async (open) => {
      const { complaints } = open;
      const own = complaints.filter(({ path }) => path !== faulty);
      assert.deepEqual(own, []);
      assert.deepEqual(
        complaints.filter(({ path }) => path === faulty).map(({ cell, line, words }) => ({
          cell,
          line,
          code: words.slice(0, 4),
        })),
        [{ cell: 1, line: 1, code: "2322" }],
      );
      for (const notebook of notebooks) {
        // The second cell of code declares the profile; every notebook has it.
        const { cells } = JSON.parse(await Deno.readTextFile(notebook));
        const at = cells.findIndex((cell: { source: string[] }) =>
          cell.source.join("").includes("const profile = loadProfile()")
        );
        const line = cells[at].source.findIndex((text: string) => text.includes("loadProfile")) + 1;
        const character = cells[at].source[line - 1].indexOf("loadProfile") + 2;
        const hover = await open.hover(notebook, at + 1, line, character);
        assert.match(hover ?? "", /loadProfile\(name/, notebook);
        const labels = await open.complete(notebook, at + 1, line, character);
        assert.ok(labels.includes("loadProfile"), notebook);
      }
    });
  } finally {
    await Deno.remove(faulty);
  }
});
