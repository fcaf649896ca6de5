/**
 * What every chart of Plumage is: plain data that Plotly draws anywhere.
 *
 * @module
 */

/** One Plotly trace, as plain JSON: `{ type: "scatter", x, y, ... }`. */
export interface Trace {
  /** Plotly's name of the kind of trace, such as `scatter`, `bar`, `heatmap`. */
  readonly type: string;
  /** Any other attribute of Plotly's schema. */
  readonly [attribute: string]: unknown;
}

/** Plotly's layout, as plain JSON. Colours and fonts come from the theme, not from here. */
export interface Layout {
  /** Any attribute of Plotly's schema. */
  readonly [attribute: string]: unknown;
}

/**
 * A chart: what to draw, how it is laid out, and the same in one sentence.
 *
 * It holds no theme: {@linkcode themed} adds one, as do `show`, `toSvg` and `toPng`.
 */
export interface Figure {
  /** The traces. */
  readonly data: readonly Trace[];
  /** Axes, titles, annotations and height in pixels; the width is that of the page. */
  readonly layout: Layout;
  /** Title and key numbers in words: the alternative text of the picture. */
  readonly description: string;
}

/** What all figure functions accept. */
export interface TitleOptions {
  /** Replaces the title that the function would choose. */
  readonly title?: string;
  /** A quieter line under the title; empty for none. */
  readonly subtitle?: string;
}

/** The parts from which {@linkcode createFigure} makes a figure. */
export interface FigureParts {
  /** The headline, also the first words of the description. */
  readonly title: string;
  /** A quieter line under the headline. */
  readonly subtitle?: string | undefined;
  /** The traces. */
  readonly data: readonly Trace[];
  /** Attributes of the layout besides title and height. */
  readonly layout?: Layout;
  /** Height in pixels at which the figure reads best. */
  readonly height?: number;
  /**
   * Width in pixels below which its parts run into each other; a page on a narrow screen should let
   * such a figure scroll. Kept as `layout.meta.minWidth`; 320 unless given.
   */
  readonly minWidth?: number;
  /** Whether panels have headings of their own, above which the legend must stay. */
  readonly panelTitles?: boolean;
  /** The key numbers as a sentence, without the title. */
  readonly summary: string;
}

/** Pixels kept above the plot for the headline, the second line and one row of legend. */
const HEAD = { title: 46, subtitle: 20, legend: 24, panelTitles: 20 };

/**
 * Puts a figure together so that all of them have head, legend and description in the same place.
 *
 * @param parts Title, traces, layout, height and summary.
 * @returns The figure, without a theme.
 *
 * @example
 * ```ts
 * import { createFigure } from "lib/chart/figure.ts";
 * const figure = createFigure({
 *   title: "Two points",
 *   data: [{ type: "scatter", x: [1, 2], y: [3, 4] }],
 *   summary: "rises from 3 to 4.",
 * });
 * ```
 */
export function createFigure(parts: FigureParts): Figure {
  const { title, subtitle, data, layout = {}, height = 380, minWidth = 320, summary } = parts;
  const hasLegend = layout["showlegend"] !== false && data.filter(isNamed).length > 1;
  const top = HEAD.title + (subtitle ? HEAD.subtitle : 0) + (hasLegend ? HEAD.legend : 0) +
    (parts.panelTitles ? HEAD.panelTitles : 0);
  const margin = { t: top, ...(layout["margin"] as Layout | undefined) };
  const legend = parts.panelTitles ? { y: 1 + HEAD.panelTitles / (height - margin.t - 60) } : {};
  return {
    data: data.map(plain) as Trace[],
    layout: {
      showlegend: hasLegend,
      height,
      meta: { minWidth: Math.round(minWidth) },
      ...(hasLegend ? { legend } : {}),
      ...layout,
      margin,
      title: {
        text: escapeText(title),
        ...(subtitle ? { subtitle: { text: escapeText(subtitle) } } : {}),
      },
    },
    description: `${title}: ${summary}`,
  };
}

/** Typed arrays become arrays, so that a figure is the same before and after JSON. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const defined = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(defined.map(([key, entry]) => [key, plain(entry)]));
}

function isNamed(trace: Trace): boolean {
  return typeof trace["name"] === "string" && trace["showlegend"] !== false;
}

/**
 * Makes a text safe for Plotly, whose labels read a few HTML tags.
 *
 * @param text Any text, such as a class name.
 * @returns The text with `<`, `>` and `&` as entities.
 */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
