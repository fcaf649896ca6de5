/**
 * Differences with their intervals: a row a contestant, and where each lies about zero.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { counted, list } from "./_words.ts";
import { createFigure, escapeText, type Figure, type TitleOptions, type Trace } from "./figure.ts";
import type { Layout } from "./figure.ts";
import { COLOURS } from "./theme.ts";
import { signedPoints } from "../words.ts";

/** A contestant against the baseline. */
export interface ComparedDifference {
  /** What is compared. */
  readonly name: string;
  /** The rule's word. */
  readonly judgement: "better" | "worse" | "no difference seen";
  /** A difference of shares: five points are .05. */
  readonly difference: number;
  /** Where the true difference lies. */
  readonly interval: readonly [low: number, high: number];
}

/** What {@linkcode differencesChart} lets one choose. */
export interface DifferencesOptions extends TitleOptions {
  /** What all are compared with, as the axis names it. */
  readonly baseline: string;
  /** What the figures are; accuracy unless given. */
  readonly metric?: string;
}

/** How each word is drawn: told apart by shape as well as by colour. */
const MARKS = {
  "better": { colour: COLOURS.better, symbol: "circle" },
  "worse": { colour: COLOURS.worse, symbol: "diamond" },
  "no difference seen": { colour: COLOURS.neutral, symbol: "circle-open" },
} as const;

/** Pixels of a row: a line of text and the interval under it. */
const ROW = 46;
/** Pixels of a letter of that line, and of all that is not text in it. */
const TEXT = { letter: 7, space: 56 };

/**
 * Draws a forest plot: each contestant's difference from the baseline in points, with its interval,
 * about a line at zero. Name and number stand over each interval, so that narrow screens lose nothing.
 *
 * @param rows At least one; drawn in the order given.
 * @param options What all are compared with; title and metric.
 * @returns The figure.
 * @throws {RangeError} If there is no row, or a number is none.
 *
 * @example
 * ```ts
 * import { differencesChart, show } from "lib/chart/mod.ts";
 * await show(differencesChart([
 *   { name: "96 px", judgement: "better", difference: .06, interval: [.02, .1] },
 *   { name: "48 px", judgement: "no difference seen", difference: -.01, interval: [-.04, .02] },
 * ], { baseline: "64 px" }));
 * ```
 */
export function differencesChart(
  rows: readonly ComparedDifference[],
  options: DifferencesOptions,
): Figure {
  const { baseline, metric = "accuracy", title = "Differences and their intervals" } = options;
  if (rows.length === 0) throw new RangeError(cannot("draw differences", "at least one", "none"));
  for (const { name, difference, interval } of rows) {
    if (![difference, ...interval].every(Number.isFinite)) {
      const received = [difference, ...interval].join(", ");
      throw new RangeError(cannot("draw differences", `three numbers of ${name}`, received));
    }
  }
  const data = rows.flatMap((row, at): Trace[] => {
    const { colour, symbol } = MARKS[row.judgement];
    const [low, high] = row.interval.map((end) => 100 * end);
    const hover = `${escapeText(row.name)}: <b>${signedPoints(row.difference)}</b> points of ` +
      `${escapeText(metric)}<br>${signedPoints(row.interval[0])} to ${
        signedPoints(row.interval[1])
      }` +
      `<br>${row.judgement}<extra></extra>`;
    return [{
      type: "scatter",
      mode: "lines",
      showlegend: false,
      x: [low, high],
      y: [at, at],
      line: { color: colour, width: 3 },
      hovertemplate: hover,
    }, {
      type: "scatter",
      mode: "markers",
      showlegend: false,
      x: [100 * row.difference],
      y: [at],
      marker: { color: colour, size: 12, symbol, line: { width: 2.5, color: colour } },
      hovertemplate: hover,
    }];
  });
  const ends = rows.flatMap(({ interval }) => interval.map((end) => 100 * end));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const space = (high - low || 1) * .06;
  const label = (row: ComparedDifference, at: number, side: "left" | "right"): Layout => ({
    bgcolor: "rgba(0, 0, 0, 0)",
    showarrow: false,
    text: side === "left"
      ? `<b>${escapeText(row.name)}</b>`
      : `${signedPoints(row.difference)}, ${row.judgement}`,
    x: side === "left" ? 0 : 1,
    xanchor: side,
    xref: "paper",
    y: at - .17,
    yanchor: "bottom",
    yref: "y",
  });
  return createFigure({
    title,
    subtitle: options.subtitle ??
      "a line that leaves out 0 is a difference",
    data,
    height: 130 + rows.length * ROW,
    minWidth: Math.max(320, TEXT.space + TEXT.letter * Math.max(...rows.map(lettersOf))),
    layout: {
      annotations: rows.flatMap((row, at) => [label(row, at, "left"), label(row, at, "right")]),
      margin: { l: 16, r: 16, b: 52 },
      shapes: [{
        type: "line",
        x0: 0,
        x1: 0,
        y0: 0,
        y1: 1,
        yref: "paper",
        layer: "below",
        line: { color: COLOURS.neutral, width: 1.5, dash: "dot" },
      }],
      showlegend: false,
      xaxis: {
        title: { text: `${escapeText(metric)} less that of ${escapeText(baseline)} (points)` },
        range: [low - space, high + space],
        nticks: 7,
      },
      yaxis: {
        range: [rows.length - .6, -.75],
        showgrid: false,
        showline: false,
        showticklabels: false,
        ticks: "",
      },
    },
    summary: `${metric} of ${counted(rows.length, "contestant")} against ${baseline}, in points; ${
      inWords(rows)
    }.`,
  });
}

/** Letters over a row's interval. */
function lettersOf({ name, judgement }: ComparedDifference): number {
  return name.length + "+10.0, ".length + judgement.length;
}

/** Word by word, and who it was said of. */
function inWords(rows: readonly ComparedDifference[]): string {
  const words = ["better", "worse", "no difference seen"] as const;
  return words.flatMap((word) => {
    const own = rows.filter(({ judgement }) => judgement === word);
    if (own.length === 0) return [];
    return [`${word}: ${list(own.map((row) => `${row.name} (${signedPoints(row.difference)})`))}`];
  }).join("; ");
}
