import assert from "node:assert/strict";
import { projectFolder } from "lib/article/folders.ts";
import { runTask } from "./_task.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", "data/README.md"];

/** The commands of a page, each with the options that it names. */
function commandsIn(page: string): { task: string; options: string[] }[] {
  return [...page.matchAll(/deno task ([a-z]+)([^\n`#|]*)/g)].map(([, task, rest]) => ({
    task: task!,
    options: [...rest!.matchAll(/(?<=\s)(--[a-z][a-z-]*|-[a-z])(?=[\s=]|$)/g)].map(([it]) => it),
  }));
}

Deno.test("each command of the pages for readers exists with its options, and each task is told of", async () => {
  const texts = await Promise.all(
    PAGES.map((name) => Deno.readTextFile(`${projectFolder()}/${name}`)),
  );
  const commands = texts.flatMap(commandsIn);
  const { tasks } = JSON.parse(await Deno.readTextFile(`${projectFolder()}/deno.json`));
  const told = new Set(commands.map(({ task }) => task));
  assert.deepEqual(Object.keys(tasks).filter((task) => !told.has(task)), []);
  assert.deepEqual([...told].filter((task) => !(task in tasks)), []);
  const faults: string[] = [];
  for (const task of told) {
    const wanted = new Set(commands.filter((it) => it.task === task).flatMap((it) => it.options));
    // These two pass what they do not know on to deno itself.
    if (wanted.size === 0 || task === "jupyter" || task === "test") continue;
    const { out } = await runTask(task, ["--help"]);
    for (const option of wanted) {
      if (!new RegExp(`(^|[\\s,])${option}(?=[\\s,])`, "m").test(out)) {
        faults.push(`deno task ${task} ${option}`);
      }
    }
  }
  assert.deepEqual(faults, []);
});

Deno.test("commands of a page are found with their options", () => {
  const page =
    "`deno task train --data photos --out=x`, then\n    deno task execute a -p b=1 # --no";
  assert.deepEqual(commandsIn(page), [
    { task: "train", options: ["--data", "--out"] },
    { task: "execute", options: ["-p"] },
  ]);
});
