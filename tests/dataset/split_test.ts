import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { readClassNames, readTable, stratifiedShuffleSplit } from "lib/dataset/mod.ts";
import { articleSplit } from "lib/article/mod.ts";
import { SPLITS } from "lib/dataset/parts.ts";
import { needsReference, referenceFolder } from "../_reference.ts";
import golden from "../fixtures/dataset/splits.json" with { type: "json" };

type Labels = string[] | number[];

/** What a golden file says of a long list of indices. */
function brief(indices: Int32Array): unknown {
  return {
    length: indices.length,
    first: [...indices.slice(0, 10)],
    last: [...indices.slice(-10)],
    sha256: createHash("sha256").update(indices).digest("hex"),
  };
}

Deno.test("stratifiedShuffleSplit() returns scikit-learn's indices in its order, ties included", () => {
  for (const { labels, testSize, randomState, oneHot, train, test } of golden.small) {
    // One-hot rows sort as texts: the last column first.
    const sorted = [...new Set<string | number>(labels)].sort((a, b) => (a < b ? -1 : 1));
    const given: Labels = oneHot
      ? (labels as (string | number)[]).map((label) => -sorted.indexOf(label))
      : labels as Labels;
    const split = stratifiedShuffleSplit(given, { testSize, randomState });
    const shown = `${labels.length} labels, seed ${randomState}, ${oneHot ? "one-hot" : "plain"}`;
    assert.deepEqual([...split.train], train, shown);
    assert.deepEqual([...split.test], test, shown);
  }
});

Deno.test("articleSplit() returns scikit-learn's 29,837, 7,460 and 9,325 indices in its order", () => {
  const { classCounts, train, valid, test } = golden.article;
  const classNames = classCounts.train.map((_, i) => `class ${i}`);
  const rows = SPLITS.flatMap((split) =>
    classCounts[split].flatMap((count, i) =>
      Array.from({ length: count }, () => ({ label: `class ${i}` }))
    )
  );
  const split = articleSplit(rows, classNames);
  assert.deepEqual(brief(split.train), train);
  assert.deepEqual(brief(split.valid), valid);
  assert.deepEqual(brief(split.test), test);
});

Deno.test(needsReference("articleSplit() of the published table equals scikit-learn's"), () => {
  const folder = referenceFolder()!;
  const rows = readTable(`${folder}/Bird_Species_cleaned.csv`);
  const split = articleSplit(rows, readClassNames(`${folder}/class_dict.csv`));
  assert.deepEqual(brief(split.train), golden.article.train);
  assert.deepEqual(brief(split.valid), golden.article.valid);
  assert.deepEqual(brief(split.test), golden.article.test);
});

Deno.test("stratifiedShuffleSplit() puts each example in one part and keeps each class's share", () => {
  fc.assert(fc.property(
    fc.array(fc.integer({ min: 5, max: 30 }), { minLength: 1, maxLength: 8 }),
    fc.double({ min: .25, max: .75, noNaN: true }),
    fc.nat(),
    (counts, testSize, randomState) => {
      const labels = counts.flatMap((count, label) => new Array<number>(count).fill(label));
      fc.pre(Math.ceil(testSize * labels.length) < labels.length);
      const { train, test } = stratifiedShuffleSplit(labels, { testSize, randomState });
      assert.equal(test.length, Math.ceil(testSize * labels.length));
      assert.deepEqual([...train, ...test].sort((a, b) => a - b), labels.map((_, i) => i));
      for (const [label, count] of counts.entries()) {
        const drawn = test.filter((i) => labels[i] === label).length;
        // Rounding of the part's size and of the class's share: less than two together.
        assert.ok(Math.abs(drawn - count * testSize) < 2, `${drawn} of ${count}`);
      }
    },
  ));
});

Deno.test("stratifiedShuffleSplit() names the rule that its input breaks", () => {
  const split = (labels: Labels, testSize: number, randomState = 1) => () =>
    stratifiedShuffleSplit(labels, { testSize, randomState });
  const pairs = ["A", "A", "B", "B"];
  const refused: [() => void, RegExp][] = [
    [split(pairs, 1.5), /expected a testSize in \(0, 1\) or below 4, received 1.5$/],
    [split(pairs, 0), /expected a testSize .*, received 0$/],
    [split(pairs, 4), /expected a testSize .*, received 4$/],
    [split(pairs, Number.NaN), /received NaN$/],
    [
      split(["A", "A", "B"], 1),
      /expected 2 examples or more of each class, received a class with one, B$/,
    ],
    [split(pairs, 1), /expected parts of at least 2 examples, one a class, received 3 and 1$/],
    [split([], .5), /expected a testSize/],
    [split(pairs, .5, -1), /Cannot seed the Mersenne Twister/],
  ];
  for (const [call, message] of refused) assert.throws(call, { name: "RangeError", message });
  assert.throws(() => articleSplit([{ label: "DODO" }], ["EMU"]), {
    name: "RangeError",
    message: "Cannot find the class of example 0: expected one of 1 class names, received DODO",
  });
});
