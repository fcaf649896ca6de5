/**
 * What a Gaussian process knows, and where it would look next.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { bestIndex } from "../scores.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { acquisitionTraces, type PosteriorCurve, posteriorTraces } from "./_posterior_traces.ts";
import { panelAxes, panelGrid, panelTitle } from "./_panels.ts";
import { counted, words } from "./_words.ts";

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
      ? posteriorTraces(step, panel, options.sigmas ?? 1.96)
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

function bestMean({ x, mean }: PosteriorCurve, goal: "minimum" | "maximum"): [number, number] {
  const best = bestIndex(Array.from(mean), goal === "minimum" ? "min" : "max");
  return [mean[best] ?? NaN, x[best] ?? NaN];
}

function checkLengths({ x, mean, std, truth, acquisition, samples = [] }: PosteriorCurve): void {
  for (const values of [mean, std, truth, acquisition, ...samples]) {
    if (values && values.length !== x.length) {
      throw new TypeError(cannot("draw a posterior", `${x.length} values`, `${values.length}`));
    }
  }
}
