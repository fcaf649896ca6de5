/**
 * Trains a classifier as Keras does, measures it by Keras's metrics, and loses nothing when the
 * process dies.
 *
 * @module
 */
export { type Checkpoint, type NamedArray, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
export { type CheckpointOptions, type EarlyStopping, fit, type FitOptions } from "./fit.ts";
export { type CachedFeatures, cacheFeatures, trainHead, type TrainHeadOptions } from "./head.ts";
export { bestEpoch, type EpochRecord, type History, isBetter, type Monitor } from "./history.ts";
export {
  auc,
  ClassificationMetrics,
  type ClassScore,
  type Evaluation,
  type MetricValues,
  weightedF1,
} from "./metrics.ts";
export {
  createOptimiser,
  Optimiser,
  type OptimiserSettings,
  type OptimiserState,
} from "./optimiser.ts";
export { type BatchSource, evaluate, Predictor, type PredictorOptions } from "./predict.ts";
export {
  epochLine,
  notebookProgress,
  type Progress,
  type ProgressListener,
  terminalProgress,
} from "./progress.ts";
export type { SettingValue } from "./_settings.ts";
export { exponentialStaircase, type Schedule, type StaircaseOptions } from "./schedule.ts";
export {
  type LossOptions,
  type StepBatch,
  type StepOptions,
  type StepResult,
  TrainingStep,
} from "./step.ts";
