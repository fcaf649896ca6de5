/**
 * What one training of the article is asked for, and what it gives.
 *
 * @module
 */
import type { Predictions, ScoredExamples } from "../classifier/predictions.ts";
import type { BackboneName } from "../model/backbones.ts";
import type { ProgressListener } from "../progress.ts";
import type { Evaluation, History } from "../train/mod.ts";
import type { RunFigures } from "./_run_figures.ts";
import type { TrainingHyperparameters } from "./decisions.ts";
import type { TrainedLayers, TrainingSettings } from "./profile.ts";

/** What is trained, and how. */
export interface RunSettings extends TrainingSettings, Partial<TrainingHyperparameters> {
  /** The network. */
  readonly backbone: BackboneName;
  /** The rate at the start. */
  readonly learningRate: number;
  /** Images a step. */
  readonly batchSize: number;
  /** Where the first weights come from; the profile's policy by default. */
  readonly weights?: "imagenet" | "random";
  /** Which layers are trained; the profile's by default. */
  readonly trains?: TrainedLayers;
  /** `unit`: values of 0..1 go into the network; `family`: its own range. The profile's by default. */
  readonly inputScaling?: "family" | "unit";
  /** Row indices to learn from; the training part by default. */
  readonly rows?: Int32Array;
  /** Share of each class's rows that the seed draws to learn from, in (0, 1]; all by default. */
  readonly trainingShare?: number;
  /** Whether every class is brought to the size of the largest by drawing with replacement. */
  readonly oversample?: boolean;
  /** `balanced`: a class counts by the inverse of its share. None by default. */
  readonly classWeights?: "balanced";
  /** Seed of training share, weights, shuffling and augmentation; the profile's by default. */
  readonly seed?: number;
}

/** The names of the settings. */
export const RUN_SETTINGS = [
  "backbone",
  "imageSize",
  "epochs",
  "learningRate",
  "batchSize",
  "optimiser",
  "decayRate",
  "decaySteps",
  "weights",
  "trains",
  "inputScaling",
  "rows",
  "trainingShare",
  "oversample",
  "classWeights",
  "seed",
] as const;

/** The names of the options. */
export const RUN_OPTIONS = [
  "onProgress",
  "keepIn",
  "classifierFolder",
  "test",
  "signal",
] as const;

/** What `trainRun` can be told besides the settings. */
export interface RunOptions {
  /** Told how far it is. */
  readonly onProgress?: ProgressListener;
  /**
   * The folder of kept trainings, by default that of the profile's run: a training of the same pictures,
   * settings and library that is finished there is read, one that was cut off goes on. `false` keeps
   * nothing.
   */
  readonly keepIn?: string | false;
  /** Where to keep the classifier under its best weights, to be taken along; nowhere by default. */
  readonly classifierFolder?: string;
  /** Also evaluate on the hold-out test images, once, with the best weights. */
  readonly test?: boolean;
  /** Stops the training after the current step. */
  readonly signal?: AbortSignal;
}

/** A finished training. */
export interface Run extends RunFigures {
  /** The network. */
  readonly backbone: BackboneName;
  /** The network's name for readers. */
  readonly title: string;
  /** Where its first weights came from, for readers. */
  readonly weights: "ImageNet" | "random";
  /** Side of the input in pixels. */
  readonly imageSize: number;
  /** Weights without the head. */
  readonly parameters: number;
  /** The log. */
  readonly history: History;
  /** What everything random in it came from. */
  readonly seed: number;
  /** Pictures that it learned from, copies of oversampling counted. */
  readonly trainingImages: number;
  /** The validation images under the best weights. */
  readonly validation: Evaluation;
  /** What the network said of each validation image, in the order of the split. */
  readonly answers: Predictions;
  /** The test images under the best weights, if asked for. */
  readonly test?: ScoredExamples;
}
