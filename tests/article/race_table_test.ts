import assert from "node:assert/strict";
import { race, raceTable } from "lib/article/mod.ts";
import { contestant } from "./_contestant.ts";

Deno.test("raceTable() has a row for each contestant, best first, with the rule's word and the price", () => {
  const end = race([
    contestant("poor", 1, 200),
    contestant("best", 9, 20),
    contestant("fair", 3, 22),
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
