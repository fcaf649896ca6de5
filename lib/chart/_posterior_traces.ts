/** What is drawn of one posterior: its own panel, and that of its acquisition function. */
import { escapeText, type Trace } from "./figure.ts";
import type { Panel } from "./_panels.ts";
import { words } from "./_words.ts";
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

/** Band, samples, mean, truth and observations of one curve. */
export function posteriorTraces(step: PosteriorCurve, panel: Panel, sigmas: number): Trace[] {
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

/** The acquisition function of one curve; nothing where it has none. */
export function acquisitionTraces(step: PosteriorCurve, panel: Panel, name: string): Trace[] {
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
