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
export { COLUMN_WIDTH, pictureSize, toPng, toSvg } from "./picture.ts";
export type { PictureOptions, PngOptions } from "./picture.ts";
export { type Bundle, figureBundle, show, showMarkdown, showTable } from "./show.ts";
export { type Cell, type Column, tableAsHtml, tableAsMarkdown, tableAsText } from "./table.ts";
export {
  BACKGROUNDS,
  COLOURS,
  SCORE_SCALE,
  SCORE_SCALE as SEQUENTIAL_SCALE,
  SERIES_COLOURS,
  TEMPLATES,
  type Theme,
  themed,
  transparent,
} from "./theme.ts";
export { classScoresChart } from "./class_scores.ts";
export type { ClassScore, ClassScoresOptions } from "./class_scores.ts";
export { bandsChart } from "./bands.ts";
export type { Band, BandPoint, BandsOptions } from "./bands.ts";
export { differencesChart } from "./differences.ts";
export type { ComparedDifference, DifferencesOptions } from "./differences.ts";
export { tradeOffChart } from "./trade_off.ts";
export type { TradeOff, TradeOffOptions } from "./trade_off.ts";
export { confusionChart } from "./confusion.ts";
export type { ConfusionOptions } from "./confusion.ts";
export { convergenceChart } from "./convergence.ts";
export type { ConvergenceOptions, SearchScores } from "./convergence.ts";
export { distributionChart, oversamplingChart } from "./distribution.ts";
export type { DistributionOptions } from "./distribution.ts";
export type { ClassCount } from "../dataset/labels.ts";
export { evaluationsChart } from "./evaluations.ts";
export type { EvaluationsOptions } from "./evaluations.ts";
export type { SearchDimension, SearchPoint } from "./_dimensions.ts";
export type { SettingValue } from "../search/dimension.ts";
export { pixelHistogramChart } from "./histogram.ts";
export type { PixelHistogramOptions } from "./histogram.ts";
export {
  augmentationGrid,
  mistakeGrid,
  operationStripChart,
  pairGrid,
  predictionGrid,
} from "./galleries.ts";
export type { CaptionedImage, ImagePair, MistakenImage, PredictedImage } from "./galleries.ts";
export { imageGrid } from "./images.ts";
export type { GridImage, ImageGridOptions, Pixels } from "./images.ts";
export { learningCurvesChart } from "./learning_curves.ts";
export type { CurveMetric, LearningCurvesOptions, LearningRun } from "./learning_curves.ts";
export { networkCostsChart } from "./network_costs.ts";
export type { NetworkCostsOptions, PricedNetwork } from "./network_costs.ts";
export { reliabilityChart } from "./reliability.ts";
export type { ReliabilityPoint, ReliabilitySeries } from "./reliability.ts";
export { parallelCoordinatesChart } from "./parallel_coordinates.ts";
export type { ParallelCoordinatesOptions } from "./parallel_coordinates.ts";
export { partialDependenceChart } from "./partial_dependence.ts";
export type { PartialDependenceCurve, PartialDependenceOptions } from "./partial_dependence.ts";
export { posteriorChart } from "./posterior.ts";
export type { PosteriorOptions } from "./posterior.ts";
export type { PosteriorCurve } from "./_posterior_traces.ts";
export type { Split } from "../dataset/parts.ts";
export type { EpochRecord, History } from "../train/history.ts";
export { classTable, type ClassTableOptions } from "./class_table.ts";
