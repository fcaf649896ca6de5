/**
 * What a profile will take, before its first step: hours by notebook, from the time of a training step.
 *
 * @module
 */
import type { BackboneName } from "../model/backbones.ts";
import type { Profile } from "./profile.ts";

/** How many images a run has. */
export interface ImageCounts {
  /** To learn from. */
  readonly train: number;
  /** To validate with after each epoch. */
  readonly valid: number;
  /** To learn from where every class is brought to the size of the largest. */
  readonly oversampled: number;
}

/** The article's counts on the real data set. */
export const ARTICLE_COUNTS: ImageCounts = { train: 29_837, valid: 7_460, oversampled: 49_800 };

/** Trainings of one kind. */
export interface PlannedTrainings {
  /** The notebook that makes them, as its file's number: `"04"`. */
  readonly notebook: string;
  /** The network. */
  readonly backbone: BackboneName;
  /** Side of its input, in pixels. */
  readonly imageSize: number;
  /** Images a step. */
  readonly batchSize: number;
  /** Training steps of all of them together. */
  readonly steps: number;
  /** Batches that are only asked about: the validations. */
  readonly askedBatches: number;
}

/** A network's place in the article's comparison of image sizes, oversampling and the search. */
const CHOSEN: BackboneName = "densenet121";
/** The size that the article chose. */
const CHOSEN_SIZE = 192;
/** The search draws batches of 8 and of 16. */
const SEARCHED_BATCH = 12;

/**
 * The trainings that a profile's notebooks will make, if all goes as in the article.
 *
 * @param profile The profile; one that trains whole networks.
 * @param counts How many images there are.
 * @returns One entry a network, size and notebook.
 */
export function plannedTrainings(
  profile: Profile,
  counts: ImageCounts = ARTICLE_COUNTS,
): PlannedTrainings[] {
  const { architectures, imageSizes, oversampling, search, final, repeats } = profile;
  const planned = (
    notebook: string,
    backbone: BackboneName,
    imageSize: number,
    batchSize: number,
    epochs: number,
    images = counts.train,
  ): PlannedTrainings => ({
    notebook,
    backbone,
    imageSize,
    batchSize,
    steps: epochs * Math.ceil(images / batchSize),
    askedBatches: epochs * Math.ceil(counts.valid / batchSize),
  });
  const { imageSize, batchSize, epochs, lapEpochs, backbones } = architectures;
  const [first = CHOSEN] = backbones;
  return [
    planned("04", first, imageSize, batchSize, lapEpochs),
    ...backbones.map((it) => planned("04", it, imageSize, batchSize, repeats * epochs)),
    // The same network from a random start, and with the other range of values.
    planned("04", first, imageSize, batchSize, 2 * repeats * epochs),
    ...imageSizes.sizes.map((size) =>
      planned("05", CHOSEN, size, imageSizes.batchSize, repeats * imageSizes.epochs)
    ),
    // As they are, weighed, and oversampled.
    planned(
      "06",
      CHOSEN,
      oversampling.imageSize,
      oversampling.batchSize,
      2 * repeats * oversampling.epochs,
    ),
    planned(
      "06",
      CHOSEN,
      oversampling.imageSize,
      oversampling.batchSize,
      repeats * oversampling.epochs,
      counts.oversampled,
    ),
    // The calls, and the best two once more.
    planned(
      "07",
      CHOSEN,
      search.imageSize,
      SEARCHED_BATCH,
      (search.calls + 2 * repeats) * search.epochs,
    ),
    planned("08", CHOSEN, CHOSEN_SIZE, 8, final.epochs),
  ];
}

/** What one step takes. */
export interface StepTime {
  /** A training step, in milliseconds. */
  readonly stepMs: number;
  /** A batch that is only asked about, in milliseconds. */
  readonly askMs: number;
}

/**
 * How long trainings will take.
 *
 * @param planned The trainings.
 * @param timeOf What one step takes, of a network at a size and batch.
 * @returns Hours by notebook, in their order.
 */
export async function forecastHours(
  planned: readonly PlannedTrainings[],
  timeOf: (training: PlannedTrainings) => Promise<StepTime> | StepTime,
): Promise<Map<string, number>> {
  const hours = new Map<string, number>();
  for (const training of planned) {
    const { stepMs, askMs } = await timeOf(training);
    const milliseconds = training.steps * stepMs + training.askedBatches * askMs;
    hours.set(training.notebook, (hours.get(training.notebook) ?? 0) + milliseconds / 3.6e6);
  }
  return hours;
}
