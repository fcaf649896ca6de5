/**
 * One training of the article in one call: batches, network, loop, scores.
 *
 * @module
 */
import { refuseUnknownKeys } from "../errors.ts";
import { ARTICLE_AUGMENTATION } from "./augmentation.ts";
import { figuresOf, type RunFigures } from "./_run_figures.ts";
import { type Profile, type TrainingSettings } from "./profile.ts";
import { type BackboneName } from "../model/backbones.ts";
import { imageCacheFolder } from "./folders.ts";
import { oversample } from "../dataset/mod.ts";
import { createBatches } from "../input/mod.ts";
import { createModel, findBackbone, type ImageModel } from "../model/mod.ts";
import {
  evaluate,
  type Evaluation,
  fit,
  type History,
  type TrainingProgress,
} from "../train/mod.ts";
import type { ProgressListener } from "../progress.ts";
import type { ArticleData } from "./data.ts";
import type { TrainingHyperparameters } from "./decisions.ts";
import { predictExamples, type Predictions } from "../classifier/predictions.ts";

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
  /** Whether every class is brought to the size of the largest by drawing with replacement. */
  readonly oversample?: boolean;
  /** `balanced`: a class counts by the inverse of its share. None by default. */
  readonly classWeights?: "balanced";
  /** Seed of weights, shuffling and augmentation; the profile's by default. */
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
  "oversample",
  "classWeights",
  "seed",
] as const;

const RUN_OPTIONS = ["onProgress", "checkpointFolder", "test", "signal"] as const;

/** What {@linkcode trainRun} can be told besides the settings. */
export interface RunOptions {
  /** Told how far it is. */
  readonly onProgress?: ProgressListener<TrainingProgress>;
  /** Folder of checkpoints; a training found there goes on. Nothing is saved by default. */
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
  /** The validation images under the best weights. */
  readonly validation: Evaluation;
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
    return backbone === "efficientnet-lite0" ? "imagenet" : "random";
  }
  return profile.weights;
}

/**
 * Trains a network as the article does and keeps its best epoch.
 *
 * @param data The images and their split.
 * @param profile Weights, input scaling, workers and seed.
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
  const { backbone, imageSize, batchSize, epochs, learningRate, seed = profile.seed } = settings;
  const weights = settings.weights ?? weightsFor(backbone, profile);
  const common = {
    imageSize,
    batchSize,
    seed,
    orientation: "ignore" as const, // as Keras loads them
    workers: profile.workers,
    cacheFolder: imageCacheFolder(),
  };
  const indices = settings.oversample
    ? oversample(data.split.train, data.rows.map((row) => row.label), { seed })
    : data.split.train;
  await using train = await createBatches({
    ...common,
    examples: data.examples(indices),
    shuffle: true,
    augmentation: ARTICLE_AUGMENTATION,
  });
  await using valid = await createBatches({ ...common, examples: data.examples("valid") });
  const inputScaling = profile.inputScaling === "article" ? "unit" : "family";
  const model = await createModel(backbone, {
    classes: data.classNames.length,
    imageSize,
    weights,
    seed,
    inputScaling,
  });
  try {
    const history = await fit(model, {
      train,
      valid,
      epochs,
      learningRate,
      optimiser: { name: settings.optimiser ?? "adam" },
      ...scheduleOf(settings, train.steps),
      ...(settings.classWeights ? { classWeights: balancedWeights(data) } : {}),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.checkpointFolder
        ? {
          checkpoint: {
            folder: options.checkpointFolder,
            resume: true,
            classNames: data.classNames,
            settings: { seed, data: data.version, backbone, weights, inputScaling },
          },
        }
        : {}),
    });
    const validation = await evaluate(model, valid);
    const test = options.test === true ? await evaluateTest(model, data, common) : undefined;
    return summarise(settings, weights, history, validation, test);
  } finally {
    model.dispose();
  }
}

/** The article's staircase: the rate falls every int(decay steps x steps an epoch) steps. */
function scheduleOf(settings: RunSettings, stepsPerEpoch: number) {
  const { decayRate = 1, decaySteps = 1 } = settings;
  if (decayRate === 1) return {};
  return {
    schedule: { decayRate, decaySteps: Math.max(1, Math.trunc(decaySteps * stepsPerEpoch)) },
  };
}

/** N / (K n_k) for each class k, as scikit-learn's `balanced`. */
function balancedWeights(data: ArticleData): number[] {
  const counts = new Array<number>(data.classNames.length).fill(0);
  for (const { label } of data.examples("train")) counts[label] = (counts[label] ?? 0) + 1;
  const total = data.split.train.length;
  return counts.map((count) => count === 0 ? 0 : total / (counts.length * count));
}

async function evaluateTest(
  model: ImageModel,
  data: ArticleData,
  common: {
    imageSize: number;
    batchSize: number;
    seed: number;
    orientation: "ignore";
    cacheFolder: string;
  },
): Promise<TestResult> {
  await using batches = await createBatches({ ...common, examples: data.examples("test") });
  return {
    scores: await evaluate(model, batches),
    predictions: await predictExamples(model, batches),
  };
}

function summarise(
  settings: RunSettings,
  weights: "imagenet" | "random",
  history: History,
  validation: Evaluation,
  test: TestResult | undefined,
): Run {
  const { backbone, imageSize } = settings;
  const facts = findBackbone(backbone);
  return {
    backbone,
    title: facts?.title ?? backbone,
    weights: weights === "imagenet" ? "ImageNet" : "random",
    imageSize,
    parameters: facts?.parameters ?? 0,
    history,
    ...figuresOf(history),
    validation,
    ...(test ? { test } : {}),
  };
}
