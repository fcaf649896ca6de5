/** A training of the last layer alone, on what the frozen backbone saw in each picture. */
import { scoreExamples } from "../classifier/predictions.ts";
import type { Split } from "../dataset/parts.ts";
import { createModel } from "../model/mod.ts";
import { createHead, featureBatches, trainHead } from "../train/mod.ts";
import type { ArticleData } from "./data.ts";
import { type BackboneUse, openFeatures } from "./features.ts";
import { keepClassifier } from "./_keep_classifier.ts";
import type { Profile } from "./profile.ts";
import type { RunOptions } from "./run.ts";
import { ruleOf, type Trained, type TrainingPlace, type WholeSettings } from "./_trained.ts";

/** Trains a last layer. */
export async function trainedHead(
  data: ArticleData,
  profile: Profile,
  settings: WholeSettings,
  options: RunOptions,
  { bundle }: TrainingPlace,
): Promise<Trained> {
  const { batchSize, epochs, seed, rows, backbone, imageSize, weights, inputScaling } = settings;
  const use: BackboneUse = { backbone, imageSize, weights, inputScaling, seed };
  const features = await openFeatures(data, profile, use, options);
  const train = features.ofRows(rows);
  const head = createHead(train.width, data.classNames.length, { seed });
  const ask = async (part: Split) =>
    await scoreExamples(head, featureBatches(await features.of(part), 256));
  try {
    const history = await trainHead(head, {
      train,
      valid: await features.of("valid"),
      batchSize,
      seed,
      epochs,
      ...ruleOf(settings, data, Math.ceil(rows.length / batchSize)),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const { scores: validation, predictions: answers } = await ask("valid");
    const test = options.test === true ? await ask("test") : undefined;
    if (bundle !== undefined) {
      const classes = data.classNames.length;
      const model = await createModel(backbone, {
        classes,
        imageSize,
        weights,
        inputScaling,
        seed,
      });
      try {
        model.layers.at(-1)!.setWeights(head.layers.at(-1)!.getWeights());
        await keepClassifier(bundle, model, data, settings, { validation, test });
      } finally {
        model.dispose();
      }
    }
    return { history, validation, answers, test };
  } finally {
    head.dispose();
  }
}
