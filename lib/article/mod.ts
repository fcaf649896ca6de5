/**
 * The article itself, as far as it is not in the notebooks: its data, its experiments in one call,
 * its published figures, and the decisions that lead from one section to the next.
 *
 * @module
 */
export { mostAlike } from "./alike.ts";
export { classTable, type ClassTableOptions, type ConfusedPair, confusedPairs } from "./classes.ts";
export { type CostOptions, measureCost, type NetworkCost } from "./costs.ts";
export { type ArticleData, openArticleData, openData, writeCleanTable } from "./data.ts";
export {
  ARTICLE_DECISIONS,
  type Decided,
  type Decisions,
  type HyperParameters,
  recallDecision,
  rememberDecision,
} from "./decisions.ts";
export {
  type Run,
  type RunOptions,
  type RunSettings,
  type TestResult,
  trainRun,
  weightsFor,
} from "./experiments.ts";
export {
  bootstrapIntervals,
  type Interval,
  predictExamples,
  type Predictions,
  type ScoreIntervals,
} from "./predictions.ts";
export {
  asHistory,
  type Comparison,
  comparisonTable,
  loadPublished,
  type Published,
  type PublishedHistory,
  type PublishedRun,
  type PublishedTrial,
} from "./published.ts";
