import assert from "node:assert/strict";
import { answersWhere } from "lib/article/mod.ts";

const runs = [
  { seed: 1, answers: { labels: [0, 1, 2, 0], predicted: [0, 0, 2, 2] } },
  { seed: 2, answers: { labels: [0, 1, 2, 0], predicted: [1, 1, 2, 0] } },
];

Deno.test("answersWhere() keeps the pictures of some classes, with what counts as right there", () => {
  assert.deepEqual(answersWhere(runs, (label) => label === 0 ? 0 : undefined), [
    { seed: 1, answers: { labels: [0, 0], predicted: [0, 2] } },
    { seed: 2, answers: { labels: [0, 0], predicted: [1, 0] } },
  ]);
  // How often are 0 and 1 taken for each other?
  assert.deepEqual(answersWhere(runs, (label) => label < 2 ? 1 - label : undefined), [
    { seed: 1, answers: { labels: [1, 0, 1], predicted: [0, 0, 2] } },
    { seed: 2, answers: { labels: [1, 0, 1], predicted: [1, 1, 0] } },
  ]);
});
