import assert from "node:assert/strict";
import { projectFolder } from "lib/article/folders.ts";
import { runTask } from "./_task.ts";

const TASKS = [
  "article",
  "bench",
  "check",
  "compare",
  "data",
  "doctor",
  "evaluate",
  "execute",
  "export",
  "jupyter",
  "predict",
  "render",
  "search",
  "serve",
  "test",
  "train",
];

for (const task of TASKS) {
  Deno.test(`deno task ${task} --help says what it does, its options and exit codes, and exits 0`, async () => {
    const { code, out, err } = await runTask(task, ["--help"]);
    assert.equal(code, 0, err);
    assert.match(out, new RegExp(`deno task ${task}`));
    assert.match(out, /Exit codes: 0 /);
    for (const line of out.split("\n")) assert.ok(line.length <= 102, line);
  });
}

for (const task of TASKS.filter((it) => !["jupyter", "test"].includes(it))) {
  Deno.test(`deno task ${task} refuses an option that it does not have, with exit code 2`, async () => {
    const { code, err } = await runTask(task, ["--nonsense"]);
    assert.equal(code, 2);
    assert.match(err, new RegExp(`^${task}: unknown option '--nonsense'`));
  });
}

Deno.test("every task of deno.json is described, and has a file that is tested here", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(`${projectFolder()}/deno.json`));
  assert.deepEqual(Object.keys(tasks).sort(), TASKS);
  for (const { description } of Object.values(tasks) as { description?: string }[]) {
    assert.ok(description);
  }
});

Deno.test("deno task article with a stray word or a wrong profile touches no notebook", async () => {
  const notebook = `${projectFolder()}/notebooks/01_clean_dataset.ipynb`;
  const before = await Deno.readTextFile(notebook);
  for (const args of [["foo"], ["--profile", "fast"], ["--data", "/nowhere/at/all"]]) {
    const { code, err } = await runTask("article", args);
    assert.equal(code, 2, err);
    assert.match(err, /^article: /);
  }
  const wrong = await runTask("article", [], { env: { PLUMAGE_PROFILE: "fast" } });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /expected one of smoke, quick, full, received fast/);
  assert.equal(await Deno.readTextFile(notebook), before);
});

Deno.test("deno task doctor names the engine, and asks for no Kaggle set where PLUMAGE_DATA is one", async () => {
  const env = { PLUMAGE_DATA: `${projectFolder()}/tests` };
  const { code, out, err } = await runTask("doctor", [], { env });
  assert.equal(code, 0, out + err);
  assert.match(out, /^✓ engine +TensorFlow/m);
  assert.match(out, /^✓ kernel +Deno [\d.]+ runs notebook cells$/m);
  assert.match(out, /PLUMAGE_DATA names/);
  assert.doesNotMatch(out, /Kaggle set is not here/);
  assert.doesNotMatch(err, /absl|oneDNN/);
  const missing = await runTask("doctor", [], { env: { PLUMAGE_DATA: "/nowhere/at/all" } });
  assert.equal(missing.code, 1);
  assert.match(missing.out, /^✗ data +PLUMAGE_DATA names \/nowhere/m);
});

Deno.test("deno task bench refuses a topic that it does not have", async () => {
  const { code, err } = await runTask("bench", ["nosuch"]);
  assert.equal(code, 2);
  assert.match(err, /expected one of input, train, search, predict, notebook, received nosuch$/m);
});
