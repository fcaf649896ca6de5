/**
 * How a training went, epoch by epoch.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { EpochRecord, History } from "../train/history.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { type Panel, panelAxes, panelGrid, panelTitle } from "./_panels.ts";
import { counted, list, words } from "./_words.ts";
import { COLOURS } from "./theme.ts";

/** A training to draw. */
export interface LearningRun {
  /** Name of the architecture, the image size, or whatever sets the runs apart. */
  readonly name: string;
  /** This run. */
  readonly history: History;
  /** A published run of the same kind, drawn faintly behind. */
  readonly published?: History | undefined;
}

/** A figure that is recorded for training and validation alike. */
export type CurveMetric = "loss" | "accuracy" | "f1" | "auc";

/** What {@linkcode learningCurvesChart} lets one choose. */
export interface LearningCurvesOptions extends TitleOptions {
  /** What to draw; loss, accuracy and F1 unless given. */
  readonly metrics?: readonly CurveMetric[];
}

const METRICS: Readonly<
  Record<CurveMetric, { title: string; train: keyof EpochRecord; valid: keyof EpochRecord }>
> = {
  loss: { title: "loss (cross-entropy)", train: "loss", valid: "validLoss" },
  accuracy: { title: "accuracy", train: "accuracy", valid: "validAccuracy" },
  f1: { title: "weighted F1", train: "f1", valid: "validF1" },
  auc: { title: "AUC", train: "auc", valid: "validAuc" },
};

/**
 * Draws learning curves, train and valid, as small multiples on common scales.
 *
 * One run: a panel a metric, side by side. Several runs: a column a run and a row a metric; with a
 * single metric, a panel a run. A click in the legend hides or shows the published curves.
 *
 * @param runs At least one.
 * @param options Title and metrics.
 * @returns The figure.
 * @throws {RangeError} If there is no run or no metric.
 *
 * @example
 * ```ts
 * import { learningCurvesChart, show } from "lib/chart/mod.ts";
 * const scores = { accuracy: 0.5, auc: 0.7, f1: 0.4, seconds: 9, steps: 20, learningRate: 1e-3 };
 * const valid = { validLoss: 1.4, validAccuracy: 0.4, validAuc: 0.6, validF1: 0.3 };
 * const epochs = [1, 2].map((epoch) => ({ epoch, loss: 2 / epoch, ...scores, ...valid }));
 * const runs = [{ name: "densenet121", history: { epochs } }];
 * await show(learningCurvesChart(runs, { metrics: ["loss", "f1"] }));
 * ```
 */
export function learningCurvesChart(
  runs: readonly LearningRun[],
  options: LearningCurvesOptions = {},
): Figure {
  const { metrics = ["loss", "accuracy", "f1"] } = options;
  if (runs.length === 0 || metrics.length === 0) {
    const received = runs.length === 0 ? "no run" : "no metric";
    throw new RangeError(cannot("draw learning curves", "a run and a metric", received));
  }
  const cells = layCells(runs, metrics);
  const data: Trace[] = [];
  const layout: Record<string, unknown> = { annotations: [] };
  const known = new Set<string>();
  for (const cell of cells.list) {
    for (const trace of curves(cell)) {
      const name = trace["name"] as string;
      data.push({ ...trace, showlegend: !known.has(name) && trace["mode"] === "lines" });
      if (trace["mode"] === "lines") known.add(name);
    }
    Object.assign(layout, cell.axes);
    if (cell.title) (layout["annotations"] as Layout[]).push(cell.title);
  }
  const withPublished = runs.some(({ published }) => published);
  const bests = runs.map(bestOf).filter((best) => best !== undefined);
  return createFigure({
    title: options.title ?? "Learning curves",
    subtitle: options.subtitle ?? (withPublished ? "dotted: as published" : ""),
    data,
    height: cells.height,
    minWidth: withPublished ? Math.max(cells.minWidth, LEGEND_WIDTH) : cells.minWidth,
    layout,
    panelTitles: runs.length > 1 || metrics.length > 1,
    summary: `${counted(runs.length, "run")} of up to ${
      counted(Math.max(...runs.map(({ history }) => history.epochs.length)), "epoch")
    }; best validation F1 ${list(bests) || "not known (0 validation epochs)"}.`,
  });
}

/** Pixels that a legend of four lines takes in one row. */
const LEGEND_WIDTH = 560;
/** Pixels of a letter of a panel's heading. */
const LETTER_WIDTH = 7.5;

interface CurveCell {
  readonly panel: Panel;
  readonly run: LearningRun;
  readonly metric: CurveMetric;
  readonly axes: Record<string, Layout>;
  readonly title: Layout | undefined;
}

/** Places runs and metrics: metrics down and runs across, or one of them alone on a grid. */
function layCells(
  runs: readonly LearningRun[],
  metrics: readonly CurveMetric[],
): { list: CurveCell[]; height: number; minWidth: number } {
  const matrix = runs.length > 1 && metrics.length > 1;
  const count = runs.length * metrics.length;
  const columns = matrix ? runs.length : Math.min(count, count === 4 ? 2 : 3);
  const rows = Math.ceil(count / columns);
  const shared = matrix || metrics.length === 1;
  const gapX = shared ? 0.03 : 0.09;
  const panels = panelGrid(rows, columns, { x: gapX, y: matrix ? 0.05 : 0.16 });
  const cells = panels.slice(0, count).map((panel, at): CurveCell => {
    const run = matrix ? runs[panel.column]! : runs.length > 1 ? runs[at]! : runs[0]!;
    const metric = matrix ? metrics[panel.row]! : metrics.length > 1 ? metrics[at]! : metrics[0]!;
    const first = panel.column === 0;
    const bottom = at + columns >= count;
    const leader = matrix ? panels[panel.row * columns]! : panels[0]!;
    const text = METRICS[metric].title;
    const y = {
      nticks: 6,
      ...(shared && leader !== panel ? { matches: leader.y } : {}),
      ...(shared && !first ? { showticklabels: false, ticks: "" } : {}),
      ...(shared ? (first ? { title: { text } } : {}) : {}),
    };
    const x = {
      nticks: columns > 4 ? 4 : 6,
      rangemode: "tozero",
      ...(at > 0 ? { matches: "x" } : {}),
      ...(bottom ? { title: { text: "epoch" } } : { showticklabels: false, ticks: "" }),
    };
    const heading = matrix ? (panel.row === 0 ? run.name : "") : runs.length > 1 ? run.name : text;
    const title = heading ? panelTitle(panel, heading, columns > 4 ? 11 : 12) : undefined;
    return { panel, run, metric, axes: panelAxes(panel, x, y), title };
  });
  const head = 96;
  const height = head + 60 + rows * (matrix ? 130 : rows > 1 ? 170 : 230);
  const longest = Math.max(...cells.map(({ title }) => String(title?.["text"] ?? "").length));
  const narrowest = Math.max(shared ? 105 : 160, LETTER_WIDTH * longest);
  return { list: cells, height, minWidth: 80 + columns * narrowest };
}

function curves({ panel, run, metric }: CurveCell): Trace[] {
  const { title, train, valid } = METRICS[metric];
  const axes = { xaxis: panel.x, yaxis: panel.y };
  const curve = (history: History, key: keyof EpochRecord, split: "train" | "valid"): Trace => {
    const isPublished = history === run.published;
    const name = isPublished ? `${split}, published` : split;
    return {
      type: "scatter",
      mode: "lines",
      name,
      legendgroup: name,
      ...axes,
      x: history.epochs.map(({ epoch }) => epoch),
      y: history.epochs.map((record) => finite(record[key])),
      line: {
        color: COLOURS[split],
        width: 2,
        ...(isPublished ? { dash: "dot", width: 1.5 } : {}),
      },
      opacity: isPublished ? 0.75 : 1,
      hovertemplate: `${
        escapeText(run.name)
      }, ${name}<br>epoch %{x}: ${title} <b>%{y:.4f}</b><extra></extra>`,
    };
  };
  const traces = run.published
    ? [curve(run.published, train, "train"), curve(run.published, valid, "valid")]
    : [];
  traces.push(curve(run.history, train, "train"), curve(run.history, valid, "valid"));
  const best = metric === "f1" ? bestRecord(run.history) : undefined;
  if (best) {
    traces.push({
      type: "scatter",
      mode: "markers",
      name: "valid",
      legendgroup: "valid",
      ...axes,
      x: [best.epoch],
      y: [best.validF1],
      marker: { color: COLOURS.valid, size: 8 },
      hovertemplate: `${
        escapeText(run.name)
      }: best of the run<br>epoch %{x}: ${title} <b>%{y:.4f}</b><extra></extra>`,
    });
  }
  return traces;
}

function finite(value: number | null | undefined): number | null {
  return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}

function bestRecord({ epochs }: History): EpochRecord | undefined {
  let best: EpochRecord | undefined;
  for (const record of epochs) {
    if (finite(record.validF1) === null) continue;
    if (!best || record.validF1! > best.validF1!) best = record;
  }
  return best;
}

function bestOf({ name, history, published }: LearningRun): string | undefined {
  const best = bestRecord(history);
  if (!best) return undefined;
  const before = published && bestRecord(published);
  const beside = before ? ` (published ${words(before.validF1!)})` : "";
  return `${name} ${words(best.validF1!)} at epoch ${best.epoch}${beside}`;
}
