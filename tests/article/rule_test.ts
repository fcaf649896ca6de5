import assert from "node:assert/strict";
import { studentQuantile } from "lib/article/_student.ts";
import { accuracyOverSeeds, judge, powerOf, race, type SeedAnswers } from "lib/article/rule.ts";
import { createStream, type RandomStream } from "lib/random/mod.ts";

Deno.test("studentQuantile() equals SciPy's t.ppf", () => {
  const known: [number, number, number][] = [
    [.975, 1, 12.706204736174694],
    [.975, 4, 2.7764451051977934],
    [.8, 4.5, .92896556857602],
    [.995, 2.3, 8.003745266871091],
    [.025, 30, -2.0422724563012373],
    [.975, 1e9, 1.959963986912],
    [.5, 3, 0],
  ];
  for (const [p, degrees, expected] of known) {
    const found = studentQuantile(p, degrees);
    assert.ok(Math.abs(found - expected) < 1e-6 * Math.max(1, Math.abs(expected)), `${found}`);
  }
});

/** What makes simulated trainings differ: standard deviations on the logit scale, and the pictures. */
interface World {
  readonly images: number;
  readonly seeds: number;
  readonly accuracy: number;
  /** Of a training as a whole. */
  readonly seedNoise: number;
  /** Of how hard a picture is for all. */
  readonly imageNoise: number;
}

/** Two settings' trainings; the first one's logits are higher by `gain`. */
function simulate(
  world: World,
  gain: number,
  stream: RandomStream,
): [SeedAnswers[], SeedAnswers[]] {
  const { images, seeds, accuracy, seedNoise, imageNoise } = world;
  const labels = new Int32Array(images);
  const hardness = Float64Array.from(labels, () => imageNoise * stream.normal());
  // Two settings find different pictures hard, to a part.
  const own = [0, 1].map(() => Float64Array.from(labels, () => .5 * stream.normal()));
  const middle = Math.log(accuracy / (1 - accuracy)) * 1.3;
  return [0, 1].map((side) =>
    Array.from({ length: seeds }, (_, seed) => {
      const level = middle + (side === 0 ? gain : 0) + seedNoise * stream.normal();
      const predicted = Int32Array.from(labels, (_, i) => {
        const logit = level + hardness[i]! + own[side]![i]!;
        return Number(stream.next() > 1 / (1 + Math.exp(-logit)));
      });
      return { seed, answers: { labels, predicted } };
    })
  ) as unknown as [SeedAnswers[], SeedAnswers[]];
}

const TRIALS = 200;

/** How often a word is said of the first against the second in 200 simulated experiments. */
function shareOf(word: string, world: World, gain: number, name: string): number {
  let said = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const [a, b] = simulate(world, gain, createStream(7, name, trial));
    said += Number(judge(a, b).judgement === word);
  }
  return said / TRIALS;
}

const WORLD: World = { images: 1000, seeds: 5, accuracy: .82, seedNoise: .1, imageNoise: 1 };

Deno.test("judge() calls two identical settings different in at most 5 % of 200 experiments", () => {
  const worlds: [string, Partial<World>][] = [
    ["as in quick", {}],
    ["noisy seeds", { seedNoise: .4 }],
    ["quiet seeds", { seedNoise: .01 }],
    ["few pictures", { images: 120 }],
    ["one seed", { seeds: 1, seedNoise: 0 }],
    ["near the top", { accuracy: .98 }],
  ];
  for (const [name, differs] of worlds) {
    const share = 1 - shareOf("no difference seen", { ...WORLD, ...differs }, 0, name);
    assert.ok(share <= .05, `${name}: ${100 * share} % of 200 called different`);
  }
});

Deno.test("judge() finds a planted gain of five points in at least 80 % of 200 experiments", () => {
  // The gain in accuracy of a higher logit is measured, not assumed.
  const gain = .47;
  const accuracies = [gain, 0].map((by, side) => {
    const [a, b] = simulate(
      { ...WORLD, images: 200_000, seeds: 1, seedNoise: 0 },
      by,
      createStream(1),
    );
    return accuracyOverSeeds(side === 0 ? a : b).accuracy;
  });
  const points = 100 * (accuracies[0]! - accuracies[1]!);
  assert.ok(points > 4.5 && points < 5.5, `${points} points`);
  const found = shareOf("better", WORLD, gain, "gain");
  assert.ok(found >= .8, `found in ${100 * found} %`);
  assert.equal(shareOf("worse", WORLD, gain, "gain"), 0);
});

Deno.test("judge() gives an interval that holds the true difference in about 95 % of experiments", () => {
  let held = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const [a, b] = simulate(WORLD, 0, createStream(8, "coverage", trial));
    const { interval: [low, high] } = judge(a, b);
    held += Number(low <= 0 && 0 <= high);
  }
  assert.ok(held / TRIALS >= .95, `${held} of ${TRIALS}`);
});

/** Answers to four pictures of classes 0, 1, 0, 1. */
const said = (seed: number, ...predicted: number[]): SeedAnswers => ({
  seed,
  answers: { labels: [0, 1, 0, 1], predicted },
});

Deno.test("judge() gives the textbook's interval of a paired difference with one seed", () => {
  const verdict = judge([said(1, 0, 1, 0, 1)], [said(1, 0, 1, 0, 0)]);
  // Differences 0, 0, 0, 1: mean .25, standard error .25, t(.975, 3) = 3.18245.
  assert.equal(verdict.difference, .25);
  assert.ok(Math.abs(verdict.interval[0] - (.25 - 3.182446 * .25)) < 1e-5);
  assert.deepEqual([verdict.judgement, verdict.seeds, verdict.images], [
    "no difference seen",
    1,
    4,
  ]);
  // (1.96 + .8416)^2 / .25^2 times the variance .25.
  assert.equal(verdict.neededImages, 32);
});

Deno.test("judge() of equal answers sees nothing, and names no number that would show it", () => {
  const both = [said(1, 0, 1, 0, 0), said(2, 0, 1, 1, 1)];
  const verdict = judge(both, both);
  assert.deepEqual(verdict, {
    judgement: "no difference seen",
    difference: 0,
    interval: [0, 0],
    level: .95,
    seeds: 2,
    images: 4,
  });
});

Deno.test("judge() refuses what is not paired", () => {
  const one = [said(1, 0, 1, 0, 1)];
  assert.throws(() => judge([], one), /expected at least one seed, received none$/);
  assert.throws(
    () => judge(one, [said(2, 0, 1, 0, 1)]),
    /same seeds on both sides, received 1 against 2$/,
  );
  const others = [{ seed: 1, answers: { labels: [0, 1, 1, 1], predicted: [0, 1, 1, 1] } }];
  assert.throws(() => judge(one, others), /same pictures everywhere, received others at seed 1$/);
  assert.throws(() => judge(one, one, { level: 95 }), /a level between 0 and 1, received 95$/);
});

Deno.test("race() gives the prize to the cheapest of those that cannot be told from the best", () => {
  const labels = Array.from({ length: 400 }, (_, i) => i % 4);
  const contestant = (name: string, price: number, wrong: number) => ({
    name,
    price,
    runs: [1, 2, 3].map((seed) => ({
      seed,
      answers: { labels, predicted: labels.map((k, i) => (i * 7 + seed) % 400 < wrong ? 4 : k) },
    })),
  });
  const { best, others, tied, chosen } = race([
    contestant("cheap and poor", 1, 200),
    contestant("dear and best", 9, 20),
    contestant("fair", 3, 22),
  ]);
  assert.equal(best.name, "dear and best");
  assert.deepEqual(others.map(({ contestant, verdict }) => [contestant.name, verdict.judgement]), [
    ["fair", "no difference seen"],
    ["cheap and poor", "worse"],
  ]);
  assert.deepEqual(tied.map(({ name }) => name), ["dear and best", "fair"]);
  assert.equal(chosen.name, "fair");
  assert.throws(() => race([]), /expected at least two contestants, received 0$/);
});

Deno.test("powerOf() gives the binomial standard error and what it lets one see", () => {
  const { standardError, visible } = powerOf(1000, .8);
  assert.ok(Math.abs(standardError - .012649) < 1e-6);
  assert.ok(Math.abs(visible - 2.801585 * Math.SQRT2 * .012649) < 1e-5);
});
