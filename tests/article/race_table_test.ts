import assert from "node:assert/strict";
import { race, raceTable } from "lib/article/mod.ts";

const labels = Array.from({ length: 400 }, (_, i) => i % 4);
const runs = (wrong: number) =>
  [1, 2, 3].map((seed) => ({
    seed,
    answers: { labels, predicted: labels.map((k, i) => (i * 7 + seed) % 400 < wrong ? 4 : k) },
  }));

Deno.test("raceTable() has a row for each contestant, best first, with the rule's word and the price", () => {
  const end = race([
    { name: "poor", price: 1, runs: runs(200) },
    { name: "best", price: 9, runs: runs(20) },
    { name: "fair", price: 3, runs: runs(22) },
  ]);
  const [header, rows] = raceTable(end, {
    contestant: "size",
    price: "time",
    showPrice: (price) => `${price} s`,
  });
  assert.deepEqual([header[0], header.length, header.at(-1)], ["size", 7, "time"]);
  const shown = rows.map((row) => [row[0], row[1], row[3], row[5], row[6]]);
  assert.deepEqual(shown, [
    ["best", "95.0 %", "–", "best mean", "9 s"],
    ["fair", "94.5 %", "−0.5 points", "no difference seen", "3 s"],
    ["poor", "50.0 %", "−45.0 points", "worse", "1 s"],
  ]);
});
