/**
 * What one takes away: a trained network in a folder that can be opened elsewhere and asked about new
 * pictures, and how far its answers can be trusted.
 *
 * @module
 */
export {
  bundleScores,
  loadClassifier,
  saveClassifier,
  type SaveClassifierOptions,
} from "./bundle.ts";
export { type BundleDescription, type BundleScores } from "./bundle_file.ts";
export {
  Classifier,
  type ClassProbability,
  type Prediction,
  type PredictOptions,
  type UnreadPicture,
} from "./classifier.ts";
export type { PictureSource } from "./_pictures.ts";
export { mostAlike } from "./alike.ts";
export { exportClassifier, type ExportedClassifier, type ExportedFile } from "./export.ts";
export {
  EXPORT_KINDS,
  type ExportClassifierOptions,
  type ExportKind,
  PAGE_WEIGHTS,
  type PageWeights,
  type SamplePicture,
} from "./export_options.ts";
export {
  type Answers,
  type CompareOptions,
  compareRuns,
  type RunComparison,
  type ScoreComparison,
  type Verdict,
} from "./compare.ts";
export { type NamedAnswers, readAnswers, writeAnswers } from "./answers_file.ts";
export { type AnswerScore, type AnswerScores, scoreAnswers } from "./answer_scores.ts";
export {
  type ClassifierEvaluation,
  evaluateClassifier,
  type EvaluateClassifierOptions,
  type JudgedPicture,
  type LabelledPicture,
  type ScoreWithInterval,
} from "./evaluate_classifier.ts";
export { type ActivationMap, activationMap, lightActivationMap } from "./activation_map.ts";
export {
  fitTemperature,
  type FullAnswers,
  type Reliability,
  reliability,
  type ReliabilityBin,
  withTemperature,
} from "./calibration.ts";
export { auroc, aurocInterval, conformalThreshold, predictionSet } from "./prediction_sets.ts";
export { crossValidate, type CrossValidateOptions } from "./cross_validate.ts";
export { findLabelIssues, type LabelIssue } from "./label_issues.ts";
export { type ConfusedPair, confusedPairs } from "./confused.ts";
export {
  bootstrapIntervals,
  type Interval,
  predictExamples,
  type Predictions,
  type ScoredExamples,
  scoreExamples,
  type ScoreIntervals,
} from "./predictions.ts";
export { UNSURE_BELOW } from "./unsure.ts";
export { type ClassifierServer, serveClassifier, type ServeClassifierOptions } from "./serve.ts";
