import assert from "node:assert/strict";
import fc from "fast-check";
import { createStream } from "lib/random/stream.ts";
import { MersenneTwister } from "lib/random/mersenne_twister.ts";
import golden from "../fixtures/random/numpy_random_state.json" with { type: "json" };

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

for (const expected of golden.records) {
  const shown = typeof expected.seed === "number"
    ? expected.seed
    : `an array of ${expected.seed.length}`;
  Deno.test(`MersenneTwister equals NumPy's RandomState bit for bit, seed ${shown}`, () => {
    const twister = () => new MersenneTwister(expected.seed);
    const bits = twister();
    const raw = times(1300, () => bits.uint32());
    assert.deepEqual([0, 1, 2, 623, 624, 1299].map((i) => raw[i]), expected.uint32);

    const random = twister();
    assert.deepEqual(times(5, () => random.random()), expected.random);
    const uniform = twister();
    assert.deepEqual(times(3, () => uniform.uniform(-45, 45)), expected.uniform);
    assert.deepEqual([...twister().permutation(10)], expected.permutation10);
    assert.deepEqual(
      [...twister().shuffle(Int32Array.from({ length: 17 }, (_, i) => 100 + i))],
      expected.shuffled,
    );
    const big = [...twister().permutation(46622)];
    assert.deepEqual([...big.slice(0, 5), ...big.slice(-5)], expected.permutation46622);
    const randint = twister();
    assert.deepEqual(times(8, () => randint.randint(-3, 1000)), expected.randint);
    const full = twister();
    assert.deepEqual(times(4, () => full.randint(0, 2 ** 32)), expected.randintFull);
    const mixed = twister();
    assert.deepEqual(
      [mixed.randint(0, 7), mixed.random(), [...mixed.permutation(4)], mixed.random()],
      expected.sequence,
    );
    // The logarithm may differ in its last bit between platforms, hence a relative 1e-14.
    const normal = twister();
    for (const value of expected.normal) {
      assert.ok(Math.abs(normal.normal() - value) <= 1e-14 * Math.abs(value));
    }
  });
}

Deno.test("MersenneTwister refuses what NumPy refuses as a seed", () => {
  for (const seed of [-1, 2 ** 32, 1.5, Number.NaN, [], [1, -1]]) {
    assert.throws(() => new MersenneTwister(seed), {
      name: "RangeError",
      message: /^Cannot seed the Mersenne Twister: expected whole numbers from 0 to 2\^32 - 1/,
    });
  }
  assert.throws(() => new MersenneTwister(1).randint(3, 3), RangeError);
});

Deno.test("createStream() gives one sequence for one list of names and another for any other", () => {
  const first = (...names: (string | number)[]) => {
    const stream = createStream(42, ...names);
    return times(4, () => stream.next()).join();
  };
  assert.equal(first("augment", 1, 2), first("augment", 1, 2));
  const seen = new Set<string>();
  for (let epoch = 0; epoch < 20; epoch++) {
    for (let image = 0; image < 500; image++) seen.add(first("augment", epoch, image));
  }
  assert.equal(seen.size, 10_000);
  assert.notEqual(first(7), first("7"));
  assert.notEqual(first("a", "b"), first("ab"));
  assert.notEqual(first(1, 12), first(11, 2));
  assert.throws(() => createStream(Number.NaN), RangeError);
});

Deno.test("neighbouring streams are uncorrelated, and their first draws uniform", () => {
  const count = 20_000;
  const draws = times(count, () => 0).map((_, i) => createStream(1, "image", i).next());
  const mean = draws.reduce((sum, x) => sum + x, 0) / count;
  const lag = draws.slice(1).reduce((sum, x, i) => sum + (x - .5) * (draws[i]! - .5), 0) / count;
  // Standard deviations: sqrt(1/12/n) = .002 and 1/12/sqrt(n) = .0006; the bounds are five of them.
  assert.ok(Math.abs(mean - .5) < .0102, `mean ${mean}`);
  assert.ok(Math.abs(lag) < .003, `lag ${lag}`);
  const bins = new Array<number>(64).fill(0);
  for (const draw of draws) bins[Math.floor(draw * 64)]!++;
  const chiSquared = bins.reduce((sum, n) => sum + (n - count / 64) ** 2 / (count / 64), 0);
  assert.ok(chiSquared < 120, `chi squared ${chiSquared} of 63 degrees of freedom`); // p = 2e-5
});

Deno.test("normal() has the moments of the standard normal distribution", () => {
  for (const source of [createStream(3, "normal"), new MersenneTwister(3)]) {
    const draws = times(50_000, () => source.normal());
    const moment = (power: number) => draws.reduce((sum, x) => sum + x ** power, 0) / draws.length;
    // Five standard deviations of each estimate.
    assert.ok(Math.abs(moment(1)) < .0224);
    assert.ok(Math.abs(moment(2) - 1) < .032);
    assert.ok(Math.abs(moment(3)) < .087);
    assert.ok(Math.abs(moment(4) - 3) < .22);
  }
});

Deno.test("integer() keeps its bounds and reaches both ends", () => {
  fc.assert(fc.property(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer(),
    (low, count, seed) => {
      const stream = createStream(seed, "integer");
      const drawn = new Set(times(300, () => stream.integer(low, low + count)));
      assert.deepEqual(
        [...drawn].sort((a, b) => a - b),
        times(count, () => 0).map((_, i) => low + i),
      );
    },
  ));
  const stream = createStream(1);
  assert.ok(stream.integer(0, 2 ** 32) >= 0);
  for (const [low, high] of [[2, 2], [3, 1], [0, 1.5], [0, 2 ** 33]] as const) {
    assert.throws(() => stream.integer(low, high), RangeError);
  }
});

Deno.test("shuffle() permutes in place, and every order is equally likely", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const array = [1, 2, 3];
    assert.equal(createStream(i, "shuffle").shuffle(array), array);
    counts.set(array.join(), (counts.get(array.join()) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  // 1000 expected each, standard deviation 29.
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 145);
});

Deno.test("a stream of a seed and names is the same in every version: runs can be repeated", () => {
  const stream = createStream(42, "golden", 7);
  const drawn = [stream.next(), stream.next(), stream.next()].map((value) => value * 2 ** 32);
  assert.deepEqual(drawn, [1173131396, 819571288, 794762321]);
});
