/**
 * Can the probabilities be believed?
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, type Figure, type TitleOptions, type Trace } from "./figure.ts";
import { COLOURS, SERIES_COLOURS } from "./theme.ts";

/** Answers that were about equally sure. */
export interface ReliabilityPoint {
  /** Their mean probability, in [0, 1]; NaN without one. */
  readonly confidence: number;
  /** The share of them that is right, in [0, 1]; NaN without one. */
  readonly accuracy: number;
  /** How many there are. */
  readonly images: number;
}

/** Some answers to compare. */
export interface ReliabilitySeries {
  /** What they are: `"as trained"`. */
  readonly name: string;
  /** Groups by probability, ascending. */
  readonly bins: readonly ReliabilityPoint[];
}

const LARGEST_MARK = 34;

/**
 * Draws how often answers are right against how sure they are. On the dotted line they are as often
 * right as they say; above it they are too modest, below it too sure.
 *
 * @param series One or more, in the order of the legend.
 * @param options Title.
 * @returns The figure; the area of a mark is the number of its answers.
 * @throws {RangeError} If there is no answer.
 */
export function reliabilityChart(
  series: readonly ReliabilitySeries[],
  options: TitleOptions = {},
): Figure {
  const { title = "How often is it right when it is so sure?", subtitle } = options;
  const filled = series.map(({ name, bins }) => ({
    name,
    bins: bins.filter(({ images }) => images > 0),
  }));
  const most = Math.max(...filled.flatMap(({ bins }) => bins.map(({ images }) => images)));
  if (!Number.isFinite(most)) {
    throw new RangeError(cannot("draw the reliability", "an answer or more", "none"));
  }
  const diagonal: Trace = {
    type: "scatter",
    mode: "lines",
    x: [0, 1],
    y: [0, 1],
    line: { dash: "dot", color: COLOURS.neutral, width: 1.5 },
    hoverinfo: "skip",
    showlegend: false,
  };
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return createFigure({
    title,
    subtitle: subtitle ??
      "dotted: as often right as it says; below: too sure; larger: more answers",
    data: [
      diagonal,
      ...filled.map(({ name, bins }, i): Trace => ({
        type: "scatter",
        mode: "lines+markers",
        name,
        x: bins.map(({ confidence }) => confidence),
        y: bins.map(({ accuracy }) => accuracy),
        text: bins.map(({ confidence, accuracy, images }) =>
          `${name}: ${images} answers, ${percent(confidence)} sure, ${percent(accuracy)} right`
        ),
        hovertemplate: "%{text}<extra></extra>",
        line: { color: SERIES_COLOURS[i % SERIES_COLOURS.length]!, width: 1.5 },
        marker: {
          color: SERIES_COLOURS[i % SERIES_COLOURS.length]!,
          size: bins.map(({ images }) => Math.max(6, LARGEST_MARK * Math.sqrt(images / most))),
          opacity: .8,
        },
      })),
    ],
    height: 460,
    minWidth: 420,
    layout: {
      xaxis: { title: { text: "how sure (mean probability)" }, range: [0, 1.03] },
      yaxis: { title: { text: "how often right" }, range: [0, 1.03] },
    },
    summary: filled.map(({ name, bins }) => {
      const images = bins.reduce((sum, bin) => sum + bin.images, 0);
      const right = bins.reduce((sum, bin) => sum + bin.images * bin.accuracy, 0);
      return `${name}: ${images} answers, ${percent(right / images)} right`;
    }).join("; ") + ".",
  });
}
