/**
 * What a Gaussian process knows, and where it would look next.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { type Panel, panelAxes, panelGrid, panelTitle } from "./_panels.ts";
import { counted, words } from "./_words.ts";
import { COLOURS, transparent } from "./theme.ts";

/** A posterior along one dimension, all arrays over the same `x`. */
export interface PosteriorCurve {
  /** Heading of its panel: `after 5 calls`. */
  readonly name?: string;
  /** Where the curves are given, ascending. */
  readonly x: ArrayLike<number>;
  /** Posterior mean, in the objective's unit. */
  readonly mean: ArrayLike<number>;
  /** Posterior standard deviation, in the objective's unit. */
  readonly std: ArrayLike<number>;
  /** The points evaluated so far. */
  readonly observed?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };
  /** The true function, where the example knows it. */
  readonly truth?: ArrayLike<number>;
  /** Functions drawn from the posterior (or the prior). */
  readonly samples?: readonly ArrayLike<number>[];
  /** The acquisition function; its highest point is the next to evaluate. */
  readonly acquisition?: ArrayLike<number>;
  /** Where the search looks next. */
  readonly next?: number;
}

/** What {@linkcode posteriorChart} lets one choose. */
export interface PosteriorOptions extends TitleOptions {
  /** Axis title of the dimension, with its unit. */
  readonly xTitle?: string;
  /** Axis title of the objective. */
  readonly yTitle?: string;
  /** Name of the acquisition function. */
  readonly acquisitionTitle?: string;
  /** Which end of the objective is sought: the minimum unless given. */
  readonly goal?: "minimum" | "maximum";
  /** Whether the dimension is drawn on a logarithmic axis. */
  readonly logX?: boolean;
  /** Half the height of the band in standard deviations: 1.96 (95 %) unless given. */
  readonly sigmas?: number;
}

/**
 * Draws the posterior with its band of uncertainty, the observations and, below, the acquisition;
 * several curves (a search step by step) side by side on common scales.
 *
 * @param curves One curve, or one a panel.
 * @param options Titles and scale.
 * @returns The figure.
 * @throws {RangeError} If there is no curve.
 * @throws {TypeError} If the arrays of a curve differ in length.
 *
 * @example
 * ```ts
 * import { posteriorChart, show } from "lib/chart/mod.ts";
 * await show(posteriorChart({
 *   x: [0, 0.5, 1],
 *   mean: [1, 0.2, 0.6],
 *   std: [0, 0.4, 0],
 *   observed: { x: [0, 1], y: [1, 0.6] },
 * }));
 * ```
 */
export function posteriorChart(
  curves: PosteriorCurve | readonly PosteriorCurve[],
  options: PosteriorOptions = {},
): Figure {
  const steps = Array.isArray(curves) ? curves as PosteriorCurve[] : [curves as PosteriorCurve];
  if (steps.length === 0) {
    throw new RangeError(cannot("draw a posterior", "at least one curve", "none"));
  }
  steps.forEach(checkLengths);
  const { title = "What the Gaussian process knows", subtitle = "" } = options;
  const { xTitle = "x", yTitle = "objective", acquisitionTitle = "acquisition" } = options;
  const withAcquisition = steps.some(({ acquisition }) => acquisition);
  const rows = withAcquisition ? 2 : 1;
  const panels = panelGrid(rows, steps.length, {
    x: 0.03,
    y: 0.06,
    heights: withAcquisition ? [2.4, 1] : [1],
  });
  const data: Trace[] = [];
  const layout: Record<string, unknown> = { annotations: [] };
  const known = new Set<string>();
  for (const panel of panels) {
    const step = steps[panel.column]!;
    const drawn = panel.row === 0
      ? posteriorTraces(step, panel, options)
      : acquisitionTraces(step, panel, acquisitionTitle);
    for (const trace of drawn) {
      const name = trace["name"] as string;
      const isNew = !known.has(name) && trace["showlegend"] !== false;
      data.push({ ...trace, legendgroup: name, showlegend: isNew });
      if (isNew) known.add(name);
    }
    const first = panel.column === 0;
    const text = escapeText(panel.row === 0 ? yTitle : acquisitionTitle);
    const bottom = panel.row === rows - 1;
    Object.assign(
      layout,
      panelAxes(panel, {
        nticks: 6,
        type: options.logX ? "log" : "linear",
        ...(panel !== panels[0] ? { matches: "x" } : {}),
        ...(bottom ? { title: { text: escapeText(xTitle) } } : QUIET),
      }, {
        nticks: panel.row === 0 ? 6 : 3,
        ...(first
          ? { title: { text } }
          : { ...QUIET, matches: panels[panel.row * steps.length]!.y }),
      }),
    );
    if (panel.row === 0 && step.name) {
      (layout["annotations"] as Layout[]).push(panelTitle(panel, step.name));
    }
  }
  const last = steps.at(-1)!;
  const goal = options.goal ?? "minimum";
  const [extreme, at] = bestMean(last, goal);
  const seen = last.observed?.x.length ?? 0;
  const named = steps.some(({ name }) => name !== undefined);
  return createFigure({
    title,
    subtitle,
    data,
    minWidth: 640,
    height: (withAcquisition ? 470 : 360) + (named ? 16 : 0),
    layout,
    panelTitles: named,
    summary: `posterior after ${counted(seen, "observation")}; ${
      goal === "minimum" ? "lowest" : "highest"
    } mean ${words(extreme)} at ${words(at)}${
      last.next === undefined ? "" : `, next point ${words(last.next)}`
    }.`,
  });
}

const QUIET = { showticklabels: false, ticks: "" };

function posteriorTraces(step: PosteriorCurve, panel: Panel, options: PosteriorOptions): Trace[] {
  const { sigmas = 1.96 } = options;
  const x = Array.from(step.x);
  const line = { type: "scatter", mode: "lines", xaxis: panel.x, yaxis: panel.y, x };
  const edge = (sign: number) => x.map((_, at) => step.mean[at]! + sign * sigmas * step.std[at]!);
  const band = `mean ± ${words(sigmas)} std`;
  const traces: Trace[] = [
    {
      ...line,
      name: band,
      showlegend: false,
      y: edge(-1),
      line: { width: 0, color: COLOURS.train },
      hoverinfo: "skip",
    },
    {
      ...line,
      name: band,
      y: edge(1),
      line: { width: 0, color: COLOURS.train },
      fill: "tonexty",
      fillcolor: transparent(COLOURS.train, 0.22),
      hoverinfo: "skip",
    },
  ];
  for (const sample of step.samples ?? []) {
    traces.push({
      ...line,
      name: "samples",
      y: Array.from(sample),
      line: { width: 1, color: transparent(COLOURS.train, 0.55) },
      hoverinfo: "skip",
    });
  }
  traces.push({
    ...line,
    name: "mean",
    y: Array.from(step.mean),
    line: { width: 2.5, color: COLOURS.train },
    customdata: Array.from(step.std),
    hovertemplate: "x %{x:.4~g}<br>mean <b>%{y:.4~g}</b>, std %{customdata:.3~g}<extra></extra>",
  });
  if (step.truth) {
    traces.push({
      ...line,
      name: "true function",
      y: Array.from(step.truth),
      line: { width: 1.5, color: COLOURS.neutral, dash: "dash" },
      hovertemplate: "x %{x:.4~g}<br>true value <b>%{y:.4~g}</b><extra></extra>",
    });
  }
  if (step.observed) {
    traces.push({
      ...line,
      mode: "markers",
      name: "observed",
      x: Array.from(step.observed.x),
      y: Array.from(step.observed.y),
      marker: { size: 9, color: COLOURS.thisRun, line: { width: 1, color: "#FFFFFF" } },
      hovertemplate: "observed at %{x:.4~g}: <b>%{y:.4~g}</b><extra></extra>",
    });
  }
  if (step.next !== undefined) traces.push(nextLine(step, panel, lowAndHigh(step, sigmas)));
  return traces;
}

function acquisitionTraces(step: PosteriorCurve, panel: Panel, name: string): Trace[] {
  if (!step.acquisition) return [];
  const y = Array.from(step.acquisition);
  const traces: Trace[] = [{
    type: "scatter",
    mode: "lines",
    name: escapeText(name),
    xaxis: panel.x,
    yaxis: panel.y,
    x: Array.from(step.x),
    y,
    line: { width: 2, color: COLOURS.test },
    hovertemplate: `x %{x:.4~g}<br>${escapeText(name)} <b>%{y:.4~g}</b><extra></extra>`,
  }];
  if (step.next !== undefined) {
    traces.push(nextLine(step, panel, [Math.min(...y), Math.max(...y)]));
  }
  return traces;
}

function nextLine(step: PosteriorCurve, panel: Panel, [low, high]: readonly number[]): Trace {
  return {
    type: "scatter",
    mode: "lines",
    name: "next point",
    xaxis: panel.x,
    yaxis: panel.y,
    x: [step.next, step.next],
    y: [low, high],
    line: { width: 2, color: COLOURS.valid, dash: "dot" },
    hovertemplate: "next point %{x:.4~g}<extra></extra>",
  };
}

function lowAndHigh({ mean, std }: PosteriorCurve, sigmas: number): number[] {
  const ends = Array.from(mean).flatMap((value, at) => [
    value - sigmas * std[at]!,
    value + sigmas * std[at]!,
  ]);
  return [Math.min(...ends), Math.max(...ends)];
}

function bestMean({ x, mean }: PosteriorCurve, goal: "minimum" | "maximum"): [number, number] {
  const sign = goal === "minimum" ? 1 : -1;
  let best = 0;
  for (let at = 1; at < mean.length; at++) if (sign * (mean[at]! - mean[best]!) < 0) best = at;
  return [mean[best] ?? NaN, x[best] ?? NaN];
}

function checkLengths({ x, mean, std, truth, acquisition, samples = [] }: PosteriorCurve): void {
  for (const values of [mean, std, truth, acquisition, ...samples]) {
    if (values && values.length !== x.length) {
      throw new TypeError(cannot("draw a posterior", `${x.length} values`, `${values.length}`));
    }
  }
}
