import assert from "node:assert/strict";
import {
  about,
  counted,
  listed,
  number,
  percent,
  points,
  pointsInterval,
} from "lib/article/words.ts";

Deno.test("points() writes a difference of shares with its sign, and nothing as no number", () => {
  assert.equal(points(.042), "+4.2 points");
  assert.equal(points(-.01), "−1.0 points");
  assert.equal(points(.0312, { decimals: 0, sign: false }), "3 points");
  // What rounds to nothing has no sign.
  assert.deepEqual([points(0), points(-.0002)], ["0.0 points", "0.0 points"]);
  assert.deepEqual([points(NaN), points(null), points(Infinity)], Array(3).fill("no number"));
});

Deno.test("pointsInterval() and percent() write what has a number, and say where there is none", () => {
  assert.equal(pointsInterval([-.0149, .0751]), "−1.5 to +7.5 points");
  assert.equal(pointsInterval([NaN, .1]), "no number");
  assert.deepEqual([percent(.95), percent(.9474), percent(1, 1)], ["95 %", "94.7 %", "100.0 %"]);
  assert.equal(percent(undefined), "no number");
});

Deno.test("number() groups digits, and about() rounds up to two of them", () => {
  assert.deepEqual([number(1234), number(-.5), number(.94712), number(2, 2)], [
    "1,234",
    "−0.5",
    "0.9471",
    "2.00",
  ]);
  assert.deepEqual([about(1301), about(7.2), about(100), about(101), about(NaN)], [
    "about 1,400",
    "about 8",
    "about 100",
    "about 110",
    "no number",
  ]);
});

Deno.test("counted() and listed() word none, one and many", () => {
  assert.deepEqual([0, 1, 1200].map((count) => counted(count, "image")), [
    "no image",
    "1 image",
    "1,200 images",
  ]);
  assert.equal(counted(2, "class", "classes"), "2 classes");
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((items) => listed(items)), [
    "none",
    "a",
    "a and b",
    "a, b and c",
  ]);
  assert.equal(listed(["a", "b"], "or"), "a or b");
});
