import assert from "node:assert/strict";
import {
  type AcquisitionChoice,
  categoricalDimension,
  integerDimension,
  Optimizer,
  realDimension,
  Space,
  SpaceExhaustedError,
} from "lib/search/mod.ts";
import { branin, FUNCTIONS, mixed } from "../bench/_search_functions.ts";

function square() {
  return new Space({ x: realDimension(-2, 2), y: realDimension(0, 1) });
}

/** Runs a search and gives its settings as one text a call. */
function run(optimizer: Optimizer, evaluate: (s: never) => number, calls: number): string[] {
  return Array.from({ length: calls }, () => {
    const trial = optimizer.ask();
    optimizer.tell(trial, evaluate(trial.settings as never));
    return JSON.stringify(trial.settings);
  });
}

Deno.test("Optimizer finds Branin's known minimum in 40 calls", () => {
  const optimizer = new Optimizer(branin.space, { seed: 4 });
  run(optimizer, branin.evaluate, 40);
  assert.ok(optimizer.best!.value - branin.minimum < 1e-2, `${optimizer.best!.value}`);
});

for (const acquisition of ["lcb", "ei", "logEi", "pi", "gpHedge"] as AcquisitionChoice[]) {
  Deno.test(`the same seed asks the same points, none of them twice (${acquisition})`, () => {
    const [first, second] = [0, 1].map(() =>
      run(new Optimizer(mixed.space, { seed: 7, acquisition }), mixed.evaluate, 24)
    );
    assert.deepEqual(first, second);
    assert.equal(new Set(first).size, 24);
    const other = run(new Optimizer(mixed.space, { seed: 8, acquisition }), mixed.evaluate, 3);
    assert.notDeepEqual(other, first!.slice(0, 3));
  });
}

Deno.test("first points come first, then the design, then the model", () => {
  const firstPoints = [{ x: 1, y: 0.5 }, { x: -1, y: 0.25 }];
  const optimizer = new Optimizer(square(), { firstPoints, designPoints: 3 });
  const asked = Array.from({ length: 6 }, () => {
    const trial = optimizer.ask();
    return optimizer.tell(trial, trial.settings.x ** 2);
  });
  assert.deepEqual(asked.map(({ source }) => source), [
    ...["first", "first", "design", "design", "design", "model"],
  ]);
  assert.deepEqual(asked.slice(0, 2).map(({ settings }) => settings), firstPoints);
});

Deno.test("several points asked at once differ clearly", () => {
  const optimizer = new Optimizer(square(), { seed: 1, designPoints: 5 });
  run(optimizer as unknown as Optimizer, ({ x, y }: { x: number; y: number }) => x * x + y, 8);
  const batch = Array.from({ length: 4 }, () => optimizer.space.encode(optimizer.ask().settings));
  for (let i = 1; i < 4; i++) {
    for (let j = 0; j < i; j++) {
      const distance = Math.hypot(batch[i]![0]! - batch[j]![0]!, batch[i]![1]! - batch[j]![1]!);
      assert.ok(distance > 1e-5, `points ${i} and ${j} are ${distance} apart`);
    }
  }
});

Deno.test("tell() works in any order and for settings tried elsewhere", () => {
  const optimizer = new Optimizer(square());
  const [a, b, c] = [optimizer.ask(), optimizer.ask(), optimizer.ask()];
  optimizer.tell(c, 3);
  optimizer.tell(a.id, 1);
  const own = optimizer.tell({ x: 0, y: 0 }, 0.5);
  optimizer.tell(b, 2);
  assert.deepEqual(optimizer.trials.map(({ value }) => value), [1, 2, 3, 0.5]);
  assert.equal(own.source, "told");
  assert.equal(optimizer.best!.id, own.id);
});

Deno.test("a failed trial is recorded, counts as the worst, and the search goes on", () => {
  const optimizer = new Optimizer(square(), { designPoints: 4 });
  const outcomes = [NaN, 5, new Error("out of memory"), 1, -Infinity, 2];
  for (const outcome of outcomes) optimizer.tell(optimizer.ask(), outcome);
  assert.deepEqual(optimizer.trials.map(({ status }) => status), [
    ...["failed", "done", "failed", "done", "failed", "done"],
  ]);
  assert.equal(optimizer.trials[0]!.error, "the objective was NaN");
  assert.equal(optimizer.trials[2]!.error, "out of memory");
  assert.equal(optimizer.best!.value, 1);
  const failed = optimizer.space.encode(optimizer.trials[2]!.settings);
  const best = optimizer.space.encode(optimizer.best!.settings);
  const { mean } = optimizer.model()!.predict([failed, best]);
  assert.ok(mean[0]! > mean[1]!);
  optimizer.ask();
});

Deno.test("values too large to be squared do no harm", () => {
  const optimizer = new Optimizer(square(), { designPoints: 3 });
  for (const value of [1e308, 2, -1e308, 1]) optimizer.tell(optimizer.ask(), value);
  optimizer.space.check(optimizer.ask().settings);
  assert.equal(optimizer.best!.value, -1e308);
});

Deno.test("a search whose trials all fail still asks new points", () => {
  const optimizer = new Optimizer(square(), { designPoints: 2 });
  const keys = Array.from({ length: 6 }, () => {
    const trial = optimizer.tell(optimizer.ask(), NaN);
    return optimizer.space.key(trial.settings);
  });
  assert.equal(new Set(keys).size, 6);
  assert.equal(optimizer.best, undefined);
  assert.equal(optimizer.model(), undefined);
});

Deno.test("a finite space is asked once through, then ends in words", () => {
  const space = new Space({ a: integerDimension(0, 3), b: categoricalDimension(["x", "y", "z"]) });
  const optimizer = new Optimizer(space, { designPoints: 5 });
  const keys = new Set<string>();
  for (let i = 0; i < 12; i++) {
    const { settings } = optimizer.tell(optimizer.ask(), i % 5);
    keys.add(space.key(settings));
  }
  assert.equal(keys.size, 12);
  assert.throws(() => optimizer.ask(), SpaceExhaustedError);
  assert.throws(() => optimizer.ask(), /a space with points left, received all 12 points asked/);
});

Deno.test("a large finite space never repeats a point either", () => {
  const space = new Space({ a: integerDimension(0, 99), b: integerDimension(0, 99) });
  const optimizer = new Optimizer(space, { designPoints: 5 });
  const evaluate = ({ a, b }: { a: number; b: number }) => (a - 70) ** 2 + (b - 30) ** 2;
  const keys = new Set(run(optimizer as unknown as Optimizer, evaluate, 60));
  assert.equal(keys.size, 60);
  assert.deepEqual(optimizer.best!.settings, { a: 70, b: 30 });
});

Deno.test("restore() makes an optimiser that asks what the first would have asked", () => {
  for (const { space, evaluate } of FUNCTIONS.slice(0, 2)) {
    const first = new Optimizer(space, { seed: 2, acquisition: "gpHedge" });
    run(first, evaluate, 14);
    const second = new Optimizer(space, { seed: 2, acquisition: "gpHedge" });
    for (const trial of JSON.parse(JSON.stringify(first.trials))) second.restore(trial);
    assert.deepEqual(second.ask(), first.ask());
  }
});

Deno.test("wrong options and wrong tells are refused in words", () => {
  const space = square();
  assert.throws(() => new Optimizer(space, { designPoints: -1 }), /designPoints of 0 or more/);
  const noiseBounds = [1, 0] as const;
  assert.throws(() => new Optimizer(space, { model: { noiseBounds } }), /noiseBounds with 0 < low/);
  assert.throws(() => new Optimizer(space, { kappa: -1 }), /kappa and xi of 0 or more/);
  assert.throws(
    () => new Optimizer(space, { acquisition: "ucb" as AcquisitionChoice }),
    /acquisition one of lcb, ei, logEi, pi, gpHedge, received ucb/,
  );
  assert.throws(() => new Optimizer(space, { firstPoints: [{ x: 3, y: 0 }] }), /x: expected/);
  const optimizer = new Optimizer(space);
  assert.throws(() => optimizer.tell(0, 1), /an id below 0, received 0/);
  assert.throws(() => optimizer.tell({ x: 9, y: 0 }, 1), RangeError);
  const trial = optimizer.ask();
  optimizer.tell(trial, 1);
  assert.throws(() => optimizer.tell(trial, 2), /tell trial 0: expected a pending trial/);
});

Deno.test("a value of -0 is told as 0, and a trial restored without a finite value is refused", () => {
  const optimizer = new Optimizer(square());
  assert.ok(Object.is(optimizer.tell({ x: 0, y: 0 }, -0).value, 0));
  const trial = { id: 1, settings: { x: 1, y: 1 }, source: "model", status: "done" } as const;
  assert.throws(() => optimizer.restore({ ...trial, value: NaN }), {
    name: "RangeError",
    message: "Cannot restore a trial: expected a finite value, or none, received NaN",
  });
  assert.equal(optimizer.trials.length, 1);
});

Deno.test("a search asks what it has always asked: the numbers of the notebooks stay", () => {
  const evaluate = (x: number) => Math.exp(Math.sin(3 * x) + x);
  const optimizer = new Optimizer(new Space({ x: realDimension(-2, 2) }), {
    designPoints: 0,
    acquisition: "lcb",
    kappa: 3,
    seed: 1,
  });
  for (const x of [-1.6, -0.4, 0.7, 1.8, 0.2]) optimizer.tell({ x }, evaluate(x));
  const asked = Array.from({ length: 6 }, () => {
    const trial = optimizer.ask();
    optimizer.tell(trial, evaluate(trial.settings.x));
    return trial.settings.x;
  });
  // Another machine's exp and sin may differ in the last bits.
  const written = [-0.9971367238, -2, -0.6755495856, -0.554474834, -1.9998688232, -1.9991058227];
  asked.forEach((x, i) => assert.ok(Math.abs(x - written[i]!) < 1e-5, `${i}: ${x}`));
});
