import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { CellError, type CellProgress, executeNotebook, KernelError } from "lib/notebook/mod.ts";
import { codeCells, textOfOutput, withNotebook } from "./_cells.ts";
import { withTempFolder } from "../_temp.ts";

async function failure(work: Promise<unknown>): Promise<CellError> {
  const error = await work.then(() => undefined, (thrown) => thrown);
  assert.ok(error instanceof CellError, String(error));
  return error;
}

Deno.test("executeNotebook() loses and misplaces nothing of 200 fast cells", async () => {
  const cells = Array.from({ length: 200 }, (_, i) => `console.log("out ${i}"); ${i}`);
  await withNotebook(cells, async (path) => {
    const { cells: ran } = await executeNotebook(path);
    assert.equal(ran, 200);
    for (const [i, cell] of (await codeCells(path)).entries()) {
      assert.deepEqual(cell.outputs.map(textOfOutput), [`out ${i}\n`, `${i}`]);
      assert.equal(cell.execution_count, i + 1);
    }
  });
});

Deno.test("executeNotebook() keeps all of 20,000 lines as one stream", async () => {
  const cells = ["for (let i = 0; i < 20_000; i++) console.log(i)", "'after'"];
  await withNotebook(cells, async (path) => {
    await executeNotebook(path);
    const [long, after] = await codeCells(path);
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join("");
    assert.equal(long!.outputs.length, 1);
    assert.equal(textOfOutput(long!.outputs[0]!), lines);
    assert.deepEqual(after!.outputs.map(textOfOutput), ['"after"']);
  });
});

Deno.test("executeNotebook() keeps displays that the cell did not wait for", async () => {
  const display = (text: string) =>
    `Deno.jupyter.display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": ${text} }) });`;
  const cells = ["1", `for (let i = 0; i < 50; i++) ${display("`shown ${i}`")} void 0`, "3"];
  await withNotebook(cells, async (path) => {
    await executeNotebook(path);
    const [first, second, third] = await codeCells(path);
    assert.equal(first!.outputs.length, 1);
    assert.equal(third!.outputs.length, 1);
    const shown = second!.outputs.map(textOfOutput);
    assert.deepEqual(shown, Array.from({ length: 50 }, (_, i) => `shown ${i}`));
  });
});

Deno.test("executeNotebook() writes a throwing cell's outputs, and none of the later cells", async () => {
  const source =
    'console.log("before");\nfunction inner() {\n  throw new TypeError("bad bird");\n}\ninner();';
  await withNotebook([{ markdown: "# Title" }, "1", source, "3"], async (path) => {
    const error = await failure(executeNotebook(path));
    assert.equal(error.cell, 3);
    assert.equal(error.errorName, "TypeError");
    assert.equal(error.reason, "bad bird");
    assert.match(error.message, /torture\.ipynb, cell 3, failed:\n\n {4}console\.log\("before"\);/);
    assert.match(error.message, /TypeError: bad bird\n +at inner/);
    const [first, second, third] = await codeCells(path);
    assert.deepEqual(first!.outputs.map(textOfOutput), ["1"]);
    assert.deepEqual(second!.outputs.map(textOfOutput), ["before\n", "TypeError: bad bird"]);
    assert.deepEqual(third!.outputs, []);
    assert.equal(third!.execution_count, null);
  });
});

Deno.test("executeNotebook() says where a cell does not parse", async () => {
  await withNotebook(["const a = 1;\nlet b = ;\n"], async (path) => {
    const error = await failure(executeNotebook(path));
    assert.equal(error.errorName, "SyntaxError");
    assert.match(error.reason, /Expression expected/);
    assert.match(error.reason, /line 2 of the cell/);
    const [cell] = await codeCells(path);
    assert.match(textOfOutput(cell!.outputs[0]!), /SyntaxError: Expression expected/);
  });
});

Deno.test("executeNotebook() fails on a rejected promise, whatever it is rejected with", async () => {
  for (const thrown of ['new RangeError("far")', '"far"', "{ toString: () => 'far' }"]) {
    await withNotebook([`await Promise.reject(${thrown})`], async (path) => {
      assert.equal((await failure(executeNotebook(path))).reason, "far");
    });
  }
});

Deno.test("executeNotebook() ends an endless cell and an endless wait at the time limit", async () => {
  for (const endless of ["while (true) {}", "await new Promise(() => {})"]) {
    await withNotebook([`console.log("begun"); ${endless}`], async (path) => {
      const error = await failure(executeNotebook(path, { timeoutMs: 400 }));
      assert.match(error.message, /Timeout: the cell's time limit of 0.4 s was reached/);
      const [cell] = await codeCells(path);
      assert.equal(textOfOutput(cell!.outputs[0]!), "begun\n");
    });
  }
});

Deno.test("executeNotebook() ends at the notebook's time limit", async () => {
  const wait = "await new Promise((resolve) => setTimeout(resolve, 1000))";
  await withNotebook([wait, wait, wait, wait], async (path) => {
    const error = await failure(executeNotebook(path, { notebookTimeoutMs: 2500 }));
    assert.match(error.message, /the notebook's time limit of 2.5 s was reached/);
  });
});

Deno.test("executeNotebook() says that the kernel died, in which cell and how", async () => {
  await withNotebook(["'kept'", 'Deno.kill(Deno.pid, "SIGKILL")', "3"], async (path) => {
    const error = await failure(executeNotebook(path));
    assert.equal(error.cell, 2);
    assert.match(error.message, /KernelError: the kernel ended \(SIGKILL\)/);
    const [first] = await codeCells(path);
    assert.deepEqual(first!.outputs.map(textOfOutput), ['"kept"']);
  });
  await withNotebook(["Deno.exit(3)"], async (path) => {
    assert.match((await failure(executeNotebook(path))).message, /the kernel ended/);
  });
});

Deno.test("executeNotebook() says that the kernel did not start", async () => {
  await withNotebook(["1"], async (path) => {
    const before = await Deno.readTextFile(path);
    const started = executeNotebook(path, { executable: "/bin/false" });
    await assert.rejects(started, (error: Error) => {
      assert.ok(error instanceof KernelError);
      assert.match(
        error.message,
        /Cannot start the Deno kernel: the kernel ended \(exit status 1\)/,
      );
      return true;
    });
    assert.equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("executeNotebook() says in its own words that there is no such executable or folder", async () => {
  const keys = () =>
    [...Deno.readDirSync("/tmp")].filter(({ name }) => /^plumage-kernel-/.test(name));
  const before = keys().length;
  await withNotebook(["1"], async (path) => {
    const started = executeNotebook(path, { executable: "/nowhere/deno" });
    await assert.rejects(started, (error: Error) => {
      assert.ok(error instanceof KernelError, error.name);
      assert.match(error.message, /^Cannot start the Deno kernel: .*\/nowhere\/deno/);
      return true;
    });
  });
  assert.equal(keys().length, before, "no key is left behind");
});

Deno.test("executeNotebook() keeps what was done when it is interrupted", async () => {
  await withNotebook(["'done'", "await new Promise(() => {})", "3"], async (path) => {
    const controller = new AbortController();
    const onProgress = ({ cell, state }: CellProgress) => {
      if (cell === 2 && state === "started") setTimeout(() => controller.abort(), 50);
    };
    const error = await failure(executeNotebook(path, { signal: controller.signal, onProgress }));
    assert.equal(error.errorName, "Interrupted");
    const [first, , third] = await codeCells(path);
    assert.deepEqual(first!.outputs.map(textOfOutput), ['"done"']);
    assert.deepEqual(third!.outputs, []);
  });
});

Deno.test("executeNotebook() runs in the notebook's folder with the profile in the environment", async () => {
  const cells = ['Deno.cwd() + " " + Deno.env.get("PLUMAGE_PROFILE")'];
  await withNotebook(cells, async (path) => {
    await executeNotebook(path, { profile: "smoke" });
    const [cell] = await codeCells(path);
    const folder = await Deno.realPath(dirname(path));
    assert.equal(textOfOutput(cell!.outputs[0]!), `"${folder} smoke"`);
  });
});

Deno.test("executeNotebook() sets parameters behind the settings cell", async () => {
  const settings =
    'const epochs: number = 2;\nconst name = "adam"; // which\nconst deep = { a: { b: 1 } };';
  const cells = [{ code: settings, tags: ["settings"] }, "`${epochs} ${name} ${deep.a.b}`"];
  await withNotebook(cells, async (path) => {
    const output = join(dirname(path), "out.ipynb");
    const before = await Deno.readTextFile(path);
    await executeNotebook(path, { output, parameters: { epochs: 7, name: "sgd", "deep.a.b": 5 } });
    const after = (await codeCells(output)).at(-1)!;
    assert.equal(textOfOutput(after.outputs[0]!), '"7 sgd 5"');
    assert.equal(await Deno.readTextFile(path), before);
    const wrong = executeNotebook(path, { output, parameters: { epochs: "many" } });
    await assert.rejects(wrong, /TypeError: .*expected a number for epochs, like 2, received/);
    const unknown = executeNotebook(path, { output, parameters: { epoch: 1 } });
    await assert.rejects(
      unknown,
      /RangeError: .*one of the settings epochs, name, deep, received epoch/,
    );
  });
});

Deno.test("executeNotebook() renews outputs from a cell on and keeps those before", async () => {
  await withNotebook(["let n = Math.random(); n", "n > 0"], async (path) => {
    await executeNotebook(path);
    const [before] = await codeCells(path);
    await executeNotebook(path, { from: 2 });
    const [kept, renewed] = await codeCells(path);
    assert.deepEqual(kept, before);
    assert.equal(textOfOutput(renewed!.outputs[0]!), "true");
    const beyond = executeNotebook(path, { from: 3 });
    await assert.rejects(beyond, /RangeError: .*a first cell between 1 and 2, received 3/);
  });
});

Deno.test("executeNotebook() writes the same bytes in a second run", async () => {
  await withNotebook([{ markdown: "# A" }, "console.log(1); [1, 2]", "", "2"], async (path) => {
    await executeNotebook(path);
    const first = await Deno.readTextFile(path);
    await executeNotebook(path);
    assert.equal(await Deno.readTextFile(path), first);
    const counts = (await codeCells(path)).map((cell) => cell.execution_count);
    assert.deepEqual(counts, [1, null, 2]);
  });
});

Deno.test("executeNotebook() replaces an output over 2 MB by a sentence", async () => {
  const big = 'Deno.jupyter.html`${"x".repeat(2_500_000)}`';
  await withNotebook([big, 'console.log("y".repeat(2_500_000))', "1"], async (path) => {
    await executeNotebook(path);
    const [html, stream, after] = await codeCells(path);
    const rule = /left out: one output may have 2 MB/;
    assert.match(
      textOfOutput(html!.outputs[0]!),
      /An output of 2.4 MB \(text\/html\) was left out/,
    );
    assert.match(textOfOutput(stream!.outputs[0]!).slice(-200), rule);
    assert.equal(textOfOutput(after!.outputs[0]!), "1");
  });
});

Deno.test("executeNotebook() fails loudly when a huge output garbles the wire, or keeps the rest", async () => {
  await withNotebook(["1", 'Deno.jupyter.html`${"x".repeat(20_000_000)}`', "3"], async (path) => {
    const error = await executeNotebook(path, { timeoutMs: 20_000 }).then(
      () => undefined,
      (e) => e,
    );
    const [first, , third] = await codeCells(path);
    assert.equal(textOfOutput(first!.outputs[0]!), "1");
    if (error === undefined) assert.equal(textOfOutput(third!.outputs[0]!), "3");
    else assert.match(error.message, /show less at once|message of the kernel|kernel/);
  });
});

/** Runs a notebook in a process of its own. */
async function spawnExecution(path: string): Promise<Deno.ChildProcess> {
  const module = new URL("../../lib/notebook/mod.ts", import.meta.url).href;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const script = join(dirname(path), "run.ts");
  await Deno.writeTextFile(
    script,
    `import { executeNotebook } from ${JSON.stringify(module)};
    await executeNotebook(${JSON.stringify(path)});`,
  );
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "--config", config, script],
    stdout: "null",
  }).spawn();
}

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new assert.AssertionError({ message: "waited for in vain" });
}

/** Whether a process runs; one that ended and waits to be collected does not. */
async function isRunning(pid: number): Promise<boolean> {
  const { stdout } = await new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] })
    .output();
  return /^[^Z\s]/.test(new TextDecoder().decode(stdout).trim());
}

Deno.test("executeNotebook(), killed in the middle of a busy cell, leaves the old file whole and no kernel", async () => {
  const busy = 'Deno.writeTextFileSync("pid", `${Deno.pid} `); for (;;);';
  await withNotebook(["1", busy], async (path) => {
    const before = await Deno.readTextFile(path);
    const child = await spawnExecution(path);
    const kernel = await waitFor(async () => {
      const text = await Deno.readTextFile(join(dirname(path), "pid"));
      return text.endsWith(" ") ? Number(text) : undefined;
    });
    assert.equal(await isRunning(kernel), true);
    child.kill("SIGKILL");
    await child.status;
    await waitFor(async () => await isRunning(kernel) ? undefined : true);
    assert.equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("executeNotebook() names what is not a notebook, and leaves it as it is", async () => {
  await withTempFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await assert.rejects(executeNotebook(path), /Cannot read notebook .*a\.ipynb: .*no such file/);
    await Deno.writeTextFile(path, "not json");
    await assert.rejects(
      executeNotebook(path),
      /SyntaxError: Cannot read notebook .*expected JSON/,
    );
    await Deno.writeTextFile(path, '{"nbformat": 3}');
    await assert.rejects(executeNotebook(path), /expected notebook format 4, received 3/);
    assert.equal(await Deno.readTextFile(path), '{"nbformat": 3}');
  });
});
