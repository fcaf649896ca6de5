/**
 * What the score depends on, one setting at a time.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type TitleOptions, type Trace } from "./figure.ts";
import { panelAxes, panelGrid } from "./_panels.ts";
import { list, words } from "./_words.ts";
import { COLOURS, transparent } from "./theme.ts";

/** The partial dependence on one setting: the model's answer, averaged over all other settings. */
export interface PartialDependenceCurve {
  /** The setting. */
  readonly name: string;
  /** Axis title with the unit; the name unless given. */
  readonly title?: string;
  /** Logarithmic, linear, or one place a value. */
  readonly scale: "log" | "linear" | "category";
  /** Values of the setting. */
  readonly values: readonly (number | string | boolean)[];
  /** Mean score at each value. */
  readonly mean: ArrayLike<number>;
  /** Standard deviation of the model at each value. */
  readonly std: ArrayLike<number>;
  /** Value of the best trial, marked by a line. */
  readonly best?: number | string | boolean;
}

/** What {@linkcode partialDependenceChart} lets one choose. */
export interface PartialDependenceOptions extends TitleOptions {
  /** Name of what is modelled; validation F1 unless given. */
  readonly scoreTitle?: string;
}

/**
 * Draws partial dependence with the model's uncertainty, a panel a setting on one common scale: the
 * steeper a curve beside its band, the more that setting matters.
 *
 * @param curves One a setting.
 * @param options Titles.
 * @returns The figure.
 * @throws {RangeError} If there is no curve.
 * @throws {TypeError} If values, mean and std of a curve differ in length.
 */
export function partialDependenceChart(
  curves: readonly PartialDependenceCurve[],
  options: PartialDependenceOptions = {},
): Figure {
  const { scoreTitle = "validation F1", title = "What the score depends on", subtitle } = options;
  if (curves.length === 0) {
    throw new RangeError(cannot("draw partial dependence", "at least one curve", "none"));
  }
  const columns = Math.min(3, curves.length);
  const rows = Math.ceil(curves.length / columns);
  const panels = panelGrid(rows, columns, { x: 0.04, y: 0.19 });
  const data: Trace[] = [];
  const layout: Record<string, unknown> = {};
  const shapes: unknown[] = [];
  for (const [at, curve] of curves.entries()) {
    checkCurve(curve);
    const panel = panels[at]!;
    const axes = { xaxis: panel.x, yaxis: panel.y };
    data.push(...(curve.scale === "category" ? places(curve, scoreTitle) : band(curve, scoreTitle))
      .map((trace) => ({ ...trace, ...axes })));
    if (curve.best !== undefined) {
      const place = curve.scale === "category"
        ? curve.values.map(String).indexOf(String(curve.best))
        : curve.best;
      shapes.push({
        type: "line",
        xref: panel.x,
        yref: `${panel.y} domain`,
        x0: place,
        x1: place,
        y0: 0,
        y1: 1,
        line: { color: COLOURS.highlight, width: 1.5, dash: "dot" },
      });
    }
    const first = panel.column === 0;
    Object.assign(
      layout,
      panelAxes(panel, {
        title: { text: escapeText(curve.title ?? curve.name) },
        ...(curve.scale === "log" ? { type: "log", dtick: 1, exponentformat: "e" } : { nticks: 5 }),
        ...(curve.scale === "category"
          ? { type: "category", range: [-0.5, curve.values.length - 0.5] }
          : {}),
      }, {
        nticks: 6,
        ...(at > 0 ? { matches: "y" } : {}),
        ...(first ? { title: { text: escapeText(scoreTitle) } } : {
          showticklabels: false,
          ticks: "",
        }),
      }),
    );
  }
  const spans = curves.map(({ name, mean }) => {
    const values = Array.from(mean);
    return { name, span: Math.max(...values) - Math.min(...values) };
  }).toSorted((a, b) => b.span - a.span);
  return createFigure({
    title,
    subtitle: subtitle ??
      `mean and 95 % band of the model; dotted line: the best trial`,
    data,
    height: 130 + rows * 210,
    minWidth: 80 + columns * 160,
    layout: { ...layout, shapes, showlegend: false },
    summary: `${scoreTitle} changes most with ${
      list(spans.slice(0, 3).map(({ name, span }) => `${name} (by ${words(span)})`))
    }.`,
  });
}

const SIGMAS = 1.96;

function band({ values, mean, std }: PartialDependenceCurve, scoreTitle: string): Trace[] {
  const x = [...values];
  const edge = (sign: number) => x.map((_, at) => mean[at]! + sign * SIGMAS * std[at]!);
  const none = { type: "scatter", mode: "lines", x, line: { width: 0 }, hoverinfo: "skip" };
  return [
    { ...none, y: edge(-1) },
    { ...none, y: edge(1), fill: "tonexty", fillcolor: transparent(COLOURS.train, 0.22) },
    {
      type: "scatter",
      mode: "lines",
      x,
      y: Array.from(mean),
      customdata: Array.from(std),
      line: { color: COLOURS.train, width: 2.5 },
      hovertemplate: hover(scoreTitle),
    },
  ];
}

function places({ values, mean, std }: PartialDependenceCurve, scoreTitle: string): Trace[] {
  return [{
    type: "scatter",
    mode: "markers",
    x: values.map(String),
    y: Array.from(mean),
    customdata: Array.from(std),
    error_y: {
      array: Array.from(std, (value) => SIGMAS * value),
      color: transparent(COLOURS.train, 0.5),
      thickness: 5,
      width: 0,
    },
    marker: { color: COLOURS.train, size: 10 },
    hovertemplate: hover(scoreTitle),
  }];
}

function hover(scoreTitle: string): string {
  const label = escapeText(scoreTitle);
  return `%{x}<br>${label} <b>%{y:.4f}</b>, std %{customdata:.2~g}<extra></extra>`;
}

function checkCurve({ name, values, mean, std }: PartialDependenceCurve): void {
  if (mean.length !== values.length || std.length !== values.length) {
    const received = `${mean.length} means and ${std.length} deviations`;
    const rule = `${values.length} of each for ${name}`;
    throw new TypeError(cannot("draw partial dependence", rule, received));
  }
}
