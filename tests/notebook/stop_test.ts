import assert from "node:assert/strict";
import { join } from "node:path";
import { projectFolder } from "lib/article/folders.ts";
import { Kernel } from "lib/notebook/kernel.ts";
import { readTraining } from "lib/train/mod.ts";
import { withTempFolder } from "../_temp.ts";

/** What a cell of a notebook does that trains for a while, and keeps its training. */
const trainingCell = (folder: string, epochs: number) => `
const { createModel, fit, startEngine } = await import("lib/mod.ts");
await startEngine();
const model = await createModel("efficientnet-lite0", {
  classes: 2, imageSize: 32, weights: "random", seed: 1,
});
const batches = (steps: number) => ({
  examples: 8 * steps, steps, batchSize: 8, imageSize: 32,
  async *epoch(_: number, { startStep = 0 } = {}) {
    for (let step = startStep; step < steps; step++) {
      const images = new Float32Array(8 * 32 * 32 * 3).map((_, i) => ((i * (step + 3)) % 97) / 97);
      yield { images, labels: Int32Array.of(0, 1, 0, 1, 1, 0, 1, 0), imageSize: 32 };
    }
  },
});
const history = await fit(model, {
  train: batches(12), valid: batches(6), epochs: ${epochs}, learningRate: 1e-3,
  checkpoint: { folder: ${JSON.stringify(folder)}, resume: true },
});
console.log(JSON.stringify(history.epochs.map(({ seconds: _, ...rest }) => rest)));
model.dispose();
`;

/** Runs code in a kernel; its console's text and how it ended. */
async function run(kernel: Kernel, code: string, started?: () => void) {
  let text = "";
  const running = kernel.run(`{${code}}`, {
    onMessage: ({ type, content }) => {
      if (type === "stream") text += String(content["text"]);
    },
  });
  started?.();
  return { ...await running, text };
}

Deno.test({
  name:
    "the stop button ends a training after its step: saved, said, the kernel alive, and it goes on",
  ignore: Deno.build.os === "windows",
  async fn() {
    await withTempFolder(async (folder) => {
      await using kernel = await Kernel.start({ cwd: join(projectFolder(), "notebooks") });
      const pid = Number((await run(kernel, "console.log(Deno.pid)")).text);
      // At several moments, some in the middle of a validation.
      for (const afterMs of [2500, 3300, 4100]) {
        const cell = trainingCell(`${folder}/stopped`, 400);
        const stopped = await run(kernel, cell, () => {
          setTimeout(() => Deno.kill(pid, "SIGINT"), afterMs);
        });
        assert.equal(stopped.status, "error");
        assert.equal(stopped.error?.name, "AbortError");
        assert.match(stopped.error.message, /^Stopped\. What was saved/);
        assert.equal((await run(kernel, "console.log(6 * 7)")).text, "42\n");
      }
      // Gone on with to its end, it is the training that nobody stopped.
      const saved = await readTraining(`${folder}/stopped`);
      const epochs = saved!.history.epochs.length + 2;
      const resumed = await run(kernel, trainingCell(`${folder}/stopped`, epochs));
      const whole = await run(kernel, trainingCell(`${folder}/whole`, epochs));
      assert.equal(resumed.status, "ok");
      assert.equal(JSON.parse(whole.text).length, epochs);
      assert.equal(resumed.text, whole.text);
    });
  },
});
