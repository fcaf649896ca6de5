import assert from "node:assert/strict";
import { confusedPairs } from "lib/classifier/confused.ts";

Deno.test("confusedPairs() tells who is taken for whom, the commonest first, by the surest mistake", () => {
  const pairs = confusedPairs({
    classes: 3,
    labels: Int32Array.of(0, 2, 0, 1, 1, 2),
    predicted: Int32Array.of(1, 1, 1, 0, 1, 2),
    confidence: Float32Array.of(.5, .75, .875, .625, 1, 1),
    truth: Float32Array.of(.25, .25, .125, .25, 1, 1),
  });
  assert.deepEqual(pairs, [
    { actual: 0, predicted: 1, count: 2, surest: 2 },
    { actual: 2, predicted: 1, count: 1, surest: 1 },
    { actual: 1, predicted: 0, count: 1, surest: 3 },
  ]);
});
