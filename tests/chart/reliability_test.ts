import assert from "node:assert/strict";
import { reliabilityChart, toSvg } from "lib/chart/mod.ts";

const BINS = [
  { confidence: .1, accuracy: 0, images: 4 },
  { confidence: NaN, accuracy: NaN, images: 0 },
  { confidence: .8, accuracy: .75, images: 16 },
];

Deno.test("reliabilityChart() draws the groups that have answers, their area by number", async () => {
  const figure = reliabilityChart([{ name: "as <trained>", bins: BINS }]);
  const [diagonal, groups] = figure.data;
  assert.deepEqual([diagonal!["x"], diagonal!["y"]], [[0, 1], [0, 1]]);
  assert.deepEqual(groups!["x"], [.1, .8]);
  assert.deepEqual(groups!["y"], [0, .75]);
  const { size } = groups!["marker"] as { size: number[] };
  assert.equal(size[1]! / size[0]!, 2);
  assert.match((groups!["text"] as string[])[1]!, /16 answers, 80\.0 % sure, 75\.0 % right/);
  assert.match(await toSvg(figure), /how often right/);
});

Deno.test("reliabilityChart() refuses groups without an answer", () => {
  assert.throws(() => reliabilityChart([{ name: "none", bins: [BINS[1]!] }]), RangeError);
  assert.throws(() => reliabilityChart([]), RangeError);
});
