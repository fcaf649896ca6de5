/**
 * Trains a classifier as Keras does, measures it by Keras's metrics, and loses nothing when the
 * process dies.
 *
 * @module
 */
export { type Checkpoint, type NamedArray, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
export type { BatchSource, StepBatch, StepResult } from "./batch.ts";
export { fit } from "./fit.ts";
export type {
  CheckpointOptions,
  CheckpointSetting,
  EarlyStopping,
  FitOptions,
} from "./fit_options.ts";
export {
  type CachedFeatures,
  cacheFeatures,
  type CacheFeaturesOptions,
  featureBatches,
} from "./features.ts";
export { createHead, trainHead, type TrainHeadOptions } from "./head.ts";
export { bestEpoch, type EpochRecord, type History, type Monitor } from "./history.ts";
export type { ClassScore, Evaluation, MetricValues } from "./evaluation.ts";
export { auc, ClassificationMetrics, weightedF1 } from "./metrics.ts";
export {
  createGradientOptimizer,
  GradientOptimizer,
  type GradientOptimizerSettings,
  type GradientOptimizerState,
} from "./gradient_optimizer.ts";
export {
  type AnswersListener,
  evaluate,
  type EvaluateOptions,
  Predictor,
  type PredictorOptions,
} from "./predict.ts";
export {
  finishedProgress,
  notebookProgress,
  terminalProgress,
  type TrainingProgress,
} from "./progress.ts";
export { readTraining, type SavedTraining } from "./saved_training.ts";
export { exponentialStaircase, type Schedule, type StaircaseOptions } from "./schedule.ts";
export { type LossOptions, type StepOptions, TrainingStep } from "./step.ts";
export { type CostOptions, measureCost, type NetworkCost } from "./cost.ts";
