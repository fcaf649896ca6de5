import assert from "node:assert/strict";
import { holdFolder, withFileLock } from "lib/disk/mod.ts";
import { withTempFolder } from "../_temp.ts";

const LOCK = new URL("../../lib/disk/lock.ts", import.meta.url).href;
const CONFIG = new URL("../../deno.json", import.meta.url).pathname;

/** A process that holds a folder until it is killed; resolves once it does. */
async function holder(folder: string): Promise<Deno.ChildProcess> {
  const code = `import { holdFolder } from "${LOCK}";
await holdFolder(${JSON.stringify(folder)}, "work");
console.log("held");
setInterval(() => {}, 1000);`;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-code-cache", "--config", CONFIG, "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(code));
  await writer.close();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  assert.match(new TextDecoder().decode(value), /held/);
  reader.releaseLock();
  return child;
}

Deno.test("holdFolder() refuses a second holder by name, and takes over from a dead one", async () => {
  await withTempFolder(async (folder) => {
    const child = await holder(folder);
    await assert.rejects(holdFolder(folder, "train into it"), {
      message: `Cannot train into it: expected a folder that nobody else works in, ` +
        `received one that process ${child.pid} holds`,
    });
    child.kill("SIGKILL");
    await child.status;
    await child.stdout.cancel();
    using _hold = await holdFolder(folder, "train into it");
    assert.equal(await Deno.readTextFile(`${folder}/.held`), `process ${Deno.pid}\n`);
  });
});

Deno.test("holdFolder() lets the next one in once it is released, and makes the folder", async () => {
  await withTempFolder(async (folder) => {
    const inner = `${folder}/a/b`;
    const first = await holdFolder(inner, "work");
    await assert.rejects(holdFolder(inner, "work"), /holds$/);
    first.release();
    first.release();
    (await holdFolder(inner, "work")).release();
  });
});

Deno.test("withFileLock() does one piece of work after the other, also after one that throws", async () => {
  await withTempFolder(async (folder) => {
    const order: string[] = [];
    const work = (name: string, fails = false) =>
      withFileLock(`${folder}/lock`, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const ends = await Promise.allSettled([work("a", true), work("b")]);
    assert.deepEqual(ends.map(({ status }) => status), ["rejected", "fulfilled"]);
    // Who comes first is open; what begins ends before the other begins.
    const first = order[0]!.slice(0, 1);
    const second = first === "a" ? "b" : "a";
    assert.deepEqual(
      order,
      [first, first, second, second].map((name, i) => `${name} ${i % 2 === 0 ? "begins" : "ends"}`),
    );
  });
});

Deno.test("withFileLock() lets one process in at a time, and survives a kill of its holder", async () => {
  await withTempFolder(async (folder) => {
    const lock = `${folder}/lock`;
    const holder = new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `import { withFileLock } from "${LOCK}";
         await withFileLock("${lock}", async () => { console.log("held"); await new Promise((r) => setTimeout(r, 60_000)); });`,
      ],
      stdout: "piped",
    }).spawn();
    const reader = holder.stdout.getReader();
    await reader.read();
    let waited = false;
    const entered = withFileLock(lock, () => Promise.resolve("in"), () => {
      waited = true;
      holder.kill("SIGKILL");
    });
    assert.equal(await entered, "in");
    assert.ok(waited);
    await reader.cancel();
    await holder.status;
  });
});
