import assert from "node:assert/strict";
import {
  boundWarnings,
  categoricalDimension,
  gpMinimize,
  integerDimension,
  realDimension,
  Space,
} from "lib/search/mod.ts";
import { ARTICLE_SEARCH, articleSpace, loadPublished, replayArticle } from "lib/article/mod.ts";

const { hyperparameter_search: publishedTrials } = await loadPublished();

Deno.test("gpMinimize() runs the article's search: four given points, then eight of the model", async () => {
  const ideal = Math.log10(4e-5);
  const { trials, best, ended } = await gpMinimize(
    ({ learningRate, batchSize }) =>
      -0.96 + 0.1 * (Math.log10(learningRate) - ideal) ** 2 + (batchSize === 8 ? 0 : 0.01),
    articleSpace(),
    { ...ARTICLE_SEARCH, seed: 1 },
  );
  assert.equal(trials.length, 12);
  assert.equal(ended, "calls");
  assert.deepEqual(trials.map(({ source }) => source).slice(3, 6), ["first", "model", "model"]);
  assert.deepEqual(trials[0]!.settings, {
    learningRate: 1e-4,
    batchSize: 16,
    optimiser: "adam",
    decayRate: 1,
    decaySteps: 3,
  });
  assert.ok(best!.value < -0.95);
});

Deno.test("gpMinimize() records what throws or is no number, and goes on", async () => {
  const space = new Space({ x: realDimension(0, 1) });
  const outcomes: (() => unknown)[] = [
    () => {
      throw new Error("no memory");
    },
    () => NaN,
    () => "0.5",
    () => Promise.reject("gone"),
    () => 1,
  ];
  const seen: string[] = [];
  const { trials, best } = await gpMinimize(
    (_, { id }) => (outcomes[id] ?? (() => 2))() as number,
    space,
    { calls: 6, designPoints: 3, onTrial: ({ status }) => seen.push(status) },
  );
  assert.deepEqual(seen, ["failed", "failed", "failed", "failed", "done", "done"]);
  assert.deepEqual(trials.slice(0, 4).map(({ error }) => error), [
    "no memory",
    "the objective was NaN",
    'Cannot use trial 2: expected a number from the objective, received "0.5"',
    "gone",
  ]);
  assert.equal(best!.value, 1);
});

Deno.test("gpMinimize() ends where its objective was stopped, and counts no failure", async () => {
  let calls = 0;
  const objective = () => {
    if (++calls === 3) throw new DOMException("Stopped.", "AbortError");
    return calls;
  };
  const space = new Space({ x: realDimension(0, 1) });
  const searching = gpMinimize(objective, space, { calls: 9, seed: 1 });
  await assert.rejects(searching, { name: "AbortError" });
  assert.equal(calls, 3);
});

Deno.test("gpMinimize() says so when every trial failed", async () => {
  const { best, warnings } = await gpMinimize(() => NaN, new Space({ x: realDimension(0, 1) }), {
    calls: 3,
  });
  assert.equal(best, undefined);
  assert.match(warnings[0]!, /No trial gave a value/);
});

Deno.test("gpMinimize() ends early when a finite space is used up", async () => {
  const space = new Space({ a: categoricalDimension(["x", "y"]), b: integerDimension(1, 3) });
  const result = await gpMinimize(({ b }) => b, space, { calls: 20, designPoints: 2 });
  assert.equal(result.trials.length, 6);
  assert.equal(result.ended, "space exhausted");
  assert.equal(
    result.warnings.at(-1),
    "The search ends after 6 of 20 trials: the space has 6 points, and all were tried.",
  );
});

Deno.test("gpMinimize() warns of an optimum on a bound", async () => {
  const space = new Space({ x: realDimension(0, 1), y: realDimension(-1, 1) });
  const { warnings, best } = await gpMinimize(({ x, y }) => x + y * y, space, {
    calls: 25,
    designPoints: 5,
  });
  assert.equal(best!.settings.x < 1e-3, true);
  assert.match(warnings[0]!, /^The best x, .*, sits on its lower bound/);
  assert.deepEqual(boundWarnings(space, { x: 0.5, y: 0.5 }), []);
  assert.equal(boundWarnings(space, { x: 0.5, y: 1 }).length, 1);
  const wide = new Space({ x: realDimension(0, 1e6) });
  assert.deepEqual(boundWarnings(wide, { x: 500 }), [], ".05 % of the range is not on its bound");
  assert.equal(boundWarnings(wide, { x: 0 }).length, 1);
});

Deno.test("boundWarnings() looks at a log dimension on its own scale", () => {
  const space = new Space({ rate: realDimension(1e-5, 1e-3, { scale: "log" }) });
  assert.deepEqual(boundWarnings(space, { rate: 1.001e-5 }), []);
  assert.deepEqual(boundWarnings(space, { rate: 9.99e-4 }), []);
  assert.match(boundWarnings(space, { rate: 1e-5 })[0]!, /^The best rate, .* lower bound/);
  assert.match(boundWarnings(space, { rate: 1e-3 })[0]!, /^The best rate, .* upper bound/);
});

Deno.test("a space of reals that cannot be told apart ends the search in words", async () => {
  const space = new Space({ x: realDimension(1, 1 + Number.EPSILON) });
  for (const objective of [() => 1, () => NaN]) {
    const { trials, ended, warnings } = await gpMinimize(objective, space, { calls: 5 });
    assert.equal(trials.length, 2);
    assert.equal(ended, "space exhausted");
    assert.equal(
      warnings.at(-1),
      "The search ends after 2 of 5 trials: no point is left that differs from those tried.",
    );
  }
});

Deno.test("gpMinimize() refuses a number of calls that makes no sense", async () => {
  await assert.rejects(
    gpMinimize(() => 0, new Space({ x: realDimension(0, 1) }), { calls: 0 }),
    /Cannot minimise: expected calls of 1 or more, received 0/,
  );
});

Deno.test("replayArticle() tells the article's twelve trials and asks for a thirteenth", () => {
  const optimizer = replayArticle(publishedTrials);
  assert.equal(optimizer.trials.length, 12);
  assert.ok(Math.abs(optimizer.best!.value + 0.9645) < 1e-4);
  assert.ok(Math.abs(optimizer.best!.settings.learningRate - 4.1636e-5) < 1e-9);
  assert.equal(optimizer.best!.settings.optimiser, "adam");
  const next = optimizer.ask();
  assert.equal(next.source, "model");
  articleSpace().check(next.settings);
  // The model has understood the main lesson of the twelve trials: 1e-3 is too fast.
  const { settings } = optimizer.best!;
  const rows = [settings, { ...settings, learningRate: 1e-3 }].map((s) =>
    optimizer.space.encode(s)
  );
  const { mean } = optimizer.model()!.predict(rows);
  assert.ok(mean[1]! > mean[0]! + 0.05, `${mean}`);
});
