import assert from "node:assert/strict";
import {
  boundWarnings,
  categoricalDimension,
  expectedOptimum,
  GaussianProcess,
  gpMinimize,
  integerDimension,
  partialDependence,
  posteriorSlice,
  realDimension,
  searchAxes,
  settingImportance,
  Space,
  trialPoints,
  trialScores,
} from "lib/search/mod.ts";
import { loadPublished, replayArticle } from "lib/article/mod.ts";
import { createStream } from "lib/random/stream.ts";

const { hyperparameter_search: publishedTrials } = await loadPublished();

async function searched() {
  const space = new Space({
    x: realDimension(-1, 1),
    rate: realDimension(1e-4, 1, { scale: "log" }),
    kind: categoricalDimension(["a", "b"]),
    idle: integerDimension(1, 5),
  });
  const { optimizer } = await gpMinimize(
    ({ x, rate, kind }) =>
      4 * (x - 0.3) ** 2 + (Math.log10(rate) + 2) ** 2 / 8 + (kind === "a" ? 0 : 0.2),
    space,
    { calls: 40, designPoints: 20, warpValues: false, seed: 0 },
  );
  return optimizer;
}

function close(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, not ${expected}`);
}

Deno.test("partial dependence recovers an additive function, up to its mean", async () => {
  const optimizer = await searched();
  const { values, mean, std, scale, best } = partialDependence(optimizer, "x", { resolution: 21 });
  assert.equal(scale, "linear");
  assert.equal(values.length, 21);
  close(Number(best), 0.3, 0.05, "best");
  const lowest = Math.min(...mean);
  // The model has seen 40 points of a quadratic: it knows it to a few hundredths of its range.
  values.forEach((value, i) => {
    close(mean[i]! - lowest, 4 * (Number(value) - 0.3) ** 2, 0.3, `at ${value}`);
  });
  assert.ok(std.every((value) => value >= 0 && value < 0.5));
  const negated = partialDependence(optimizer, "x", { resolution: 21, negate: true });
  assert.deepEqual(negated.mean, mean.map((value) => -value));
  assert.deepEqual(negated.std, std);
});

Deno.test("partial dependence of a categorical setting has one value a choice", async () => {
  const optimizer = await searched();
  const { values, mean, scale } = partialDependence(optimizer, "kind");
  assert.equal(scale, "category");
  assert.deepEqual(values, ["a", "b"]);
  close(mean[1]! - mean[0]!, 0.2, 0.1, "b costs 0.2");
  assert.deepEqual(partialDependence(optimizer, "idle").values, [1, 2, 3, 4, 5]);
  assert.equal(partialDependence(optimizer, "rate").scale, "log");
});

Deno.test("settingImportance() ranks by length scale, and tells the setting that does nothing", async () => {
  const entries = settingImportance(await searched());
  assert.equal(entries[0]!.name, "x");
  close(entries.reduce((sum, { relevance }) => sum + relevance, 0), 1, 1e-12, "sum");
  const idle = entries.find(({ name }) => name === "idle")!;
  const x = entries.find(({ name }) => name === "x")!;
  assert.ok(idle.effect < 0.05 * x.effect, `${idle.effect} beside ${x.effect}`);
  assert.equal(idle.lengthScales.length, 1);
});

Deno.test("posteriorSlice() holds the others at the best, and marks where the acquisition is largest", async () => {
  const optimizer = await searched();
  const { x, mean, std, acquisition, next, observed } = posteriorSlice(optimizer, "x");
  assert.equal(x.length, 201);
  assert.equal(x[0], -1);
  assert.equal(x[200], 1);
  assert.equal(Math.max(...acquisition), 1);
  assert.equal(next, x[acquisition.indexOf(1)]);
  assert.equal(observed.x.length, 40);
  const at = optimizer.best!.settings;
  const nearest = x.reduce(
    (best, value, i) => Math.abs(value - at.x) < Math.abs(x[best]! - at.x) ? i : best,
    0,
  );
  close(mean[nearest]!, optimizer.best!.value, 0.01, "mean at the best");
  assert.ok(std.every((value) => value >= 0));
  const same = optimizer.posterior([{ ...at, x: x[50]! }]);
  assert.equal(same.mean[0], mean[50]);
});

Deno.test("expectedOptimum() finds the minimum of the posterior mean and says how sure it is", async () => {
  const optimizer = await searched();
  const { settings, mean, std } = expectedOptimum(optimizer);
  close(settings.x, 0.3, 0.05, "x");
  assert.equal(settings.kind, "a");
  assert.ok(mean <= optimizer.posterior([optimizer.best!.settings]).mean[0]! + 1e-9);
  assert.ok(std > 0 && std < 0.1);
});

Deno.test("warped values come back in the objective's unit", async () => {
  const space = new Space({ x: realDimension(-1, 1) });
  const { optimizer } = await gpMinimize(({ x }) => Math.exp(6 * x) + 10, space, {
    calls: 12,
    designPoints: 9,
  });
  const { settings } = optimizer.trials[4]!;
  const { mean, std } = optimizer.posterior([settings]);
  close(mean[0]!, optimizer.trials[4]!.value!, 0.02 * optimizer.trials[4]!.value!, "mean");
  assert.ok(std[0]! >= 0);
});

Deno.test("the trials become points and axes of charts; failures have no score", () => {
  const optimizer = replayArticle(publishedTrials);
  assert.deepEqual(searchAxes(optimizer).map(({ scale }) => scale), [
    ...["log", "category", "category", "linear", "linear"],
  ]);
  const trial = optimizer.ask();
  optimizer.tell(trial, NaN);
  const scores = trialScores(optimizer, { negate: true });
  assert.equal(scores.length, 13);
  close(scores[11]!, 0.9645, 1e-4, "the article's best");
  assert.ok(Number.isNaN(scores[12]));
  assert.deepEqual(trialPoints(optimizer)[12]!.settings, trial.settings);
});

Deno.test("the article's twelve trials say: the learning rate matters most, decay sits on its bounds", () => {
  const optimizer = replayArticle(publishedTrials);
  const byEffect = settingImportance(optimizer).sort((a, b) => b.effect - a.effect);
  assert.equal(byEffect[0]!.name, "learningRate");
  const warnings = boundWarnings(optimizer.space, optimizer.best!.settings);
  assert.deepEqual(warnings.map((text) => text.split(",")[0]), [
    ...["The best decayRate", "The best decaySteps"],
  ]);
});

Deno.test("average() is the mean of the predictions, and its doubt that of many samples", () => {
  const process = new GaussianProcess();
  process.fit([[0.1], [0.4], [0.9]], [1, -1, 2], {
    amplitude: 1,
    lengthScales: [0.3],
    noiseVariance: 1e-4,
  });
  const points = [[0.2], [0.6], [0.7]];
  const { mean, std } = process.average(points);
  const { mean: each } = process.predict(points);
  close(mean, each.reduce((sum, value) => sum + value, 0) / 3, 1e-12, "mean");
  const drawn = process.sample(points, 4000, createStream(1)).map((values) =>
    values.reduce((sum, value) => sum + value, 0) / 3
  );
  const center = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - center) ** 2, 0) / drawn.length;
  // 4000 draws: 1 / sqrt(8000) = 1 % of the deviation is one standard error.
  close(Math.sqrt(variance), std, 0.05 * std, "std");
  close(center, mean, 4 * std / Math.sqrt(4000), "mean of the draws");
});
