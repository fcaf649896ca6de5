/**
 * Grids of real pictures with captions.
 *
 * @module
 */
import { createFigure, escapeText, type Figure, type Layout, type TitleOptions } from "./figure.ts";
import { list, words, wrap } from "./_words.ts";
import { COLUMN_WIDTH } from "./picture.ts";
import { COLOURS } from "./theme.ts";

/** A picture's pixels: an `RgbImage` of bytes or a `FloatImage` of floats, both in [0, 255]. */
export interface Pixels {
  /** Columns. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** height x width x 3 values in [0, 255]; floats are rounded. */
  readonly data: Uint8Array | Float32Array;
}

/** A picture of a grid. */
export interface GridImage {
  /** Its pixels; not changed. */
  readonly image: Pixels;
  /** A line or two under the picture. */
  readonly caption?: string;
  /** What hovering tells besides the caption: a file name, a score. */
  readonly detail?: string;
  /** Whether the caption tells of a success or a failure: a sign before it and a colour. */
  readonly mark?: "right" | "wrong";
}

/** What {@linkcode imageGrid} lets one choose. */
export interface ImageGridOptions extends TitleOptions {
  /** Pictures a row; chosen to fit unless given. */
  readonly columns?: number;
  /** Whether enlarged pixels stay squares (for pictures of few pixels). */
  readonly pixelated?: boolean;
}

/**
 * Lays pictures out on a grid, each with its caption below it.
 *
 * @param images Pictures may differ in size, each keeps its proportions; where there are none (no
 * faults found, no mistakes made), the figure says so.
 * @param options Title and number of columns.
 * @returns The figure, with the pictures inside it.
 *
 * @example
 * ```ts
 * import { imageGrid, show } from "lib/chart/mod.ts";
 * const image = { width: 30, height: 20, data: new Uint8Array(30 * 20 * 3) };
 * await show(imageGrid([{ image, caption: "night", detail: "1.png" }], { title: "A night" }));
 * ```
 */
export async function imageGrid(
  images: readonly GridImage[],
  options: ImageGridOptions = {},
): Promise<Figure> {
  const { title = "Images", subtitle } = options;
  if (images.length === 0) return emptyGrid(title);
  const columns = options.columns ?? columnsFor(images.length);
  const rows = Math.ceil(images.length / columns);
  const cell = (COLUMN_WIDTH - 24) / columns;
  const letters = Math.floor(cell / 6.4);
  const captions = images.map(({ caption = "", mark }) =>
    wrap(mark ? `${SIGNS[mark]} ${caption}` : caption, letters, 3)
  );
  const lines = Math.max(0, ...captions.map((text) => text.join("") ? text.length : 0));
  const captionHeight = lines > 0 ? lines * LINE + 14 : 8;
  const ratio = Math.max(...images.map(({ image }) => image.height / image.width));
  const picture = cell * 0.96 * Math.min(ratio, 1.5);
  const head = 52 + (subtitle ? 20 : 0);
  const sources = await Promise.all(images.map(({ image }) => dataUri(image, options.pixelated)));
  const height = Math.round(head + rows * (picture + captionHeight) + 10);
  const row = (picture + captionHeight) / picture; // in heights of a picture
  const centre = (at: number) => [at % columns + 0.5, Math.floor(at / columns) * row + 0.5];
  const texts = images.map((image) => hoverText(image));
  return createFigure({
    title,
    ...(subtitle ? { subtitle } : {}),
    data: [{
      type: "scatter",
      mode: "markers",
      x: images.map((_, at) => centre(at)[0]),
      y: images.map((_, at) => centre(at)[1]),
      marker: { size: Math.round(cell * 0.7), symbol: "square", opacity: 0 },
      text: texts,
      hovertemplate: "%{text}<extra></extra>",
    }],
    height,
    // Captions are broken for a page's column; on less, they would lie on each other.
    minWidth: lines > 0 ? COLUMN_WIDTH : Math.min(COLUMN_WIDTH, 24 + columns * 110),
    layout: {
      showlegend: false,
      margin: { l: 12, r: 12, t: head, b: 10 },
      xaxis: { ...HIDDEN, range: [0, columns] },
      yaxis: { ...HIDDEN, range: [rows * row - (lines > 0 ? 0 : 0.02), 0] },
      images: images.map((_, at) => ({
        source: sources[at],
        x: centre(at)[0],
        y: centre(at)[1],
        xref: "x",
        yref: "y",
        sizex: 0.96,
        sizey: 1,
        sizing: "contain",
        xanchor: "center",
        yanchor: "middle",
        layer: "below",
      })),
      annotations: images.flatMap((image, at) => caption(image, captions[at]!, centre(at))),
    },
    summary: `${words(images.length)} ${images.length === 1 ? "image" : "images"}${
      captionList(images)
    }.`,
  });
}

function emptyGrid(title: string): Figure {
  return createFigure({
    title,
    subtitle: "None: there is nothing to show",
    data: [],
    height: 84,
    layout: { showlegend: false, xaxis: HIDDEN, yaxis: HIDDEN },
    summary: "0 images.",
  });
}

const SIGNS = { right: "✓", wrong: "✗" } as const;
const LINE = 14;
const HIDDEN = { visible: false };

function columnsFor(count: number): number {
  if (count <= 5) return Math.max(count, 2);
  if (count === 6 || count === 9) return 3;
  return count % 5 === 0 && count <= 15 ? 5 : count <= 12 ? 4 : 6;
}

function caption({ mark }: GridImage, lines: readonly string[], at: readonly number[]): Layout[] {
  if (lines.join("") === "") return [];
  const colour = mark === "wrong" ? COLOURS.valid : mark === "right" ? COLOURS.test : undefined;
  return [{
    x: at[0],
    y: at[1]! + 0.5,
    xanchor: "center",
    yanchor: "top",
    yshift: -1,
    align: "center",
    text: lines.map(escapeText).join("<br>"),
    font: { size: 11, ...(colour ? { color: colour } : {}) },
    showarrow: false,
  }];
}

function hoverText({ image, caption, detail }: GridImage): string {
  return [caption, detail, `${image.width} × ${image.height} pixels`]
    .filter((text) => text).map((text) => escapeText(text!)).join("<br>");
}

function captionList(images: readonly GridImage[]): string {
  const captions = images.map(({ caption }) => caption).filter((caption) => caption);
  if (captions.length === 0) return "";
  const shown = captions.slice(0, 8) as string[];
  return `: ${captions.length > 8 ? `${shown.join(", ")} and others` : list(shown)}`;
}

/** JPEG is a tenth of PNG; a notebook must stay small. */
async function dataUri(image: Pixels, pixelated = false): Promise<string> {
  const { encodeJpeg, encodePng, resizeImage, resizeNearest } = await import("../image/mod.ts");
  const { width, height, data } = image;
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(Uint8ClampedArray.from(data));
  let pixels = { width, height, data: bytes };
  if (pixelated) {
    const times = Math.max(1, Math.floor(256 / Math.max(width, height)));
    pixels = resizeNearest(pixels, width * times, height * times);
    return `data:image/png;base64,${(await encodePng(pixels)).toBase64()}`;
  }
  const shrink = LARGEST / Math.max(width, height);
  if (shrink < 1) {
    pixels = resizeImage(
      pixels,
      Math.round(width * shrink),
      Math.round(height * shrink),
      "bilinear",
    );
  }
  return `data:image/jpeg;base64,${(await encodeJpeg(pixels, 82)).toBase64()}`;
}

const LARGEST = 256;
