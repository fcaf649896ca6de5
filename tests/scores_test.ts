import assert from "node:assert/strict";
import fc from "fast-check";
import { bestIndex, byScore, type Direction, isBetterScore, isScore } from "lib/scores.ts";

const NOTHING = [NaN, null, undefined];

Deno.test("a score that is no number is worse than any number, and no better than its like", () => {
  for (const direction of ["max", "min"] as const) {
    for (const nothing of NOTHING) {
      for (const score of [0, -1, 1e9, -Infinity, Infinity]) {
        assert.equal(isBetterScore(score, nothing, direction), true);
        assert.equal(isBetterScore(nothing, score, direction), false);
      }
      for (const other of NOTHING) assert.equal(isBetterScore(nothing, other, direction), false);
    }
  }
  assert.equal(isBetterScore(.5, .5, "max"), false, "equal is not better");
});

Deno.test("bestIndex() and byScore() agree with the extreme of the numbers", () => {
  const scores = fc.array(
    fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(...NOTHING)),
  );
  fc.assert(fc.property(scores, fc.constantFrom<Direction>("max", "min"), (list, direction) => {
    const numbers = list.filter(isScore);
    const at = bestIndex(list, direction);
    if (numbers.length === 0) return assert.equal(at, -1);
    const extreme = direction === "max" ? Math.max(...numbers) : Math.min(...numbers);
    assert.ok(list[at] === extreme); // 0 and -0 are equal
    assert.equal(list.findIndex((it) => it === extreme), at, "the first of equals");
    const sorted = [...list].map((it) => it ?? NaN).sort(byScore(direction));
    assert.ok(sorted[0] === extreme);
    assert.ok(sorted.slice(numbers.length).every((it) => Number.isNaN(it)));
  }));
});
