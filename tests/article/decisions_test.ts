import assert from "node:assert/strict";
import { comparisonTable, loadProfile, recallDecision, rememberDecision } from "lib/article/mod.ts";
import { runFolder } from "lib/article/folders.ts";

const smoke = loadProfile("smoke");

/** A run folder of its own, by a data folder of its own. */
async function withRunFolder(test: (path: string) => Promise<void>): Promise<void> {
  const before = Deno.env.get("PLUMAGE_DATA");
  const data = await Deno.makeTempDir();
  Deno.env.set("PLUMAGE_DATA", data);
  const folder = runFolder(smoke);
  try {
    await Deno.mkdir(folder, { recursive: true });
    await test(`${folder}/decisions.json`);
  } finally {
    if (before === undefined) Deno.env.delete("PLUMAGE_DATA");
    else Deno.env.set("PLUMAGE_DATA", before);
    await Deno.remove(folder, { recursive: true });
    await Deno.remove(data, { recursive: true });
  }
}

Deno.test("a decision is the article's until a notebook of this profile has made it", async () => {
  await withRunFolder(async () => {
    const before = await recallDecision(smoke, "imageSize");
    assert.deepEqual([before.value, before.fromRun], [192, false]);
    assert.match(before.reason, /notebook 05 has not run/);
    await rememberDecision(smoke, { imageSize: 48 });
    await rememberDecision(smoke, { oversample: true });
    const after = await recallDecision(smoke, "imageSize");
    assert.deepEqual([after.value, after.fromRun], [48, true]);
    assert.equal((await recallDecision(smoke, "oversample")).value, true);
    assert.equal((await recallDecision(smoke, "backbone")).fromRun, false);
  });
});

const DAMAGED = [
  "{",
  "null",
  "[]",
  '{"backbone": "evil"}',
  '{"imageSize": -1}',
  '{"imageSize": 48.5}',
  '{"oversample": "yes"}',
  '{"hyperParameters": {"learningRate": 1e-3}}',
];

for (const text of DAMAGED) {
  Deno.test(`decisions.json = ${text} is refused in one sentence that names the file`, async () => {
    await withRunFolder(async (path) => {
      await Deno.writeTextFile(path, text);
      for (
        const attempt of [
          () => recallDecision(smoke, "imageSize"),
          () => rememberDecision(smoke, { oversample: false }),
        ]
      ) {
        await assert.rejects(attempt, (error: Error) => {
          assert.ok(error instanceof SyntaxError);
          assert.ok(error.message.startsWith(`Cannot read ${path}: expected `), error.message);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        });
      }
      assert.equal(await Deno.readTextFile(path), text);
    });
  });
}

Deno.test("the table beside the article's figures names the profile and keeps each column's figures", () => {
  const [columns, rows] = comparisonTable(smoke, [
    { what: "best validation F1", published: 0.9, run: 0.1 },
    { what: "test accuracy", published: undefined, run: NaN },
  ]);
  assert.deepEqual(columns, ["", "published (300 species, full)", "this run (smoke)"]);
  assert.deepEqual(rows, [["best validation F1", 0.9, 0.1], ["test accuracy", undefined, NaN]]);
});

Deno.test("another seed has a run folder of its own, and is refused in words if it is none", () => {
  try {
    Deno.env.set("PLUMAGE_SEED", "7");
    const profile = loadProfile("quick");
    assert.equal(profile.seed, 7);
    assert.match(runFolder(profile), /runs\/quick-seed7$/);
    for (const wrong of ["seven", "-1", "1e3", "1.5"]) {
      Deno.env.set("PLUMAGE_SEED", wrong);
      assert.throws(() => loadProfile("quick"), {
        message:
          `Cannot load the profile: expected a whole number in PLUMAGE_SEED, received ${wrong}`,
      });
    }
  } finally {
    Deno.env.delete("PLUMAGE_SEED");
  }
  assert.match(runFolder(loadProfile("quick")), /runs\/quick$/);
});
