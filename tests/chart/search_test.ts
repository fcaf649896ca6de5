import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import {
  convergenceChart,
  evaluationsChart,
  parallelCoordinatesChart,
  partialDependenceChart,
  posteriorChart,
  type SearchDimension,
} from "lib/chart/mod.ts";
import { axisTitle, checkFigure, traceOf } from "./_check.ts";

const DIMENSIONS: SearchDimension[] = [
  { name: "learningRate", title: "learning rate", scale: "log" },
  { name: "optimiser", scale: "category" },
  { name: "decayRate", scale: "linear" },
];
const POINTS = [
  { settings: { learningRate: 1e-4, optimiser: "Adam", decayRate: 1 }, score: 0.95 },
  { settings: { learningRate: 1e-3, optimiser: "RMSProp", decayRate: 0.95 }, score: NaN },
  { settings: { learningRate: 4.16e-5, optimiser: "Adam", decayRate: 0.96 }, score: 0.9645 },
];

Deno.test("convergenceChart() draws the best so far beside the article's", async () => {
  const figure = convergenceChart({ thisRun: [0.7, 0.6, NaN, 0.8], published: [0.95, 0.96] });
  await checkFigure(figure);
  deepStrictEqual(traceOf(figure, "this run")["y"], [0.7, 0.7, 0.7, 0.8]);
  deepStrictEqual(traceOf(figure, "this run, each call")["y"], [0.7, 0.6, null, 0.8]);
  deepStrictEqual(traceOf(figure, "published")["y"], [0.95, 0.96]);
  strictEqual(axisTitle(figure, "xaxis"), "call of the objective");
  match(
    figure.description,
    /published 0\.96 at call 2 of 2 and this run 0\.8 at call 4 of 4, 1 failed/,
  );
  throws(() => convergenceChart({ thisRun: [NaN] }), { name: "RangeError" });
});

Deno.test("evaluationsChart() draws each pair of settings once, and how often values were tried", async () => {
  const figure = evaluationsChart(POINTS, DIMENSIONS);
  await checkFigure(figure);
  const bars = figure.data.filter(({ type }) => type === "bar");
  strictEqual(bars.length, 3);
  for (const { y } of bars) strictEqual((y as number[]).reduce((a, b) => a + b, 0), 3);
  const stars = figure.data.filter((trace) =>
    (trace["marker"] as { symbol?: string }).symbol === "star"
  );
  strictEqual(stars.length, 3);
  ok(stars.every((star) => (star["text"] as string[])[0]!.startsWith("<b>trial 3</b>")));
  strictEqual((figure.layout["xaxis7"] as { type: string }).type, "log");
  strictEqual(axisTitle(figure, "xaxis7"), "learning rate");
});

Deno.test("evaluationsChart() names a setting that a trial lacks, and a value no log axis has", () => {
  throws(() => evaluationsChart([{ settings: { optimiser: "Adam" }, score: 1 }], DIMENSIONS), {
    name: "TypeError",
    message:
      'Cannot draw a search: expected the setting learningRate in every point, received {"optimiser":"Adam"}',
  });
  const settings = { learningRate: 0, optimiser: "Adam", decayRate: 1 };
  throws(() => evaluationsChart([{ settings, score: 1 }], DIMENSIONS), {
    name: "RangeError",
    message: "Cannot draw a search: expected numbers above 0 as learningRate, received 0",
  });
});

Deno.test("parallelCoordinatesChart() draws a line a trial, the best one last and thick", async () => {
  const figure = parallelCoordinatesChart(POINTS, DIMENSIONS);
  await checkFigure(figure);
  const lines = figure.data.filter((trace) => trace["mode"] === "lines+markers");
  strictEqual(lines.length, 3);
  strictEqual((lines[2]!["line"] as { width: number }).width, 4);
  strictEqual((lines[0]!["line"] as { dash: string }).dash, "dot");
  strictEqual((lines[2]!["y"] as number[]).length, 4);
  match(
    figure.description,
    /best is trial 3 with validation F1 0\.9645: learning rate: 0\.0000416/,
  );
});

Deno.test("partialDependenceChart() draws mean and band on one scale", async () => {
  const figure = partialDependenceChart([
    {
      name: "learningRate",
      scale: "log",
      values: [1e-5, 1e-4],
      mean: [0.9, 0.95],
      std: [0.01, 0.02],
    },
    {
      name: "optimiser",
      scale: "category",
      values: ["Adam", "RMSProp"],
      mean: Float64Array.of(0.95, 0.7),
      std: Float64Array.of(0.01, 0.05),
      best: "Adam",
    },
  ]);
  await checkFigure(figure);
  const upper = figure.data[1]!["y"] as number[];
  ok(Math.abs(upper[0]! - (0.9 + 1.96 * 0.01)) < 1e-12);
  strictEqual((figure.layout["yaxis2"] as { matches: string }).matches, "y");
  match(figure.description, /changes most with optimiser \(by 0\.25\)/);
  throws(
    () => partialDependenceChart([{ name: "x", scale: "log", values: [1], mean: [], std: [] }]),
    { name: "TypeError" },
  );
});

Deno.test("posteriorChart() draws band, mean, observations, acquisition and the next point", async () => {
  const step = {
    name: "after 2 calls",
    x: [0, 0.5, 1],
    mean: Float64Array.of(1, 0.2, 0.6),
    std: Float64Array.of(0, 0.4, 0),
    observed: { x: [0, 1], y: [1, 0.6] },
    truth: [1, 0.3, 0.6],
    samples: [[1, 0.1, 0.6]],
    acquisition: [0, 0.8, 0.1],
    next: 0.5,
  };
  const figure = posteriorChart([step, { ...step, name: "after 3 calls" }], {
    xTitle: "learning rate",
  });
  await checkFigure(figure);
  const shown = figure.data.filter((trace) => trace["showlegend"]).map((trace) => trace["name"]);
  deepStrictEqual(shown, [
    "mean ± 1.96 std",
    "samples",
    "mean",
    "true function",
    "observed",
    "next point",
    "acquisition",
  ]);
  strictEqual(axisTitle(figure, "xaxis3"), "learning rate");
  match(figure.description, /after 2 observations; lowest mean 0\.2 at 0\.5, next point 0\.5\.$/);
  match(posteriorChart(step, { goal: "maximum" }).description, /highest mean 1 at 0/);
  throws(() => posteriorChart({ ...step, std: [1] }), {
    name: "TypeError",
    message: "Cannot draw a posterior: expected 3 values, received 1",
  });
});
