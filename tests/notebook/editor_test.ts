import assert from "node:assert/strict";
import { join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { withNotebooksInEditor, writeNotebook } from "lib/notebook/mod.ts";
import { notebooksIn } from "../../lib/cli/render.ts";
import { LanguageServer } from "../../lib/notebook/_language_server.ts";
import { notebookOf } from "./_cells.ts";
import { withTempFolder } from "../_temp.ts";

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

Deno.test("a language server that has ended refuses what is asked of it, instead of never answering", async () => {
  const server = await LanguageServer.start(projectFolder(), () => {});
  const asked = assert.rejects(
    Promise.all([
      server.request("workspace/symbol", { query: "x" }),
      server[Symbol.asyncDispose](),
    ]),
    /Cannot ask the language server workspace\/symbol: expected one that runs/,
  );
  await asked;
  await assert.rejects(
    server.request("workspace/symbol", { query: "x" }),
    /expected one that runs/,
  );
});

Deno.test("a notebook in a folder whose name is no plain address is looked at like any other", async () => {
  await withTempFolder(async (parent) => {
    const folder = join(parent, "a b #1 100%");
    await Deno.mkdir(folder);
    await Deno.writeTextFile(join(folder, "deno.json"), '{"imports": {"own/": "./own/"}}');
    await Deno.mkdir(join(folder, "own"));
    await Deno.writeTextFile(join(folder, "own", "n.ts"), "export const n: number = 1;\n");
    const path = join(folder, "x.ipynb");
    const cells = ['import { n } from "own/n.ts";\nn;', "const text: string = n;\ntext;"];
    await writeNotebook(path, notebookOf(cells));
    const complaints = await withNotebooksInEditor(
      [path],
      folder,
      (open) => Promise.resolve(open.complaints),
    );
    assert.deepEqual(
      complaints.map(({ cell, words }) => `${cell} ${words.slice(0, 4)}`),
      ["2 2322"],
    );
  });
});
