/**
 * Still pictures of figures, drawn by Plotly itself without a browser.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import { FONT_FILES } from "./assets.ts";
import type { Figure, Layout } from "./figure.ts";
import { BACKGROUNDS, type Theme, themed } from "./theme.ts";

/** The size and look of a still picture. */
export interface PictureOptions {
  /** Width in CSS pixels; the width of a page's column unless given. */
  readonly width?: number;
  /** Height in CSS pixels; the figure's own unless given. */
  readonly height?: number;
  /** Light unless given. */
  readonly theme?: Theme;
}

/** Options of a picture made of pixels. */
export interface PngOptions extends PictureOptions {
  /**
   * Device pixels for each CSS pixel: 2 unless given, sharp on today's screens; 1.25 for figures that
   * hold photos, which have no finer detail and would make a notebook heavy.
   */
  readonly scale?: number;
}

/** Width of a page's column, in CSS pixels. */
export const COLUMN_WIDTH = 760;

/**
 * The size in CSS pixels at which a figure is drawn.
 *
 * @param figure Any figure.
 * @param options Width and height, where they are not the figure's own.
 * @returns Width and height.
 */
export function pictureSize(
  figure: Figure,
  options: PictureOptions = {},
): { width: number; height: number } {
  const { width = figure.layout["width"] ?? COLUMN_WIDTH } = options;
  const { height = figure.layout["height"] ?? 380 } = options;
  for (const [name, value] of [["width", width], ["height", height]] as const) {
    if (!(typeof value === "number" && value >= 50 && value <= 10_000)) {
      throw new RangeError(cannot("draw a figure", `a ${name} of 50 to 10000 pixels`, value));
    }
  }
  return { width: width as number, height: height as number };
}

/**
 * Draws a figure as SVG, as Plotly in a browser would.
 *
 * Text stays text, in the font of `fonts/`. Buttons and sliders are left out: a still picture has no
 * use for them. The first call loads Plotly (half a second); nothing is loaded before.
 *
 * @param figure Any figure of cartesian traces; not changed.
 * @param options Size and theme.
 * @returns A whole SVG document.
 * @throws {RangeError} If width or height is no sensible number of pixels.
 * @throws {TypeError} If Plotly cannot draw the figure.
 */
export async function toSvg(figure: Figure, options: PictureOptions = {}): Promise<string> {
  const { width, height } = pictureSize(figure, options);
  const { loadPlotly } = await import("./_plotly.ts");
  const { document, plotly, seed } = await loadPlotly();
  const still = JSON.stringify(stillFigure(figure, options.theme));
  const { data, layout } = JSON.parse(still) as Figure;
  seed(hash(still)); // the same figure, the same names, the same bytes
  const element = document.createElement("div");
  document.body.append(element);
  try {
    await plotly.newPlot(element, data, { ...layout, width, height, autosize: false }, {
      staticPlot: true,
      displayModeBar: false,
    });
    return spellForSvg(plotly.Snapshot.toSVG(element, "svg"));
  } catch (error) {
    throw new TypeError(cannot("draw a figure", "traces Plotly can draw", messageOf(error)));
  } finally {
    plotly.purge(element);
    element.remove();
  }
}

/**
 * Draws a figure as PNG: small (a palette of 256 colours), sharp, with the shipped font.
 *
 * @param figure Any figure of cartesian traces; not changed.
 * @param options Size, theme and scale.
 * @returns The bytes of a PNG file.
 * @throws {RangeError} If width, height or scale is out of range.
 * @throws {TypeError} If Plotly cannot draw the figure.
 *
 * @example
 * ```ts
 * import { createFigure, toPng } from "lib/chart/mod.ts";
 * const data = [{ type: "bar", x: ["FOX", "HARE"], y: [4, 7] }];
 * const figure = createFigure({ title: "Animals seen", data, summary: "4 foxes, 7 hares." });
 * await Deno.writeFile(await Deno.makeTempFile({ suffix: ".png" }), await toPng(figure));
 * ```
 */
export async function toPng(figure: Figure, options: PngOptions = {}): Promise<Uint8Array> {
  const { scale = "images" in figure.layout ? 1.25 : 2, theme = "light" } = options;
  if (!(scale > 0 && scale <= 4)) {
    throw new RangeError(cannot("draw a figure", "a scale above 0 and up to 4", scale));
  }
  const { width } = pictureSize(figure, options);
  const svg = await toSvg(figure, options);
  const [{ Resvg }, { default: sharp }] = await Promise.all([
    import("@resvg/resvg-js"),
    import("sharp"),
  ]);
  const drawn = new Resvg(svg, {
    background: BACKGROUNDS[theme],
    fitTo: { mode: "width", value: Math.round(width * scale) },
    font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: "Inter" },
  }).render();
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const;
  const png = await sharp(drawn.pixels, { raw })
    .removeAlpha()
    .png({ palette: true, colours: 256, dither: 0.3, effort: 4, compressionLevel: 9 })
    .toBuffer();
  return new Uint8Array(png);
}

function stillFigure(figure: Figure, theme: Theme | undefined): Figure {
  const { data, layout } = themed(figure, theme);
  const { updatemenus: _menus, sliders: _sliders, ...still } = layout as Layout;
  return { data, layout: still, description: figure.description };
}

/** Drops empty declarations, and says in SVG's own words what Plotly says in newer CSS. */
function spellForSvg(svg: string): string {
  return svg.replaceAll(/(?<=[";])[a-z-]+:;/g, "").replaceAll(
    /(?<=")[a-z-]+:(?=")|;[a-z-]+:(?=")/g,
    "",
  )
    .replaceAll(/image-rendering: *[^;"]+/g, "image-rendering:optimizeSpeed") // sharp heatmap cells
    .replaceAll("<text ", '<text xml:space="preserve" '); // names with two spaces
}

function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}
