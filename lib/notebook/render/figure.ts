/**
 * Plotly figures from outside, cut down to what the pages draw by themselves: no picture from
 * elsewhere, no handler, no map.
 *
 * @module
 */
import { excessOfDepth } from "./bounds.ts";
import { schemeOf } from "./sanitise.ts";

/** A figure that may go into a page. */
export interface CleanFigure {
  /** The traces. */
  readonly data: readonly unknown[];
  /** The layout, without its template: the page has its own. */
  readonly layout: Readonly<Record<string, unknown>>;
  /** CSS pixels, 100 to 4000. */
  readonly height: number;
}

/** The traces of Plotly's cartesian bundle. */
const DRAWN = new Set(
  ("bar box contour heatmap histogram histogram2d histogram2dcontour image pie scatter " +
    "scatterternary violin").split(" "),
);
const DEFAULT_HEIGHT = 420;

/**
 * Takes a figure as it came.
 *
 * @param value What an output says is a figure.
 * @returns The figure, if the pages can draw it, and what was left out of it, in words.
 */
export function cleanFigure(value: unknown): { figure?: CleanFigure; leftOut: string[] } {
  const excess = excessOfDepth(value);
  if (excess !== undefined) return { leftOut: [`A figure was left out: ${excess}`] };
  const { data, layout: stated, frames } = asRecord(value);
  if (!Array.isArray(data)) return { leftOut: ["A figure without a list of traces was left out"] };
  const strange = data.map((trace) => asRecord(trace).type ?? "scatter")
    .find((type) => !DRAWN.has(String(type)));
  if (strange !== undefined) {
    const type = String(strange).slice(0, 40);
    return { leftOut: [`A figure is shown as its picture: pages draw no traces of type ${type}`] };
  }
  const leftOut: string[] = [];
  const layout = asRecord(stated);
  const { template: _replacedByThePage, ...own } = asRecord(cleaned(layout, "", leftOut));
  if (Array.isArray(frames) && frames.length > 0) {
    leftOut.push("A figure's animation was left out");
  }
  const height = typeof own.height === "number" ? own.height : DEFAULT_HEIGHT;
  return {
    figure: {
      data: cleaned(data, "", leftOut) as unknown[],
      layout: own,
      height: Math.min(4000, Math.max(100, Math.round(height))),
    },
    leftOut: [...new Set(leftOut)],
  };
}

function cleaned(value: unknown, key: string, leftOut: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => cleaned(item, key, leftOut));
  if (typeof value === "string") return cleanedText(value);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "__proto__");
  return Object.fromEntries(entries.flatMap(([name, item]) => {
    // Also "images[0].source", as the buttons of a figure say it.
    if (!/(^|\.)source$/.test(name) || isEmbedded(item)) {
      return [[name, cleaned(item, name, leftOut)]];
    }
    if (typeof item === "string") {
      leftOut.push(`A figure's picture from elsewhere was left out: ${item.slice(0, 100)}`);
    }
    return [];
  }));
}

function isEmbedded(source: unknown): boolean {
  return typeof source === "string" &&
    /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(source);
}

/**
 * The little markup of Plotly's texts: complete tags stay, of their attributes the address of a link
 * and colours and sizes; any other `<` is a sign. Its `popup` would become a handler.
 */
function cleanedText(text: string): string {
  if (!text.includes("<")) return text;
  return text.replaceAll(/<([^<>]*)(>?)/g, (whole, inner: string, end: string) => {
    if (end === "" || inner.includes("%{")) return `&lt;${whole.slice(1)}`;
    const [, name, attributes] = /^(\/?[a-z][a-z0-9]*)\s(.*)$/is.exec(inner) ?? [];
    if (name === undefined || attributes === undefined) return whole;
    const href = attributeOf(attributes, "href");
    const style = attributeOf(attributes, "style");
    return [
      `<${name}`,
      href !== undefined && ["http", "https", "mailto"].includes(schemeOf(href))
        ? ` href="${href}"`
        : "",
      style !== undefined && /^[\w\s:;#%.,()-]*$/.test(style) && !/url/i.test(style)
        ? ` style="${style}"`
        : "",
      ">",
    ].join("");
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s?=\\s?(?:"([^"]*)"|'([^'"]*)')`, "i")
    .exec(attributes);
  return match?.[1] ?? match?.[2];
}

function asRecord(value: unknown): Record<string, unknown> {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? value as Record<string, unknown> : {};
}
