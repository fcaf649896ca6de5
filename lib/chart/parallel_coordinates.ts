/**
 * Every trial of a search as one line through all its settings.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import {
  bestIndex,
  colourAt,
  isScore,
  type Positions,
  positionsOf,
  type SearchDimension,
  type SearchPoint,
  settingsText,
  shareOf,
} from "./_dimensions.ts";
import { words } from "./_words.ts";
import { COLOURS, SCORE_SCALE } from "./theme.ts";

/** What {@linkcode parallelCoordinatesChart} lets one choose. */
export interface ParallelCoordinatesOptions extends TitleOptions {
  /** Name of the score; validation F1 unless given. */
  readonly scoreTitle?: string;
}

/**
 * Draws parallel coordinates: an upright axis a setting and the score as the last one, a line a
 * trial, coloured by score; the best is drawn thick, failed trials dotted.
 *
 * @param points The trials, in order.
 * @param dimensions The settings, from left to right.
 * @param options Titles.
 * @returns The figure.
 * @throws {RangeError} If there is no dimension, or no trial has a score.
 * @throws {TypeError} If a trial lacks a setting.
 */
export function parallelCoordinatesChart(
  points: readonly SearchPoint[],
  dimensions: readonly SearchDimension[],
  options: ParallelCoordinatesOptions = {},
): Figure {
  const { scoreTitle = "validation F1", title = "Settings and score", subtitle } = options;
  const scores = points.map(({ score }) => score).filter(isScore);
  if (dimensions.length === 0 || scores.length === 0) {
    const received = `${dimensions.length} dimensions and ${scores.length} scores`;
    throw new RangeError(cannot("draw parallel coordinates", "1 dimension and 1 score", received));
  }
  const positions = dimensions.map((dimension) => positionsOf(dimension, points));
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const best = bestIndex(points);
  const scoreShare = (score: number) =>
    0.04 + 0.92 * (high > low ? (score - low) / (high - low) : 0.5);
  const rank = ({ score }: SearchPoint) => isScore(score) ? score : low - 1;
  const order = points.map((_, at) => at)
    .toSorted((a, b) => rank(points[a]!) - rank(points[b]!));
  const lines = order.map((at): Trace => {
    const point = points[at]!;
    const values = dimensions.map(({ name }, axis) =>
      shareOf(positions[axis]!, point.settings[name]!)
    );
    const hasScore = isScore(point.score);
    const y = [...values, hasScore ? scoreShare(point.score!) : 0];
    const shown = hasScore ? point.score!.toFixed(4) : "none, failed";
    const colour = hasScore
      ? colourAt(SCORE_SCALE, high > low ? (point.score! - low) / (high - low) : 1)
      : COLOURS.neutral;
    return {
      type: "scatter",
      mode: "lines+markers",
      x: y.map((_, axis) => axis),
      y,
      line: {
        color: at === best ? COLOURS.highlight : colour,
        width: at === best ? 4 : 2,
        shape: "spline",
        smoothing: 0.6,
        dash: hasScore ? "solid" : "dot",
      },
      marker: { size: at === best ? 8 : 6 },
      hovertemplate: `<b>trial ${at + 1}</b>: ${escapeText(scoreTitle)} ${shown}<br>` +
        `${settingsText(point, dimensions)}<extra></extra>`,
      cliponaxis: false,
    };
  });
  const last = dimensions.length;
  const scoreAxis: Positions = {
    title: escapeText(scoreTitle),
    place: Number,
    range: [low, high],
    axis: {},
    categories: [],
    logarithmic: false,
  };
  return createFigure({
    title,
    subtitle: subtitle ?? "a line a trial; the thick one is the best",
    data: lines,
    height: 420,
    minWidth: 110 * (dimensions.length + 1),
    layout: {
      showlegend: false,
      margin: { l: 40, r: 70, t: 104, b: 24 },
      xaxis: { visible: false, range: [-0.12, last + 0.12], fixedrange: true },
      yaxis: { visible: false, range: [-0.02, 1.02], fixedrange: true },
      shapes: [...positions, scoreAxis].map((_, axis) => upright(axis)),
      annotations: [
        ...positions.flatMap((position, axis) => axisLabels(position, axis)),
        heading(scoreAxis.title, last),
        tick(words(high), last, scoreShare(high)),
        ...(high > low ? [tick(words(low), last, scoreShare(low))] : []),
      ],
    },
    summary: `${words(points.length)} trials; best is trial ${best + 1} with ${scoreTitle} ${
      words(high)
    }: ${settingsText(points[best]!, dimensions).replaceAll("<br>", ", ")}; worst ${words(low)}.`,
  });
}

function upright(axis: number): Layout {
  return {
    type: "line",
    layer: "below",
    x0: axis,
    x1: axis,
    y0: 0,
    y1: 1,
    line: { color: COLOURS.neutral, width: 1 },
  };
}

function axisLabels(position: Positions, axis: number): Layout[] {
  const labels = [heading(position.title, axis)];
  if (position.categories.length > 0) {
    const [low, high] = position.range;
    position.categories.forEach((category, at) => {
      labels.push(tick(escapeText(category), axis, (at - low) / (high - low)));
    });
    return labels;
  }
  // The first and the last value lie 8 % of their distance inside the axis' ends.
  for (const share of [0.08 / 1.16, 0.5, 1.08 / 1.16]) {
    const place = position.range[0] + share * (position.range[1] - position.range[0]);
    const value = position.logarithmic ? 10 ** place : place;
    labels.push(tick(String(Number(value.toPrecision(2))), axis, share));
  }
  return labels;
}

function heading(text: string, axis: number): Layout {
  return {
    x: axis,
    y: 1,
    yanchor: "bottom",
    yshift: 6,
    text,
    font: { size: 12, weight: 600 },
    showarrow: false,
  };
}

function tick(text: string, axis: number, share: number): Layout {
  return {
    x: axis,
    y: share,
    xanchor: "left",
    xshift: 7,
    text,
    font: { size: 10 },
    showarrow: false,
  };
}
