import assert from "node:assert/strict";
import {
  auroc,
  aurocInterval,
  conformalThreshold,
  findLabelIssues,
  fitTemperature,
  predictionSet,
  reliability,
  withTemperature,
} from "lib/classifier/mod.ts";
import { createStream } from "lib/random/mod.ts";
import golden from "../fixtures/classifier/trust.json" with { type: "json" };

const CLASSES = 4;
const probabilities = Float32Array.from(golden.probabilities.flat());
const rows = golden.probabilities.map((_, i) =>
  probabilities.subarray(i * CLASSES, (i + 1) * CLASSES)
);
const confidence = rows.map((row) => Math.max(...row));
const right = rows.map((row, i) => row.indexOf(Math.max(...row)) === golden.true[i]);

const close = (a: number, b: number, within = 1e-6) =>
  assert.ok(Math.abs(a - b) < within, `${a} for ${b}`);

Deno.test("reliability() gives torchmetrics' calibration errors", () => {
  close(reliability(confidence, right).expectedError, golden.errors["15"]);
  close(reliability(confidence, right, 10).expectedError, golden.errors["10"]);
  close(reliability(confidence, right).largestError, golden.errors.max);
  const { bins } = reliability(confidence, right);
  assert.equal(bins.reduce((sum, { images }) => sum + images, 0), confidence.length);
  assert.ok(bins.some(({ images, accuracy }) => images === 0 && Number.isNaN(accuracy)));
});

Deno.test("reliability() refuses what is no probability, and no answers", () => {
  assert.throws(
    () => reliability([.5, NaN], [true, false]),
    /probabilities from 0 to 1, received NaN/,
  );
  assert.throws(() => reliability([], []), RangeError);
  assert.throws(() => reliability([.5], [true, false]), RangeError);
});

/** Answers of a network whose probabilities are right at temperature 1. */
function drawn(images: number, seed: number) {
  const stream = createStream(seed, "answers");
  const made = new Float64Array(images * CLASSES);
  const labels = new Int32Array(images);
  for (let i = 0; i < images; i++) {
    const row = made.subarray(i * CLASSES, (i + 1) * CLASSES);
    for (let k = 0; k < CLASSES; k++) row[k] = Math.exp(4 * stream.next());
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((value, k) => row[k] = value / sum);
    let left = stream.next();
    labels[i] = CLASSES - 1;
    for (let k = 0; k < CLASSES; k++) {
      left -= row[k]!;
      if (left < 0) {
        labels[i] = k;
        break;
      }
    }
  }
  return { probabilities: made, labels };
}

Deno.test("fitTemperature() finds the temperature that was planted, and mends the calibration", () => {
  const { probabilities: honest, labels } = drawn(4000, 3);
  for (const planted of [.4, 1, 2.5]) {
    const spoilt = withTemperature(honest, CLASSES, 1 / planted);
    const temperature = fitTemperature({ probabilities: spoilt, labels });
    close(temperature / planted, 1, .08);
    const mended = withTemperature(spoilt, CLASSES, planted);
    for (let i = 0; i < honest.length; i++) close(mended[i]!, honest[i]!, 1e-9);
  }
  assert.throws(
    () => fitTemperature({ probabilities: new Float32Array(), labels: [] }),
    RangeError,
  );
  assert.throws(() => withTemperature(honest, CLASSES, 0), RangeError);
});

Deno.test("conformalThreshold() keeps its promise over 100 random splits", () => {
  for (const coverage of [.8, .9]) {
    let covered = 0;
    for (let split = 0; split < 100; split++) {
      const threshold = conformalThreshold(drawn(60, split), coverage);
      const { probabilities: fresh, labels } = drawn(200, 1000 + split);
      const hits = Array.from(labels).filter((label, i) =>
        fresh[i * CLASSES + label]! >= threshold
      );
      covered += hits.length / labels.length / 100;
    }
    assert.ok(covered > coverage - .02 && covered < coverage + .02, `${covered}`);
  }
});

Deno.test("conformalThreshold() of few images takes the rank that theory asks for", () => {
  // The ceil((4 + 1) .6) = 3rd of the right classes' probabilities, the largest first.
  const answers = {
    probabilities: Float64Array.from([.9, .1, .7, .3, .6, .4, .2, .8]),
    labels: [0, 0, 0, 0],
  };
  assert.equal(conformalThreshold(answers, .6), .6);
  assert.equal(conformalThreshold(answers, .9), 0, "four images cannot promise as much");
  assert.deepEqual(predictionSet([.1, .6, .3], .25), [1, 2]);
  assert.deepEqual(predictionSet([.1, .2], .5), []);
  assert.throws(() => conformalThreshold(answers, 1), RangeError);
});

Deno.test("auroc() gives scikit-learn's area, ties counted half", () => {
  close(auroc(golden.known, golden.strangers), golden.auroc, 1e-12);
  assert.equal(auroc([1, 1], [1, 1]), .5);
  const [low, high] = aurocInterval(golden.known, golden.strangers, { draws: 500 });
  assert.ok(low < golden.auroc && golden.auroc < high && high - low < .4);
  assert.throws(() => auroc([], [1]), RangeError);
});

Deno.test("findLabelIssues() finds what cleanlab finds, in its order", () => {
  const issues = findLabelIssues({ probabilities, labels: golden.labels });
  assert.deepEqual(issues.map(({ index }) => index), golden.issues);
  const wrong = new Set(golden.labels.flatMap((label, i) => label === golden.true[i] ? [] : [i]));
  assert.ok(issues.filter(({ index }) => wrong.has(index)).length >= .7 * issues.length);
  for (const { index, label, suggested } of issues) {
    assert.equal(label, golden.labels[index]);
    assert.notEqual(suggested, label);
  }
});
