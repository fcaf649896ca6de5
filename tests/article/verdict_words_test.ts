import assert from "node:assert/strict";
import { race, type Verdict } from "lib/article/rule.ts";
import { describeAccuracy, describeRace, describeVerdict } from "lib/article/verdict_words.ts";
import { contestant } from "./_contestant.ts";

const names = { candidate: "wide", baseline: "narrow" };
const common = { level: .95, seeds: 5, images: 1200, visible: .038 };

Deno.test("describeVerdict() says who against whom, by how much, how surely, on how much data", () => {
  const better: Verdict = {
    ...common,
    judgement: "better",
    difference: .042,
    interval: [.008, .076],
  };
  assert.equal(
    describeVerdict(better, names),
    "wide is better than narrow: accuracy is 4.2 points higher (95 % interval +0.8 to +7.6 points; " +
      "5 seeds, 1,200 images).",
  );
  const worse: Verdict = {
    ...better,
    judgement: "worse",
    difference: -.042,
    interval: [-.076, -.008],
  };
  assert.equal(
    describeVerdict(worse, { candidate: "the first", baseline: "the second", score: "F1" }),
    "The first is worse than the second: F1 is 4.2 points lower (95 % interval −7.6 to −0.8 points; " +
      "5 seeds, 1,200 images).",
  );
});

Deno.test("describeVerdict() says what it takes where no difference is seen", () => {
  const none: Verdict = {
    ...common,
    judgement: "no difference seen",
    difference: -.012,
    interval: [-.038, .014],
    sought: .03,
    neededImages: 2590,
    neededSeeds: 19,
  };
  const seen =
    "No difference is seen between wide and narrow: accuracy differs by −1.2 points (95 % " +
    "interval −3.8 to +1.4 points; 5 seeds, 1,200 images).";
  assert.equal(
    describeVerdict(none, names),
    `${seen} To see a difference of 3.0 points in four of five experiments takes about 2,600 images ` +
      "with 5 seeds or about 19 seeds on 1,200 images.",
  );
  const { neededImages: _, neededSeeds: __, ...never } = none;
  assert.equal(
    describeVerdict(never, names),
    `${seen} To see a difference of 3.0 points takes more images and more seeds: neither alone ` +
      "suffices.",
  );
  assert.equal(
    describeVerdict({ ...never, visible: .028 }, names),
    `${seen} A difference of 3.0 points would be seen in four of five experiments of this size.`,
  );
});

Deno.test("describeRace() names the highest, who is worse, who is not told apart, and the choice", () => {
  const [poor, best, fair] = [
    contestant("96 px", 1, 200),
    contestant("192 px", 9, 20),
    contestant("128 px", 3, 22),
  ];
  assert.equal(
    describeRace(race([poor!, best!, fair!]), { cheapest: "the fewest pixels" }),
    "192 px has the highest accuracy (3 seeds, 400 images). 96 px is worse. No difference from it is " +
      "seen for 128 px; among these 2 contestants, 128 px has the fewest pixels and is chosen.",
  );
  assert.equal(
    describeRace(race([poor!, best!]), { cheapest: "the fewest pixels", score: "F1" }),
    "192 px has the highest F1 (3 seeds, 400 images). 96 px is worse. 192 px is chosen.",
  );
});

Deno.test("describeAccuracy() writes an accuracy with its interval", () => {
  const accuracy = { accuracy: .947, interval: [.9281, .9659], seedDeviation: .01 } as const;
  assert.equal(describeAccuracy(accuracy), "94.7 % (95 % interval 92.8 to 96.6 %)");
});
