/**
 * Searches settings of an expensive function, such as the hyper-parameters of a training run, with
 * few calls: a Gaussian process learns from the trials so far and says where to look next.
 *
 * @module
 */
export type { RandomStream } from "../random/stream.ts";
export {
  type Acquisition,
  type AcquisitionContext,
  type AcquisitionName,
  ACQUISITIONS,
  type AcquisitionValue,
} from "./acquisition.ts";
export {
  type AnalysisOptions,
  type AxisOfSpace,
  type ExpectedOptimum,
  expectedOptimum,
  type PosteriorSlice,
  posteriorSlice,
  type PosteriorSliceOptions,
  type ScoredPoint,
  searchAxes,
  trialPoints,
  trialScores,
} from "./analysis.ts";
export { type Covariance, type CovarianceName, COVARIANCES } from "./covariance.ts";
export {
  type DependenceOptions,
  type Importance,
  type PartialDependence,
  partialDependence,
  settingImportance,
} from "./dependence.ts";
export {
  categoricalDimension,
  type Dimension,
  integerDimension,
  realDimension,
  type SettingValue,
} from "./dimension.ts";
export { GaussianProcess } from "./gaussian_process.ts";
export { Journal } from "./journal.ts";
export {
  type BoxMinimizerOptions,
  type BoxMinimum,
  minimizeInBox,
  type SmoothFunction,
} from "./lbfgsb.ts";
export { isHopeless, type MedianRuleOptions } from "./median_rule.ts";
export {
  boundWarnings,
  gpMinimize,
  type MinimizeOptions,
  type MinimizeResult,
  type Objective,
} from "./minimize.ts";
export {
  erfcx,
  logExpectedExcess,
  logNormalDistribution,
  normalDensity,
  normalDistribution,
} from "./normal.ts";
export type {
  GaussianProcessOptions,
  KernelHyperparameters,
  LogNormalPrior,
  Posterior,
  PosteriorGradient,
} from "./model_options.ts";
export {
  type AcquisitionChoice,
  Optimizer,
  type OptimizerOptions,
  SpaceExhaustedError,
} from "./optimizer.ts";
export { runStudy, type RunStudyOptions, type StudyEvent, type TrialCommand } from "./run_study.ts";
export { type Settings, type SettingsOf, Space } from "./space.ts";
export { openStudy, type Outcome, Study } from "./study.ts";
export { type DoneTrial, doneTrials, type Trial, type TrialSource } from "./trial.ts";
export {
  followParent,
  type ReportingObjective,
  type ReportStep,
  serveTrial,
} from "./trial_process.ts";
