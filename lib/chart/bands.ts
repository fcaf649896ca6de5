/**
 * Curves that are known only with some uncertainty: a mean and the band about it.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { counted, list, words } from "./_words.ts";
import { createFigure, escapeText, type Figure, type TitleOptions, type Trace } from "./figure.ts";
import { SERIES_COLOURS, transparent } from "./theme.ts";

/** A curve at one place. */
export interface BandPoint {
  /** Where: an epoch, a number of images. */
  readonly x: number;
  /** The mean there. */
  readonly mean: number;
  /** The lower end of the interval; NaN where there is none, as with one value. */
  readonly low: number;
  /** The upper end; NaN likewise. */
  readonly high: number;
}

/** A curve with its band. */
export interface Band {
  /** Name of the setting. */
  readonly name: string;
  /** In the order of `x`; places without a mean are left out. */
  readonly points: readonly BandPoint[];
}

/** What {@linkcode bandsChart} lets one choose. */
export interface BandsOptions extends TitleOptions {
  /** Title of the horizontal axis; `epoch` unless given. */
  readonly x?: string;
  /** Title of the vertical axis, with the unit; `validation accuracy` unless given. */
  readonly y?: string;
}

/** Pixels of a letter and of a line's sample in the legend. */
const LEGEND = { letter: 7, sample: 48 };

/**
 * Draws curves with bands, each curve in its colour, its band in a light tone of it.
 *
 * @param bands At least one curve, at most six.
 * @param options Title and axes.
 * @returns The figure.
 * @throws {RangeError} If there is no curve with a mean, or more curves than there are colours.
 *
 * @example
 * ```ts
 * import { bandsChart, show } from "lib/chart/mod.ts";
 * const points = [1, 2, 3].map((x) => ({ x, mean: x / 4, low: x / 4 - .1, high: x / 4 + .1 }));
 * await show(bandsChart([{ name: "densenet121", points }], { subtitle: "band: 95 %" }));
 * ```
 */
export function bandsChart(bands: readonly Band[], options: BandsOptions = {}): Figure {
  const { title = "Learning curves", x = "epoch", y = "validation accuracy" } = options;
  if (bands.length === 0 || bands.length > SERIES_COLOURS.length) {
    const expected = `1 to ${SERIES_COLOURS.length} curves`;
    throw new RangeError(cannot("draw bands", expected, bands.length));
  }
  const curves = bands.map(({ name, points }) => ({
    name,
    points: points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.mean)),
  }));
  if (curves.every(({ points }) => points.length === 0)) {
    throw new RangeError(cannot("draw bands", "a curve with a mean", "none"));
  }
  const data = curves.flatMap(({ name, points }, at): Trace[] => {
    const colour = SERIES_COLOURS[at]!;
    const there = points.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
    const back = there.toReversed();
    const band: Trace = {
      type: "scatter",
      mode: "lines",
      name,
      legendgroup: name,
      showlegend: false,
      hoverinfo: "skip",
      x: [...there, ...back].map((point) => point.x),
      y: [...there.map(({ high }) => high), ...back.map(({ low }) => low)],
      fill: "toself",
      fillcolor: transparent(colour, .18),
      line: { width: 0, color: colour },
    };
    const curve: Trace = {
      type: "scatter",
      mode: "lines+markers",
      name,
      legendgroup: name,
      x: points.map((point) => point.x),
      y: points.map(({ mean }) => mean),
      text: points.map(({ low, high }) => intervalText(low, high)),
      line: { color: colour, width: 2 },
      marker: { color: colour, size: 5 },
      hovertemplate: `${escapeText(name)}<br>${escapeText(x)} %{x}: <b>%{y:.4f}</b>` +
        "<br>%{text}<extra></extra>",
    };
    return [...(there.length > 0 ? [band] : []), ...(points.length > 0 ? [curve] : [])];
  });
  const ends = curves.map(({ name, points }) => {
    const last = points.at(-1);
    if (!last) return `${name} without a number`;
    return `${name} ${words(last.mean)} (${intervalText(last.low, last.high)})`;
  });
  const letters = bands.reduce((sum, { name }) => sum + name.length, 0);
  const legend = bands.length * LEGEND.sample + letters * LEGEND.letter;
  return createFigure({
    title,
    ...(options.subtitle ? { subtitle: options.subtitle } : {}),
    data,
    minWidth: Math.max(320, bands.length > 1 ? legend : 0),
    layout: {
      showlegend: bands.length > 1,
      xaxis: { title: { text: escapeText(x) }, nticks: 8 },
      yaxis: { title: { text: escapeText(y) }, nticks: 7 },
    },
    summary: `${counted(bands.length, "curve")} of ${y}; at the end ${list(ends)}.`,
  });
}

function intervalText(low: number, high: number): string {
  const known = Number.isFinite(low) && Number.isFinite(high);
  return known ? `${words(low)} to ${words(high)}` : "no interval";
}
