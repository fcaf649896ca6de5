/**
 * How many images each class has, for a dozen classes or for hundreds.
 *
 * @module
 */
import type { ClassCount } from "../dataset/labels.ts";
import { cannot } from "../errors.ts";
import { type Split, SPLITS } from "../dataset/parts.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { panelAxes, panelGrid, panelTitle } from "./_panels.ts";
import { counted, list, words } from "./_words.ts";
import { COLOURS, transparent } from "./theme.ts";

/** What {@linkcode distributionChart} lets one choose. */
export interface DistributionOptions extends TitleOptions {
  /** Classes to point out by name, each with its count in the uppermost panel. */
  readonly highlight?: readonly string[];
}

/**
 * Draws the number of images a class, one panel a split, classes in one order in all of them: by
 * falling count in the first split. Buttons lead to both ends of a long list, where the names show.
 *
 * @param counts Class counts by split, in any order; all splits must have the same classes.
 * @param options Title and classes to point out.
 * @returns The figure.
 * @throws {RangeError} If there is no class, or a class to point out does not exist.
 *
 * @example
 * ```ts
 * import { distributionChart, show } from "lib/chart/mod.ts";
 * const train = [{ className: "OWL", count: 40 }, { className: "WREN", count: 25 }];
 * await show(distributionChart({ train }, { title: "Training images a species" }));
 * ```
 */
export function distributionChart(
  counts: Partial<Readonly<Record<Split, readonly ClassCount[]>>>,
  options: DistributionOptions = {},
): Figure {
  const splits = SPLITS.filter((split) => counts[split] !== undefined);
  const names = orderOf(counts[splits[0] ?? "train"] ?? []);
  const panels = panelGrid(splits.length, 1, { y: 0.1 });
  const data: Trace[] = [];
  const axes: Record<string, Layout> = {};
  const annotations: Layout[] = [];
  const sentences: string[] = [];
  for (const [at, split] of splits.entries()) {
    const panel = panels[at]!;
    const byName = new Map(counts[split]!.map(({ className, count }) => [className, count]));
    const values = names.map((name) => byName.get(name) ?? 0);
    const total = values.reduce((sum, value) => sum + value, 0);
    const [most, least] = [Math.max(...values), Math.min(...values)];
    data.push({
      type: "bar",
      name: split,
      x: names.map(escapeText),
      y: values,
      xaxis: panel.x,
      yaxis: panel.y,
      marker: { color: COLOURS[split] },
      hovertemplate: `%{x}<br><b>%{y}</b> ${split} images<extra></extra>`,
    });
    const last = at === splits.length - 1;
    Object.assign(
      axes,
      panelAxes(panel, {
        ...(last ? namesAxis(names.length) : QUIET_AXIS),
        ...(at > 0 ? { matches: "x" } : {}),
      }, {
        title: { text: "images" },
        nticks: 5,
        rangemode: "tozero",
        fixedrange: true,
      }),
    );
    annotations.push(panelTitle(panel, `${split}: ${counted(total, "image")}`));
    sentences.push(
      `${split} ${least === most ? words(most) : `${words(least)} to ${words(most)}`}`,
    );
  }
  for (const name of options.highlight ?? []) annotations.push(pointAt(name, data[0]!));
  const { title = "Images a species", subtitle } = options;
  return createFigure({
    title,
    subtitle: subtitle ?? `${words(names.length)} species, most images first`,
    data,
    minWidth: 360,
    height: 100 + splits.length * 130 + (names.length > MANY ? 60 : 90),
    layout: {
      ...axes,
      annotations,
      bargap: names.length > MANY ? 0 : 0.2,
      showlegend: false,
      margin: { t: 92 },
      ...(names.length > MANY ? { updatemenus: [endsMenu(names.length)] } : {}),
    },
    summary: `${counted(names.length, "species")}; images a species: ${list(sentences)}.`,
  });
}

/**
 * Draws a training set before and after oversampling: each class's own images, and on top the copies
 * that were drawn to reach the largest class.
 *
 * @param before Class counts of the training set as it is.
 * @param after Class counts with the copies; the same classes.
 * @param options Title.
 * @returns The figure.
 * @throws {RangeError} If there is no class, or a class has fewer images after than before.
 */
export function oversamplingChart(
  before: readonly ClassCount[],
  after: readonly ClassCount[],
  options: TitleOptions = {},
): Figure {
  const names = orderOf(before);
  const count = (counts: readonly ClassCount[]) => {
    const byName = new Map(counts.map(({ className, count }) => [className, count]));
    return names.map((name) => byName.get(name) ?? 0);
  };
  const [own, all] = [count(before), count(after)];
  const copies = own.map((value, at) => all[at]! - value);
  const short = copies.findIndex((value) => value < 0);
  if (short >= 0) {
    const rule = `at least ${own[short]} images of ${names[short]} after oversampling`;
    throw new RangeError(cannot("draw the oversampling", rule, all[short]));
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const x = names.map(escapeText);
  const shared = { type: "bar", x, customdata: all };
  const { title = "Oversampling of the training set", subtitle } = options;
  return createFigure({
    title,
    subtitle: subtitle ??
      `${words(sum(own))} images become ${words(sum(all))}: every species has ${
        words(Math.max(...all))
      }`,
    data: [
      {
        ...shared,
        name: "own images",
        y: own,
        marker: { color: COLOURS.train },
        hovertemplate: "%{x}<br><b>%{y}</b> own images of %{customdata}<extra></extra>",
      },
      {
        ...shared,
        name: "copies drawn at random",
        y: copies,
        marker: { color: transparent(COLOURS.train, 0.35) },
        hovertemplate: "%{x}<br><b>%{y}</b> copies of %{customdata}<extra></extra>",
      },
    ],
    height: names.length > MANY ? 400 : 420,
    layout: {
      barmode: "stack",
      bargap: names.length > MANY ? 0 : 0.2,
      xaxis: namesAxis(names.length),
      yaxis: { title: { text: "training images" }, fixedrange: true },
    },
    summary: `${counted(names.length, "species")}; before ${words(Math.min(...own))} to ` +
      `${words(Math.max(...own))} images a species, after ${words(Math.min(...all))} to ` +
      `${words(Math.max(...all))}; ${words(sum(copies))} copies, ${words(sum(all))} in all.`,
  });
}

/** From here on bars touch and names show only when zoomed in. */
const MANY = 60;

function orderOf(counts: readonly ClassCount[]): string[] {
  if (counts.length === 0) {
    throw new RangeError(cannot("draw a class distribution", "at least one class", "none"));
  }
  return counts.toSorted((a, b) => b.count - a.count || (a.className < b.className ? -1 : 1))
    .map(({ className }) => className);
}

const QUIET_AXIS = {
  type: "category",
  categoryorder: "trace",
  showgrid: false,
  showticklabels: false,
  ticks: "",
};

function namesAxis(count: number): Layout {
  return {
    type: "category",
    categoryorder: "trace",
    showgrid: false,
    tickangle: -60,
    tickfont: { size: count > 40 ? 9 : 10 },
    nticks: count > MANY ? 24 : count,
  };
}

function pointAt(name: string, trace: Trace): Layout {
  const at = (trace["x"] as string[]).indexOf(escapeText(name));
  if (at < 0) {
    throw new RangeError(cannot("point out a class", "a class of the distribution", name));
  }
  const value = (trace["y"] as number[])[at]!;
  return {
    x: at,
    y: value,
    text: `${escapeText(name)}: <b>${value}</b>`,
    showarrow: true,
    arrowhead: 0,
    arrowwidth: 1,
    ax: 0,
    ay: -22,
  };
}

function endsMenu(count: number): Layout {
  const range = (from: number, to: number) => [{ "xaxis.range": [from - 0.5, to - 0.5] }];
  return {
    type: "buttons",
    direction: "right",
    showactive: false,
    x: 1,
    xanchor: "right",
    y: 1,
    yanchor: "bottom",
    pad: { b: 22 },
    font: { size: 11 },
    buttons: [
      { label: "all", method: "relayout", args: range(0, count) },
      { label: "most images", method: "relayout", args: range(0, 40) },
      { label: "fewest images", method: "relayout", args: range(count - 40, count) },
    ],
  };
}
