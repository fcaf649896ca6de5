import assert from "node:assert/strict";
import fc from "fast-check";
import {
  categoricalDimension,
  type Dimension,
  integerDimension,
  realDimension,
  type Settings,
  type SettingsOf,
  Space,
} from "lib/search/mod.ts";
import { createStream } from "lib/random/stream.ts";

function articleLike() {
  return new Space({
    learningRate: realDimension(1e-5, 1e-3, { scale: "log" }),
    batchSize: categoricalDimension([8, 16]),
    optimiser: categoricalDimension(["adam", "rmsprop", "sgd"]),
    layers: integerDimension(1, 5),
    decayRate: realDimension(0.95, 1),
  });
}

/** Any space of one to four dimensions. */
const anySpace = fc.array(
  fc.oneof(
    fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    )
      .map(([low, width]) => realDimension(low, low + width)),
    fc.tuple(
      fc.double({ min: 1e-8, max: 1, noNaN: true }),
      fc.double({ min: 1.01, max: 1e6, noNaN: true }),
    )
      .map(([low, ratio]) => realDimension(low, low * ratio, { scale: "log" })),
    fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([low, width]) => integerDimension(low, low + width)),
    fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 5 }).map((choices) =>
      categoricalDimension(choices)
    ),
  ),
  { minLength: 1, maxLength: 4 },
).map((dimensions) =>
  new Space(
    Object.fromEntries(dimensions.map((dimension, i) => [`d${i}`, dimension as Dimension])),
  ) as Space<Settings>
);

Deno.test("what is drawn lies in the space, and encoding it and back changes nothing", () => {
  fc.assert(fc.property(anySpace, fc.integer(), (space, seed) => {
    const settings = space.sample(createStream(seed));
    space.check(settings);
    const row = space.encode(settings);
    assert.equal(row.length, space.columns);
    assert.ok(row.every((value) => value >= -1e-12 && value <= 1 + 1e-12), `${row}`);
    const back = space.decode(row);
    space.check(back);
    assert.equal(space.key(back), space.key(settings));
  }));
});

Deno.test("any columns decode to a point of the space, and that point is stable", () => {
  fc.assert(fc.property(anySpace, fc.integer(), (space, seed) => {
    const stream = createStream(seed);
    const row = Float64Array.from({ length: space.columns }, () => stream.uniform(-0.5, 1.5));
    const settings = space.decode(row);
    space.check(settings);
    assert.equal(space.key(space.decode(space.encode(settings))), space.key(settings));
  }));
});

Deno.test("the bounds of a real dimension are met exactly", () => {
  for (const dimension of [realDimension(-0.1, 0.3), realDimension(1e-5, 1e-3, { scale: "log" })]) {
    const { low, high } = dimension.toJSON();
    assert.equal(dimension.decode([0], 0), low);
    assert.equal(dimension.decode([1], 0), high);
    assert.equal(dimension.decode([7], 0), high);
  }
});

Deno.test("a log dimension spreads its values evenly over the orders of magnitude", () => {
  const dimension = realDimension(1e-5, 1e-3, { scale: "log" });
  assert.ok(Math.abs(dimension.quantile(0.5) - 1e-4) < 1e-18);
  const row = new Float64Array(1);
  dimension.encodeInto(1e-4, row, 0);
  assert.ok(Math.abs(row[0]! - 0.5) < 1e-15);
});

Deno.test("two choices take one column, three take three, as in scikit-optimize", () => {
  const space = articleLike();
  assert.deepEqual(space.offsets, [0, 1, 2, 5, 6]);
  assert.equal(space.columns, 7);
  const settings: SettingsOf<typeof space> = {
    learningRate: 1e-5,
    batchSize: 16,
    optimiser: "rmsprop",
    layers: 3,
    decayRate: 1,
  };
  assert.deepEqual([...space.encode(settings)], [0, 1, 0, 1, 0, 0.5, 1]);
  assert.deepEqual(space.decode([0, 0.6, 0.2, 0.7, 0.1, 0.55, 1]), settings);
});

Deno.test("an integer's values are equally likely, its bounds included", () => {
  const dimension = integerDimension(1, 4);
  const shares = Array.from({ length: 1000 }, (_, i) => dimension.quantile((i + 0.5) / 1000));
  for (const value of [1, 2, 3, 4]) assert.equal(shares.filter((v) => v === value).length, 250);
  assert.equal(dimension.quantile(1), 4);
});

Deno.test("design() meets each stretch of each dimension once", () => {
  const space = new Space({
    a: realDimension(0, 1),
    b: realDimension(-5, 5),
    c: categoricalDimension(["x", "y"]),
  });
  const points = space.design(10, createStream(3));
  for (const name of ["a", "b"] as const) {
    const low = name === "a" ? 0 : -5, width = name === "a" ? 0.1 : 1;
    const stretches = points.map((point) => Math.floor((point[name] - low) / width));
    assert.deepEqual(stretches.sort((p, q) => p - q), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  }
  assert.equal(points.filter(({ c }) => c === "x").length, 5);
});

Deno.test("points() lists a finite space once", () => {
  const space = new Space({ a: integerDimension(0, 3), b: categoricalDimension(["x", "y", "z"]) });
  const keys = new Set([...space.points()].map((point) => space.key(point)));
  assert.equal(space.count, 12);
  assert.equal(keys.size, 12);
});

Deno.test("a space that makes no sense is refused in words", () => {
  assert.throws(() => new Space({}), /at least one dimension, received none/);
  assert.throws(() => realDimension(1, 1), /finite low < high, received \[1,1\]/);
  assert.throws(() => realDimension(2, 1), RangeError);
  assert.throws(() => realDimension(0, Infinity), RangeError);
  assert.throws(
    () => realDimension(0, 1, { scale: "log" }),
    /low > 0, as the logarithm of 0 is infinite/,
  );
  assert.throws(() => realDimension(NaN, Infinity), /finite low < high, received \[NaN,Infinity\]/);
  assert.throws(
    () => realDimension(1, 2, { scale: "ln" as "log" }),
    /the scale "linear" or "log", received "ln"/,
  );
  assert.throws(() => integerDimension(1.5, 3), /whole bounds/);
  assert.throws(() => integerDimension(3, 3), RangeError);
  assert.throws(() => categoricalDimension(["only"]), /two choices or more/);
  assert.throws(() => categoricalDimension([1, 2, 1]), /choices that differ/);
});

Deno.test("a point outside is refused, with its name and its rule", () => {
  const space = articleLike();
  const good = space.sample(createStream(0));
  assert.throws(
    () => space.check({ ...good, learningRate: 0.1 }),
    /use the settings, learningRate: expected a number from 0.00001 to 0.001, received 0.1/,
  );
  assert.throws(() => space.check({ ...good, batchSize: 12 }), /one of \[8,16\], received 12/);
  assert.throws(() => space.check({ ...good, layers: 2.5 }), /a whole number from 1 to 5/);
  assert.throws(() => space.check({ ...good, decayRate: NaN }), RangeError);
  assert.throws(() => space.check({ ...good, momentum: 1 }), /only learningRate, .*"momentum"/);
  assert.throws(() => space.check({ ...good, batchSize: "8" }), /received "8"$/);
  assert.throws(() => space.check({ learningRate: 1e-4 }), /batchSize: .* received nothing/);
  assert.throws(() => space.check(7), TypeError);
});

Deno.test("choices that a trial's process could not read back are refused at the space", () => {
  for (
    const [choice, kind] of [
      [null, "null"],
      [undefined, "nothing"],
      [10n, "a bigint"],
      [{}, "a object"],
      [Symbol("x"), "a symbol"],
    ] as [unknown, string][]
  ) {
    assert.throws(() => categoricalDimension([1, choice as number]), {
      name: "TypeError",
      message: "Cannot make a categorical dimension: expected numbers, texts or truth values, " +
        `received ${kind.replace("a object", "an object")}`,
    });
  }
});

Deno.test("Infinity and NaN are choices like others: found, encoded, and their own neighbours never", () => {
  const dimension = categoricalDimension([10, NaN, Infinity]);
  for (const [i, choice] of [10, NaN, Infinity].entries()) {
    assert.equal(dimension.broken(choice), undefined);
    const row = new Float64Array(3);
    dimension.encodeInto(choice, row, 0);
    assert.deepEqual([...row], [0, 1, 2].map((at) => at === i ? 1 : 0));
    assert.ok(Object.is(dimension.decode(row, 0), choice));
    assert.ok(!dimension.neighbours(choice).some((other) => Object.is(other, choice)));
  }
  assert.match(dimension.broken(null)!, /^one of \[10,NaN,Infinity\]$/);
});

Deno.test("bounds whose distance is beyond all numbers are refused", () => {
  assert.throws(() => realDimension(-1e308, 1e308), {
    name: "RangeError",
    message: /expected bounds whose distance is finite too, received \[-1e\+308,1e\+308\]$/,
  });
});
