import assert from "node:assert/strict";
import { studentQuantile } from "lib/article/_student.ts";
import { studentizedRangeQuantile } from "lib/article/_studentized_range.ts";
import { accuracyOverSeeds, judge, powerOf, race, type SeedAnswers } from "lib/article/rule.ts";
import { createStream, type RandomStream } from "lib/random/mod.ts";
import { contestant } from "./_contestant.ts";

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

/** The gain, on the logit scale, that is as large in accuracy as what {@linkcode WORLD} lets one see. */
const VISIBLE_GAIN = .33;

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

Deno.test("judge() sees a difference as large as it calls visible in about four of five experiments", () => {
  let [seen, difference, visible] = [0, 0, 0];
  for (let trial = 0; trial < TRIALS; trial++) {
    const verdict = judge(...simulate(WORLD, VISIBLE_GAIN, createStream(10, "visible", trial)));
    seen += Number(verdict.judgement === "better");
    difference += verdict.difference / TRIALS;
    visible += verdict.visible / TRIALS;
  }
  assert.ok(Math.abs(difference - visible) < .002, `${difference} planted, ${visible} visible`);
  // Two standard errors of a share of .8 in 200 trials are .06; the rule is a little careful.
  assert.ok(seen / TRIALS > .72 && seen / TRIALS < .88, `seen in ${seen} of ${TRIALS}`);
});

/** Whether a crossed percentile bootstrap, of 300 draws, sees a difference at a level of .95. */
function bootstrapSees(a: SeedAnswers[], b: SeedAnswers[], stream: RandomStream): boolean {
  const rows = a.map(({ answers }, s) =>
    Array.from(
      answers.labels,
      (label, i) =>
        Number(answers.predicted[i] === label) - Number(b[s]!.answers.predicted[i] === label),
    )
  );
  const images = rows[0]!.length;
  const means = Array.from({ length: 300 }, () => {
    const times = new Uint8Array(images);
    for (let i = 0; i < images; i++) times[stream.integer(0, images)]!++;
    const drawn = rows.map(() => rows[stream.integer(0, rows.length)]!);
    return drawn.reduce((sum, row) => sum + row.reduce((all, d, i) => all + times[i]! * d, 0), 0);
  }).sort((one, other) => one - other);
  return means[7]! > 0 || means[292]! < 0;
}

Deno.test("judge() sees less between equals than a bootstrap over seeds and pictures, which is too sure", () => {
  let [ours, bootstrap] = [0, 0];
  for (let trial = 0; trial < TRIALS; trial++) {
    const stream = createStream(7, "bootstrap", trial);
    const [a, b] = simulate({ ...WORLD, images: 500, seedNoise: .4 }, 0, stream);
    ours += Number(judge(a, b).judgement !== "no difference seen");
    bootstrap += Number(bootstrapSees(a, b, stream));
  }
  // Of 200 trials at 5 %, more than 17 happen in one of a hundred cases.
  assert.ok(ours <= 17, `${ours} of ${TRIALS}`);
  assert.ok(bootstrap > 17, `${bootstrap} of ${TRIALS} by bootstrap`);
});

/** Answers to four pictures of classes 0, 1, 0, 1. */
const said = (seed: number, ...predicted: number[]): SeedAnswers => ({
  seed,
  answers: { labels: [0, 1, 0, 1], predicted },
});

const near = (found: number | undefined, expected: number) =>
  assert.ok(Math.abs(found! - expected) < 1e-5, `${found} instead of ${expected}`);

Deno.test("judge() gives Student's interval with one more picture for each side, with one seed", () => {
  const verdict = judge([said(1, 0, 1, 0, 1)], [said(1, 0, 1, 0, 0)]);
  // Differences 0, 0, 0, 1: mean .25, squares about it .75; with 1 and -1 added 2.75 of 6 pictures, so
  // the variance of the mean is 2.75 / 5 / 6. t(.975, 3) = 3.182446, t(.8, 3) = .978472.
  const standardError = Math.sqrt(2.75 / 30);
  assert.equal(verdict.difference, .25);
  near(verdict.interval[0], .25 - 3.182446 * standardError);
  near(verdict.interval[1], .25 + 3.182446 * standardError);
  near(verdict.visible, (3.182446 + .978472) * standardError);
  assert.deepEqual([verdict.judgement, verdict.seeds, verdict.images], [
    "no difference seen",
    1,
    4,
  ]);
  assert.equal(verdict.sought, .25);
  assert.equal(verdict.neededSeeds, undefined);
  const seen = (images: number) =>
    (studentQuantile(.975, images - 1) + studentQuantile(.8, images - 1)) * standardError *
        Math.sqrt(4 / images) <= .25;
  assert.deepEqual([seen(verdict.neededImages! - 1), seen(verdict.neededImages!)], [false, true]);
});

Deno.test("judge() adds the noise of seeds and of pictures, each by its own degrees of freedom", () => {
  // Differences of two seeds: 1, 0, 0, 0 and 1, 1, 0, 0. Means of seeds .25 and .5, of pictures 1, .5, 0
  // and 0, of all .375. Squares: between seeds 2 x .125^2, between pictures .625^2 + .125^2 + 2 x .375^2;
  // two added pictures have each (1^2 + .5^2) / 2.
  const labels = [0, 1, 0, 1];
  const right = { labels, predicted: labels };
  const { difference, interval } = judge(
    [{ seed: 1, answers: right }, { seed: 2, answers: right }],
    [said(1, 1, 1, 0, 1), said(2, 1, 0, 0, 1)],
  );
  assert.equal(difference, .375);
  const ofSeeds = 2 * .125 ** 2 / 1 / 2;
  const ofPictures = (.625 ** 2 + .125 ** 2 + 2 * .375 ** 2 + 1.25) / 5 / 6;
  // What is left of 8 values: all squares 3 - 8 x .375^2, less 4 x those of seeds and 2 x of pictures.
  const left = 3 - 8 * .375 ** 2 - 4 * 2 * .125 ** 2 - 2 * (.625 ** 2 + .125 ** 2 + 2 * .375 ** 2);
  const rest = left / 3 / 8;
  const reach = Math.sqrt(12.706205 ** 2 * ofSeeds + 3.182446 ** 2 * (ofPictures - rest));
  near(interval[1], .375 + reach);
});

Deno.test("judge() of equal answers sees nothing, and is no surer of 0 than the pictures allow", () => {
  const both = [said(1, 0, 1, 0, 0), said(2, 0, 1, 1, 1)];
  const verdict = judge(both, both);
  assert.deepEqual([verdict.judgement, verdict.difference], ["no difference seen", 0]);
  near(verdict.interval[1], 3.182446 * Math.sqrt(2 / 30));
  assert.equal(verdict.sought, .03);
});

Deno.test("judge() says what it takes only where the experiment was too small for it", () => {
  const labels = Array.from({ length: 3000 }, (_, i) => i % 3);
  const same = [1, 2].map((seed) => ({ seed, answers: { labels, predicted: labels } }));
  const large = judge(same, same);
  assert.ok(large.visible < .03);
  assert.equal(large.sought, .03);
  assert.ok(!("neededImages" in large) && !("neededSeeds" in large));
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

Deno.test("race() tells none of six equal settings apart in 95 of 100 races", () => {
  let told = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const stream = createStream(9, "race", trial);
    const world = { ...WORLD, images: 300, seedNoise: .25 };
    const contestants = Array.from({ length: 3 }, () => simulate(world, 0, stream)).flat()
      .map((runs, number) => ({ name: `${number}`, price: number, runs }));
    told += Number(race(contestants).tied.length < contestants.length);
  }
  assert.ok(told / TRIALS <= .05, `${told} of ${TRIALS}`);
});

Deno.test("studentizedRangeQuantile() gives the values of printed tables", () => {
  const known: [number, number, number, number][] = [
    [.95, 3, 10, 3.877],
    [.95, 5, 4, 6.287],
    [.95, 4, 20, 3.958],
    [.99, 3, 10, 5.27],
    [.95, 3, 1, 26.98],
    [.95, 3, 2, 8.331],
    // Of two means it is Student's t times the root of 2.
    [.95, 2, 8, Math.SQRT2 * 2.3060041],
  ];
  for (const [p, means, degrees, expected] of known) {
    const found = studentizedRangeQuantile(p, means, degrees);
    assert.ok(Math.abs(found / expected - 1) < 3e-4, `${found} instead of ${expected}`);
  }
});

Deno.test("powerOf() gives the binomial standard error and what it lets one see", () => {
  const { standardError, visible, visiblePaired } = powerOf(1000, .8);
  near(standardError, .012649);
  // Student's t of 999 degrees: 1.962341 and .841980.
  near(visible, (1.962341 + .84198) * Math.SQRT2 * .012649);
  near(visiblePaired, (1.962341 + .84198) * .012649);
  // Five seeds with a deviation of two points: 2 x .0004 / 5 beside the pictures' .00016.
  const seen = powerOf(1000, .8, { seeds: 5, seedDeviation: .02 }).visiblePaired;
  const of = (t: number, ofSeeds: number) => Math.sqrt((t ** 2 + ofSeeds ** 2) * .00016);
  near(seen, of(1.962341, 2.776445) + of(.84198, .940965));
  assert.throws(() => powerOf(1000, .8, { seeds: 1, seedDeviation: .02 }), {
    name: "RangeError",
    message: "Cannot say what pictures can show: expected 2 seeds or more, received 1",
  });
  assert.throws(() => powerOf(1, .8), /2 pictures or more, received 1$/);
  assert.throws(() => powerOf(100, 80), /an accuracy from 0 to 1, received 80$/);
});
