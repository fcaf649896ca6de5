import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { parseExact } from "lib/disk/mod.ts";
import { createStream } from "lib/random/stream.ts";
import {
  isHopeless,
  type MedianRuleOptions,
  openStudy,
  runStudy,
  type RunStudyOptions,
  type Settings,
  type Trial,
} from "lib/search/mod.ts";
import { search, space } from "../fixtures/search/objective.ts";
import { canMountDisks, withSmallDisk } from "../_small_disk.ts";
import { withTempFolder } from "../_temp.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const objective = fileURLToPath(new URL("../fixtures/search/objective.ts", import.meta.url));

/** `deno task search` on the test objective. */
function searchCommand(study: string, args: readonly string[], env: Record<string, string> = {}) {
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-all", "--no-code-cache", `${root}/lib/cli/search.ts`],
      ...["--objective", objective, "--study", study, ...args],
    ],
    cwd: root,
    env,
    stdout: "piped",
    stderr: "piped",
  });
}

async function finish(child: Deno.ChildProcess): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await child.output();
  return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}

async function trialsOf(folder: string): Promise<readonly Trial[]> {
  await using study = await openStudy(folder, space, search);
  return study.trials;
}

Deno.test("deno task search runs trials as processes, two at a time, and says the best", async () => {
  await withTempFolder(async (folder) => {
    const args = ["--trials", "5", "--parallel", "2"];
    const { code, text } = await finish(searchCommand(folder, args).spawn());
    assert.equal(code, 0, text);
    assert.match(text, /^search: 5 trials, as --trials says$/m);
    assert.match(text, /^trial 1\/5 started: learningRate .*, batchSize (8|16)$/m);
    assert.match(text, /^trial 5\/5 \S+ in [\d.]+ s \(best \S+, trial \d\)$/m);
    assert.match(text, /^best: trial \d, /m);
    assert.equal((await trialsOf(folder)).filter(({ status }) => status === "done").length, 5);
    assert.match(await Deno.readTextFile(`${folder}/trials/0001/log.txt`), /^learning rate /);
    const again = await finish(searchCommand(folder, args).spawn());
    assert.match(again.text, /goes on after 5 trials in .*; nothing is left to do$/m);
    assert.doesNotMatch(again.text, /started/);
  });
});

Deno.test("the promise of trials names its reason where nobody gave a number", async () => {
  await withTempFolder(async (folder) => {
    const command = searchCommand(folder, [], {
      PLUMAGE_PROFILE: "smoke",
      PLUMAGE_TEST_SLEEP_MS: "0",
    });
    const { text } = await finish(command.spawn());
    assert.match(
      text,
      /^search: 6 trials, as the profile smoke has them \(--trials changes that\)$/m,
    );
    assert.equal((await trialsOf(folder)).length, 6);
  });
});

for (
  const [fault, reason] of [
    ["throw", /^a step went wrong$/],
    ["exit", /ended with exit code 9 and no result; its last words: learning rate/],
    ["memory", /exit code 133 and no result; its last words: # Fatal JavaScript out of memory/],
    ["kill", /was ended by SIGKILL, as happens when memory runs out/],
    ["nan", /^the objective was NaN$/],
  ] as const
) {
  Deno.test(`a trial that goes wrong (${fault}) costs that trial only`, async () => {
    await withTempFolder(async (folder) => {
      const command = searchCommand(folder, ["--trials", "4", "--parallel", "2"], {
        PLUMAGE_TEST_FAULT: fault,
      });
      const { code, text } = await finish(command.spawn());
      assert.equal(code, 0, text);
      const trials = await trialsOf(folder);
      assert.equal(trials.length, 4);
      for (const { settings, status, error } of trials) {
        assert.equal(status, settings.batchSize === 16 ? "failed" : "done");
        if (error !== undefined) assert.match(error, reason);
      }
      assert.ok(trials.some(({ status }) => status === "failed"));
    });
  });
}

Deno.test({
  name: "a disk that fills ends the search with a sentence; with room again it goes on",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(24, async (disk) => {
      const args = ["--trials", "9"];
      const { code, text } = await finish(searchCommand(`${disk}/study`, args).spawn());
      assert.equal(code, 1, text);
      assert.match(
        text,
        /^search: Cannot write .*: expected enough free space, received a full disk$/m,
      );
      assert.doesNotMatch(text, /Uncaught/);
      await withTempFolder(async (folder) => {
        await new Deno.Command("cp", { args: ["-r", `${disk}/study`, folder] }).output();
        const done = (await trialsOf(`${folder}/study`)).filter(({ status }) => status === "done");
        const again = await finish(searchCommand(`${folder}/study`, args).spawn());
        assert.match(again.text, new RegExp(`goes on after ${done.length} trials`));
        assert.equal(again.code, 0, again.text);
      });
    });
  },
});

Deno.test("killed at any moment, a study loses no finished trial and does none twice", async () => {
  await withTempFolder(async (folder) => {
    const stream = createStream(20, "kill");
    const study = `${folder}/study`;
    const env = { PLUMAGE_TEST_SLEEP_MS: "60", PLUMAGE_TEST_DIARY: `${folder}/diary` };
    const command = searchCommand(study, ["--trials", "8"], env);
    for (let kill = 0; kill < 4; kill++) {
      const child = command.spawn();
      const timer = setTimeout(() => child.kill("SIGKILL"), stream.uniform(200, 900));
      await child.output();
      clearTimeout(timer);
    }
    const { code, text } = await finish(command.spawn());
    assert.equal(code, 0, text);
    const diary = (await Deno.readTextFile(`${folder}/diary`)).trimEnd().split("\n");
    assert.equal(new Set(diary).size, diary.length, "a finished trial was done twice");
    const trials = await trialsOf(study);
    assert.equal(trials.length, 8);
    // The points are those of an unbroken search.
    await using unbroken = await openStudy(`${folder}/unbroken`, space, search);
    for (const { value } of trials) {
      await unbroken.finish((await unbroken.claim(8))!, { value: value! });
    }
    assert.deepEqual(trials, unbroken.trials);
  });
});

Deno.test("two commands on one study share its trials", async () => {
  await withTempFolder(async (folder) => {
    const study = `${folder}/study`;
    const env = { PLUMAGE_TEST_SLEEP_MS: "100", PLUMAGE_TEST_DIARY: `${folder}/diary` };
    const command = searchCommand(study, ["--trials", "8"], env);
    const ends = await Promise.all([finish(command.spawn()), finish(command.spawn())]);
    for (const { code, text } of ends) {
      assert.equal(code, 0, text);
      assert.match(text, /started/);
    }
    const diary = (await Deno.readTextFile(`${folder}/diary`)).trimEnd().split("\n");
    assert.equal(diary.length, 8);
    assert.equal(new Set(diary).size, 8);
  });
});

Deno.test({
  name: "an interrupt ends the trials' processes; the same command does them again",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    await withTempFolder(async (folder) => {
      const args = ["--trials", "3", "--parallel", "2"];
      const child = searchCommand(folder, args, { PLUMAGE_TEST_SLEEP_MS: "20000" }).spawn();
      const reader = child.stdout.getReader();
      let text = "";
      const decoder = new TextDecoder();
      while (!text.includes("trial 2/3 started")) {
        text += decoder.decode((await reader.read()).value);
      }
      // A terminal sends it to all of the group, and `deno task` passes it on: once more.
      child.kill("SIGINT");
      await new Promise((resolve) => setTimeout(resolve, 50));
      try {
        child.kill("SIGINT");
      } catch (error) {
        // It was quick, and has ended already.
        assert.ok(error instanceof TypeError);
      }
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += decoder.decode(part.value);
      }
      await child.stderr.cancel();
      assert.equal((await child.status).code, 130);
      assert.match(text, /trial 1\/3 interrupted: will be done again/);
      assert.match(text, /interrupted after 0 of 3 trials; the same command goes on/);
      const again = await finish(searchCommand(folder, args).spawn());
      assert.equal(again.code, 0, again.text);
      assert.equal((await trialsOf(folder)).filter(({ status }) => status === "done").length, 3);
    });
  },
});

Deno.test("--stop-early ends a trial that falls behind, and counts what it had reached", async () => {
  await withTempFolder(async (folder) => {
    await finish(searchCommand(folder, ["--trials", "4", "--parallel", "2"]).spawn());
    const { code, text } = await finish(
      searchCommand(folder, ["--trials", "5", "--stop-early"], {
        PLUMAGE_TEST_SLEEP_MS: "6000",
        PLUMAGE_TEST_PENALTY: "10",
      }).spawn(),
    );
    assert.equal(code, 0, text);
    assert.match(text, /trial 5\/5 \S+ in [\d.]+ s stopped early at step 3 \(best/);
    const { status, value, stoppedAt } = (await trialsOf(folder))[4]!;
    assert.equal(status, "done");
    assert.equal(stoppedAt, 3);
    assert.ok(value! > 10);
  });
});

Deno.test("a wrong command line is refused with a sentence and exit code 2", async () => {
  for (
    const [args, sentence] of [
      [["--trials", "0"], /--trials must be a whole number of 1 or more, not 0/],
      [["--parallel", "x"], /--parallel must be a whole number/],
      [["--seed", "1.5"], /--seed must be a whole number/],
      [["--nonsense"], /nonsense/],
    ] as const
  ) {
    const { code, text } = await finish(searchCommand("unused", args).spawn());
    assert.equal(code, 2, text);
    assert.match(text, sentence);
  }
});

Deno.test("isHopeless() stops what is worse than the median of the finished trials", () => {
  const finished = [[5, 3, 2, 1], [5, 4, 3, 2], [6, 5, 4, 3], [9, 8, 7, 6]];
  // After three steps the means are 10/3, 4, 5, 8: their median is 4.5.
  assert.equal(isHopeless([9, 8, 4.6], finished), true);
  assert.equal(isHopeless([9, 8, 4.4], finished), false);
  assert.equal(isHopeless([4.4, 8, 9], finished), false, "its best so far counts");
  assert.equal(isHopeless([9, 9], finished), false, "still warming up");
  assert.equal(isHopeless([9, 9, 9], finished.slice(1)), false, "too few to compare with");
  assert.equal(isHopeless([9, 9, 9, 9, 9], finished), false, "nobody has come so far");
});

Deno.test("isHopeless() takes NaN for the worst, and never averages it as 0", () => {
  const finished = [[5, 3, 2], [5, 4, 3], [6, 5, 4], [9, 8, 7]];
  assert.equal(isHopeless([NaN, NaN, NaN], finished), true, "a diverged trial is stopped");
  assert.equal(isHopeless([NaN, NaN, 4.4], finished), false, "its one number is a good one");
  // Two that diverged: their means are the worst, so that the median lies beyond all numbers.
  const diverged = [[5, 3, 2], [5, 4, 3], [6, 5, NaN], [9, NaN, 7]];
  assert.equal(isHopeless([3.5, 3.5, 3.5], diverged), false, "a good trial goes on");
  assert.equal(isHopeless([4.5, 4.5, 4.5], diverged), false, "better than the half that diverged");
  // One that diverged counts as the last of four, not as none: the median lies between 4 and 5.
  const once = [[5, 3, 2], [5, 4, 3], [6, 5, 4], [9, NaN, 7]];
  assert.equal(isHopeless([4.3, 4.3, 4.3], once), false);
  assert.equal(isHopeless([4.6, 4.6, 4.6], once), true);
  assert.equal(isHopeless([1, 1, 1], Array(4).fill([NaN, NaN, NaN])), false);
});

Deno.test("a space with fewer points than trials says so, in the sentence that promises", async () => {
  await withTempFolder(async (folder) => {
    const module = `${folder}/grid.ts`;
    await Deno.writeTextFile(
      module,
      `import { categoricalDimension, Space } from "${root}/lib/search/mod.ts";
export const space = new Space({ a: categoricalDimension([1, 2]), b: categoricalDimension([10, 100, Infinity, NaN]) });
export const objective = ({ a, b }: { a: number; b: number }) => a + (Number.isFinite(b) ? b : 1000);
`,
    );
    const args = ["--objective", module, "--study", `${folder}/study`, "--trials", "10"];
    const command = () =>
      new Deno.Command(Deno.execPath(), {
        args: ["run", "--allow-all", "--no-code-cache", `${root}/lib/cli/search.ts`, ...args],
        cwd: root,
        stdout: "piped",
        stderr: "piped",
      }).spawn();
    const { code, text } = await finish(command());
    assert.equal(code, 0, text);
    assert.match(text, /^search: 8 trials, not 10: the space has no more than 8 points$/m);
    assert.match(text, /^trial 8\/8 started/m);
    assert.match(text, /^ {2}b = 10$/m);
    // Infinity and NaN were tried as themselves, and the study opens again with all that it had.
    const again = await finish(command());
    assert.equal(again.code, 0, again.text);
    assert.match(again.text, /goes on after 8 trials/);
    const tasks = [];
    for await (const { name } of Deno.readDir(`${folder}/study/trials`)) {
      tasks.push(parseExact(
        await Deno.readTextFile(`${folder}/study/trials/${name}/settings.json`),
      ) as { settings: { b: number } });
    }
    const tried = tasks.map((task) => String(task.settings.b)).sort();
    assert.deepEqual(tried, ["10", "10", "100", "100", "Infinity", "Infinity", "NaN", "NaN"]);
  });
});

Deno.test("a garbage line among the values on the way ends the watching, not the trial", async () => {
  await withTempFolder(async (folder) => {
    await finish(searchCommand(folder, ["--trials", "4", "--parallel", "2"]).spawn());
    await Deno.writeTextFile(`${folder}/trials/0002/progress.jsonl`, "garbage\n");
    const { code, text } = await finish(
      searchCommand(folder, ["--trials", "5", "--stop-early"], { PLUMAGE_TEST_SLEEP_MS: "1500" })
        .spawn(),
    );
    assert.equal(code, 0, text);
    assert.match(
      text,
      /^trial 5\/5 goes on, but cannot be stopped early: Cannot read line 1 of \S+progress\.jsonl: expected a step and its value, received "garbage"$/m,
    );
    assert.equal((await trialsOf(folder))[4]!.status, "done");
  });
});

Deno.test("a result that was damaged is refused by its path, and nothing is written over", async () => {
  await withTempFolder(async (folder) => {
    await finish(searchCommand(folder, ["--trials", "2"], { PLUMAGE_TEST_SLEEP_MS: "0" }).spawn());
    // As if the process that hands out trials had died before it read the second result.
    const journal = `${folder}/journal.txt`;
    const lines = (await Deno.readTextFile(journal)).trimEnd().split("\n");
    await Deno.writeTextFile(journal, lines.slice(0, -1).map((line) => `${line}\n`).join(""));
    const result = `${folder}/trials/0002/result.json`;
    await Deno.writeTextFile(result, "{");
    const { code, text } = await finish(searchCommand(folder, ["--trials", "2"]).spawn());
    assert.equal(code, 1, text);
    assert.match(
      text,
      /^search: Cannot read \S+0002\/result\.json: expected a trial's value or error, received "\{"$/m,
    );
    assert.doesNotMatch(text, /\n {4}at /, "no stack");
    assert.equal(await Deno.readTextFile(result), "{");
  });
});

Deno.test("runStudy() refuses what it cannot mean, and a command that cannot be started", async () => {
  await withTempFolder(async (folder) => {
    await using study = await openStudy(folder, space, search);
    const command = () => ({ path: `${folder}/none`, args: [] });
    await assert.rejects(runStudy(study, { calls: NaN, command }), {
      name: "RangeError",
      message: "Cannot run the study: expected calls of 1 or more, received NaN",
    });
    const misspelt = { calls: 2, command, paralel: 2 } as RunStudyOptions<Settings>;
    await assert.rejects(runStudy(study, misspelt), /"paralel" \(did you mean parallel\?\)$/);
    const rule = { warmUpSteps: 1 } as MedianRuleOptions;
    await assert.rejects(
      runStudy(study, { calls: 2, command, medianRule: rule }),
      /^TypeError: Cannot run the study, medianRule: .* \(did you mean warmupSteps\?\)$/,
    );
    assert.equal(study.trials.length, 0);
    await assert.rejects(
      runStudy(study, { calls: 2, command }),
      /^Error: Cannot start the process of trial 1: expected a command that can be run, received /,
    );
  });
});
