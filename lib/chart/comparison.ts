/**
 * What was published beside what this run found.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { list, words } from "./_words.ts";
import { COLOURS, transparent } from "./theme.ts";

/** One row of a comparison. */
export interface ComparedScore {
  /** What was measured: an architecture, an image size. */
  readonly name: string;
  /** The article's figure, where it has one. */
  readonly published?: number | undefined;
  /** This run's figure, where it has one. */
  readonly thisRun?: number | undefined;
}

/** What {@linkcode comparisonChart} lets one choose. */
export interface ComparisonOptions extends TitleOptions {
  /** What the figures are, with their unit; best validation F1 unless given. */
  readonly metric?: string;
  /** Whether rows stay in the order given; the best of this run comes first unless set. */
  readonly keepOrder?: boolean;
}

/**
 * Draws two dots a row, published and this run, so that order and distance can be read at once.
 *
 * @param scores At least one row with at least one figure in all.
 * @param options Title, name of the metric, order.
 * @returns The figure.
 * @throws {RangeError} If there is no figure to draw.
 *
 * @example
 * ```ts
 * import { comparisonChart, show } from "lib/chart/mod.ts";
 * await show(comparisonChart([
 *   { name: "densenet121", published: 0.955, thisRun: 0.81 },
 *   { name: "resnet18", published: 0.9331, thisRun: 0.77 },
 * ]));
 * ```
 */
export function comparisonChart(
  scores: readonly ComparedScore[],
  options: ComparisonOptions = {},
): Figure {
  const { metric = "best validation F1", title = "Published and this run", subtitle } = options;
  const key = ({ thisRun, published }: ComparedScore) => thisRun ?? published ?? -Infinity;
  const rows = options.keepOrder ? [...scores] : scores.toSorted((a, b) => key(b) - key(a));
  const series = ([["published", "published"], ["thisRun", "this run"]] as const)
    .filter(([field]) => rows.some((row) => isNumber(row[field])));
  if (series.length === 0) {
    throw new RangeError(cannot("draw a comparison", "at least one figure", "none"));
  }
  const names = rows.map(({ name }) => escapeText(name));
  const data: Trace[] = [{
    type: "scatter",
    mode: "lines",
    hoverinfo: "skip",
    showlegend: false,
    x: rows.flatMap(({ published, thisRun }) => [published ?? null, thisRun ?? null, null]),
    y: names.flatMap((name) => [name, name, null]),
    line: { color: transparent(COLOURS.neutral, 0.6), width: 1.5 },
  }];
  for (const [field, name] of series) {
    const present = rows.filter((row) => isNumber(row[field]));
    data.push({
      type: "scatter",
      mode: "markers",
      name,
      x: present.map((row) => row[field]),
      y: present.map((row) => escapeText(row.name)),
      marker: {
        color: COLOURS[field],
        size: 12,
        symbol: field === "published" ? "circle" : "diamond",
      },
      hovertemplate: `%{y}, ${name}<br>${escapeText(metric)} <b>%{x:.4~f}</b><extra></extra>`,
    });
  }
  const best = series.map(([field, name]) => {
    const top = rows.filter((row) => isNumber(row[field]))
      .reduce((a, b) => b[field]! > a[field]! ? b : a);
    return `highest ${name}: ${top.name} with ${words(top[field]!)}`;
  });
  return createFigure({
    title,
    ...(subtitle ? { subtitle } : {}),
    data,
    height: 140 + rows.length * 34,
    layout: {
      showlegend: true,
      margin: { t: 70 + (subtitle ? 20 : 0) },
      xaxis: { title: { text: escapeText(metric) } },
      yaxis: {
        type: "category",
        categoryorder: "array",
        categoryarray: names,
        range: [rows.length - 0.5, -0.5],
        ticks: "",
      },
    },
    summary: `${metric}; ${list(best)}.`,
  });
}

/** A point of a trade-off. */
export interface TradeOff {
  /** The label beside the point. */
  readonly name: string;
  /** What it costs: parameters, seconds a step. */
  readonly cost: number;
  /** What it gives: F1. */
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
  const data = sources.map((source): Trace => {
    const own = points.filter((point) => (point.source ?? "this run") === source);
    const places = labelPlaces(own, points, logCost);
    return {
      type: "scatter",
      mode: "markers+text",
      name: source,
      x: own.map(({ cost }) => cost),
      y: own.map(({ score }) => score),
      text: own.map(({ name }) => escapeText(name)),
      textposition: places,
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
  const best = points.reduce((a, b) => b.score > a.score ? b : a);
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
    layout: {
      showlegend: sources.length > 1,
      margin: { t: 68 + (sources.length > 1 ? 24 : 0) },
      xaxis: { title: { text: escapeText(costTitle) }, type: logCost ? "log" : "linear", range },
      yaxis: { title: { text: escapeText(scoreTitle) } },
    },
    summary:
      `${words(points.length)} points; best ${best.name} with ${words(best.score)} at a cost of ` +
      `${words(best.cost)}; cheapest ${cheapest.name} with ${words(cheapest.score)} at ` +
      `${words(cheapest.cost)} (${costTitle}).`,
  });
}

/** Puts a label under its point where another point of the figure is close above it. */
function labelPlaces(
  own: readonly TradeOff[],
  all: readonly TradeOff[],
  logCost: boolean,
): string[] {
  const at = ({ cost }: TradeOff) => logCost ? Math.log10(cost) : cost;
  const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values) || 1;
  const [wide, tall] = [extent(all.map(at)), extent(all.map(({ score }) => score))];
  return own.map((point) => {
    const crowded = all.some((other) =>
      other !== point && other.score >= point.score &&
      Math.abs(at(other) - at(point)) / wide < 0.16 && (other.score - point.score) / tall < 0.12
    );
    return crowded ? "bottom center" : "top center";
  });
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
