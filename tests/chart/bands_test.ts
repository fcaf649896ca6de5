import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import { bandsChart, SERIES_COLOURS, transparent } from "lib/chart/mod.ts";
import { axisTitle, checkFigure } from "./_check.ts";

const points = [1, 2].map((x) => ({ x, mean: x / 4, low: x / 4 - .1, high: x / 4 + .1 }));

Deno.test("bandsChart() draws a mean and its band in one colour, the band round its edge", async () => {
  const figure = bandsChart([{ name: "a", points }, { name: "b", points }], {
    y: "validation F1",
    subtitle: "band: 95 %",
  });
  await checkFigure(figure);
  const [band, curve, , second] = figure.data;
  deepStrictEqual([band!["x"], band!["y"]], [[1, 2, 2, 1], [.35, .6, .4, .15]]);
  strictEqual(band!["fillcolor"], transparent(SERIES_COLOURS[0]!, .18));
  deepStrictEqual([curve!["x"], curve!["y"]], [[1, 2], [.25, .5]]);
  deepStrictEqual(curve!["text"], ["0.15 to 0.35", "0.4 to 0.6"]);
  strictEqual((second!["line"] as { color: string }).color, SERIES_COLOURS[1]);
  deepStrictEqual(["xaxis", "yaxis"].map((axis) => axisTitle(figure, axis)), [
    "epoch",
    "validation F1",
  ]);
  match(figure.description, /2 curves of validation F1; at the end a 0\.5 \(0\.4 to 0\.6\) and b/);
});

Deno.test("bandsChart() draws a curve without a band where there is no interval, and no place without a mean", async () => {
  const bare = [
    { x: 1, mean: .25, low: NaN, high: NaN },
    { x: 2, mean: NaN, low: NaN, high: NaN },
  ];
  const figure = bandsChart([{ name: "a", points: bare }, { name: "b", points: [] }]);
  await checkFigure(figure);
  deepStrictEqual(figure.data.map(({ x }) => x), [[1]]);
  match(figure.description, /a 0\.25 \(no interval\) and b without a number\.$/);
});

Deno.test("bandsChart() asks for room for its legend, and refuses none and more than it has colours", () => {
  const name = "EfficientNet-Lite0, its own scaling";
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `${name} ${at}`, points }));
  ok((bandsChart(many(3)).layout["meta"] as { minWidth: number }).minWidth > 21 * name.length);
  strictEqual((bandsChart(many(1)).layout["meta"] as { minWidth: number }).minWidth, 320);
  throws(() => bandsChart([]), {
    name: "RangeError",
    message: "Cannot draw bands: expected 1 to 6 curves, received 0",
  });
  throws(() => bandsChart(many(7)), /received 7$/);
  throws(() => bandsChart([{ name, points: [] }]), /expected a curve with a mean, received none$/);
});
