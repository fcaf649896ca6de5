import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";

await startEngine();
const measurable = tf.getBackend() === "tensorflow" && Deno.build.os === "linux";
// deno-lint-ignore no-console -- a test that is left out says so
if (!measurable) console.log("memory_test: left out, it needs native TensorFlow and Linux's /proc");

Deno.test("memory stays flat over 200 steps and over ten trainings", {
  ignore: !measurable,
}, async () => {
  const worker = fileURLToPath(new URL("./_memory_worker.ts", import.meta.url));
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--v8-flags=--expose-gc", worker],
  }).output();
  const text = new TextDecoder();
  assert.equal(code, 0, text.decode(stderr));
  const last = text.decode(stdout).trim().split("\n").at(-1) ?? "";
  const { steps, fits } = JSON.parse(last) as { steps: number[]; fits: number[] };
  // A leaked weight update would be 14 MB a step, a leaked activation up to 0.1 MB.
  assertFlat(steps.slice(2), 5);
  assertFlat(fits.slice(2), 2);
});

/** The second half's mean is at most so many MB above the first's. */
function assertFlat(values: readonly number[], megabytes: number): void {
  const half = values.length >> 1;
  const growth = mean(values.slice(half)) - mean(values.slice(0, half));
  assert.ok(growth < megabytes, `grew by ${growth.toFixed(1)} MB: ${values.map(Math.round)}`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
