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
  /** The published figure, where there is one. */
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

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
