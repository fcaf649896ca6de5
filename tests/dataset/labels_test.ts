import assert from "node:assert/strict";
import fc from "fast-check";
import {
  classDistribution,
  classIndices,
  oneHot,
  oversample,
  pixelRange,
  readClassNames,
  readTable,
  sampleExamples,
} from "lib/dataset/mod.ts";
import { articleSplit } from "lib/article/mod.ts";
import { needsReference, referenceFolder } from "../_reference.ts";

Deno.test("oneHot() sets one value a row, in the label's column", () => {
  assert.deepEqual([...oneHot(["B", "A", "C"], ["A", "B", "C"])], [0, 1, 0, 1, 0, 0, 0, 0, 1]);
  assert.deepEqual([...classIndices(["B", "A", "C"], ["A", "B", "C"])], [1, 0, 2]);
  assert.throws(() => oneHot(["D"], ["A"]), {
    name: "RangeError",
    message: "Cannot find the class of example 0: expected one of 1 class names, received D",
  });
});

Deno.test("classDistribution() counts each class in the given order, zeros included", () => {
  const rows = ["B", "B", "A"].map((label) => ({ label }));
  assert.deepEqual(classDistribution(rows, ["C", "B", "A"]), [
    { className: "C", count: 0 },
    { className: "B", count: 2 },
    { className: "A", count: 1 },
  ]);
  assert.throws(() => classDistribution(rows, ["A"]), { name: "RangeError" });
});

Deno.test("oversample() adds rows of the same class until all are as large as the largest", () => {
  fc.assert(fc.property(
    fc.array(fc.constantFrom("A", "B", "C"), { minLength: 1, maxLength: 60 }),
    fc.integer(),
    (labels, seed) => {
      const indices = [...labels.keys()].filter((i) => i % 3 !== 1);
      const result = oversample(indices, labels, { seed });
      assert.deepEqual([...result.slice(0, indices.length)], indices);
      const counts = new Map<string, number>();
      for (const i of result) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
      assert.equal(new Set(counts.values()).size, 1);
      assert.ok([...result].every((i) => indices.includes(i)));
      assert.deepEqual(oversample(indices, labels, { seed }), result);
    },
  ));
  assert.throws(() => oversample([3], ["A"], { seed: 1 }), {
    name: "RangeError",
    message: "Cannot oversample: expected row indices below 1, received 3",
  });
});

Deno.test(
  needsReference("oversample() brings the article's training set to 300 x 166 rows"),
  () => {
    const folder = referenceFolder()!;
    const rows = readTable(`${folder}/Bird_Species_cleaned.csv`);
    const classNames = readClassNames(`${folder}/class_dict.csv`);
    const { train } = articleSplit(rows, classNames);
    const counts = (indices: Int32Array) =>
      classDistribution([...indices].map((i) => rows[i]!), classNames).map(({ count }) => count);
    assert.equal(Math.min(...counts(train)), 83);
    assert.equal(Math.max(...counts(train)), 166);
    const more = oversample(train, rows.map((row) => row.label), { seed: 42 });
    assert.equal(more.length, 49_800);
    assert.ok(counts(more).every((count) => count === 166));
    const test = rows.filter((row) => row.split === "test");
    assert.ok(classDistribution(test, classNames).every(({ count }) => count === 5));
  },
);

Deno.test("sampleExamples() draws different rows, the same ones for a seed", () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({ i }));
  const drawn = sampleExamples(rows, { count: 9, seed: 4 });
  assert.equal(new Set(drawn).size, 9);
  assert.deepEqual(sampleExamples(rows, { count: 9, seed: 4 }), drawn);
  assert.notDeepEqual(sampleExamples(rows, { count: 9, seed: 5 }), drawn);
  assert.equal(sampleExamples(rows, { count: 99, seed: 4 }).length, 50);
  assert.throws(() => sampleExamples(rows, { count: -1, seed: 4 }), { name: "RangeError" });
});

Deno.test("pixelRange() finds the smallest and the largest value", () => {
  assert.deepEqual(pixelRange({ data: Uint8Array.of(7, 255, 0, 9) }), { min: 0, max: 255 });
  assert.throws(() => pixelRange({ data: [] }), {
    name: "RangeError",
    message: "Cannot find the pixel range: expected at least one pixel, received none",
  });
});

Deno.test("oneHot() gives a row an example and a column a class", () => {
  const rows = oneHot(["EMU", "KIWI"], ["DODO", "EMU", "KIWI"]);
  assert.deepEqual(Array.from(rows), [0, 1, 0, 0, 0, 1]);
});
