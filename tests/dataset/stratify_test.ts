import assert from "node:assert/strict";
import fc from "fast-check";
import { stratifiedSplit } from "lib/dataset/mod.ts";

const classes = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 6 });
const shares = fc.record({
  valid: fc.double({ min: .01, max: .45, noNaN: true }),
  test: fc.double({ min: .01, max: .45, noNaN: true }),
  seed: fc.nat(),
});

Deno.test("stratifiedSplit() puts each example in one part and each class in every part, by its share", () => {
  fc.assert(fc.property(classes, shares, (counts, options) => {
    const labels = counts.flatMap((count, label) =>
      new Array<string>(count).fill(`class ${label}`)
    );
    const split = stratifiedSplit(labels, options);
    const all = [...split.train, ...split.valid, ...split.test];
    assert.deepEqual(all.toSorted((a, b) => a - b), labels.map((_, i) => i));
    for (const [label, count] of counts.entries()) {
      for (const part of ["train", "valid", "test"] as const) {
        const drawn = split[part].filter((i) => labels[i] === `class ${label}`).length;
        assert.ok(drawn >= 1, `${part} lacks class ${label} of ${count}`);
        if (part === "train" || count < 8) continue;
        assert.ok(Math.abs(drawn - count * options[part]) <= 1, `${drawn} of ${count}`);
      }
    }
    assert.deepEqual(stratifiedSplit(labels, options), split);
  }));
});

Deno.test("stratifiedSplit() divides a class the same way whichever other classes there are", () => {
  const cats = new Array<string>(20).fill("cat");
  const alone = stratifiedSplit(cats);
  const among = stratifiedSplit([...cats, ...new Array<string>(9).fill("dog")]);
  assert.deepEqual(among.test.filter((i) => i < 20), alone.test);
  assert.notDeepEqual(stratifiedSplit(cats, { seed: 7 }).test, alone.test);
  assert.deepEqual(stratifiedSplit(cats, { seed: 42 }), alone);
  assert.equal(stratifiedSplit(cats, { valid: 0, test: .5 }).valid.length, 0);
});

Deno.test("stratifiedSplit() names classes that are too small, and shares that leave nothing", () => {
  const labels = ["cat", "cat", "cat", "dog", "dog", "fox"];
  assert.throws(() => stratifiedSplit(labels), {
    name: "RangeError",
    message: "Cannot split the examples: expected 3 examples or more of each class (add some, or " +
      "take the class out), received 2 of dog, 1 of fox",
  });
  for (const wrong of [{ test: 1 }, { valid: .5, test: .5 }, { valid: -.1 }, { test: NaN }]) {
    assert.throws(() => stratifiedSplit(labels, wrong), {
      name: "RangeError",
      message: /expected shares of 0 or more that leave some for training, received valid/,
    });
  }
});
