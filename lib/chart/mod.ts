/**
 * Charts: data in, a Plotly figure out, and one call that shows it anywhere.
 *
 * The figure functions are pure and know nothing of notebooks; `show` sends a figure to the notebook
 * as interactive chart, still picture and sentence at once; `toSvg` and `toPng` draw the still picture
 * in plain Deno, without a browser, as a browser would.
 *
 * @module
 */
export { FONT_FILES, plotlyBundle } from "./assets.ts";
export {
  createFigure,
  escapeText,
  type Figure,
  type FigureParts,
  type Layout,
  type TitleOptions,
  type Trace,
} from "./figure.ts";
export { ARTICLE_WIDTH, pictureSize, toPng, toSvg } from "./picture.ts";
export type { PictureOptions, PngOptions } from "./picture.ts";
export { type Bundle, figureBundle, show, showMarkdown, showTable, showText } from "./show.ts";
export { type Cell, type Column, tableAsHtml, tableAsMarkdown, tableAsText } from "./table.ts";
export {
  BACKGROUNDS,
  COLOURS,
  FONT_FAMILY,
  SEQUENTIAL_SCALE,
  SERIES_COLOURS,
  TEMPLATES,
  type Theme,
  themed,
  transparent,
} from "./theme.ts";
