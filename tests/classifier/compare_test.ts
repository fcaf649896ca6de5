import assert from "node:assert/strict";
import { type Answers, compareRuns } from "lib/classifier/mod.ts";
import { createStream } from "lib/random/mod.ts";

const CLASSES = 4;

/** Answers to `images` pictures that are right with probability `accuracy`, by a named stream. */
function answers(images: number, accuracy: number, ...stream: (string | number)[]): Answers {
  const dice = createStream(1, ...stream);
  const names = Array.from({ length: images }, (_, i) => `${i}.jpg`);
  const labels = names.map((_, i) => i % CLASSES);
  const predicted = labels.map((label) =>
    dice.next() < accuracy ? label : (label + dice.integer(1, CLASSES)) % CLASSES
  );
  return { names, labels, predicted };
}

Deno.test("compareRuns() calls two equally good classifiers different in at most 5 % of 200 trials", () => {
  let different = 0;
  for (let trial = 0; trial < 200; trial++) {
    const [a, b] = [answers(150, .8, "a", trial), answers(150, .8, "b", trial)];
    const { accuracy } = compareRuns(a, b, { draws: 400, seed: trial });
    if (accuracy.verdict !== "no difference seen") different++;
  }
  assert.ok(different <= 10, `${different} of 200`);
  assert.ok(different >= 1, "a rule that never speaks is no rule");
});

Deno.test("compareRuns() finds a gain of ten points on 400 images in at least 80 % of 50 trials", () => {
  let found = 0;
  for (let trial = 0; trial < 50; trial++) {
    const [a, b] = [answers(400, .75, "a", trial), answers(400, .85, "b", trial)];
    if (compareRuns(a, b, { draws: 400, seed: trial }).accuracy.verdict === "better") found++;
  }
  assert.ok(found >= 40, `${found} of 50`);
});

Deno.test("compareRuns() is not misled by a handful of images, where a bootstrap alone would be", () => {
  const a = answers(100, 1, "all right");
  const predicted = Array.from(a.labels, (label, i) => i < 4 ? (label + 1) % CLASSES : label);
  const { accuracy, onlyOneRight } = compareRuns(a, { ...a, predicted });
  assert.deepEqual(onlyOneRight, { first: 4, second: 0 });
  assert.ok(accuracy.interval[1] < 0, "the interval excludes 0");
  assert.ok(Math.abs(accuracy.pValue - .125) < .03, `McNemar's exact test says 2 / 2^4`);
  assert.equal(accuracy.verdict, "no difference seen");
});

Deno.test("compareRuns() turns its word round when the sides change", () => {
  const [weak, strong] = [answers(300, .6, "weak"), answers(300, .9, "strong")];
  const there = compareRuns(weak, strong);
  const back = compareRuns(strong, weak);
  assert.deepEqual([there.accuracy.verdict, back.accuracy.verdict], ["better", "worse"]);
  assert.deepEqual([there.macroF1.verdict, back.macroF1.verdict], ["better", "worse"]);
  assert.ok(Math.abs(there.accuracy.difference + back.accuracy.difference) < 1e-12);
});

Deno.test("compareRuns() says of identical answers that no number of images would do", () => {
  const a = answers(60, .7, "same");
  const { accuracy, macroF1 } = compareRuns(a, a);
  for (const score of [accuracy, macroF1]) {
    assert.equal(score.verdict, "no difference seen");
    assert.deepEqual(score.interval, [0, 0]);
    assert.equal(score.imagesNeeded, Infinity);
    assert.equal(score.pValue, 1);
  }
});

Deno.test("compareRuns() estimates how many images a small difference would need", () => {
  const a = answers(200, .8, "base");
  const predicted = Array.from(a.predicted);
  const wrong = predicted.findIndex((answer, i) => answer !== a.labels[i]);
  const other = predicted.findIndex((answer, i) => answer === a.labels[i]);
  predicted[wrong] = a.labels[wrong]!;
  const another = predicted.findIndex((answer, i) => i > wrong && answer !== a.labels[i]);
  predicted[another] = a.labels[another]!;
  predicted[other] = (a.labels[other]! + 1) % CLASSES;
  const { accuracy } = compareRuns(a, { ...a, predicted });
  // Two gained, one lost: difference d = 1/n, its deviation sqrt(3)/n, so about (1.96^2 * 3) n.
  assert.equal(accuracy.verdict, "no difference seen");
  assert.ok(accuracy.imagesNeeded! > 1500 && accuracy.imagesNeeded! < 3200);
});

Deno.test("compareRuns() has scikit-learn's macro F1", () => {
  // f1_score([0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 0, 2], average="macro"), scikit-learn 1.7.2
  const names = ["a", "b", "c", "d", "e", "f"];
  const labels = [0, 0, 1, 1, 2, 2];
  const side = { names, labels, predicted: [0, 1, 1, 1, 0, 2] };
  assert.ok(Math.abs(compareRuns(side, side).macroF1.first - .6555555555555556) < 1e-12);
});

Deno.test("compareRuns() refuses other images, other labels, and none", () => {
  const a = answers(5, 1, "a");
  const cases: [Answers, Answers, RegExp][] = [
    [a, answers(6, 1, "a"), /expected the same images on both sides, received 5 and 6$/],
    [a, { ...a, names: a.names.toReversed() }, /received 0\.jpg beside 4\.jpg$/],
    [a, { ...a, labels: [0, 1, 2, 3, 1] }, /received 4\.jpg with two classes$/],
    [{ names: [], labels: [], predicted: [] }, a, /expected at least one image, received none$/],
    [a, { ...a, predicted: [1] }, /expected a label and an answer for each of 5 images/],
  ];
  for (const [first, second, message] of cases) {
    assert.throws(() => compareRuns(first, second), { name: "RangeError", message });
  }
  assert.throws(() => compareRuns(a, a, { level: 1 }), /a level between 0 and 1, received 1$/);
});
