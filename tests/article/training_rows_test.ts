import assert from "node:assert/strict";
import type { ArticleData } from "lib/article/mod.ts";
import { drawTrainingRows, thinToLongTail } from "lib/article/mod.ts";

/** Three classes with 40, 20 and 1 rows in training, mixed with rows of other parts. */
const labels = Array.from(
  { length: 122 },
  (_, i) => i >= 121 ? "RARE" : i % 2 ? "held out" : i < 80 ? "COMMON" : "MIDDLING",
);
const train = Int32Array.from(labels.keys()).filter((i) => labels[i] !== "held out");
const data = {
  rows: labels.map((label) => ({ label })),
  classNames: ["COMMON", "MIDDLING", "RARE"],
  split: { train },
} as unknown as ArticleData;

const countsOf = (rows: Int32Array) =>
  data.classNames.map((name) => rows.filter((row) => labels[row] === name).length);

Deno.test("drawTrainingRows() draws each class's share, another for each seed, one at least", () => {
  assert.deepEqual(countsOf(train), [40, 21, 1]);
  const draw = (seed: number, share = .5) => drawTrainingRows(data, { seed, share });
  assert.deepEqual(countsOf(draw(1)), [20, 11, 1]);
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
  assert.deepEqual(draw(1, 1), train);
  const rows = train.subarray(0, 10);
  assert.ok(
    drawTrainingRows(data, { seed: 1, share: .5, rows }).every((row) => rows.includes(row)),
  );
  assert.deepEqual(
    countsOf(drawTrainingRows(data, { seed: 1, share: .5, oversample: true })),
    [20, 20, 20],
  );
});

Deno.test("thinToLongTail() leaves the share that is asked for, falling by equal factors", () => {
  const even = { ...data, split: { train: Int32Array.from({ length: 300 }, (_, i) => i) } };
  const rows = Array.from({ length: 300 }, (_, i) => ({ label: data.classNames[i % 3]! }));
  const thin = thinToLongTail({ ...even, rows } as unknown as ArticleData, {
    smallest: .04,
    seed: 3,
  });
  const counts = data.classNames.map((name) =>
    thin.filter((row) => rows[row]!.label === name).length
  );
  assert.deepEqual(counts.toSorted((a, b) => b - a), [100, 20, 4]);
});
