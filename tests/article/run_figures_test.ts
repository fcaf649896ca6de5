import assert from "node:assert/strict";
import { figuresOf } from "lib/article/_run_figures.ts";
import type { EpochRecord } from "lib/train/mod.ts";

function epoch(number: number, validF1: number, seconds: number): EpochRecord {
  return {
    epoch: number,
    loss: 1,
    accuracy: 0.5,
    auc: 0.5,
    f1: 0.5,
    validLoss: 1,
    validAccuracy: validF1,
    validAuc: null,
    validF1,
    learningRate: 1e-4,
    seconds,
    steps: 10,
  };
}

Deno.test("a run's time of a step is the median over its epochs, by size and between two middles", () => {
  const times = (...seconds: number[]) =>
    figuresOf({ epochs: seconds.map((it, i) => epoch(i + 1, 0.5, it)) }).stepMs;
  assert.equal(times(1, 9, 10), 900); // as texts, 1000 comes before 900
  assert.equal(times(1, 2, 9, 10), 550);
  assert.ok(Number.isNaN(times()));
});

Deno.test("a run that diverged has no best F1, and one that began so has that of its numbers", () => {
  assert.deepEqual(figuresOf({ epochs: [epoch(1, NaN, 1), epoch(2, NaN, 1)] }).best, {
    epoch: 0,
    validF1: NaN,
    validAccuracy: NaN,
  });
  const { best } = figuresOf({ epochs: [epoch(1, NaN, 1), epoch(2, 0.3, 1), epoch(3, 0.2, 1)] });
  assert.deepEqual(best, { epoch: 2, validF1: 0.3, validAccuracy: 0.3 });
});
