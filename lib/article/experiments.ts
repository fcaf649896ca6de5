/**
 * One training of the article in one call: pictures, network, loop, scores; and several of them, each
 * from a seed of its own, for what is to be compared.
 *
 * @module
 */
import { refuseUnknownKeys } from "../errors.ts";
import { type BackboneName, findBackbone } from "../model/backbones.ts";
import type { ProgressListener } from "../progress.ts";
import type { Evaluation, History } from "../train/mod.ts";
import type { Predictions } from "../classifier/predictions.ts";
import { figuresOf, type RunFigures } from "./_run_figures.ts";
import { trainedHead } from "./_train_head.ts";
import { trainedNetwork } from "./_train_network.ts";
import type { ArticleData } from "./data.ts";
import type { TrainingHyperparameters } from "./decisions.ts";
import type { Profile, TrainedLayers, TrainingSettings } from "./profile.ts";
import { drawTrainingRows } from "./training_rows.ts";

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
  /** Row indices to learn from; the training part by default. A seed draws its share of them. */
  readonly rows?: Int32Array;
  /** Whether every class is brought to the size of the largest by drawing with replacement. */
  readonly oversample?: boolean;
  /** `balanced`: a class counts by the inverse of its share. None by default. */
  readonly classWeights?: "balanced";
  /** Seed of training share, weights, shuffling and augmentation; the profile's by default. */
  readonly seed?: number;
}

const RUN_SETTINGS = [
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
  "oversample",
  "classWeights",
  "seed",
] as const;

const RUN_OPTIONS = ["onProgress", "checkpointFolder", "test", "signal"] as const;

/** What {@linkcode trainRun} can be told besides the settings. */
export interface RunOptions {
  /** Told how far it is. */
  readonly onProgress?: ProgressListener;
  /**
   * Folder of checkpoints; a training found there goes on. Nothing is saved by default, nor of a head,
   * which trains in a second.
   */
  readonly checkpointFolder?: string;
  /** Also evaluate on the hold-out test images, once, with the best weights. */
  readonly test?: boolean;
  /** Stops the training after the current step. */
  readonly signal?: AbortSignal;
}

export type { RunFigures } from "./_run_figures.ts";

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
  readonly test?: TestResult;
}

/** The hold-out test. */
export interface TestResult {
  /** Keras's metrics, also per class, and the confusion of classes. */
  readonly scores: Evaluation;
  /** What the network said of each test image, in the order of the split. */
  readonly predictions: Predictions;
}

/**
 * Where a network's first weights come from under a profile's policy.
 *
 * @param backbone Which network.
 * @param profile Whose policy.
 */
export function weightsFor(backbone: BackboneName, profile: Profile): "imagenet" | "random" {
  if (profile.weights === "packaged") {
    return PACKAGED.has(backbone) ? "imagenet" : "random";
  }
  return profile.weights;
}

/** The networks whose ImageNet weights come as a package, so that no other network is needed. */
const PACKAGED: ReadonlySet<BackboneName> = new Set<BackboneName>(["efficientnet-lite0"]);

/**
 * Trains a network as the article does and keeps its best epoch.
 *
 * Where only the last layer is trained, the pictures go through the frozen backbone once, without
 * augmentation; what it saw is kept on disk, and the layer trains in about a second.
 *
 * @param data The images and their split.
 * @param profile Weights, layers, input scaling, workers and seed.
 * @param settings Network and rule.
 * @param options Progress, checkpoints, test.
 * @returns History and scores; the network itself is disposed.
 * @throws {TypeError} If there is a setting or an option of another name.
 */
export async function trainRun(
  data: ArticleData,
  profile: Profile,
  settings: RunSettings,
  options: RunOptions = {},
): Promise<Run> {
  refuseUnknownKeys("train a network", settings, RUN_SETTINGS);
  refuseUnknownKeys("train a network", options, RUN_OPTIONS);
  const { backbone, imageSize, seed = profile.seed, trains = profile.trains } = settings;
  const weights = settings.weights ?? weightsFor(backbone, profile);
  const inputScaling = settings.inputScaling ??
    (profile.inputScaling === "article" ? "unit" : "family");
  const rows = drawTrainingRows(data, { ...settings, seed, share: profile.trainingShare });
  const whole = { ...settings, seed, weights, inputScaling, rows };
  const train = trains === "head" ? trainedHead : trainedNetwork;
  const { history, validation, answers, test } = await train(data, profile, whole, options);
  const facts = findBackbone(backbone);
  return {
    backbone,
    title: facts?.title ?? backbone,
    weights: weights === "imagenet" ? "ImageNet" : "random",
    imageSize,
    parameters: facts?.parameters ?? 0,
    seed,
    trainingImages: rows.length,
    history,
    ...figuresOf(history),
    validation,
    answers,
    ...(test ? { test } : {}),
  };
}

/**
 * The same training from several seeds: what a comparison is made of. Each seed draws its share of the
 * training pictures, the first weights and the order anew, the same for every contestant, so that two
 * contestants can be compared seed by seed.
 *
 * @param data The images and their split.
 * @param profile How many repeats, and the first seed; the others follow it.
 * @param settings As of {@linkcode trainRun}.
 * @param options As of {@linkcode trainRun}.
 * @returns One run a seed.
 */
export async function trainRepeats(
  data: ArticleData,
  profile: Profile,
  settings: Omit<RunSettings, "seed">,
  options: RunOptions = {},
): Promise<Run[]> {
  const runs: Run[] = [];
  for (let repeat = 0; repeat < profile.repeats; repeat++) {
    runs.push(await trainRun(data, profile, { ...settings, seed: profile.seed + repeat }, options));
  }
  return runs;
}
