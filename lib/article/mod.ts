/**
 * The article itself, as far as it is not in the notebooks: its data, its experiments in one call,
 * its published figures, and the decisions that lead from one section to the next.
 *
 * @module
 */
export { ARTICLE_AUGMENTATION, articleAugmentation } from "./augmentation.ts";
export {
  type ArticleData,
  type Leaks,
  openArticleData,
  openData,
  writeCleanTable,
} from "./data.ts";
export { openTrainingData, type TrainingData, type TrainingDataOptions } from "./training_data.ts";
export {
  type Decided,
  type Decisions,
  recallDecision,
  rememberDecision,
  type TrainingHyperparameters,
} from "./decisions.ts";
export { trainingFolder, trainRepeats, trainRun } from "./experiments.ts";
export { recallClassifier, type RecalledClassifier } from "./classifier.ts";
export { fetchNeededWeights, neededWeights, weightsFor } from "./weights.ts";
export type { Run, RunOptions, RunSettings } from "./run.ts";
export { meanScore, type RunFigures } from "./_run_figures.ts";
export { type BackboneUse, type DataFeatures, openFeatures } from "./features.ts";
export { drawTrainingRows, thinToLongTail, type TrainingRowsOptions } from "./training_rows.ts";
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
export {
  type Dataset,
  type DatasetKind,
  embeddedFolder,
  type EmbeddedOptions,
  openDataset,
  type OpenDatasetOptions,
} from "./open_dataset.ts";
export { executeIfChanged, type ExecuteIfChangedOptions } from "./execute_if_changed.ts";
export {
  classifierFolder,
  dataFolder,
  imageCacheFolder,
  pageFolder,
  projectFolder,
  runFolder,
} from "./folders.ts";
export {
  loadProfile,
  type Profile,
  type ProfileName,
  PROFILES,
  type TrainedLayers,
  type TrainingSettings,
  type WeightsPolicy,
} from "./profile.ts";
export { ARTICLE_SEARCH, articleSpace, replayArticle, type TrialSettings } from "./search.ts";
export { type ArticleSplit, articleSplit, type HeldOutShares } from "./split.ts";
export { answersWhere } from "./answers.ts";
export { raceTable, type RaceTableOptions } from "./race_table.ts";
export {
  type AccuracyOverSeeds,
  accuracyOverSeeds,
  type Contestant,
  judge,
  type Judgement,
  type JudgeOptions,
  type PlannedTrainings,
  type Power,
  powerOf,
  type Race,
  race,
  type SeedAnswers,
  type Verdict,
} from "./rule.ts";
export {
  describeAccuracy,
  describeRace,
  describeVerdict,
  type VerdictNames,
  whatItTakes,
} from "./verdict_words.ts";
export {
  about,
  counted,
  listed,
  NO_NUMBER,
  number,
  percent,
  points,
  pointsInterval,
  type PointsOptions,
} from "./words.ts";
export { curveOverSeeds } from "./curves.ts";
