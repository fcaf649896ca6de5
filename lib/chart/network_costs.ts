/**
 * What the networks cost and what they are worth.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { isScore } from "../scores.ts";
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import type { Trace } from "./figure.ts";
import { paretoFront, type Priced } from "./_front.ts";
import { placeLabels } from "./_labels.ts";
import { type Panel, panelGrid, panelTitle } from "./_panels.ts";
import { counted, list, words } from "./_words.ts";
import { COLUMN_WIDTH } from "./picture.ts";
import { COLOURS } from "./theme.ts";

/** A network of the chart. */
export interface PricedNetwork {
  /** The label beside its marks. */
  readonly name: string;
  /** What it costs: the time of a training step, multiply-adds. Above 0. */
  readonly cost: number;
  /** Weights; the area of its marks. */
  readonly parameters: number;
  /** The published score; nothing where there is none. */
  readonly published?: number | undefined;
  /** This run's score; nothing where it was not trained. */
  readonly thisRun?: number | undefined;
  /** What hovering tells besides, a line each. */
  readonly details?: readonly string[];
}

/** What {@linkcode networkCostsChart} lets one choose. */
export interface NetworkCostsOptions extends TitleOptions {
  /** Name and unit of the cost; milliseconds a training step unless given. */
  readonly costTitle?: string;
  /** Name of the score; best validation F1 unless given. */
  readonly scoreTitle?: string;
}

/** One of the chart's panels: a place for some of the networks. */
interface Level {
  readonly title: string;
  readonly height: number;
  readonly networks: readonly PricedNetwork[];
  readonly scoreOf: (network: PricedNetwork) => number;
  readonly colour: string;
  readonly symbol: string;
}

const HEIGHT = 560;
const LARGEST_MARK = 30;

/**
 * Draws score against cost, the published scores above this run's, since both lie far apart; the area
 * of a mark is the number of weights. The line joins the networks that no other beats in both
 * (the Pareto front of the published scores). Networks without a published score stand below them.
 *
 * @param networks At least one.
 * @param options Titles.
 * @returns The figure.
 * @throws {RangeError} If there is no network, or a cost that is not above 0.
 */
export function networkCostsChart(
  networks: readonly PricedNetwork[],
  options: NetworkCostsOptions = {},
): Figure {
  const { costTitle = "training step (ms)", scoreTitle = "best validation F1" } = options;
  const { title = "What the networks cost", subtitle } = options;
  if (networks.length === 0) {
    throw new RangeError(cannot("draw costs", "at least one network", "none"));
  }
  const impossible = networks.find(({ cost }) => !(cost > 0 && Number.isFinite(cost)));
  if (impossible) throw new RangeError(cannot("draw costs", "costs above 0", impossible.cost));
  const levels = levelsOf(networks, scoreTitle);
  const panels = panelGrid(levels.length, 1, { y: 0.1, heights: levels.map((it) => it.height) });
  const costs: [number, number] = [0, 1.08 * Math.max(...networks.map(({ cost }) => cost))];
  const largest = Math.max(...networks.map(({ parameters }) => parameters));
  const radiusOf = ({ parameters }: PricedNetwork) =>
    Math.max(4, LARGEST_MARK / 2 * Math.sqrt(parameters / largest));
  const priced = networks.flatMap((it) =>
    it.published === undefined ? [] : [{ name: it.name, cost: it.cost, score: it.published }]
  );
  const front = paretoFront(priced);
  return createFigure({
    title,
    subtitle: subtitle ??
      "up and left is better; larger marks: more weights; dotted: the Pareto front",
    data: [
      ...(front.length > 0 ? [frontLine(front)] : []),
      ...levels.map((level, at) => {
        const line = level.symbol === "circle" ? front : [];
        return marks({ level, panel: panels[at]!, costs, line, radiusOf, costTitle });
      }),
    ],
    height: HEIGHT,
    minWidth: 560,
    panelTitles: true,
    layout: {
      showlegend: false,
      xaxis: { title: { text: escapeText(costTitle) }, range: costs, anchor: panels.at(-1)!.y },
      ...Object.fromEntries(levels.map((level, at) => {
        return [panels[at]!.yaxis, scoreAxis(level, panels[at]!)];
      })),
      annotations: levels.map((level, at) => panelTitle(panels[at]!, level.title)),
    },
    summary: summarise(networks, front, costTitle),
  });
}

function levelsOf(networks: readonly PricedNetwork[], scoreTitle: string): Level[] {
  const levels: Level[] = [
    {
      title: `published ${scoreTitle}`,
      height: 3,
      networks: networks.filter(({ published }) => published !== undefined),
      scoreOf: ({ published }) => published ?? NaN,
      colour: COLOURS.published,
      symbol: "circle",
    },
    {
      title: "none published",
      height: 0.5,
      networks: networks.filter(({ published }) => published === undefined),
      scoreOf: () => 0,
      colour: COLOURS.published,
      symbol: "circle-open",
    },
    {
      title: `${scoreTitle} of this run`,
      height: 2,
      networks: networks.filter(({ thisRun }) => isScore(thisRun)),
      scoreOf: ({ thisRun }) => thisRun ?? NaN,
      colour: COLOURS.thisRun,
      symbol: "diamond",
    },
  ];
  return levels.filter((level) => level.networks.length > 0);
}

/** Both ends of a level's scores, with room for marks and labels. */
function scoreRange({ networks, scoreOf }: Level): [number, number] {
  const scores = networks.map(scoreOf);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const space = 0.22 * (high - low) || 0.05;
  return [low - space, high + space];
}

function scoreAxis(level: Level, panel: Panel): Layout {
  const range = scoreRange(level);
  const bare = level.symbol === "circle-open" ? { visible: false } : { nticks: 5 };
  return { anchor: "x", domain: panel.up, range, ...bare };
}

/** What the marks of a level need to know of the whole chart. */
interface MarksOf {
  readonly level: Level;
  readonly panel: Panel;
  /** Both ends of the cost axis. */
  readonly costs: readonly [number, number];
  /** Corners of a line that labels should not lie on. */
  readonly line: readonly Priced[];
  readonly radiusOf: (network: PricedNetwork) => number;
  readonly costTitle: string;
}

function marks({ level, panel, costs, line, radiusOf, costTitle }: MarksOf): Trace {
  const { networks, scoreOf, symbol, colour, title } = level;
  const labels = networks.map((it) => ({
    text: it.name,
    x: it.cost,
    y: scoreOf(it),
    radius: radiusOf(it),
  }));
  const places = placeLabels([...labels, ...pointsAlong(line)], {
    width: COLUMN_WIDTH - 80,
    height: (panel.up[1] - panel.up[0]) * (HEIGHT - 134),
    x: costs,
    y: scoreRange(level),
  }).slice(0, networks.length);
  const score = (it: PricedNetwork) =>
    symbol === "circle-open"
      ? "no published score"
      : `${escapeText(title)} <b>${words(scoreOf(it))}</b>`;
  return {
    type: "scatter",
    mode: "markers+text",
    name: title,
    xaxis: "x",
    yaxis: panel.y,
    x: networks.map(({ cost }) => cost),
    y: networks.map(scoreOf),
    text: networks.map(({ name }) => escapeText(name)),
    textposition: places,
    textfont: { size: 11 },
    cliponaxis: false,
    marker: {
      color: colour,
      symbol,
      opacity: 0.85,
      size: networks.map((it) => Math.round(20 * radiusOf(it)) / 10),
      line: { width: symbol === "circle-open" ? 2 : 0 },
    },
    customdata: networks.map((it) =>
      [
        score(it),
        `${escapeText(costTitle)} ${words(it.cost)}`,
        `${words(it.parameters)} parameters`,
        ...(it.details ?? []).map(escapeText),
      ].join("<br>")
    ),
    hovertemplate: "<b>%{text}</b><br>%{customdata}<extra></extra>",
  };
}

/** Points so dense on a line that no label fits between them. */
function pointsAlong(corners: readonly Priced[]) {
  return corners.slice(1).flatMap((to, at) => {
    const from = corners[at]!;
    return Array.from({ length: 20 }, (_, step) => ({
      text: "",
      x: from.cost + (to.cost - from.cost) * step / 20,
      y: from.score + (to.score - from.score) * step / 20,
      radius: 3,
    }));
  });
}

function frontLine(front: readonly Priced[]): Trace {
  return {
    type: "scatter",
    mode: "lines",
    name: "Pareto front",
    x: front.map(({ cost }) => cost),
    y: front.map(({ score }) => score),
    line: { color: COLOURS.highlight, width: 2, dash: "dot" },
    hoverinfo: "skip",
  };
}

function summarise(
  networks: readonly PricedNetwork[],
  front: readonly { name: string; cost: number; score: number }[],
  costTitle: string,
): string {
  const dearest = networks.reduce((a, b) => b.cost > a.cost ? b : a);
  const cheapest = networks.reduce((a, b) => b.cost < a.cost ? b : a);
  const best = front.map(({ name, score }) => `${name} (${words(score)})`);
  return `${counted(networks.length, "network")}; ${costTitle} from ${words(cheapest.cost)} ` +
    `(${cheapest.name}) to ${words(dearest.cost)} (${dearest.name})` +
    (best.length > 0 ? `; no published F1 is better for the price than ${list(best)}` : "") + ".";
}
