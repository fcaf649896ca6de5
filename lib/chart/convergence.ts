/**
 * How fast a search got better.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type TitleOptions, type Trace } from "./figure.ts";
import { isScore } from "./_dimensions.ts";
import { list, words } from "./_words.ts";
import { COLOURS } from "./theme.ts";

/** The scores of a search, call by call, and of one that was published. */
export interface SearchScores {
  /** This run's: a score a call, higher is better; NaN or null for a failed one. */
  readonly thisRun?: readonly (number | null)[] | undefined;
  /** The published search's. */
  readonly published?: readonly (number | null)[] | undefined;
}

/** What {@linkcode convergenceChart} lets one choose. */
export interface ConvergenceOptions extends TitleOptions {
  /** Name of the score; validation F1 unless given. */
  readonly scoreTitle?: string;
}

/**
 * Draws every call of a search as a dot and the best so far as a staircase, beside a published one's.
 *
 * @param scores A score a call, in order, higher is better; failed trials as NaN or null. This run
 * and, where there is one, the published search.
 * @param options Titles.
 * @returns The figure.
 * @throws {RangeError} If no call has a score.
 *
 * @example
 * ```ts
 * import { convergenceChart, show } from "lib/chart/mod.ts";
 * await show(convergenceChart({ thisRun: [0.71, 0.68, 0.8], published: [0.9514, 0.8576, 0.9645] }));
 * ```
 */
export function convergenceChart(
  scores: SearchScores,
  options: ConvergenceOptions = {},
): Figure {
  const { scoreTitle = "validation F1", title = "Convergence of the search", subtitle } = options;
  const data: Trace[] = [];
  const bests: string[] = [];
  for (const [field, name] of [["published", "published"], ["thisRun", "this run"]] as const) {
    const values = scores[field] ?? [];
    if (!values.some(isScore)) continue;
    const calls = values.map((_, at) => at + 1);
    const soFar = bestSoFar(values);
    const color = COLOURS[field];
    const label = escapeText(scoreTitle);
    data.push({
      type: "scatter",
      mode: "lines",
      name,
      legendgroup: field,
      x: calls,
      y: soFar,
      line: { color, width: 2.5, shape: "hv", dash: field === "published" ? "dot" : "solid" },
      hovertemplate: `after %{x} calls, ${name}<br>best ${label} <b>%{y:.4f}</b><extra></extra>`,
    }, {
      type: "scatter",
      mode: "markers",
      name: `${name}, each call`,
      showlegend: false,
      legendgroup: field,
      x: calls,
      y: values.map((value) => isScore(value) ? value : null),
      marker: { color, size: 8, symbol: field === "published" ? "circle-open" : "diamond" },
      hovertemplate: `call %{x}, ${name}<br>${label} <b>%{y:.4f}</b><extra></extra>`,
    });
    const best = soFar.at(-1)!;
    const failed = values.filter((value) => !isScore(value)).length;
    bests.push(
      `${name} ${words(best)} at call ${values.indexOf(best) + 1} of ${values.length}` +
        (failed > 0 ? `, ${failed} failed` : ""),
    );
  }
  if (data.length === 0) {
    throw new RangeError(cannot("draw the convergence", "at least one score", "none"));
  }
  return createFigure({
    title,
    subtitle: subtitle ?? "lines: best so far; dots: each call",
    data,
    height: 380,
    layout: {
      xaxis: {
        title: { text: "call of the objective" },
        dtick: tickStep(scores),
        rangemode: "tozero",
      },
      yaxis: { title: { text: escapeText(scoreTitle) } },
    },
    summary: `best ${scoreTitle} ${list(bests)}.`,
  });
}

function bestSoFar(values: readonly (number | null)[]): (number | null)[] {
  let best: number | null = null;
  return values.map((value) => {
    if (isScore(value) && (best === null || value > best)) best = value;
    return best;
  });
}

function tickStep(
  { thisRun = [], published = [] }: SearchScores,
): number {
  const calls = Math.max(thisRun.length, published.length);
  return calls <= 15 ? 1 : calls <= 40 ? 5 : calls <= 120 ? 10 : 50;
}
