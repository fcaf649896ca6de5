import assert from "node:assert/strict";
import { stringifyExact } from "lib/disk/mod.ts";
import { type ReportStep, serveTrial } from "lib/search/mod.ts";
import { withTempFolder } from "../_temp.ts";

/** A trial's folder as the search makes it. */
async function withTrial(work: (folder: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/settings.json`, `{"id":0,"settings":{"x":1}}`);
    await work(folder);
  });
}

async function isPipe(path: string): Promise<boolean> {
  return (await Deno.stat(path).catch(() => undefined))?.isFifo === true;
}

async function resultOf(folder: string): Promise<string> {
  return (await Deno.readTextFile(`${folder}/result.json`)).trim();
}

Deno.test("values on the way keep their order and their kind, awaited or not", async () => {
  await withTrial(async (folder) => {
    await serveTrial(folder, (_, report) => {
      [3, NaN, -Infinity, -0].forEach((value, i) => report(i + 1, value));
      return 1;
    });
    const lines = (await Deno.readTextFile(`${folder}/progress.jsonl`)).trimEnd().split("\n");
    const values = [3, NaN, -Infinity, -0];
    assert.deepEqual(lines, values.map((value, i) => stringifyExact({ step: i + 1, value })));
    assert.equal(await resultOf(folder), `{"settings":{"x":1},"value":1}`);
  });
});

Deno.test({
  name: "a trial ends only after all its values on the way are kept",
  ignore: Deno.build.os === "windows",
  fn: () =>
    withTrial(async (folder) => {
      const steps = `${folder}/progress.jsonl`;
      const trial = serveTrial(folder, async (_, report) => {
        // A pipe takes nothing until somebody reads: a disk that is slow for as long as we like.
        await Deno.remove(steps);
        await new Deno.Command("mkfifo", { args: [steps] }).output();
        report(1, 5);
        return 2;
      });
      while (!(await isPipe(steps))) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await assert.rejects(Deno.stat(`${folder}/result.json`), Deno.errors.NotFound);
      assert.equal(await Deno.readTextFile(steps), `{"step":1,"value":5}\n`);
      await trial;
      assert.equal(await resultOf(folder), `{"settings":{"x":1},"value":2}`);
    }),
});

Deno.test("a value on the way that cannot be kept ends nothing when nobody awaits it", async () => {
  await withTrial(async (folder) => {
    await serveTrial(folder, async (_, report) => {
      await Deno.remove(`${folder}/progress.jsonl`);
      await Deno.mkdir(`${folder}/progress.jsonl`); // as good as a disk that refuses, also for root
      report(1, 5);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 2;
    });
    assert.equal(await resultOf(folder), `{"settings":{"x":1},"value":2}`);
  });
});

Deno.test("who awaits a value on the way hears that it was refused, in a sentence", async () => {
  await withTrial(async (folder) => {
    await serveTrial(folder, async (_, report) => {
      await (report as (step: number, value: unknown) => ReturnType<ReportStep>)(1, "5");
      return 2;
    });
    const said = "Cannot report a value on the way: expected a step and a value that are numbers";
    assert.ok((await resultOf(folder)).includes(`"error":"${said}, received [1,\\"5\\"]"`));
  });
});

Deno.test("settings and results that cannot be read are one sentence with the path", async () => {
  for (
    const [name, text, rule] of [
      ["settings.json", "{", "the settings of a trial"],
      ["settings.json", `{"id":0,"settings":{"x":null}}`, "the settings of a trial"],
      ["result.json", "null", "a trial's value or error"],
      ["result.json", `{"settings":{"x":1},"value":"1"}`, "a trial's value or error"],
    ] as const
  ) {
    await withTrial(async (folder) => {
      await Deno.writeTextFile(`${folder}/${name}`, text);
      await assert.rejects(serveTrial(folder, () => 1), {
        name: "SyntaxError",
        message: `Cannot read ${folder}/${name}: expected ${rule}, received "${text}"`,
      });
    });
  }
  await withTrial(async (folder) => {
    await Deno.mkdir(`${folder}/result.json`);
    await assert.rejects(
      serveTrial(folder, () => 1),
      /^Error: Cannot read \S+result\.json: expected a readable file, received Is a directory$/,
    );
  });
});
