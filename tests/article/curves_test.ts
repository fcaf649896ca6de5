import assert from "node:assert/strict";
import { curveOverSeeds } from "lib/article/curves.ts";
import type { EpochRecord } from "lib/train/mod.ts";

const run = (...scores: (number | null)[]) => ({
  history: {
    epochs: scores.map((validF1, i) => ({ epoch: i + 1, validF1 }) as EpochRecord),
  },
});

Deno.test("curveOverSeeds() gives Student's interval of the mean at each epoch that all reached", () => {
  const [first, ...others] = curveOverSeeds([run(.1, .5), run(.2, .5), run(.3, .5, .6)], "validF1");
  // Mean .2, deviation .1, t(.975, 2) = 4.302653: reach 4.302653 x .1 / sqrt(3).
  assert.equal(first!.x, 1);
  assert.ok(Math.abs(first!.mean - .2) < 1e-12);
  assert.ok(Math.abs(first!.high - .4484141) < 1e-6);
  assert.ok(Math.abs(first!.low + .0484141) < 1e-6);
  assert.deepEqual(others, [{ x: 2, mean: .5, low: .5, high: .5 }]);
});

Deno.test("curveOverSeeds() has no interval with one seed, and no mean where a seed has no number", () => {
  assert.deepEqual(curveOverSeeds([run(.1)], "validF1"), [
    { x: 1, mean: .1, low: NaN, high: NaN },
  ]);
  assert.deepEqual(curveOverSeeds([run(null), run(.1)], "validF1"), [
    { x: 1, mean: NaN, low: NaN, high: NaN },
  ]);
  assert.throws(() => curveOverSeeds([], "validF1"), /expected at least one training/);
  assert.throws(() => curveOverSeeds([run(.1)], "validF1", { level: 95 }), /received 95$/);
});
