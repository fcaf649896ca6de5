import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import { COLOURS, learningCurvesChart } from "lib/chart/mod.ts";
import { axisTitle, checkFigure, traceOf } from "./_check.ts";
import { madeHistory } from "./_histories.ts";

const RUN = { name: "resnet18", history: madeHistory(5, 0.3) };

Deno.test("learningCurvesChart() of one run draws its numbers, a panel a metric", async () => {
  const figure = learningCurvesChart([RUN]);
  await checkFigure(figure);
  const lines = figure.data.filter((trace) => trace["mode"] === "lines");
  strictEqual(lines.length, 6);
  const validF1 = lines.find((line) => line["name"] === "valid" && line["yaxis"] === "y3")!;
  deepStrictEqual(validF1["x"], [1, 2, 3, 4, 5]);
  deepStrictEqual(validF1["y"], RUN.history.epochs.map((epoch) => epoch.validF1));
  strictEqual((validF1["line"] as { color: string }).color, COLOURS.valid);
  strictEqual(axisTitle(figure, "xaxis3"), "epoch");
  match(
    figure.description,
    /^Learning curves: 1 run of up to 5 epochs; best validation F1 resnet18/,
  );
  match(figure.description, /resnet18 0\.6 at epoch 4\.$/);
});

Deno.test("learningCurvesChart() marks the best epoch", () => {
  const figure = learningCurvesChart([RUN], { metrics: ["f1"] });
  const best = figure.data.find((trace) => trace["mode"] === "markers")!;
  deepStrictEqual(best["x"], [4]);
});

Deno.test("learningCurvesChart() draws published curves behind, in groups the legend switches", async () => {
  const published = madeHistory(8, 0.2);
  const runs = [{ ...RUN, published }, { ...RUN, name: "xception", published }];
  const figure = learningCurvesChart(runs, { metrics: ["loss", "f1"] });
  await checkFigure(figure);
  strictEqual(figure.data[0]!["name"], "train, published");
  const shown = figure.data.filter((trace) => trace["showlegend"]).map((trace) => trace["name"]);
  deepStrictEqual(shown, ["train, published", "valid, published", "train", "valid"]);
  ok(figure.data.every((trace) => trace["legendgroup"] === trace["name"]));
  strictEqual(axisTitle(figure, "yaxis"), "loss (cross-entropy)");
  strictEqual((figure.layout["yaxis4"] as { matches: string }).matches, "y3");
  match(figure.description, /\(published 0\.8\)/);
});

Deno.test("learningCurvesChart() leaves gaps where nothing was measured", async () => {
  const epochs = RUN.history.epochs.map((epoch) => ({ ...epoch, validF1: null, loss: NaN }));
  const figure = learningCurvesChart([{ name: "x", history: { epochs } }], {
    metrics: ["f1", "loss"],
  });
  await checkFigure(figure);
  deepStrictEqual(
    traceOf({ ...figure, data: [figure.data[1]!] }, "valid")["y"],
    Array(5).fill(null),
  );
});

Deno.test("learningCurvesChart() refuses nothing to draw", () => {
  throws(() => learningCurvesChart([]), {
    name: "RangeError",
    message: "Cannot draw learning curves: expected a run and a metric, received no run",
  });
});

Deno.test("learningCurvesChart() asks for room for its panels' headings and for its legend", () => {
  const run = (name: string, published = false) => ({
    name,
    history: madeHistory(2, 0.3),
    ...(published ? { published: madeHistory(2, 0.3) } : {}),
  });
  const width = (runs: Parameters<typeof learningCurvesChart>[0]) =>
    (learningCurvesChart(runs, { metrics: ["f1"] }).layout["meta"] as { minWidth: number })
      .minWidth;
  const long = "EfficientNet-Lite0, ImageNet";
  strictEqual(width([run("a"), run("b"), run("c")]), 395);
  strictEqual(width([run(long), run("b"), run("c")]), 710);
  strictEqual(width([run("64 px", true), run("b"), run("c")]), 560);
});
