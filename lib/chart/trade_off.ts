/**
 * What a better score costs.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { bestIndex } from "../scores.ts";
import { createFigure, escapeText, type Figure, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { placeLabels } from "./_labels.ts";
import { words } from "./_words.ts";
import { COLOURS } from "./theme.ts";

/** A point of a trade-off. */
export interface TradeOff {
  /** The label beside the point. */
  readonly name: string;
  /** What it costs: parameters, seconds a step. */
  readonly cost: number;
  /** What it gives: F1. A point without a number is named in the summary, not drawn. */
  readonly score: number;
  /** Whose figure it is; this run's unless given. */
  readonly source?: "published" | "this run";
  /** What hovering tells besides. */
  readonly detail?: string;
}

/** What {@linkcode tradeOffChart} lets one choose. */
export interface TradeOffOptions extends TitleOptions {
  /** Name and unit of the cost; parameters unless given. */
  readonly costTitle?: string;
  /** Name of the score; best validation F1 unless given. */
  readonly scoreTitle?: string;
  /** Whether the cost axis is logarithmic. */
  readonly logCost?: boolean;
}

/**
 * Draws score against cost, every point labelled: up and to the left is better.
 *
 * @param points At least one.
 * @param options Titles of the axes.
 * @returns The figure.
 * @throws {RangeError} If there is no point, or a cost that a logarithmic axis cannot show.
 */
export function tradeOffChart(
  points: readonly TradeOff[],
  options: TradeOffOptions = {},
): Figure {
  const { costTitle = "parameters without top", scoreTitle = "best validation F1" } = options;
  const { logCost = false, title = "Score against cost", subtitle } = options;
  if (points.length === 0) {
    throw new RangeError(cannot("draw a trade-off", "at least one point", "none"));
  }
  const impossible = points.find(({ cost }) => logCost && !(cost > 0));
  if (impossible) {
    throw new RangeError(cannot("draw a trade-off", "costs above 0", impossible.cost));
  }
  const sources = (["published", "this run"] as const)
    .filter((source) => points.some((point) => (point.source ?? "this run") === source));
  const drawn = points.filter(({ score }) => Number.isFinite(score));
  const places = placeLabels(drawn.map(({ name, cost, score }) => ({
    text: name,
    x: logCost ? Math.log10(cost) : cost,
    y: score,
  })));
  const data = sources.map((source): Trace => {
    const own = drawn.filter((point) => (point.source ?? "this run") === source);
    return {
      type: "scatter",
      mode: "markers+text",
      name: source,
      x: own.map(({ cost }) => cost),
      y: own.map(({ score }) => score),
      text: own.map(({ name }) => escapeText(name)),
      textposition: own.map((point) => places[drawn.indexOf(point)]),
      textfont: { size: 11 },
      cliponaxis: false,
      customdata: own.map(({ detail }) => detail ? `<br>${escapeText(detail)}` : ""),
      marker: {
        color: source === "published" ? COLOURS.published : COLOURS.thisRun,
        size: 11,
        symbol: source === "published" ? "circle" : "diamond",
      },
      hovertemplate: `<b>%{text}</b>, ${source}<br>${escapeText(scoreTitle)} <b>%{y:.4~f}</b>` +
        `<br>${escapeText(costTitle)} %{x:.4~s}%{customdata}<extra></extra>`,
    };
  });
  const best = drawn[bestIndex(drawn.map(({ score }) => score), "max")];
  const lost = points.filter((point) => !drawn.includes(point)).map(({ name }) => name);
  const cheapest = points.reduce((a, b) => b.cost < a.cost ? b : a);
  const costs = points.map(({ cost }) => logCost ? Math.log10(cost) : cost);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const space = (high - low || Math.abs(high) || 1) * 0.12;
  const range = [logCost ? low - space : Math.max(low - space, Math.min(0, low)), high + space];
  return createFigure({
    title,
    subtitle: subtitle ?? "up and to the left is better",
    data,
    height: 400,
    minWidth: 480,
    layout: {
      showlegend: sources.length > 1,
      margin: { t: 68 + (sources.length > 1 ? 24 : 0) },
      xaxis: { title: { text: escapeText(costTitle) }, type: logCost ? "log" : "linear", range },
      yaxis: { title: { text: escapeText(scoreTitle) } },
    },
    summary: `${words(points.length)} points; ` +
      (best === undefined
        ? ""
        : `best ${best.name} with ${words(best.score)} at a cost of ${words(best.cost)}; `) +
      `cheapest ${cheapest.name} with ${words(cheapest.score)} at ` +
      `${words(cheapest.cost)} (${costTitle})` +
      (lost.length === 0 ? "." : `; without a score: ${lost.join(", ")}.`),
  });
}
