/** The article's chain: probabilities, distributions of the parameters, replay. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ARTICLE_AUGMENTATION, articleAugmentation } from "lib/article/augmentation.ts";
import {
  applyOperations,
  describeAugmentation,
  type Operation,
  type OperationName,
  parseChain,
} from "lib/augment/mod.ts";
import { noisePicture } from "../augment/_pictures.ts";

const STEP_PROBABILITY = .21;
const ARTICLE_STEPS: readonly OperationName[][] = ARTICLE_AUGMENTATION.map(({ oneOf }) =>
  oneOf.map(({ name }) => name)
);
const IMAGES = 40_000;
const drawn = Array.from({ length: IMAGES }, (_, image) => draw(42, 3, image));

function draw(seed: number, epoch: number, image: number): readonly Operation[] {
  return describeAugmentation(ARTICLE_AUGMENTATION, { seed, epoch, image });
}

Deno.test("the article's draws are those that the committed notebooks show", () => {
  // SHA-256 of the JSON of 5000 images' draws, taken when the notebooks were executed.
  const wanted: [number, number, string][] = [
    [42, 0, "f30ba0529b41de29"],
    [42, 3, "38d78ae6627bf515"],
    [7, 1, "46de78de053236c9"],
  ];
  for (const [seed, epoch, digest] of wanted) {
    const draws = JSON.stringify(Array.from({ length: 5000 }, (_, i) => draw(seed, epoch, i)));
    assert.equal(createHash("sha256").update(draws).digest("hex").slice(0, 16), digest);
  }
});

Deno.test("the article's chain is data: JSON and back, it is the same chain", () => {
  assert.deepEqual(
    parseChain(JSON.parse(JSON.stringify(ARTICLE_AUGMENTATION))),
    ARTICLE_AUGMENTATION,
  );
});

/** Whether a count of successes lies within 4 standard deviations of its expectation. */
function assertShare(count: number, of: number, probability: number, what: string): void {
  const deviation = Math.sqrt(of * probability * (1 - probability));
  const message = `${what}: ${count} of ${of}, expected ${of * probability}`;
  assert.ok(Math.abs(count - of * probability) < 4 * deviation, message);
}

function count(name: OperationName): number {
  return drawn.filter((operations) => operations.some((one) => one.name === name)).length;
}

Deno.test("describeAugmentation() leaves .79^9 of the images untouched", () => {
  const untouched = drawn.filter((operations) => operations.length === 0).length;
  assertShare(untouched, IMAGES, (1 - STEP_PROBABILITY) ** 9, "untouched");
});

Deno.test("describeAugmentation() takes each step with probability .21", () => {
  for (const names of ARTICLE_STEPS) {
    for (const name of names) {
      assertShare(count(name), IMAGES, STEP_PROBABILITY / names.length, name);
    }
  }
});

Deno.test("describeAugmentation() never gives gamma and addition to one image", () => {
  for (const operations of drawn) {
    const names = operations.map(({ name }) => name);
    assert.ok(!(names.includes("gammaContrast") && names.includes("add")));
  }
});

Deno.test("describeAugmentation() keeps the article's order", () => {
  const order = ARTICLE_STEPS.flat();
  for (const operations of drawn) {
    const places = operations.map(({ name }) => order.indexOf(name));
    assert.deepEqual(places, places.toSorted((a, b) => a - b));
  }
});

Deno.test("steps are independent: pairs occur with probability .21^2", () => {
  const flags = ARTICLE_STEPS.map((names) =>
    drawn.map((operations) => operations.some(({ name }) => names.includes(name)))
  );
  for (let a = 0; a < flags.length; a++) {
    for (let b = 0; b < a; b++) {
      const both = flags[a]!.filter((flag, i) => flag && flags[b]![i]).length;
      assertShare(both, IMAGES, STEP_PROBABILITY ** 2, `steps ${a} and ${b}`);
    }
  }
});

const UNIFORM: readonly [OperationName, string, number, number][] = [
  ["multiply", "factor", .5, 1.5],
  ["gammaContrast", "gamma", .8, 1.2],
  ["gaussianNoise", "sigma", 0, 51],
  ["motionBlur", "angleDegrees", 0, 360],
  ["motionBlur", "direction", -1, 1],
  ["scale", "factor", .5, 1.2],
  ["rotate", "angleDegrees", -45, 45],
  ["elastic", "alpha", 50, 300],
];

for (const [name, key, low, high] of UNIFORM) {
  Deno.test(`${name}: ${key} is uniform in ${low}..${high}`, () => {
    const values = valuesOf(name, key).sort((a, b) => a - b);
    assert.ok(values[0]! >= low && values.at(-1)! < high);
    // Kolmogorov-Smirnov: one sample in a thousand is further off.
    const limit = 1.95 / Math.sqrt(values.length);
    values.forEach((value, i) => {
      assert.ok(Math.abs((value - low) / (high - low) - (i + .5) / values.length) < limit);
    });
  });
}

Deno.test("add: offset is a whole number, each of -60..60 equally likely", () => {
  const counts = new Map<number, number>();
  const values = valuesOf("add", "offset");
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const expected = values.length / 121;
  let chiSquared = 0;
  for (let offset = -60; offset <= 60; offset++) {
    chiSquared += ((counts.get(offset) ?? 0) - expected) ** 2 / expected;
  }
  assert.equal(counts.size, 121);
  assert.ok(chiSquared < 174, `chi squared ${chiSquared}`); // .999 quantile with 120 degrees
});

Deno.test("saltAndPepper and motionBlur have the article's fixed settings", () => {
  assert.ok(valuesOf("saltAndPepper", "share").every((share) => share === .1));
  assert.ok(valuesOf("motionBlur", "kernelSize").every((size) => size === 10));
});

function valuesOf(name: OperationName, key: string): number[] {
  const found = drawn.flat().filter((operation) => operation.name === name);
  return found.map((operation) => Reflect.get(operation, key));
}

Deno.test("an augmentation can be told, kept as JSON, and made again", () => {
  for (let image = 0; image < 60; image++) {
    const photo = noisePicture(19, 13, image);
    const kept = JSON.stringify(draw(7, 2, image));
    const again: Operation[] = JSON.parse(kept);
    const wanted = articleAugmentation(photo, { seed: 7, epoch: 2, image });
    assert.deepEqual(applyOperations(photo, again).data, wanted.data);
  }
});

Deno.test("seed, epoch and image each change the draw", () => {
  const draws = (seed: number, epoch: number, first: number): string =>
    JSON.stringify(
      Array.from({ length: 20 }, (_, i) => draw(seed, epoch, first + i)),
    );
  const base = draws(1, 1, 0);
  assert.equal(draws(1, 1, 0), base);
  for (const other of [draws(2, 1, 0), draws(1, 2, 0), draws(1, 1, 1)]) {
    assert.notEqual(other, base);
  }
});
