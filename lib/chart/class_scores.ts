/**
 * How well each class is recognised.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type TitleOptions } from "./figure.ts";
import { list, words } from "./_words.ts";
import { COLOURS } from "./theme.ts";

/** The score of one class. */
export interface ClassScore {
  /** The class's name. */
  readonly className: string;
  /** Its F1, in [0, 1]. */
  readonly f1: number;
  /** Lower end of its interval. */
  readonly low?: number;
  /** Upper end of its interval. */
  readonly high?: number;
  /** Number of images the score rests on. */
  readonly images?: number;
}

/** What {@linkcode classScoresChart} lets one choose. */
export interface ClassScoresOptions extends TitleOptions {
  /** Draw only so many classes, the hardest ones; 30 unless given. */
  readonly hardest?: number;
  /** Name of the score; F1 unless given. */
  readonly scoreTitle?: string;
}

/**
 * Draws a dot a class with its interval, hardest first.
 *
 * @param scores One a class.
 * @param options Title and number of classes.
 * @returns The figure.
 * @throws {RangeError} If there is no class.
 *
 * @example
 * ```ts
 * import { classScoresChart, show } from "lib/chart/mod.ts";
 * await show(classScoresChart([{ className: "OWL", f1: 0.9, low: 0.8, high: 0.97, images: 30 }]));
 * ```
 */
export function classScoresChart(
  scores: readonly ClassScore[],
  options: ClassScoresOptions = {},
): Figure {
  if (scores.length === 0) {
    throw new RangeError(cannot("draw the scores of classes", "at least one class", "none"));
  }
  const { hardest = 30, scoreTitle = "F1", title = "F1 of each species", subtitle } = options;
  const sorted = scores.toSorted((a, b) => a.f1 - b.f1 || (a.className < b.className ? -1 : 1));
  const shown = sorted.slice(0, hardest);
  const mean = scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
  const label = escapeText(scoreTitle);
  const names = shown.map(({ className }) => escapeText(className));
  const withInterval = shown.some(({ low, high }) => low !== undefined && high !== undefined);
  const detail = ({ low, high, images }: ClassScore) =>
    (low !== undefined && high !== undefined ? `, ${low.toFixed(3)} to ${high.toFixed(3)}` : "") +
    (images === undefined ? "" : `<br>${words(images)} images`);
  return createFigure({
    title,
    subtitle: subtitle ?? [
      shown.length < scores.length
        ? `the ${shown.length} hardest of ${words(scores.length)}`
        : "hardest first",
      ...(withInterval ? ["bars: 95 % interval"] : []),
      `dotted line: mean of all, ${words(mean)}`,
    ].join("; "),
    data: [{
      type: "scatter",
      mode: "markers",
      x: shown.map(({ f1 }) => f1),
      y: names,
      customdata: shown.map(detail),
      marker: { color: COLOURS.test, size: 9 },
      ...(withInterval
        ? {
          error_x: {
            symmetric: false,
            array: shown.map(({ f1, high = f1 }) => Math.max(0, high - f1)),
            arrayminus: shown.map(({ f1, low = f1 }) => Math.max(0, f1 - low)),
            color: COLOURS.neutral,
            thickness: 1.5,
            width: 0,
          },
        }
        : {}),
      hovertemplate: `<b>%{y}</b><br>${label} <b>%{x:.4f}</b>%{customdata}<extra></extra>`,
    }],
    minWidth: 360,
    height: 150 + shown.length * 19,
    layout: {
      xaxis: { title: { text: `${label} (0 to 1)` }, range: [-0.02, 1.02] },
      yaxis: {
        type: "category",
        range: [shown.length - 0.4, -0.6],
        dtick: 1,
        ticks: "",
        tickfont: { size: 10 },
      },
      shapes: [{
        type: "line",
        x0: mean,
        x1: mean,
        y0: 0,
        y1: 1,
        yref: "paper",
        line: { color: COLOURS.neutral, width: 1.5, dash: "dot" },
      }],
    },
    summary: `mean ${words(mean)} over ${words(scores.length)} species; hardest ${
      list(shown.slice(0, 3).map(({ className, f1 }) => `${className} ${words(f1)}`))
    }; easiest ${sorted.at(-1)!.className} ${words(sorted.at(-1)!.f1)}.`,
  });
}
