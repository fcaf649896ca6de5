/** A training of all layers: augmented batches, the loop, scores. */
import { scoreExamples } from "../classifier/predictions.ts";
import { createBatches } from "../input/mod.ts";
import { createModel } from "../model/mod.ts";
import { fit } from "../train/mod.ts";
import { ARTICLE_AUGMENTATION } from "./augmentation.ts";
import type { ArticleData } from "./data.ts";
import { imageCacheFolder } from "./folders.ts";
import { keepClassifier } from "./_keep_classifier.ts";
import type { Profile } from "./profile.ts";
import type { RunOptions } from "./run.ts";
import { ruleOf, type Trained, type TrainingPlace, type WholeSettings } from "./_trained.ts";

/** A checkpoint of the article's network takes half a second, so many steps some minutes. */
const SAVE_STEPS = 250;

/** Trains a network from end to end. */
export async function trainedNetwork(
  data: ArticleData,
  profile: Profile,
  settings: WholeSettings,
  options: RunOptions,
  { checkpoint: folder, bundle }: TrainingPlace,
): Promise<Trained> {
  const { backbone, imageSize, batchSize, epochs, seed, weights, inputScaling, rows } = settings;
  const common = {
    imageSize,
    batchSize,
    seed,
    orientation: data.orientation,
    workers: profile.workers,
    cacheFolder: imageCacheFolder(),
  };
  await using train = await createBatches({
    ...common,
    examples: data.examples(rows),
    shuffle: true,
    augmentation: ARTICLE_AUGMENTATION,
  });
  await using valid = await createBatches({ ...common, examples: data.examples("valid") });
  const classes = data.classNames.length;
  const model = await createModel(backbone, { classes, imageSize, weights, seed, inputScaling });
  try {
    const history = await fit(model, {
      train,
      valid,
      epochs,
      ...ruleOf(settings, data, train.steps),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(folder
        ? {
          checkpoint: {
            folder,
            resume: true,
            everySteps: SAVE_STEPS,
            classNames: data.classNames,
            settings: { seed, data: data.version, backbone, weights, inputScaling },
          },
        }
        : {}),
    });
    const { scores: validation, predictions: answers } = await scoreExamples(model, valid);
    const ask = async () => {
      await using test = await createBatches({ ...common, examples: data.examples("test") });
      return await scoreExamples(model, test);
    };
    const trained = {
      history,
      validation,
      answers,
      test: options.test === true ? await ask() : undefined,
    };
    if (bundle !== undefined) await keepClassifier(bundle, model, data, settings, trained);
    return trained;
  } finally {
    model.dispose();
  }
}
