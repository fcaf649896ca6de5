import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { loadProfile } from "lib/article/profile.ts";
import { projectFolder, runFolder } from "lib/article/folders.ts";
import { stringifyNotebook } from "lib/notebook/mod.ts";
import { codeCells, notebookOf, textOfOutput, withNotebook } from "./_cells.ts";

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function start(task: string, args: readonly string[], cwd = projectFolder()): Deno.ChildProcess {
  const script = join(projectFolder(), `lib/cli/${task}.ts`);
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", script, ...args],
    cwd,
    env: { NO_COLOR: "1", PLUMAGE_PROFILE: "smoke", INIT_CWD: cwd },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function run(task: string, ...args: readonly string[]): Promise<Ended> {
  const { code, stdout, stderr } = await start(task, args).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

/** Removes the records that runs of temporary notebooks leave behind. */
async function forgetRuns(): Promise<void> {
  const folder = join(runFolder(loadProfile("smoke")), "executed");
  for await (const { name } of Deno.readDir(folder)) {
    if (name.startsWith("torture-")) await Deno.remove(join(folder, name)).catch(() => {});
  }
}

Deno.test("deno task jupyter --execute runs a notebook, and again only when something changed", async () => {
  await withNotebook(["const a = 1;\na"], async (path) => {
    try {
      const first = await run("jupyter", "--execute", path);
      assert.equal(first.code, 0, first.err);
      assert.match(
        first.out,
        /torture \[1\/1\] +\d+\.\d s {2}const a = 1;\ntorture: 1 code cells in/,
      );
      assert.equal(textOfOutput((await codeCells(path))[0]!.outputs[0]!), "1");
      const second = await run("execute", path);
      assert.match(second.out, /torture: unchanged since its last run here/);
      assert.doesNotMatch((await run("execute", "--force", path)).out, /unchanged/);
      await Deno.writeTextFile(path, stringifyNotebook(notebookOf(["const a = 2;\na"])));
      assert.doesNotMatch((await run("execute", path)).out, /unchanged/);
      assert.equal(textOfOutput((await codeCells(path))[0]!.outputs[0]!), "2");
    } finally {
      await forgetRuns();
    }
  });
});

Deno.test("deno task execute ends with 1 and names cell, code and error when a cell throws", async () => {
  await withNotebook([{ markdown: "# T" }, 'throw new RangeError("too far")'], async (path) => {
    const { code, err } = await run("execute", path);
    assert.equal(code, 1);
    assert.match(err, /torture\.ipynb, cell 2, failed:/);
    assert.match(err, / {4}throw new RangeError\("too far"\)/);
    assert.match(err, /RangeError: too far\n +at /);
  });
});

Deno.test("deno task execute ends with 2 for a wrong command line and touches nothing", async () => {
  await withNotebook(["1"], async (path) => {
    const before = await Deno.readTextFile(path);
    const wrong = [
      [[], /name at least one notebook/],
      [[path, "--timeout", "soon"], /--timeout must be a number above 0, not soon/],
      [[path, "-p", "epochs=1"], /-p needs --output/],
      [[path, "--output", "x.ipynb", "-p", "epochs"], /expected name=value, received epochs/],
      [[path, "--profile", "fast"], /--profile must be one of smoke, quick, full, not fast/],
      [[path, "--what"], /--what/],
    ] as const;
    for (const [args, message] of wrong) {
      const { code, err } = await run("execute", ...args);
      assert.equal(code, 2, args.join(" "));
      assert.match(err, message);
    }
    assert.equal(await Deno.readTextFile(path), before);
    const help = await run("execute", "--help");
    assert.equal(help.code, 0);
    assert.match(help.out, /--notebook-timeout/);
  });
});

Deno.test("deno task execute keeps what was done at Ctrl-C and ends with 130", async () => {
  const cells = ["'done'", "await new Promise(() => {})", "3"];
  await withNotebook(cells, async (path) => {
    const child = start("execute", [path]);
    const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    for (let seen = ""; !seen.includes("[1/3]");) seen += (await reader.read()).value ?? "[1/3]";
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill("SIGINT");
    const drained = (async () => {
      while (!(await reader.read()).done) continue;
    })();
    const [{ code }, err] = await Promise.all([
      child.status,
      new Response(child.stderr).text(),
      drained,
    ]);
    assert.equal(code, 130);
    assert.match(err, /cell 2, failed:[\s\S]*Interrupted: it was interrupted/);
    const [first, , third] = await codeCells(path);
    assert.deepEqual(first!.outputs.map(textOfOutput), ['"done"']);
    assert.deepEqual(third!.outputs, []);
  });
});

Deno.test("deno task execute ends without a word when nobody reads its lines any more", async () => {
  await withNotebook(Array.from({ length: 50 }, (_, i) => `${i}`), async (path) => {
    const before = await Deno.readTextFile(path);
    const child = start("execute", [path]);
    const reader = child.stdout.getReader();
    await reader.read();
    await reader.cancel();
    const [{ code }, err] = await Promise.all([child.status, new Response(child.stderr).text()]);
    assert.equal(code, 141);
    assert.equal(err, "");
    assert.equal(await Deno.readTextFile(path), before);
  });
});

Deno.test("deno task execute --check compares with the outputs in the notebook", async () => {
  await withNotebook(["const score = 0.9571;\nconsole.log(`F1 ${score}`);"], async (path) => {
    try {
      assert.equal((await run("execute", path)).code, 0);
      const same = await run("execute", "--check", path);
      assert.equal(same.code, 0);
      assert.match(same.out, /the outputs are the same, numbers within 0\.001/);
      const text = await Deno.readTextFile(path);
      await Deno.writeTextFile(path, text.replace("F1 0.9571", "F1 0.8571"));
      const kept = await Deno.readTextFile(path);
      const other = await run("execute", "--check", path);
      assert.equal(other.code, 1);
      assert.match(other.out, /1 difference.*\n {2}cell 1, output 1: line 1: "F1 0\.8571" became/);
      assert.equal(await Deno.readTextFile(path), kept);
    } finally {
      await forgetRuns();
    }
  });
});

Deno.test("deno task check says in which cell a type or a rule is broken", async () => {
  const cells = ["const a: string = 1;\nconsole.log(a);", { markdown: "# T" }, "var b = 2;\nb"];
  await withNotebook(cells, async (path) => {
    const { code, out } = await run("check", path);
    assert.equal(code, 1);
    assert.match(out, /torture\.ipynb, cell 1, line 1, column 7/);
    assert.match(out, /no-var[\s\S]*torture\.ipynb, cell 3, line 1/);
    assert.match(out, /torture\.ipynb: cell 1 was not run/);
    const left = await Array.fromAsync(Deno.readDir(dirname(path)));
    assert.deepEqual(left.map(({ name }) => name), ["torture.ipynb"]);
  });
});

Deno.test("deno task check leaves a file alone that is called like the module of a notebook's cells", async () => {
  await withNotebook(["1 + 1;"], async (path) => {
    const own = path.replace(".ipynb", ".cells.ts");
    await Deno.writeTextFile(own, "export const mine = 1;\n");
    const { out } = await run("check", path);
    assert.match(out, /notebook cells +ok/);
    assert.equal(await Deno.readTextFile(own), "export const mine = 1;\n");
    const left = await Array.fromAsync(Deno.readDir(dirname(path)));
    assert.deepEqual(left.map(({ name }) => name).sort(), ["torture.cells.ts", "torture.ipynb"]);
  });
});
