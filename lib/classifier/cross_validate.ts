/**
 * What a network says of images that it has not learned from, for all images of a set.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/mod.ts";
import {
  type CachedFeatures,
  createHead,
  featureBatches,
  Predictor,
  trainHead,
} from "../train/mod.ts";
import type { FullAnswers } from "./calibration.ts";

/** How {@linkcode crossValidate} trains. */
export interface CrossValidateOptions {
  /** Into how many parts the images are divided. Default: 5. */
  readonly folds?: number;
  /** Passes over the images of a training. Default: 20. */
  readonly epochs?: number;
  /** Adam's rate. Default: 2e-3. */
  readonly learningRate?: number;
  /** Images a step. Default: 16. */
  readonly batchSize?: number;
  /** What division, weights and order come from. Default: 42. */
  readonly seed?: number;
}

/**
 * Divides images into parts of like classes, and asks about each part a last layer that has learned the
 * others, on features of a frozen backbone.
 *
 * @param features What the backbone saw, and the labels that are to be learned.
 * @param classes How many classes there are.
 * @param options Parts and rule.
 * @returns Probabilities out of sample and the labels, in the order of the features.
 * @throws {RangeError} If there are fewer images than parts, or fewer than two parts.
 */
export async function crossValidate(
  features: CachedFeatures,
  classes: number,
  options: CrossValidateOptions = {},
): Promise<FullAnswers> {
  const { folds = 5, epochs = 20, learningRate = 2e-3, batchSize = 16, seed = DEFAULT_SEED } =
    options;
  const images = features.labels.length;
  if (!Number.isInteger(folds) || folds < 2 || images < folds) {
    const received = `${folds} parts of ${images} images`;
    throw new RangeError(cannot("cross-validate", "two parts or more, an image in each", received));
  }
  const foldOf = stratifiedFolds(features.labels, folds, seed);
  const probabilities = new Float32Array(images * classes);
  for (let fold = 0; fold < folds; fold++) {
    const of = (isIn: boolean) =>
      Int32Array.from(foldOf.keys()).filter((i) => (foldOf[i] === fold) === isIn);
    const asked = of(true);
    const head = createHead(features.width, classes, { seed });
    const predictor = new Predictor(head);
    try {
      await trainHead(head, {
        train: pick(features, of(false)),
        epochs,
        learningRate,
        batchSize,
        seed,
      });
      let at = 0;
      for await (const batch of featureBatches(pick(features, asked), 256).epoch(0)) {
        const { probabilities: answers } = await predictor.predict(batch);
        for (let i = 0; i < batch.labels.length; i++) {
          const row = answers.subarray(i * classes, (i + 1) * classes);
          probabilities.set(row, asked[at++]! * classes);
        }
      }
    } finally {
      predictor.dispose();
      head.dispose();
    }
  }
  return { probabilities, labels: features.labels };
}

/** The part of each image: every class is spread evenly over all parts. */
function stratifiedFolds(labels: Int32Array, folds: number, seed: number): Int32Array {
  const foldOf = new Int32Array(labels.length);
  let next = 0;
  for (const [label, members] of Map.groupBy(labels.keys(), (i) => labels[i]!)) {
    const order = createStream(seed, "folds", label).shuffle(Int32Array.from(members));
    for (const i of order) foldOf[i] = next++ % folds;
  }
  return foldOf;
}

function pick({ features, labels, width }: CachedFeatures, positions: Int32Array): CachedFeatures {
  const chosen = new Float32Array(positions.length * width);
  positions.forEach((from, to) =>
    chosen.set(features.subarray(from * width, (from + 1) * width), to * width)
  );
  return { features: chosen, labels: positions.map((from) => labels[from]!), width };
}
