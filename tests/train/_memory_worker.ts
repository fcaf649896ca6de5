/**
 * Resident memory in MB along 200 steps of a real network, and along ten trainings of a small one:
 * `deno run --v8-flags=--expose-gc _memory_worker.ts`.
 */
import { readFileSync } from "node:fs";
import { startEngine } from "lib/engine/load.ts";
import { createModel } from "lib/model/mod.ts";
import { createGradientOptimizer, fit, TrainingStep } from "lib/train/mod.ts";
import { tinyBatches, tinyModel } from "./_tiny.ts";

const { gc: collectGarbage } = globalThis as unknown as { gc: () => void };
const BATCH_SIZE = 4, IMAGE_SIZE = 32;

await startEngine();
const model = await createModel("efficientnet-lite0", { classes: 10, imageSize: IMAGE_SIZE });
const optimiser = createGradientOptimizer({ name: "adam" });
const step = new TrainingStep(model, optimiser, { recordedBatchSize: BATCH_SIZE });
const images = Float32Array.from(
  { length: BATCH_SIZE * IMAGE_SIZE * IMAGE_SIZE * 3 },
  (_, i) => (i % 251) / 251,
);
const labels = Int32Array.from({ length: BATCH_SIZE }, (_, i) => i);
const steps: number[] = [];
for (let i = 0; i < 200; i++) {
  await step.run({ images, labels, imageSize: IMAGE_SIZE }, 1e-4);
  if (i % 10 === 9) steps.push(residentMegabytes());
}
step.dispose();
optimiser.dispose();
model.dispose();

const fits: number[] = [];
for (let i = 0; i < 10; i++) {
  const tiny = tinyModel();
  await fit(tiny, { train: tinyBatches({ examples: 80 }), epochs: 2, learningRate: 1e-3 });
  tiny.dispose();
  fits.push(residentMegabytes());
}
// deno-lint-ignore no-console -- the answer of this process
console.log(JSON.stringify({ steps, fits }));
Deno.exit(0);

/** What JavaScript has let go of but not yet given back is not meant. */
function residentMegabytes(): number {
  collectGarbage();
  const [, kilobytes] = /VmRSS:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
