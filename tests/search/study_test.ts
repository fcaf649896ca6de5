import assert from "node:assert/strict";
import {
  categoricalDimension,
  gpMinimize,
  Journal,
  openStudy,
  realDimension,
  Space,
} from "lib/search/mod.ts";
import { withTempFolder } from "../_temp.ts";

function bowl() {
  return new Space({ x: realDimension(-2, 2), kind: categoricalDimension(["a", "b", "c"]) });
}

function evaluate({ x, kind }: { x: number; kind: string }): number {
  return (x - 0.7) ** 2 + (kind === "b" ? 0 : 0.3);
}

const options = { designPoints: 3, seed: 11 };

Deno.test("a study opened again goes on where it was, and asks what it would have asked", async () => {
  await withTempFolder(async (folder) => {
    const unbroken = await gpMinimize(evaluate, bowl(), { ...options, calls: 10 });
    for (const calls of [1, 2, 4, 7, 10]) {
      await gpMinimize(evaluate, bowl(), { ...options, calls, study: `${folder}/study` });
    }
    const seen: number[] = [];
    const resumed = await gpMinimize(evaluate, bowl(), {
      ...options,
      calls: 10,
      study: `${folder}/study`,
      onTrial: ({ id }) => seen.push(id),
    });
    assert.deepEqual(seen, []);
    assert.deepEqual(resumed.trials, unbroken.trials);
    assert.deepEqual(resumed.best, unbroken.best);
  });
});

Deno.test("failures, their reasons and early stops survive too", async () => {
  await withTempFolder(async (folder) => {
    {
      await using study = await openStudy(folder, bowl(), options);
      await study.finish((await study.claim(9))!, { value: new Error("out of memory") });
      await study.finish((await study.claim(9))!, { value: NaN });
      await study.finish((await study.claim(9))!, { value: 2, stoppedAt: 3 });
    }
    await using study = await openStudy(folder, bowl(), options);
    const kept = study.trials.map(({ status, value, error, stoppedAt }) => ({
      ...{ status, value, error, stoppedAt },
    }));
    assert.deepEqual(kept, [
      { status: "failed", value: undefined, error: "out of memory", stoppedAt: undefined },
      { status: "failed", value: undefined, error: "the objective was NaN", stoppedAt: undefined },
      { status: "done", value: 2, error: undefined, stoppedAt: 3 },
    ]);
  });
});

Deno.test("two openings of one study never get the same trial", async () => {
  await withTempFolder(async (folder) => {
    await using first = await openStudy(folder, bowl(), options);
    await using second = await openStudy(folder, bowl(), options);
    const claimed: number[] = [];
    const work = async (study: typeof first) => {
      for (let trial = await study.claim(12); trial; trial = await study.claim(12)) {
        claimed.push(trial.id);
        await study.finish(trial, { value: evaluate(trial.settings) });
      }
    };
    await Promise.all([work(first), work(second), work(first)]);
    assert.deepEqual(claimed.sort((a, b) => a - b), [...Array(12).keys()]);
    await first.refresh();
    await second.refresh();
    assert.deepEqual(first.trials, second.trials);
    assert.equal(new Set(first.trials.map(({ settings }) => JSON.stringify(settings))).size, 12);
  });
});

Deno.test("a trial left unfinished is taken over once its process is gone, not before", async () => {
  await withTempFolder(async (folder) => {
    const first = await openStudy(folder, bowl(), options);
    const left = await first.claim(5);
    await using second = await openStudy(folder, bowl(), options);
    assert.equal((await second.claim(5))!.id, 1);
    await first.close();
    assert.deepEqual(await second.claim(5), left);
    assert.equal((await second.claim(5))!.id, 2);
  });
});

Deno.test("a trial beyond the number asked for is left to whoever asks for more", async () => {
  await withTempFolder(async (folder) => {
    const first = await openStudy(folder, bowl(), options);
    for (let i = 0; i < 3; i++) await first.claim(3);
    await first.close();
    await using second = await openStudy(folder, bowl(), options);
    const ids = [];
    for (let trial; (trial = await second.claim(2)) !== undefined;) ids.push(trial.id);
    assert.deepEqual(ids, [0, 1]);
    assert.equal((await second.claim(3))!.id, 2);
  });
});

Deno.test("a line that was never finished is removed, and said", async () => {
  await withTempFolder(async (folder) => {
    await gpMinimize(evaluate, bowl(), { ...options, calls: 3, study: folder });
    const path = `${folder}/journal.txt`;
    const whole = await Deno.readTextFile(path);
    await Deno.writeTextFile(path, whole.slice(0, -10));
    await using study = await openStudy(folder, bowl(), options);
    assert.match(study.repairs[0]!, /^removed \d+ bytes of a line that was never finished/);
    // What was cut off is the outcome of the third trial: it is pending again, and done again.
    assert.deepEqual(study.trials.map(({ status }) => status), ["done", "done", "pending"]);
    const trial = (await study.claim(3))!;
    await study.finish(trial, { value: evaluate(trial.settings) });
    assert.equal(study.trials[2]!.status, "done");
  });
});

Deno.test("a damaged journal is refused and kept", async () => {
  await withTempFolder(async (folder) => {
    await gpMinimize(evaluate, bowl(), { ...options, calls: 3, study: folder });
    const path = `${folder}/journal.txt`;
    const damaged = (await Deno.readTextFile(path)).replace('"value":', '"value":1');
    await Deno.writeTextFile(path, damaged);
    await assert.rejects(openStudy(folder, bowl(), options), /Cannot read line \d+ of .*journal/);
    assert.equal(await Deno.readTextFile(path), damaged);
  });
});

Deno.test("lines of a journal that say what no study says are refused by the file's path", async () => {
  const trial = { id: 0, settings: { x: 1, kind: "a" }, source: "model", status: "pending" };
  for (
    const [entry, said] of [
      [null, /^Cannot read line 2 of \S+journal\.txt: expected an entry /],
      [{ type: "tell" }, /^Cannot read line 2 of /],
      [{ type: "tell", trial: { ...trial, status: "done" } }, /^Cannot read line 2 of /],
      [
        { type: "tell", trial: { ...trial, status: "done", value: NaN } },
        /^Cannot read line 2 of /,
      ],
      [
        { type: "ask", trial: { ...trial, settings: { x: 9, kind: "a" } }, worker: "w" },
        /^Cannot read trial 0 of \S+journal\.txt: expected a trial of this study, received .* x/,
      ],
      [
        { type: "tell", trial: { ...trial, id: 7 } },
        /^Cannot read trial 7 of \S+journal\.txt: expected a trial of this study, received /,
      ],
    ] as const
  ) {
    await withTempFolder(async (folder) => {
      await (await openStudy(folder, bowl(), options)).close();
      const journal = new Journal<unknown>(`${folder}/journal.txt`);
      await journal.read();
      await journal.append([entry]);
      await assert.rejects(openStudy(folder, bowl(), options), (error) => {
        assert.ok(error instanceof SyntaxError, String(error));
        assert.match(error.message, said);
        return true;
      });
      assert.deepEqual([...Deno.readDirSync(`${folder}/workers`)], [], "nobody is left at work");
    });
  }
});

Deno.test("what dead processes left among the workers goes, and nothing else", async () => {
  await withTempFolder(async (folder) => {
    await using living = await openStudy(folder, bowl(), options);
    const [file] = [...Deno.readDirSync(`${folder}/workers`)].map(({ name }) => name);
    await Deno.writeTextFile(`${folder}/workers/${crypto.randomUUID()}`, "");
    await Deno.writeTextFile(`${folder}/workers/notes.txt`, "mine");
    await (await openStudy(folder, bowl(), options)).close();
    const names = [...Deno.readDirSync(`${folder}/workers`)].map(({ name }) => name);
    assert.deepEqual(names.sort(), [file, "notes.txt"].sort());
    assert.equal((await living.claim(1))!.id, 0);
  });
});

Deno.test("a worker that cannot be asked counts as alive: its trial is not done twice", async () => {
  await withTempFolder(async (folder) => {
    const first = await openStudy(folder, bowl(), options);
    const [worker] = [...Deno.readDirSync(`${folder}/workers`)].map(({ name }) => name);
    await first.claim(5);
    await first.close();
    await Deno.mkdir(`${folder}/workers/${worker}`); // as good as a file that may not be opened
    await using second = await openStudy(folder, bowl(), options);
    assert.equal((await second.claim(5))!.id, 1);
  });
});

Deno.test("another space or other options are refused, by name", async () => {
  await withTempFolder(async (folder) => {
    await gpMinimize(evaluate, bowl(), { ...options, calls: 2, study: folder });
    const wider = new Space({
      x: realDimension(-3, 2),
      kind: categoricalDimension(["a", "b", "c"]),
    });
    await assert.rejects(
      openStudy(folder, wider, options),
      /expected its own space, x: \{.*"low":-2.*received \{.*"low":-3.*needs another folder/,
    );
    const reordered = new Space({
      kind: categoricalDimension(["a", "b", "c"]),
      x: realDimension(-2, 2),
    });
    await assert.rejects(openStudy(folder, reordered, options), /in the order x, kind, received/);
    const more = new Space({
      x: realDimension(-2, 2),
      kind: categoricalDimension(["a", "b", "c"]),
      y: realDimension(0, 1),
    });
    await assert.rejects(openStudy(folder, more, options), /y: none, received/);
    await assert.rejects(
      openStudy(folder, bowl(), { ...options, seed: 12 }),
      /expected its own options, seed: 11, received 12/,
    );
    // Options spelt out that equal the defaults are no change.
    await using study = await openStudy(folder, bowl(), { ...options, acquisition: "logEi" });
    assert.equal(study.trials.length, 2);
  });
});

Deno.test({
  name: "a folder that cannot be written is told in words",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    // Nobody, root included, can make a folder there.
    await assert.rejects(
      openStudy("/proc/plumage-study", bowl(), options),
      /Cannot open the study in \/proc\/plumage-study: expected a folder that can be written/,
    );
  },
});
