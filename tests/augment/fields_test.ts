/** The random fields follow their distributions. */
import assert from "node:assert/strict";
import { normalField, saltAndPepperField, uniformField } from "lib/augment/mod.ts";

/** The Kolmogorov-Smirnov distance between a sample and a distribution function. */
function distance(sample: ArrayLike<number>, distribution: (value: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  return sorted.reduce((most, value, i) => {
    const expected = distribution(value);
    const above = (i + 1) / sorted.length - expected, below = expected - i / sorted.length;
    return Math.max(most, above, below);
  }, 0);
}

/** The distance that one sample in a thousand of this size exceeds. */
function critical(count: number): number {
  return 1.95 / Math.sqrt(count);
}

/** Abramowitz and Stegun 7.1.26, right to 1.5e-7. */
function normalDistribution(x: number): number {
  const z = Math.abs(x) / Math.SQRT2, t = 1 / (1 + .3275911 * z);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - .284496736) * t + .254829592) * t;
  const half = .5 * series * Math.exp(-z * z);
  return x < 0 ? half : 1 - half;
}

/** Correlation of each number with the one `lag` later. */
function correlation(field: Float32Array, lag: number): number {
  let product = 0, square = 0;
  for (let i = 0; i + lag < field.length; i++) product += field[i]! * field[i + lag]!;
  for (const value of field) square += value * value;
  return product / square;
}

const COUNT = 1 << 18;

Deno.test("normalField() is standard normal, tails included", () => {
  const field = normalField(COUNT, 1);
  assert.ok(distance(field, normalDistribution) < critical(COUNT));
  const beyond3 = field.filter((value) => Math.abs(value) > 3).length / COUNT;
  assert.ok(Math.abs(beyond3 - .0027) < 4 * Math.sqrt(.0027 / COUNT), `${beyond3} beyond 3`);
  assert.ok(field.every(Number.isFinite));
});

Deno.test("uniformField() is uniform in [-1, 1]", () => {
  const field = uniformField(COUNT, 2);
  assert.ok(distance(field, (value) => (value + 1) / 2) < critical(COUNT));
});

Deno.test("neighbours in a field are uncorrelated, also across the four generators", () => {
  for (const field of [normalField(COUNT, 3), uniformField(COUNT, 3)]) {
    for (const lag of [1, 2, 3, 4, 5, 7, 8, 12, 16, 192]) {
      const found = correlation(field, lag);
      assert.ok(Math.abs(found) < 4 / Math.sqrt(COUNT), `lag ${lag}: ${found}`);
    }
  }
});

Deno.test("fields of neighbouring seeds are uncorrelated", () => {
  const a = uniformField(COUNT, 10), b = uniformField(COUNT, 11);
  const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  assert.ok(Math.abs(product / COUNT * 3) < 4 / Math.sqrt(COUNT));
});

Deno.test("a shorter field is the beginning of a longer one", () => {
  assert.deepEqual(uniformField(37, 4), uniformField(101, 4).slice(0, 37));
  assert.deepEqual(normalField(37, 4), normalField(101, 4).slice(0, 37));
});

Deno.test("saltAndPepperField() takes its share of the pixels, each once, in order", () => {
  for (const share of [0, .1, .5, 1]) {
    const { positions, values } = saltAndPepperField(COUNT, share, 5);
    const deviation = Math.sqrt(share * (1 - share) / COUNT);
    assert.ok(Math.abs(positions.length / COUNT - share) <= 4 * deviation);
    assert.equal(values.length, positions.length);
    assert.ok(positions.every((position, i) => i === 0 || position > positions[i - 1]!));
  }
});

Deno.test("saltAndPepperField() draws 255 * Beta(1/2, 1/2)", () => {
  const { values } = saltAndPepperField(COUNT, .1, 6);
  const arcsine = (value: number): number => 2 / Math.PI * Math.asin(Math.sqrt(value / 255));
  assert.ok(distance(values, arcsine) < critical(values.length));
});
