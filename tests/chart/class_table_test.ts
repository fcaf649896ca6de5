import assert from "node:assert/strict";
import { bootstrapIntervals, confusedPairs, type Predictions } from "lib/classifier/mod.ts";
import { classTable } from "lib/chart/class_table.ts";
import { ClassificationMetrics } from "lib/train/mod.ts";

const NAMES = ["OWL", "WREN", "TIT"];

/** Probabilities [n x 3] and the right classes: one owl is taken for a wren, surely, and one for a tit. */
const LABELS = Int32Array.of(0, 0, 0, 0, 1, 1, 2);
const PROBABILITIES = Float32Array.from([
  [0.8, 0.1, 0.1],
  [0.1, 0.7, 0.2],
  [0.0, 0.9, 0.1],
  [0.3, 0.1, 0.6],
  [0.1, 0.9, 0.0],
  [0.2, 0.8, 0.0],
  [0.0, 0.0, 1.0],
].flat());

function predictions(): Predictions {
  const rows = Array.from(LABELS, (_, i) => PROBABILITIES.subarray(3 * i, 3 * i + 3));
  const predicted = Int32Array.from(rows, (row) => row.indexOf(Math.max(...row)));
  return {
    classes: 3,
    labels: LABELS,
    predicted,
    confidence: Float32Array.from(rows, (row) => Math.max(...row)),
    truth: Float32Array.from(rows, (row, i) => row[LABELS[i]!]!),
  };
}

function evaluation() {
  const metrics = new ClassificationMetrics(3);
  metrics.update(PROBABILITIES, LABELS);
  return metrics.evaluation();
}

Deno.test("confusedPairs() puts the commonest first and names its surest mistake", () => {
  assert.deepEqual(confusedPairs(predictions()), [
    { actual: 0, predicted: 1, count: 2, surest: 2 },
    { actual: 0, predicted: 2, count: 1, surest: 3 },
  ]);
});

Deno.test("classTable() tells the worst class first, with its commonest mistake", () => {
  const intervals = bootstrapIntervals(predictions(), { seed: 1, draws: 50 });
  const [columns, rows] = classTable(evaluation(), intervals, NAMES);
  assert.equal(columns.length, 7);
  assert.deepEqual(rows.map(([name]) => name), ["OWL", "WREN", "TIT"]);
  const [name, images, precision, recall, f1, interval, mistake] = rows[0]!;
  assert.deepEqual([name, images, precision, recall, mistake], ["OWL", 4, 1, 0.25, "WREN, 2 of 4"]);
  assert.equal(f1, 2 * 0.25 / 1.25);
  assert.match(String(interval), /^0\.\d\d to \d\.\d\d$/);
  assert.equal(rows[1]![6], undefined);
});

Deno.test("classTable() puts a class without an image last, and gives it no score", () => {
  const { perClass, ...rest } = evaluation();
  const none = { precision: 0, recall: NaN, f1: NaN, examples: 0, accuracy: NaN };
  const { perClass: known, ...scores } = bootstrapIntervals(predictions(), { seed: 1, draws: 10 });
  const [, rows] = classTable(
    { ...rest, perClass: [none, perClass[0]!, perClass[2]!], confusion: new Int32Array(9) },
    { ...scores, perClass: [[NaN, NaN], known[0]!, known[2]!] },
    ["NONE", "OWL", "TIT"],
  );
  assert.deepEqual(rows.map(([name]) => name), ["OWL", "TIT", "NONE"]);
  assert.equal(rows[2]![5], undefined);
});

Deno.test("classTable() of many classes leaves out those between worst and best", () => {
  const intervals = bootstrapIntervals(predictions(), { seed: 1, draws: 10 });
  const few = (classes: number) => {
    const { perClass, ...rest } = evaluation();
    const times = <T>(items: readonly T[]) =>
      Array.from({ length: classes }, (_, k) => items[k % 3]!);
    return classTable(
      { ...rest, perClass: times(perClass), confusion: new Int32Array(classes * classes) },
      { ...intervals, perClass: times(intervals.perClass) },
      Array.from({ length: classes }, (_, k) => `BIRD ${k}`),
      { worst: 2, best: 1 },
    )[1].map(([name]) => name);
  };
  assert.deepEqual(few(9), ["BIRD 0", "BIRD 3", "… 6 more …", "BIRD 8"]);
  assert.deepEqual(few(3).length, 3);
  assert.deepEqual(few(4).length, 4, "a line for a single class would save nothing");
});

Deno.test("classTable() refuses scores of other classes", () => {
  const intervals = bootstrapIntervals(predictions(), { seed: 1, draws: 10 });
  assert.throws(() => classTable(evaluation(), intervals, ["OWL"]), {
    name: "TypeError",
    message:
      "Cannot write the table of classes: expected 1 of each, received 3 scores and 3 intervals",
  });
});
