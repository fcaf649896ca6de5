import assert from "node:assert/strict";
import { auc, ClassificationMetrics, weightedF1 } from "lib/train/metrics.ts";

interface Golden {
  classes: number;
  labels: number[];
  probabilities: number[];
  loss: number;
  accuracy: number;
  auc: number;
  f1: number;
  macroF1: number;
  perClassF1: number[];
  topFiveAccuracy: number;
}

const golden: Golden = JSON.parse(
  await Deno.readTextFile(new URL("../fixtures/train/metrics.json", import.meta.url)),
);
const probabilities = Float32Array.from(golden.probabilities);
const labels = Int32Array.from(golden.labels);

function counted(): ClassificationMetrics {
  const metrics = new ClassificationMetrics(golden.classes);
  for (const [from, to] of [[0, 25], [25, 50], [50, 60]] as const) {
    const rows = probabilities.subarray(from * golden.classes, to * golden.classes);
    metrics.update(rows, labels.subarray(from, to));
  }
  return metrics;
}

// Keras adds up in single precision; 1e-6 is its rounding, not ours.
function assertNear(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) < 1e-6, `${what}: ${actual}, Keras ${expected}`);
}

Deno.test("ClassificationMetrics gives Keras's figures", () => {
  const evaluation = counted().evaluation();
  for (const key of ["loss", "accuracy", "auc", "f1", "topFiveAccuracy"] as const) {
    assertNear(evaluation[key], golden[key], key);
  }
  const present = golden.perClassF1.map((_, label) => golden.labels.includes(label));
  evaluation.perClass.forEach((score, i) => {
    if (present[i]) assertNear(score.f1, golden.perClassF1[i]!, `F1 ${i}`);
    else assert.ok(Number.isNaN(score.f1));
  });
  // Keras's own mean counts a class without an example as 0.
  assert.ok(present.includes(false));
  const sum = golden.perClassF1.reduce((all, f1, i) => present[i] ? all + f1 : all, 0);
  assertNear(evaluation.macroF1, sum / present.filter(Boolean).length, "macroF1");
  assertNear(sum / golden.classes, golden.macroF1, "Keras's macroF1");
  assert.equal(evaluation.examples, 60);
});

Deno.test("weightedF1() and auc() give Keras's figures in one call", () => {
  assertNear(weightedF1(probabilities, labels, golden.classes), golden.f1, "f1");
  assertNear(auc(probabilities, labels, golden.classes), golden.auc, "auc");
});

Deno.test("ClassificationMetrics counts the confusion of true and likeliest classes", () => {
  const metrics = new ClassificationMetrics(3);
  metrics.update(Float32Array.of(.2, .7, .1, .4, .3, .3, .1, .1, .8), Int32Array.of(0, 0, 2));
  const { confusion, perClass } = metrics.evaluation();
  assert.deepEqual(Array.from(confusion), [1, 1, 0, 0, 0, 0, 0, 0, 1]);
  assert.deepEqual(perClass[0], { precision: 0, recall: 0, f1: 0, examples: 2, accuracy: .5 });
  assert.deepEqual(perClass[2], { precision: 1, recall: 1, f1: 1, examples: 1, accuracy: 1 });
});

Deno.test("a class without an example is in no score, and says so", () => {
  const metrics = new ClassificationMetrics(3);
  metrics.update(Float32Array.of(.9, .1, 0, .2, .8, 0), Int32Array.of(0, 1));
  const { f1, macroF1, accuracy, perClass } = metrics.evaluation();
  assert.deepEqual([f1, macroF1, accuracy], [1, 1, 1]);
  assert.deepEqual(perClass[2], {
    precision: 0,
    recall: NaN,
    f1: NaN,
    examples: 0,
    accuracy: NaN,
  });
});

Deno.test("one probability that is no number makes every score NaN, also after a resume", () => {
  for (const odd of [NaN, Infinity, -Infinity]) {
    const metrics = new ClassificationMetrics(2);
    metrics.update(Float32Array.of(.9, .1, odd, .4), Int32Array.of(0, 1));
    const resumed = new ClassificationMetrics(2);
    resumed.restore(metrics.state());
    for (const each of [metrics, resumed]) {
      const { examples, confusion, perClass, ...scores } = each.evaluation();
      assert.deepEqual(Object.values(scores), [NaN, NaN, NaN, NaN, NaN, NaN], `${odd}`);
      assert.equal(examples, 2);
      assert.deepEqual(Array.from(confusion), [1, 0, 0, 0]);
      assert.deepEqual(perClass.map((score) => [score.examples, score.f1]), [[1, NaN], [1, NaN]]);
    }
  }
  const rows = Float32Array.of(NaN, NaN);
  assert.ok(Number.isNaN(weightedF1(rows, Int32Array.of(0), 2)));
  assert.ok(Number.isNaN(auc(rows, Int32Array.of(0), 2)));
});

Deno.test("ClassificationMetrics goes on from a saved state as if never stopped", () => {
  const first = new ClassificationMetrics(golden.classes);
  first.update(probabilities.subarray(0, 70), labels.subarray(0, 10));
  const second = new ClassificationMetrics(golden.classes);
  second.restore(JSON.parse(JSON.stringify(first.state())));
  for (const metrics of [first, second]) {
    metrics.update(probabilities.subarray(70), labels.subarray(10));
  }
  assert.deepEqual(second.evaluation(), first.evaluation());
});

Deno.test("ClassificationMetrics is 0, not NaN, before the first example", () => {
  assert.deepEqual(new ClassificationMetrics(2).values(), { loss: 0, accuracy: 0, auc: 0, f1: 0 });
});

Deno.test("ClassificationMetrics refuses rows that do not fit and labels out of range", () => {
  const metrics = new ClassificationMetrics(3);
  assert.throws(() => metrics.update(new Float32Array(5), new Int32Array(2)), {
    name: "TypeError",
    message: "Cannot count metrics: expected 2 x 3 probabilities, received 5",
  });
  assert.throws(() => metrics.update(new Float32Array(3), Int32Array.of(3)), {
    name: "RangeError",
    message: "Cannot count metrics: expected a label below 3, received 3",
  });
});
