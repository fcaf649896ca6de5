/**
 * One training of the article in one call: pictures, network, loop, scores; and several of them, each
 * from a seed of its own, for what is to be compared.
 *
 * @module
 */
import { refuseUnknownKeys } from "../errors.ts";
import { findBackbone } from "../model/backbones.ts";
import type { ProgressListener } from "../progress.ts";
import { isTrainingProgress } from "../train/progress.ts";
import { figuresOf } from "./_run_figures.ts";
import { trainedHead } from "./_train_head.ts";
import { trainedNetwork } from "./_train_network.ts";
import type { ArticleData } from "./data.ts";
import type { Profile } from "./profile.ts";
import { type Run, RUN_OPTIONS, RUN_SETTINGS, type RunOptions, type RunSettings } from "./run.ts";
import { drawTrainingRows } from "./training_rows.ts";
import { weightsFor } from "./weights.ts";

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
  const { trainingShare = 1 } = settings;
  const weights = settings.weights ?? weightsFor(backbone, profile);
  const inputScaling = settings.inputScaling ??
    (profile.inputScaling === "article" ? "unit" : "family");
  const rows = drawTrainingRows(data, { ...settings, seed, share: trainingShare });
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
  const { repeats, trainingShare } = profile;
  const { onProgress, ...rest } = options;
  const what = `train ${findBackbone(settings.backbone)?.title ?? settings.backbone}`;
  // A head trains in a second: of its epochs nothing is told, only what the backbone sees.
  const isShort = (settings.trains ?? profile.trains) === "head";
  const listener: ProgressListener = (progress) => {
    if (!isShort || !isTrainingProgress(progress)) onProgress?.(progress);
  };
  const runs: Run[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const seed = profile.seed + repeat;
    runs.push(
      await trainRun(data, profile, { trainingShare, ...settings, seed }, {
        ...rest,
        onProgress: listener,
      }),
    );
    onProgress?.({ what, done: repeat + 1, total: repeats });
  }
  return runs;
}
