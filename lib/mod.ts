/**
 * Plumage's library: from a folder of pictures to a classifier that one can take along.
 *
 * **Start here.** The names stand in the order of the work: open a folder ({@linkcode openFolder}),
 * make batches ({@linkcode createBatches}), make a network ({@linkcode createModel}), train it
 * ({@linkcode fit}), measure it ({@linkcode evaluate}), keep it ({@linkcode saveClassifier}), ask it
 * ({@linkcode loadClassifier}); search its settings ({@linkcode gpMinimize}), and look at all of it
 * ({@linkcode show}). What is needed more rarely stands in the folders: `lib/search/mod.ts`,
 * `lib/chart/mod.ts` and so on; what only the article wants, in `lib/article/mod.ts`.
 *
 * Importing it starts nothing; {@linkcode createModel} and {@linkcode startEngine} load TensorFlow.
 *
 * @module
 */

// The engine
export { startEngine, tf } from "./engine/mod.ts";

// Data: what the pictures are, and how they are divided
export { decodeImage, resizeNearest, type RgbImage } from "./image/mod.ts";
export {
  auditDataset,
  classDistribution,
  cleanDataset,
  describeFolder,
  type ImageFolder,
  type ImageRow,
  openFolder,
  oversample,
  readTable,
  sampleExamples,
  type Split,
  stratifiedShuffleSplit,
  stratifiedSplit,
  toExamples,
} from "./dataset/mod.ts";

// Augment: pictures changed at random
export {
  type AugmentationChain,
  augmentImage,
  describeAugmentation,
  operationStrip,
  overviewOfAugmentations,
  toFloatImage,
} from "./augment/mod.ts";

// Input: batches for a network
export { type Batches, createBatches, type Example, imageOfBatch } from "./input/mod.ts";

// Model: the networks and their weights
export {
  type BackboneName,
  BACKBONES,
  createModel,
  freezeLayers,
  type ImageModel,
  loadKerasWeights,
  loadWeights,
} from "./model/mod.ts";

// Train: the loop and its measures
export {
  auc,
  bestEpoch,
  evaluate,
  type Evaluation,
  fit,
  type History,
  notebookProgress,
  terminalProgress,
  trainHead,
  weightedF1,
} from "./train/mod.ts";

// Classifier: what one takes away
export {
  bootstrapIntervals,
  Classifier,
  compareRuns,
  confusedPairs,
  loadClassifier,
  mostAlike,
  predictExamples,
  saveClassifier,
} from "./classifier/mod.ts";

// Search: which settings to try next
export {
  categoricalDimension,
  GaussianProcess,
  gpMinimize,
  integerDimension,
  openStudy,
  Optimizer,
  realDimension,
  runStudy,
  Space,
} from "./search/mod.ts";

// Chart: data in, figure out
export {
  augmentationGrid,
  classScoresChart,
  confusionChart,
  createFigure,
  distributionChart,
  imageGrid,
  learningCurvesChart,
  mistakeGrid,
  networkCostsChart,
  operationStripChart,
  oversamplingChart,
  pairGrid,
  predictionGrid,
  show,
  showMarkdown,
  showTable,
  toPng,
  tradeOffChart,
} from "./chart/mod.ts";

// Notebook: run and read without an editor
export { executeNotebook, renderNotebook } from "./notebook/mod.ts";
