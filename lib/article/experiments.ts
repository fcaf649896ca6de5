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
import { copyBundle, hasBundle } from "../classifier/bundle.ts";
import { finishedProgress } from "../train/mod.ts";
import { figuresOf } from "./_run_figures.ts";
import { bundleOf, checkpointOf, readKeptRun, writeKeptRun } from "./_kept_run.ts";
import { computesAnew, runFolder } from "./folders.ts";
import type { Trained, WholeSettings } from "./_trained.ts";
import { trainingKey } from "./_training_key.ts";
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
 * What is trained is kept in the run folder, by the name of all that decides its numbers: asked for
 * again, it is read, and goes on where it was cut off.
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
  const { backbone, imageSize, seed = profile.seed } = settings;
  const { trainingShare = 1 } = settings;
  const weights = settings.weights ?? weightsFor(backbone, profile);
  const inputScaling = settings.inputScaling ??
    (profile.inputScaling === "article" ? "unit" : "family");
  const rows = drawTrainingRows(data, { ...settings, seed, share: trainingShare });
  const whole = { ...settings, seed, weights, inputScaling, rows };
  const { history, validation, answers, test } = await readOrTrain(data, profile, whole, options);
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

async function readOrTrain(
  data: ArticleData,
  profile: Profile,
  settings: WholeSettings,
  options: RunOptions,
): Promise<Trained> {
  const { trains = profile.trains, backbone, imageSize } = settings;
  const { keepIn = computesAnew() ? false : `${runFolder(profile)}/trainings` } = options;
  const { classifierFolder, test = false } = options;
  const train = trains === "head" ? trainedHead : trainedNetwork;
  if (keepIn === false) {
    return await train(data, profile, settings, options, { bundle: classifierFolder });
  }
  const { trainingShare: _, ...facts } = settings; // the rows are drawn already
  const key = await trainingKey(data, { ...facts, trains, test });
  const folder = `${keepIn}/${backbone}-${imageSize}px-${key}`;
  // A network's days are worth its weights; a head trains in a second.
  const leavesBundle = trains === "network" || classifierFolder !== undefined;
  const bundle = leavesBundle ? bundleOf(folder) : undefined;
  let trained = await readKeptRun(folder);
  if (trained !== undefined && (bundle === undefined || await hasBundle(bundle))) {
    options.onProgress?.(finishedProgress(trained.history, settings.epochs));
  } else {
    trained = await train(data, profile, settings, options, {
      checkpoint: checkpointOf(folder),
      bundle,
    });
    await writeKeptRun(folder, trained);
  }
  if (bundle !== undefined && classifierFolder !== undefined) {
    await copyBundle(bundle, classifierFolder);
  }
  return trained;
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

/**
 * Names the folder in which a training of a notebook's own is kept, for `fit`'s `checkpoint`: finished it
 * is read there, cut off it goes on, and with other pictures, settings or code it has another name.
 *
 * @param data The images and their split.
 * @param profile Whose run.
 * @param facts What decides the training's numbers: the settings in plain data.
 * @returns The folder; a new one each time where nothing kept may be read.
 *
 * @example
 * ```ts ignore
 * const folder = await trainingFolder(data, profile, { backbone, imageSize, epochs });
 * await fit(model, { train, valid, epochs, checkpoint: { folder, resume: true } });
 * ```
 */
export async function trainingFolder(
  data: ArticleData,
  profile: Profile,
  facts: Readonly<Record<string, unknown>>,
): Promise<string> {
  const key = await trainingKey(data, facts);
  const kept = `${runFolder(profile)}/trainings/own-${key}`;
  return computesAnew() ? await Deno.makeTempDir({ prefix: "plumage-training-" }) : kept;
}
