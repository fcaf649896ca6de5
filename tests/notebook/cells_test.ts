import assert from "node:assert/strict";
import { cellsAsModule, mapToCells, staleness } from "lib/notebook/mod.ts";
import { notebookOf } from "./_cells.ts";

Deno.test("cellsAsModule() moves imports to the top and keeps the origin of each line", async () => {
  const notebook = notebookOf([
    { markdown: "# T" },
    'import { a } from "x";\nconst b = a;',
    'import {\n  c,\n  type D,\n} from "y";\n\nc(b);',
  ]);
  const { text, lines } = await cellsAsModule(notebook);
  const shown = text.split("\n").map((line, at) => [line, lines[at]?.cell, lines[at]?.line]);
  assert.deepEqual(shown.filter(([line, cell]) => line !== "" && cell !== undefined), [
    ['import { a } from "x";', 2, 1],
    ["import {", 3, 1],
    ["  c,", 3, 2],
    ["  type D,", 3, 3],
    ['} from "y";', 3, 4],
    ["const b = a;", 2, 2],
    ["c(b);", 3, 6],
  ]);
});

Deno.test("cellsAsModule() lets a cell declare and import a name again, as the kernel does", async () => {
  const notebook = notebookOf([
    'import { a } from "x";\nconst n: number = a;\nconst { p, q: r } = n;',
    'import { a } from "x";\nconst n = "text";',
    "const r = n;\nfunction f() {\n  const p = 1;\n  return p;\n}",
  ]);
  const { text } = await cellsAsModule(notebook);
  const code = text.split("\n").filter((line) => line !== "" && !line.startsWith("//"));
  assert.deepEqual(code, [
    'import { a } from "x";',
    "export {};",
    "const n: number = a;",
    "const { p, q: r } = n;",
    "{",
    'const n = "text";',
    "{",
    "const r = n;",
    "function f() {",
    "  const p = 1;",
    "  return p;",
    "}",
    "}}",
  ]);
});

Deno.test("cellsAsModule() lets a cell print, and ignores no rule where none is broken", async () => {
  const ignore = "// deno-lint-ignore-file no-console";
  const first = async (code: string) =>
    (await cellsAsModule(notebookOf([code]))).text.split("\n")[0];
  assert.equal(await first("function f() {\n  console.log(1);\n}\nf();"), ignore);
  assert.equal(await first("const words = 'see console.log';"), "export {};");
  assert.equal(await first("// console.log(1)\n1;"), "export {};");
});

Deno.test("mapToCells() names the cell and its line instead of the module's", async () => {
  const { text, lines } = await cellsAsModule(notebookOf(["1;", "const a: string = 2;"]));
  const line = text.split("\n").indexOf("const a: string = 2;") + 1;
  const said = `TS2322: no.\n    at file:///p/notebooks/n.cells.ts:${line}:7`;
  const mapped = mapToCells(said, "n.cells.ts", "notebooks/n.ipynb", lines);
  assert.equal(mapped, "TS2322: no.\n    at notebooks/n.ipynb, cell 2, line 1, column 7");
});

Deno.test("staleness() finds what one fresh run cannot have left", () => {
  const notebook = notebookOf(["1", "", "2", "3"]);
  const [first, , third, fourth] = notebook.cells;
  Object.assign(first!, { "execution_count": 1 });
  Object.assign(third!, { "execution_count": 5 });
  const error = { "output_type": "error", ename: "TypeError", evalue: "x", traceback: [] };
  Object.assign(fourth!, { outputs: [error] });
  assert.deepEqual(staleness(notebook), [
    "cell 3 was run as number 5, not 2",
    "cell 4 was not run",
    "cell 4 failed: TypeError",
  ]);
  Object.assign(third!, { "execution_count": 2 });
  Object.assign(fourth!, { "execution_count": 3, outputs: [] });
  assert.deepEqual(staleness(notebook), []);
});
