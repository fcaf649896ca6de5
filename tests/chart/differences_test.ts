import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import { COLOURS, type ComparedDifference, differencesChart, type Layout } from "lib/chart/mod.ts";
import { axisTitle, checkFigure } from "./_check.ts";

const ROWS: readonly ComparedDifference[] = [
  { name: "<wide>", judgement: "better", difference: .042, interval: [.008, .076] },
  { name: "equal", judgement: "no difference seen", difference: -.0004, interval: [-.03, .03] },
  { name: "narrow", judgement: "worse", difference: -.1, interval: [-.12, -.08] },
];

Deno.test("differencesChart() draws a row an interval, in the colour and shape of its word", async () => {
  const figure = differencesChart(ROWS, { baseline: "middle" });
  await checkFigure(figure);
  const lines = figure.data.filter(({ mode }) => mode === "lines");
  deepStrictEqual(lines.map(({ x }) => x), [[.8, 7.6], [-3, 3], [-12, -8]]);
  deepStrictEqual(lines.map(({ y }) => y), [[0, 0], [1, 1], [2, 2]]);
  const marks = figure.data.filter(({ mode }) => mode === "markers")
    .map(({ marker }) => marker as { color: string; symbol: string });
  deepStrictEqual(marks.map(({ color }) => color), [
    COLOURS.better,
    COLOURS.neutral,
    COLOURS.worse,
  ]);
  strictEqual(new Set(marks.map(({ symbol }) => symbol)).size, 3);
  strictEqual(axisTitle(figure, "xaxis"), "accuracy less that of middle (points)");
  const [low, high] = (figure.layout["xaxis"] as { range: [number, number] }).range;
  ok(low < -12 && high > 7.6, "the axis holds all intervals");
});

Deno.test("differencesChart() writes name, number and word over each interval, and in its description", () => {
  const figure = differencesChart(ROWS, { baseline: "middle", metric: "F1" });
  const texts = (figure.layout["annotations"] as Layout[]).map(({ text }) => text);
  deepStrictEqual(texts, [
    "<b>&lt;wide&gt;</b>",
    "+4.2, better",
    "<b>equal</b>",
    "0.0, no difference seen",
    "<b>narrow</b>",
    "−10.0, worse",
  ]);
  match(figure.description, /F1 of 3 contestants against middle, in points; better: <wide> \(\+4/);
  match(figure.description, /worse: narrow \(−10\.0\); no difference seen: equal \(0\.0\)\.$/);
});

Deno.test("differencesChart() holds 0 where all intervals lie on one side, and room for long names", () => {
  const name = "EfficientNet-Lite0 from a random start";
  const { layout } = differencesChart([{ ...ROWS[0]!, name }], { baseline: "middle" });
  const [low, high] = (layout["xaxis"] as { range: [number, number] }).range;
  ok(low < 0 && high > 7.6);
  ok((layout["meta"] as { minWidth: number }).minWidth > 7 * name.length);
});

Deno.test("differencesChart() refuses nothing to draw, and what is no number", () => {
  throws(() => differencesChart([], { baseline: "middle" }), {
    name: "RangeError",
    message: "Cannot draw differences: expected at least one, received none",
  });
  throws(() => differencesChart([{ ...ROWS[0]!, difference: NaN }], { baseline: "middle" }), {
    name: "RangeError",
    message:
      "Cannot draw differences: expected three numbers of <wide>, received NaN, 0.008, 0.076",
  });
});
