import assert from "node:assert/strict";
import { createStream } from "lib/random/stream.ts";
import { exists } from "lib/disk/files.ts";
import { withTempFolder } from "../_temp.ts";

/** How often the training is killed; `PLUMAGE_KILLS=20` for a thorough run. */
const KILLS = Number(Deno.env.get("PLUMAGE_KILLS") ?? 4);

function start(folder: string, result: string): Deno.ChildProcess {
  const worker = new URL("./_kill_worker.ts", import.meta.url).pathname;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", worker, folder, result],
    stdout: "null",
    stderr: "inherit",
  }).spawn();
}

/** When a checkpoint was last written. */
async function written(folder: string): Promise<number> {
  const info = await Deno.stat(`${folder}/last.ckpt`).catch(() => undefined);
  return info?.mtime?.getTime() ?? 0;
}

Deno.test("a training killed by SIGKILL over and over equals the unbroken one", () =>
  withTempFolder(async (temp) => {
    const whole = start(`${temp}/whole`, `${temp}/whole.json`);
    assert.equal((await whole.status).code, 0);

    const [folder, result] = [`${temp}/killed`, `${temp}/killed.json`];
    const stream = createStream(1, "kill");
    let [kills, whileWriting] = [0, 0];
    while (!await exists(result)) {
      const before = await written(folder);
      const child = start(folder, result);
      let ended = false;
      const status = child.status.then((value) => (ended = true, value));
      // Once it goes on training, a random moment later.
      while (!ended && await written(folder) === before) await delay(2);
      if (kills < KILLS) {
        await delay(stream.uniform(0, 1000 / KILLS));
        if (!ended) {
          child.kill("SIGKILL");
          kills++;
        }
      }
      await status;
      const files = [...Deno.readDirSync(folder)].map((entry) => entry.name);
      if (files.some((name) => name.endsWith(".partial"))) whileWriting++;
    }
    // deno-lint-ignore no-console
    console.log(`${kills} kills, ${whileWriting} of them while a checkpoint was being written`);
    assert.ok(kills > 0);
    assert.deepEqual(
      JSON.parse(await Deno.readTextFile(result)),
      JSON.parse(await Deno.readTextFile(`${temp}/whole.json`)),
    );
    const left = [...Deno.readDirSync(folder)].map((entry) => entry.name).sort();
    assert.deepEqual(left, [".held", "best.ckpt", "last.ckpt"]);
  }));

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
