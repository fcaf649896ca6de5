/**
 * Which values the pixels of a picture have.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, type Figure, type TitleOptions } from "./figure.ts";
import type { Pixels } from "./images.ts";
import { words } from "./_words.ts";

/** What {@linkcode pixelHistogramChart} lets one choose. */
export interface PixelHistogramOptions extends TitleOptions {
  /** Number of equal bins; 64 unless given. */
  readonly bins?: number;
  /** Lowest and highest value; 0 and 255 unless given, `[0, 1]` after division by 255. */
  readonly range?: readonly [number, number];
}

/**
 * Draws the distribution of a picture's values, a line for each of its three channels.
 *
 * @param image Any picture; not changed.
 * @param options Title, bins and range of values.
 * @returns The figure.
 * @throws {RangeError} If a value lies outside the range, or there are no bins.
 */
export function pixelHistogramChart(image: Pixels, options: PixelHistogramOptions = {}): Figure {
  const { bins = 64, range: [low, high] = [0, 255] } = options;
  if (!(Number.isInteger(bins) && bins >= 1)) {
    throw new RangeError(cannot("draw a histogram", "at least 1 bin", bins));
  }
  const width = (high - low) / bins;
  const counts = CHANNELS.map(() => new Array<number>(bins).fill(0));
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (const [at, value] of image.data.entries()) {
    if (!(value >= low && value <= high)) {
      throw new RangeError(cannot("draw a histogram", `values from ${low} to ${high}`, value));
    }
    counts[at % 3]![Math.min(bins - 1, Math.floor((value - low) / width))]!++;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  const pixels = image.data.length / 3;
  const x = Array.from({ length: bins }, (_, bin) => low + (bin + 0.5) * width);
  const { title = "Pixel values", subtitle } = options;
  return createFigure({
    title,
    subtitle: subtitle ?? `from ${words(least)} to ${words(most)}`,
    data: CHANNELS.map(({ name, color, dash }, channel) => ({
      type: "scatter",
      mode: "lines",
      name,
      x,
      y: counts[channel]!.map((count) => 100 * count / pixels),
      line: { color, dash, shape: "hvh", width: 2 },
      hovertemplate: `${name} about %{x:.3~g}<br><b>%{y:.2f} %</b> of the pixels<extra></extra>`,
    })),
    height: 320,
    layout: {
      xaxis: {
        title: { text: `pixel value (${words(low)} to ${words(high)})` },
        range: [low, high],
      },
      yaxis: { title: { text: "share of pixels (%)" }, rangemode: "tozero" },
    },
    summary: `values from ${words(least)} to ${words(most)}, mean ${
      words(sum / image.data.length)
    }, in ${words(image.width)} by ${words(image.height)} pixels.`,
  });
}

const CHANNELS = [
  { name: "red", color: "#C4442F", dash: "solid" },
  { name: "green", color: "#2F8F4E", dash: "dash" },
  { name: "blue", color: "#3C7DD0", dash: "dot" },
] as const;
