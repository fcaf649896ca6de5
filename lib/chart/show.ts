/**
 * Shows figures, tables and text as outputs of a notebook's cell.
 *
 * A figure goes out as one bundle: Plotly's own type for front ends that draw it (VS Code, or
 * JupyterLab with Plotly's extension), a PNG for all others, and a sentence for those who cannot see.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { Figure } from "./figure.ts";
import { pictureSize, type PngOptions, toPng } from "./picture.ts";
import { type Cell, type Column, tableAsHtml, tableAsMarkdown, tableAsText } from "./table.ts";
import { themed } from "./theme.ts";

/** One output in several forms, keyed by media type; the front end shows the richest it knows. */
export interface Bundle {
  /** The forms. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Display size and alternative text of the picture. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * Plotly's configuration for pages that draw the figures: fits the page, and has no button that would
 * send the data to another host.
 */
const PLOTLY_CONFIG: Readonly<Record<string, unknown>> = {
  displaylogo: false,
  modeBarButtonsToRemove: ["select2d", "lasso2d", "sendDataToCloud"],
  responsive: true,
  showSendToCloud: false,
};

/** Kernel messages above a few megabytes arrive damaged. */
const MAX_BYTES = 2_000_000;
const PATIENCE_MS = 10;

/**
 * Makes the output of a figure: Plotly's type, PNG and text.
 *
 * @param figure Any figure.
 * @param options Size, theme and scale of the picture.
 * @returns The bundle that {@linkcode show} sends.
 */
export async function figureBundle(figure: Figure, options: PngOptions = {}): Promise<Bundle> {
  const png = await toPng(figure, options);
  const { data, layout } = themed(figure, options.theme);
  return {
    data: {
      "application/vnd.plotly.v1+json": {
        data,
        layout,
        config: PLOTLY_CONFIG,
      },
      "image/png": png.toBase64(),
      "text/plain": figure.description,
    },
    metadata: { "image/png": { ...pictureSize(figure, options), alt: figure.description } },
  };
}

/**
 * Shows a figure under the cell that calls this; outside a notebook, prints its description.
 *
 * @param figure A figure, or the promise of one.
 * @param options Size, theme and scale of the still picture.
 * @throws {RangeError} If the output would be too large for the kernel's messages (2 MB).
 *
 * @example
 * ```ts
 * import { createFigure, show } from "lib/chart/mod.ts";
 * const data = [{ type: "bar", x: ["FOX", "HARE"], y: [4, 7] }];
 * await show(createFigure({ title: "Animals seen", data, summary: "4 foxes, 7 hares." }));
 * ```
 */
export async function show(
  figure: Figure | Promise<Figure>,
  options: PngOptions = {},
): Promise<void> {
  const drawn = await figure;
  if (!kernel()) return await print(drawn.description);
  await send(await figureBundle(drawn, options));
}

/**
 * Shows a table; columns of numbers are aligned to the right.
 *
 * @param columns Headings, or headings with the way to write their values.
 * @param rows One array of cells a row, in the order of the columns.
 * @throws {TypeError} If a row has another number of cells than there are columns.
 *
 * @example
 * ```ts
 * import { showTable } from "lib/chart/mod.ts";
 * await showTable(["species", "images"], [["OWL", 4], ["WREN", 7]]);
 * ```
 */
export async function showTable(
  columns: readonly (string | Column)[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const text = tableAsText(columns, rows);
  if (!kernel()) return await print(text);
  await send({
    data: {
      "text/html": tableAsHtml(columns, rows),
      "text/markdown": tableAsMarkdown(columns, rows),
      "text/plain": text,
    },
    metadata: {},
  });
}

/**
 * Shows Markdown, formulas included, as output of a cell.
 *
 * @param markdown The text; also its own plain form.
 */
export async function showMarkdown(markdown: string): Promise<void> {
  if (!kernel()) return await print(markdown);
  await send({ data: { "text/markdown": markdown, "text/plain": markdown }, metadata: {} });
}

function kernel(): typeof Deno.jupyter | undefined {
  try {
    return Deno.jupyter;
  } catch {
    return undefined; // the getter throws outside the kernel
  }
}

async function send({ data, metadata }: Bundle): Promise<void> {
  const bytes = JSON.stringify(data).length;
  if (bytes > MAX_BYTES) {
    throw new RangeError(cannot("show an output", `at most ${MAX_BYTES} bytes`, bytes));
  }
  await kernel()!.broadcast("display_data", { data, metadata, transient: {} });
  // The kernel reports a cell as done while its last output is still on the way, and some front ends
  // then drop it. A moment of patience lets the output arrive first.
  await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}

async function print(text: string): Promise<void> {
  await Deno.stdout.write(new TextEncoder().encode(text + "\n"));
}
