import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import {
  classScoresChart,
  confusionChart,
  networkCostsChart,
  pixelHistogramChart,
  tradeOffChart,
} from "lib/chart/mod.ts";
import { axisTitle, checkFigure, traceOf } from "./_check.ts";

Deno.test("tradeOffChart() labels points without hiding one by another's label", async () => {
  const figure = tradeOffChart([
    { name: "resnet34", cost: 21_302_473, score: 0.9349, source: "published" },
    { name: "xception", cost: 20_861_480, score: 0.9331, source: "published" },
    { name: "densenet121", cost: 7_037_504, score: 0.955, source: "published" },
  ]);
  await checkFigure(figure);
  const places = figure.data[0]!["textposition"] as string[];
  ok(places[0] !== places[1], `different sides, not ${places}`);
  strictEqual(axisTitle(figure, "xaxis"), "parameters without top");
  match(figure.description, /best densenet121 with 0\.955 at a cost of 7,037,504/);
});

Deno.test("tradeOffChart() takes no point without a number for the best, and names it", async () => {
  const figure = tradeOffChart([
    { name: "diverged", cost: 1, score: NaN },
    { name: "small", cost: 2, score: 0.5 },
    { name: "large", cost: 9, score: 0.7 },
  ]);
  await checkFigure(figure);
  deepStrictEqual(figure.data[0]!["text"], ["small", "large"]);
  match(
    figure.description,
    /; best large with 0\.7 at a cost of 9; .*; without a score: diverged\.$/,
  );
  const none = tradeOffChart([{ name: "diverged", cost: 1, score: NaN }]);
  match(none.description, /: 1 points; cheapest diverged .*; without a score: diverged\.$/);
});

Deno.test("tradeOffChart() refuses a cost of 0 on a logarithmic axis", () => {
  throws(() => tradeOffChart([{ name: "x", cost: 0, score: 1 }], { logCost: true }), {
    name: "RangeError",
    message: "Cannot draw a trade-off: expected costs above 0, received 0",
  });
});

const NETWORKS = [
  { name: "cheap", cost: 20, parameters: 4e6, published: 0.94, thisRun: 0.7 },
  { name: "beaten", cost: 40, parameters: 11e6, published: 0.93 },
  { name: "best", cost: 90, parameters: 7e6, published: 0.955, details: ["28 MB"] },
  { name: "unknown", cost: 60, parameters: 8e6 },
];

Deno.test("networkCostsChart() joins the networks that none beats in both", async () => {
  const figure = networkCostsChart(NETWORKS);
  await checkFigure(figure);
  deepStrictEqual(traceOf(figure, "Pareto front")["x"], [20, 90]);
  deepStrictEqual(traceOf(figure, "published best validation F1")["y"], [0.94, 0.93, 0.955]);
  deepStrictEqual(traceOf(figure, "none published")["text"], ["unknown"]);
  deepStrictEqual(traceOf(figure, "best validation F1 of this run")["x"], [20]);
  const { size } = traceOf(figure, "published best validation F1")["marker"] as {
    size: number[];
  };
  ok(Math.abs((size[1]! / size[0]!) ** 2 - 11 / 4) < 0.05, "areas go with the weights");
  match(
    String((traceOf(figure, "published best validation F1")["customdata"] as string[])[2]),
    /0\.955.*training step \(ms\) 90.*7,000,000 parameters.*28 MB/,
  );
  match(figure.description, /better for the price than cheap \(0\.94\) and best \(0\.955\)\.$/);
});

Deno.test("networkCostsChart() needs a cost above 0, and no published score", async () => {
  await checkFigure(networkCostsChart([NETWORKS[3]!]));
  throws(() => networkCostsChart([{ ...NETWORKS[0]!, cost: 0 }]), {
    name: "RangeError",
    message: "Cannot draw costs: expected costs above 0, received 0",
  });
  throws(() => networkCostsChart([]), { name: "RangeError" });
});

Deno.test("confusionChart() colours by the share of the actual class and counts in words", async () => {
  const figure = confusionChart([[9, 1], [3, 7]], ["OWL", "WREN"]);
  await checkFigure(figure);
  deepStrictEqual(figure.data[0]!["z"], [[0.9, 0.1], [0.3, 0.7]]);
  deepStrictEqual(figure.data[0]!["text"], [["9", "1"], ["3", "7"]]);
  match(figure.description, /20 images of 2 classes, 4 wrong: most often WREN taken for OWL \(3\)/);
  throws(() => confusionChart([[1]], ["a", "b"]), {
    name: "TypeError",
    message: "Cannot draw a confusion matrix: expected 2 x 2 counts, received 1 x 1",
  });
});

Deno.test("confusionChart() of 300 classes draws the cells that are not empty", async () => {
  const names = Array.from({ length: 300 }, (_, at) => `BIRD ${at}`);
  const matrix = names.map((_, row) =>
    names.map((_, column) => row === column ? 28 : row === 7 && column === 9 ? 2 : 0)
  );
  const figure = confusionChart(matrix, names);
  await checkFigure(figure);
  deepStrictEqual(traceOf(figure, "wrong")["x"], ["BIRD 9"]);
  deepStrictEqual(traceOf(figure, "wrong")["customdata"], ["2 images, 6.7 % of the actual class"]);
  strictEqual((traceOf(figure, "right")["x"] as string[]).length, 300);
  const worst = confusionChart(matrix, names, { worst: 4 });
  await checkFigure(worst);
  deepStrictEqual(worst.data[0]!["x"], ["BIRD 0", "BIRD 1", "BIRD 7", "BIRD 9"]);
});

Deno.test("classScoresChart() draws the hardest classes with their intervals", async () => {
  const scores = Array.from({ length: 50 }, (_, at) => ({
    className: `BIRD ${at}`,
    f1: (at + 1) / 50,
    low: at / 50,
    high: Math.min(1, (at + 3) / 50),
    images: 31,
  }));
  const figure = classScoresChart(scores, { hardest: 3 });
  await checkFigure(figure);
  deepStrictEqual(figure.data[0]!["y"], ["BIRD 0", "BIRD 1", "BIRD 2"]);
  deepStrictEqual(figure.data[0]!["x"], [0.02, 0.04, 0.06]);
  match(figure.description, /mean 0\.51 over 50 species; hardest BIRD 0 0\.02/);
  throws(() => classScoresChart([]), { name: "RangeError" });
});

Deno.test("pixelHistogramChart() gives each channel's shares, 100 % in all", async () => {
  const data = Uint8Array.from({ length: 4 * 3 }, (_, at) => at % 3 === 0 ? 255 : at * 4);
  const figure = pixelHistogramChart({ width: 2, height: 2, data }, { bins: 16 });
  await checkFigure(figure);
  for (const { y } of figure.data) strictEqual((y as number[]).reduce((a, b) => a + b, 0), 100);
  strictEqual((traceOf(figure, "red")["y"] as number[]).at(-1), 100);
  strictEqual(axisTitle(figure, "yaxis"), "share of pixels (%)");
  throws(() => pixelHistogramChart({ width: 2, height: 2, data }, { range: [0, 1] }), {
    name: "RangeError",
    message: "Cannot draw a histogram: expected values from 0 to 1, received 255",
  });
});
