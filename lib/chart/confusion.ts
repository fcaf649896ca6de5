/**
 * Which classes are taken for which.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { counted, list, words } from "./_words.ts";
import { COLOURS } from "./theme.ts";

/** What {@linkcode confusionChart} lets one choose. */
export interface ConfusionOptions extends TitleOptions {
  /** Draw only so many classes, those confused most; all unless given. */
  readonly worst?: number;
}

/**
 * Draws a confusion matrix: a row an actual class, a column a predicted one, coloured by the share of
 * the row, with numbers where they can be read. Beyond 60 classes only the cells that are not empty
 * are drawn, as dots, the larger the more of the class went there.
 *
 * @param matrix `[classes][classes]` counts of images, actual by predicted.
 * @param classNames One name a class, in the matrix's order.
 * @param options Title and number of classes.
 * @returns The figure.
 * @throws {TypeError} If the matrix is not square or has another size than the names.
 *
 * @example
 * ```ts
 * import { confusionChart, show } from "lib/chart/mod.ts";
 * await show(confusionChart([[9, 1], [3, 7]], ["OWL", "WREN"]));
 * ```
 */
export function confusionChart(
  matrix: readonly ArrayLike<number>[],
  classNames: readonly string[],
  options: ConfusionOptions = {},
): Figure {
  const size = classNames.length;
  if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
    const received = `${matrix.length} x ${matrix[0]?.length ?? 0}`;
    throw new TypeError(cannot("draw a confusion matrix", `${size} x ${size} counts`, received));
  }
  const totals = matrix.map((row) => Array.from(row).reduce((sum, count) => sum + count, 0));
  const missed = matrix.map((row, at) => totals[at]! - row[at]!);
  const shown = options.worst === undefined
    ? classNames.map((_, at) => at)
    : worstClasses(matrix, options.worst);
  const names = shown.map((at) => escapeText(classNames[at]!));
  const counts = shown.map((row) => shown.map((column) => matrix[row]![column]!));
  const share = counts.map((row, at) => row.map((count) => count / (totals[shown[at]!]! || 1)));
  const total = totals.reduce((sum, count) => sum + count, 0);
  const wrong = missed.reduce((sum, count) => sum + count, 0);
  const few = shown.length <= 20;
  const many = shown.length > 60;
  const { title = "Confusion matrix", subtitle } = options;
  const pairs = confusedPairs(matrix).slice(0, 3).map(({ row, column, count }) =>
    `${classNames[row]} taken for ${classNames[column]} (${words(count)})`
  );
  return createFigure({
    title,
    subtitle: subtitle ??
      (shown.length < size
        ? `the ${shown.length} classes of ${size} that are confused most`
        : `${words(total - wrong)} of ${words(total)} images on the diagonal`),
    data: many ? dots(names, counts, share) : [cells(names, counts, share, few)],
    minWidth: few ? 280 + shown.length * 20 : 640,
    height: few ? 240 + shown.length * 24 : 720,
    layout: {
      xaxis: { ...classAxis(names), tickangle: -60, title: { text: "predicted" } },
      yaxis: {
        ...classAxis(names),
        range: [names.length - 0.5, -0.5],
        title: { text: "actual" },
      },
    },
    summary: `${counted(total, "image")} of ${words(size)} classes` +
      `, ${words(wrong)} wrong${pairs.length > 0 ? `: most often ${list(pairs)}` : ""}.`,
  });
}

const HOVER = "actual <b>%{y}</b><br>predicted <b>%{x}</b><br>%{customdata}<extra></extra>";

function classAxis(names: readonly string[]): Layout {
  const few = names.length <= 20;
  return {
    type: "category",
    categoryorder: "array",
    categoryarray: names,
    range: [-0.5, names.length - 0.5],
    showgrid: false,
    showline: names.length > 60,
    ticks: "",
    nticks: few ? names.length : 40,
    tickfont: { size: few ? 10 : 9 },
  };
}

function cellText(count: number, share: number): string {
  return `${words(count)} images, ${(100 * share).toFixed(1)} % of the actual class`;
}

/** All cells, coloured by share, with numbers where there is room. */
function cells(
  names: readonly string[],
  counts: readonly (readonly number[])[],
  share: readonly (readonly number[])[],
  withNumbers: boolean,
): Trace {
  return {
    type: "heatmap",
    x: names,
    y: names,
    z: share.map((row) => row.map((value) => Math.round(value * 1e4) / 1e4)),
    customdata: counts.map((row, at) => row.map((count, to) => cellText(count, share[at]![to]!))),
    zmin: 0,
    zmax: 1,
    colorbar: { title: { text: "share of the actual class" }, tickformat: ".0%" },
    ...(withNumbers
      ? {
        text: counts.map((row) => row.map((count) => count === 0 ? "" : words(count))),
        texttemplate: "%{text}",
        textfont: { size: names.length > 14 ? 9 : 11 },
      }
      : {}),
    hovertemplate: HOVER,
  };
}

/** Of hundreds of classes nearly all cells are empty: only the others, large enough to be seen. */
function dots(
  names: readonly string[],
  counts: readonly (readonly number[])[],
  share: readonly (readonly number[])[],
): Trace[] {
  const filled = counts.flatMap((row, at) =>
    row.map((count, to) => ({ at, to, count, share: share[at]![to]! }))
  ).filter(({ count }) => count > 0);
  return [true, false].map((right) => {
    const own = filled.filter(({ at, to }) => (at === to) === right);
    return {
      type: "scatter",
      mode: "markers",
      name: right ? "right" : "wrong",
      x: own.map(({ to }) => names[to]),
      y: own.map(({ at }) => names[at]),
      customdata: own.map(({ count, share }) => cellText(count, share)),
      marker: {
        color: right ? COLOURS.test : COLOURS.valid,
        size: right ? 3 : own.map(({ share }) => Math.round(30 + 90 * Math.sqrt(share)) / 10),
        symbol: "square",
        opacity: 0.9,
        line: { width: 0 },
      },
      hovertemplate: HOVER,
    };
  });
}

function confusedPairs(matrix: readonly ArrayLike<number>[]) {
  return matrix.flatMap((counts, row) =>
    Array.from(counts, (count, column) => ({ row, column, count }))
  ).filter(({ row, column, count }) => row !== column && count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** The classes of the most confused pairs, in the matrix's order. */
function worstClasses(matrix: readonly ArrayLike<number>[], count: number): number[] {
  const chosen = new Set<number>();
  for (const { row, column } of confusedPairs(matrix)) {
    for (const at of [row, column]) if (chosen.size < count) chosen.add(at);
  }
  for (let at = 0; at < matrix.length && chosen.size < count; at++) chosen.add(at);
  return [...chosen].toSorted((a, b) => a - b);
}
