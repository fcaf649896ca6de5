import assert from "node:assert/strict";
import { join } from "node:path";
import { executeIfChanged } from "lib/article/mod.ts";
import { executeNotebook, parseNotebook, parseParameters, readNotebook } from "lib/notebook/mod.ts";
import { codeCells, notebookOf, textOfOutput, withNotebook } from "./_cells.ts";
import { withTempFolder } from "../_temp.ts";

Deno.test("a notebook of another kernel is refused before anything happens, and stays as it is", async () => {
  await withTempFolder(async (folder) => {
    const path = join(folder, "python.ipynb");
    const notebook = {
      ...notebookOf(["print(1)"]),
      metadata: {
        kernelspec: { name: "python3", display_name: "Python 3", language: "python" },
        "language_info": { name: "python" },
      },
    };
    Object.assign(notebook.cells[0]!, {
      outputs: [{ "output_type": "stream", name: "stdout", text: ["1\n"] }],
    });
    const text = JSON.stringify(notebook);
    await Deno.writeTextFile(path, text);
    await assert.rejects(executeNotebook(path), {
      name: "TypeError",
      message:
        `Cannot execute ${path}: expected a notebook for the Deno kernel, received one for python3 (python)`,
    });
    assert.equal(await Deno.readTextFile(path), text);
  });
});

Deno.test("an execution keeps what others wrote into the notebook's metadata", async () => {
  await withNotebook(["1"], async (path) => {
    const notebook = JSON.parse(await Deno.readTextFile(path));
    const authors = [{ name: "Wren" }];
    const jupytext = { formats: "ipynb,md", "text_representation": { extension: ".md" } };
    notebook.metadata = { authors, jupytext, papermill: { duration: 1 }, title: "T" };
    notebook.extra = { kept: true };
    await Deno.writeTextFile(path, JSON.stringify(notebook));
    await executeNotebook(path);
    const after = JSON.parse(await Deno.readTextFile(path));
    assert.deepEqual(after.metadata.authors, authors);
    assert.deepEqual(after.metadata.jupytext, jupytext);
    assert.equal(after.metadata.title, "T");
    assert.equal(after.metadata.papermill, undefined, "the times of another run");
    assert.equal(after.metadata.kernelspec.name, "deno");
    assert.deepEqual(after.extra, { kept: true });
  });
});

Deno.test("a broken notebook beside the one to run does not matter; a broken one to run does", async () => {
  await withNotebook(["6 * 7"], async (path) => {
    await Deno.writeTextFile(join(path, "..", "a_broken.ipynb"), "{ broken");
    await executeIfChanged(path, { profile: "smoke" });
    assert.equal(textOfOutput((await codeCells(path))[0]!.outputs[0]!), "42");
    assert.equal(await executeIfChanged(path, { profile: "smoke" }), undefined, "unchanged");
    await Deno.writeTextFile(path, "{ broken");
    await assert.rejects(executeIfChanged(path, { profile: "smoke" }), {
      name: "SyntaxError",
      message: /^Cannot read notebook .*torture\.ipynb: expected JSON/,
    });
  });
});

Deno.test("a missing nbformat_minor and a byte order mark are read, and written as valid", async () => {
  await withNotebook(["1"], async (path) => {
    const { nbformat_minor: _, ...older } = JSON.parse(await Deno.readTextFile(path));
    await Deno.writeTextFile(path, `\uFEFF${JSON.stringify(older)}`);
    assert.equal((await readNotebook(path)).nbformat_minor, 5);
    await executeNotebook(path);
    const text = await Deno.readTextFile(path);
    assert.equal(JSON.parse(text).nbformat_minor, 5);
    assert.equal(text[0], "{");
  });
  assert.throws(() => parseNotebook("\uFEFF"), /expected JSON/);
});

Deno.test("a last value that JSON cannot carry is shown all the same", async () => {
  const values = ["NaN", "null", "-0", "10n", "Infinity", "const a = NaN;\na; // a comment"];
  await withNotebook(
    [...values, "undefined", "await Promise.resolve(-Infinity)", "7"],
    async (path) => {
      await executeNotebook(path);
      const shown = (await codeCells(path)).map((cell) => cell.outputs.map(textOfOutput));
      assert.deepEqual(shown, [
        ["NaN"],
        ["null"],
        ["-0"],
        ["10n"],
        ["Infinity"],
        ["NaN"],
        [],
        ["-Infinity"],
        ["7"],
      ]);
    },
  );
});

Deno.test("a promise that is rejected and awaited by nobody fails its cell, and so does a timer", async () => {
  const faults = [
    ["void Promise.reject(new RangeError('too far'));\n1", /RangeError: too far \(nobody awaited/],
    [
      "setTimeout(() => { throw new TypeError('late'); }, 1);\nawait new Promise((r) => setTimeout(r, 60));",
      /TypeError: late \(nobody awaited/,
    ],
  ] as const;
  for (const [code, message] of faults) {
    await withNotebook(["'before'", code, "'after'"], async (path) => {
      await assert.rejects(executeNotebook(path), message);
      const [, second, third] = await codeCells(path);
      assert.equal(second!.outputs.at(-1)!.output_type, "error");
      assert.deepEqual(third!.outputs, []);
    });
  }
  // One that is caught, even a little later in the same cell, is nobody's business.
  await withNotebook(
    ["const p = Promise.reject(new Error('x'));\nawait p.catch(() => 5)"],
    async (path) => {
      await executeNotebook(path);
      assert.equal(textOfOutput((await codeCells(path))[0]!.outputs[0]!), "5");
    },
  );
});

Deno.test("parseParameters() refuses numbers that do not fit, and takes those that JSON lacks", () => {
  for (const wrong of ["epochs=1e400", "sizes=[1,-1e999]", 'a={"b":1e400}']) {
    assert.throws(() => parseParameters([wrong]), {
      name: "SyntaxError",
      message:
        `Cannot read a parameter: expected numbers that fit (Infinity is written so), received ${wrong}`,
    });
  }
  const given = parseParameters(["a=NaN", "b=-Infinity", "c=-0", "d=3", "e=word", "f=null"]);
  assert.ok(Number.isNaN(given.a));
  assert.ok(Object.is(given.c, -0));
  assert.deepEqual([given.b, given.d, given.e, given.f], [-Infinity, 3, "word", null]);
});

Deno.test("a parameter that JSON cannot carry reaches the cell as it is", async () => {
  const cells = [
    { code: "const limit = 1;\nconst start = 2;", tags: ["settings"] },
    "[limit, start]",
  ];
  await withNotebook(cells, async (path) => {
    await executeNotebook(path, { parameters: parseParameters(["limit=Infinity", "start=-0"]) });
    assert.equal(textOfOutput((await codeCells(path)).at(-1)!.outputs[0]!), "[ Infinity, -0 ]");
  });
});
