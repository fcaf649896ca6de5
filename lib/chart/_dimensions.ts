/** Settings of a search as positions on axes. */
import { cannot } from "../errors.ts";
import { bestIndex as bestScore } from "../scores.ts";
import type { SettingValue } from "../search/dimension.ts";
import { escapeText, type Layout } from "./figure.ts";

/** An evaluated point of a search. */
export interface SearchPoint {
  /** Its settings by name. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Its score, higher is better; nothing or NaN if the trial failed. */
  readonly score?: number | null | undefined;
}

/** How a dimension of the search is drawn. */
export interface SearchDimension {
  /** The setting's key. */
  readonly name: string;
  /** The axis title, with the unit; the name unless given. */
  readonly title?: string;
  /** Logarithmic, linear, or one place a value. */
  readonly scale: "log" | "linear" | "category";
}

/** Positions of one dimension's values, and its axis. */
export interface Positions {
  readonly title: string;
  /** Where a value lies on the axis. */
  place(value: SettingValue): number;
  /** Both ends of the axis, in axis units (log10 on logarithmic axes). */
  readonly range: readonly [number, number];
  /** Entries of the layout for this axis. */
  readonly axis: Layout;
  /** All values of a category, in order; empty for numbers. */
  readonly categories: readonly string[];
  readonly logarithmic: boolean;
}

/** Reads the extent of a dimension off the points. */
export function positionsOf(
  dimension: SearchDimension,
  points: readonly SearchPoint[],
): Positions {
  const { name, scale } = dimension;
  const title = escapeText(dimension.title ?? name);
  const values = points.map(({ settings }) => {
    const value = settings[name];
    if (value === undefined) {
      throw new TypeError(cannot("draw a search", `the setting ${name} in every point`, settings));
    }
    return value;
  });
  if (scale === "category") {
    const distinct = [...new Set(values)].sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
    const categories = distinct.map(settingText);
    const last = categories.length - 1;
    const tickvals = categories.map((_, at) => at);
    return {
      title,
      place: (value) => categories.indexOf(settingText(value)),
      range: [-0.5, last + 0.5],
      axis: { tickmode: "array", tickvals, ticktext: categories.map(escapeText) },
      categories,
      logarithmic: false,
    };
  }
  const numbers = values.map(Number);
  const wrong = numbers.findIndex((value) =>
    !Number.isFinite(value) || scale === "log" && value <= 0
  );
  if (wrong >= 0) {
    const rule = scale === "log" ? `numbers above 0 as ${name}` : `numbers as ${name}`;
    throw new RangeError(cannot("draw a search", rule, values[wrong]));
  }
  const logarithmic = scale === "log";
  const ends = logarithmic ? numbers.map(Math.log10) : numbers;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const space = (high - low || 1) * 0.08;
  return {
    title,
    place: Number,
    range: [low - space, high + space],
    axis: logarithmic ? { type: "log", exponentformat: "e", dtick: 1 } : { nticks: 4 },
    categories: [],
    logarithmic,
  };
}

/** A share in [0, 1] for drawing all dimensions on one scale. */
export function shareOf(positions: Positions, value: SettingValue): number {
  const [low, high] = positions.range;
  const place = positions.place(value);
  return ((positions.logarithmic ? Math.log10(place) : place) - low) / (high - low);
}

/** The colour of a share of the way along a colour scale. */
export function colourAt(
  scale: readonly (readonly [number, string])[],
  share: number,
): string {
  const at = Math.min(1, Math.max(0, share));
  const next = Math.max(1, scale.findIndex(([end]) => end >= at));
  const [[start, low], [end, high]] = [scale[next - 1]!, scale[next]!];
  const part = (at - start) / (end - start);
  const mix = [1, 3, 5].map((digit) => {
    const [a, b] = [low, high].map((colour) => parseInt(colour.slice(digit, digit + 2), 16));
    return Math.round(a! + part * (b! - a!)).toString(16).padStart(2, "0");
  });
  return `#${mix.join("")}`;
}

/** A setting as a reader would write it. */
function settingText(value: SettingValue): string {
  return typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value);
}

/** All settings of a point, a line each, for hovering. */
export function settingsText(point: SearchPoint, dimensions: readonly SearchDimension[]): string {
  return dimensions.map(({ name, title }) => {
    const value = point.settings[name]!;
    return `${escapeText(title ?? name)}: ${escapeText(settingText(value))}`;
  }).join("<br>");
}

/** The index of the best score, or -1 where every trial failed. */
export function bestIndex(points: readonly SearchPoint[]): number {
  return bestScore(points.map(({ score }) => isScore(score) ? score : null), "max");
}

/** Whether a trial has a score to draw. */
export function isScore(score: number | null | undefined): score is number {
  return typeof score === "number" && Number.isFinite(score);
}
