/**
 * Where a search looked: each pair of settings against each other.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import {
  bestIndex,
  isScore,
  type Positions,
  positionsOf,
  type SearchDimension,
  type SearchPoint,
  settingsText,
} from "./_dimensions.ts";
import { panelAxes, panelGrid } from "./_panels.ts";
import { words } from "./_words.ts";
import { COLOURS, SCORE_SCALE } from "./theme.ts";

/** What {@linkcode evaluationsChart} lets one choose. */
export interface EvaluationsOptions extends TitleOptions {
  /** Name of the score; validation F1 unless given. */
  readonly scoreTitle?: string;
}

/**
 * Draws the evaluations matrix: below the diagonal every pair of settings, a dot a trial, coloured by
 * score; on the diagonal how often each value was tried. A star marks the best, a cross a failure.
 *
 * @param points The trials, in order.
 * @param dimensions The settings to draw, two at least.
 * @param options Titles.
 * @returns The figure.
 * @throws {RangeError} If there are fewer than two dimensions, or no trial.
 * @throws {TypeError} If a trial lacks a setting.
 */
export function evaluationsChart(
  points: readonly SearchPoint[],
  dimensions: readonly SearchDimension[],
  options: EvaluationsOptions = {},
): Figure {
  const { scoreTitle = "validation F1", title = "Where the search looked", subtitle } = options;
  if (points.length === 0 || dimensions.length < 2) {
    const received = `${dimensions.length} dimensions and ${points.length} trials`;
    throw new RangeError(cannot("draw the evaluations", "2 dimensions and 1 trial", received));
  }
  const size = dimensions.length;
  const positions = dimensions.map((dimension) => positionsOf(dimension, points));
  const texts = points.map((point, at) =>
    `<b>trial ${at + 1}</b>: ${escapeText(scoreTitle)} ${
      isScore(point.score) ? point.score.toFixed(4) : "none, failed"
    }<br>${settingsText(point, dimensions)}`
  );
  const best = bestIndex(points);
  const data: Trace[] = [];
  const layout: Record<string, unknown> = {};
  for (const panel of panelGrid(size, size, { x: 0.025, y: 0.025 })) {
    const { row, column } = panel;
    if (column > row) continue;
    const [across, up] = [positions[column]!, positions[row]!];
    const place = (at: Positions, index: number) =>
      points.map(({ settings }) => at.place(settings[dimensions[index]!.name]!));
    const axes = { xaxis: panel.x, yaxis: panel.y };
    const counts = row === column;
    if (counts) data.push({ ...histogram(across, place(across, column)), ...axes });
    else {data.push(...dots(points, {
        texts,
        best,
        x: place(across, column),
        y: place(up, row),
        axes,
        bar: data.some(({ mode }) => mode) ? undefined : colourBar(scoreTitle),
      }));}
    Object.assign(
      layout,
      panelAxes(
        panel,
        { range: across.range, showgrid: false, ...labels(across, row === size - 1) },
        counts
          ? { showgrid: false, rangemode: "tozero", ...HIDDEN }
          : { range: up.range, showgrid: false, ...labels(up, column === 0) },
      ),
    );
  }
  return createFigure({
    title,
    subtitle: subtitle ?? "a dot a trial; the star is the best; bars count the trials",
    data,
    height: 130 + size * 125,
    minWidth: 90 + size * 110,
    layout: { ...layout, showlegend: false },
    summary: `${words(points.length)} trials over ${
      dimensions.map(({ name, title }) => title ?? name).join(", ")
    }${
      best < 0
        ? ", all failed"
        : `; best is trial ${best + 1} with ${scoreTitle} ${words(points[best]!.score!)}, ${
          settingsText(points[best]!, dimensions).replaceAll("<br>", ", ")
        }`
    }.`,
  });
}

const HIDDEN = { showticklabels: false, ticks: "" };

/** Labels on the matrix's outer edges only; the kind of axis everywhere. */
function labels({ axis, title, logarithmic }: Positions, outside: boolean): Layout {
  if (!outside) return { ...HIDDEN, ...(logarithmic ? { type: "log" } : {}) };
  return { ...axis, tickfont: { size: 10 }, title: { text: title, font: { size: 11 } } };
}

function dots(
  points: readonly SearchPoint[],
  { texts, best, x, y, axes, bar }: {
    readonly texts: readonly string[];
    readonly best: number;
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly axes: Layout;
    readonly bar: Layout | undefined;
  },
): Trace[] {
  const pick = <T>(values: readonly T[], keep: (at: number) => boolean) =>
    values.filter((_, at) => keep(at));
  const trace = (keep: (at: number) => boolean, marker: Layout): Trace => ({
    type: "scatter",
    mode: "markers",
    ...axes,
    x: pick(x, keep),
    y: pick(y, keep),
    text: pick(texts, keep),
    hovertemplate: "%{text}<extra></extra>",
    cliponaxis: false,
    marker,
  });
  const scored = (at: number) => isScore(points[at]!.score);
  const scores = points.map(({ score }) => score).filter(isScore);
  const outline = { color: COLOURS.neutral, width: 0.75 };
  const plain = (at: number) => scored(at) && at !== best;
  const traces = [trace(plain, {
    color: pick(points, plain).map(({ score }) => score),
    colorscale: SCORE_SCALE,
    cmin: Math.min(...scores),
    cmax: Math.max(...scores),
    ...(bar ? { showscale: true, colorbar: bar } : {}),
    line: outline,
    size: 8,
  })];
  if (points.some((_, at) => !scored(at))) {
    traces.push(trace((at) => !scored(at), { color: COLOURS.neutral, symbol: "x", size: 7 }));
  }
  if (best >= 0) {
    traces.push(trace((at) => at === best, {
      color: COLOURS.highlight,
      symbol: "star",
      size: 13,
    }));
  }
  return traces;
}

/** Ten equal stretches of the axis, or one bar a category. */
function histogram(positions: Positions, values: readonly number[]): Trace {
  const [low, high] = positions.range;
  const isCategory = positions.categories.length > 0;
  const bins = isCategory ? positions.categories.length : 10;
  const width = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const at = ((positions.logarithmic ? Math.log10(value) : value) - low) / width;
    counts[Math.min(bins - 1, Math.floor(at))]!++;
  }
  const edge = (at: number) => {
    const place = low + at * width;
    return positions.logarithmic ? 10 ** place : place;
  };
  const share = isCategory ? 0.2 : 0.05;
  return {
    type: "bar",
    x: counts.map((_, at) => edge(at + share)),
    width: counts.map((_, at) => edge(at + 1 - share) - edge(at + share)),
    offset: 0,
    y: counts,
    marker: { color: COLOURS.neutral },
    hovertemplate: "%{y} trials<extra></extra>",
  };
}

/** The bar that explains the colours, in the empty half of the matrix. */
function colourBar(title: string): Layout {
  return {
    title: { text: escapeText(title), side: "top" },
    orientation: "h",
    len: 0.32,
    thickness: 10,
    x: 1,
    xanchor: "right",
    y: 1,
    yanchor: "top",
    nticks: 4,
    outlinewidth: 0,
  };
}
