import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import { COLOURS, distributionChart, type Layout, oversamplingChart } from "lib/chart/mod.ts";
import { axisTitle, checkFigure, traceOf } from "./_check.ts";

const TRAIN = [
  { className: "EMU", count: 7 },
  { className: "PARAKETT  AKULET", count: 12 },
  { className: "<b>OWL</b>", count: 9 },
];
const TEST = TRAIN.map(({ className }) => ({ className, count: 5 }));

Deno.test("distributionChart() sorts all splits by the first one's counts", async () => {
  const figure = distributionChart({ test: TEST, train: TRAIN });
  await checkFigure(figure);
  const train = traceOf(figure, "train");
  deepStrictEqual(train["y"], [12, 9, 7]);
  deepStrictEqual(train["x"], ["PARAKETT  AKULET", "&lt;b&gt;OWL&lt;/b&gt;", "EMU"]);
  deepStrictEqual(traceOf(figure, "test")["x"], train["x"]);
  deepStrictEqual(train["marker"], { color: COLOURS.train });
  strictEqual(axisTitle(figure, "yaxis"), "images");
  match(figure.description, /3 species; images a species: train 7 to 12 and test 5\.$/);
});

Deno.test("distributionChart() of 300 classes has buttons for both ends and shows few names", async () => {
  const train = Array.from(
    { length: 300 },
    (_, at) => ({ className: `BIRD ${at}`, count: at + 1 }),
  );
  const figure = distributionChart({ train }, { highlight: ["BIRD 150"] });
  await checkFigure(figure);
  ok((figure.layout["xaxis"] as { nticks: number }).nticks < 30);
  const menu = (figure.layout["updatemenus"] as { buttons: { args: Layout[] }[] }[])[0]!;
  deepStrictEqual(menu.buttons[2]!.args, [{ "xaxis.range": [259.5, 299.5] }]);
  match(JSON.stringify(figure.layout["annotations"]), /BIRD 150: <b>151<\/b>/);
});

Deno.test("distributionChart() refuses no classes and unknown ones to point out", () => {
  throws(() => distributionChart({ train: [] }), {
    name: "RangeError",
    message: "Cannot draw a class distribution: expected at least one class, received none",
  });
  throws(() => distributionChart({ train: TRAIN }, { highlight: ["DODO"] }), {
    name: "RangeError",
    message: "Cannot point out a class: expected a class of the distribution, received DODO",
  });
});

Deno.test("oversamplingChart() stacks own images and copies to the majority's count", async () => {
  const figure = oversamplingChart(TRAIN, TRAIN.map((row) => ({ ...row, count: 12 })));
  await checkFigure(figure);
  deepStrictEqual(traceOf(figure, "own images")["y"], [12, 9, 7]);
  deepStrictEqual(traceOf(figure, "copies drawn at random")["y"], [0, 3, 5]);
  match(
    figure.description,
    /before 7 to 12 images a species, after 12 to 12; 8 copies, 36 in all\.$/,
  );
  throws(() => oversamplingChart(TRAIN, TEST), { name: "RangeError" });
});
