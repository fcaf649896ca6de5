import assert from "node:assert/strict";
import { join } from "node:path";
import { executeIfChanged } from "lib/article/mod.ts";
import { loadProfile } from "lib/article/profile.ts";
import { runFolder } from "lib/article/folders.ts";
import {
  compareNotebooks,
  executeNotebook,
  parseNotebook,
  parseParameters,
  readNotebook,
  staleness,
  stringifyNotebook,
} from "lib/notebook/mod.ts";
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

Deno.test("a notebook whose kernel is named but no language, or that names another TypeScript kernel, is refused", async () => {
  const metadata = [
    { kernelspec: { name: "python3", "display_name": "Python 3" } },
    { kernelspec: { name: "ir", "display_name": "R" } },
    { kernelspec: { name: "tslab", "display_name": "TypeScript", language: "typescript" } },
    { "language_info": "python" },
  ];
  for (const other of metadata) {
    await withNotebook(["1"], async (path) => {
      const text = JSON.stringify({ ...notebookOf(["1"]), metadata: other });
      await Deno.writeTextFile(path, text);
      const expected = /: expected a notebook for the Deno kernel, received /;
      await assert.rejects(executeNotebook(path), { name: "TypeError", message: expected });
      assert.equal(await Deno.readTextFile(path), text);
    });
  }
});

Deno.test("an execution writes over its own earlier output, and over no other file", async () => {
  await withNotebook(["6 * 7"], async (path) => {
    const output = join(path, "..", "output.ipynb");
    await executeNotebook(path, { output });
    await executeNotebook(path, { output });
    const python = JSON.stringify({
      ...notebookOf(["1"]),
      metadata: { kernelspec: { name: "python3", language: "python" } },
    });
    const foreign = JSON.stringify(notebookOf(["2"])).replace("cell-1", "somebody-elses");
    for (const text of ["my thesis", python, foreign]) {
      await Deno.writeTextFile(output, text);
      await assert.rejects(executeNotebook(path, { output }), {
        name: "Error",
        message: `Cannot write ${output}: expected no file there but an earlier run of ${path}, ` +
          "received one that is not",
      });
      assert.equal(await Deno.readTextFile(output), text);
    }
  });
});

Deno.test("parseNotebook() names the cell and the field that are not of the format", () => {
  const code = { "cell_type": "code", id: "a", metadata: {}, source: "1", outputs: [] };
  const wrong = [
    [{ metadata: "abc", cells: [] }, /^Cannot read notebook F: expected .*metadata/],
    [
      { cells: [code, { ...code, source: 5 }] },
      /^Cannot read notebook F, cell 2: expected .*source/,
    ],
    [{ cells: [{ ...code, source: { a: 1 } }] }, /F, cell 1: expected .*source/],
    [{ cells: [{ ...code, outputs: "x" }] }, /F, cell 1: expected .*outputs/],
    [{ cells: [{ ...code, metadata: [] }] }, /F, cell 1: expected .*metadata/],
    [{ cells: [{ ...code, id: 7 }] }, /F, cell 1: expected .*id/],
  ] as const;
  for (const [part, message] of wrong) {
    const text = JSON.stringify({ nbformat: 4, "nbformat_minor": 5, ...part });
    assert.throws(() => parseNotebook(text, "F"), { name: "SyntaxError", message });
  }
});

Deno.test("what is no output is kept as it is, named as a fault, and differs from one that is", async () => {
  const odd = [null, { "output_type": "display_data" }, { "output_type": "what", data: 1 }];
  const text = JSON.stringify({ ...notebookOf(["1"]), metadata: {} });
  const [odds, plain] = [parseNotebook(text), parseNotebook(text)];
  Object.assign(odds.cells[0]!, { outputs: odd, "execution_count": 1 });
  assert.deepEqual(JSON.parse(stringifyNotebook(odds)).cells[0].outputs, odd);
  assert.deepEqual(staleness(odds), [1, 2, 3].map((at) => `cell 1, output ${at}, is no output`));
  const stream = { "output_type": "stream", name: "stdout", text: "x" };
  Object.assign(plain.cells[0]!, { outputs: [stream, stream, stream] });
  assert.deepEqual(
    await compareNotebooks(odds, plain),
    [1, 2, 3].map((at) => `cell 1, output ${at}: what is no output became stream`),
  );
  assert.deepEqual(await compareNotebooks(odds, odds), []);
});

Deno.test("a damaged record of the last run is no reason to fail, nor to leave the notebook alone", async () => {
  const folder = join(runFolder(loadProfile("smoke")), "executed");
  for (const damage of ["", "{", "null", '{"inputs":1}']) {
    await withNotebook(["6 * 7"], async (path) => {
      const before = await namesIn(folder);
      await executeIfChanged(path, { profile: "smoke" });
      const [record] = (await namesIn(folder)).filter((name) => !before.includes(name));
      try {
        await Deno.writeTextFile(join(folder, record!), damage);
        assert.equal((await executeIfChanged(path, { profile: "smoke" }))?.cells, 1);
        assert.equal(await executeIfChanged(path, { profile: "smoke" }), undefined);
      } finally {
        await Deno.remove(join(folder, record!));
      }
    });
  }
});

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder)).catch(() => [])).map(({ name }) => name);
}

Deno.test("parseParameters() changes no number on the way: what a number cannot hold is refused", () => {
  for (const lossy of ["seed=9007199254740993", "sizes=[1,12345678901234567]", "rate=1e-400"]) {
    assert.throws(() => parseParameters([lossy]), {
      name: "SyntaxError",
      message: `Cannot read a parameter: expected numbers that keep their value, received ${lossy}`,
    });
  }
  const whole = parseParameters(["a=9007199254740992", "b=1e-300", "c=0.0", "d=1e22", "e=-0.0"]);
  assert.deepEqual(whole, { a: 9007199254740992, b: 1e-300, c: 0, d: 1e22, e: -0 });
});

Deno.test("a parameter keeps the type of its setting, however that is written", async () => {
  const settings = "const name = 'it\\'s';\nconst rate = (-1_000.5 as number);\n" +
    "const sizes = [1, 2] as const;\nconst on = !true;";
  const wrong = [
    ["name=3", /expected a string for name, like "it's", received the number 3/],
    ["rate=fast", /expected a number for rate, like -1000\.5, received the string "fast"/],
    ["sizes=3", /expected an object for sizes, like \[1,2\], received the number 3/],
  ] as const;
  await withNotebook([{ code: settings, tags: ["settings"] }, "1"], async (path) => {
    for (const [assignment, message] of wrong) {
      const parameters = parseParameters([assignment]);
      await assert.rejects(executeNotebook(path, { parameters }), { name: "TypeError", message });
    }
    await executeNotebook(path, { parameters: parseParameters(["on=yes", "rate=2"]) });
  });
});
