/** The command line of `deno task train`: its options, what they say, and how a resumed one has them. */
import { availableParallelism } from "node:os";
import { BACKBONES } from "../model/mod.ts";
import type { SavedTraining } from "../train/mod.ts";
import type { ParsedCommand } from "./_command.ts";
import {
  choice,
  flag,
  type OptionValues,
  path,
  positiveNumber,
  textOr,
  wholeNumber,
} from "./_options.ts";
import { UsageError } from "./_output.ts";

/** The options of `deno task train`. */
export const TRAIN_OPTIONS = {
  out: path("FOLDER", "where to save the training and the trained classifier"),
  resume: flag(
    "goes on with the training in --out, with its settings; the numbers come out as if it had " +
      "never stopped. --epochs, --patience, --save-steps, --workers and --data may be changed",
  ),
  data: path(
    "FOLDER",
    "the data set: a folder a class, or train/ (valid/, test/) of such folders; by default " +
      "PLUMAGE_DATA, and without that the embedded drawings",
  ),
  split: choice(
    ["new", "given"],
    "all images divided anew, or the folder's own train/, valid/ and test/",
    "new",
  ),
  model: choice(BACKBONES.map(({ name }) => name), "the network", "densenet121"),
  weights: textOr("SOURCE", "imagenet, random, or a weights file of Keras or PyTorch", "imagenet"),
  inputScaling: choice(
    ["family", "unit"],
    "what the network sees, values in the range it was made for or in 0..1",
    "family",
  ),
  imageSize: wholeNumber("N", "side of the square input in pixels, from 32", {
    least: 32,
    fallback: 192,
  }),
  augmentation: choice(["article", "none"], "the article's chain or none", "article"),
  epochs: wholeNumber("N", "passes over the training images", { fallback: 30 }),
  batchSize: wholeNumber("N", "images a step", { fallback: 8 }),
  learningRate: positiveNumber("X", "the rate before any decay", {
    fallback: 1e-4,
    defaultWords: "1e-4",
  }),
  optimiser: choice(["adam", "rmsprop"], "the rule, RMSProp with momentum .9", "adam"),
  decayRate: positiveNumber("X", "factor on the learning rate at each drop", { fallback: 1 }),
  decayEpochs: positiveNumber("X", "epochs between two drops", { fallback: 1 }),
  precision: choice(
    ["float32", "mixed"],
    "mixed takes little more than half the time, and needs a processor with AVX512_BF16 or AMX",
    "float32",
  ),
  patience: wholeNumber("N", "stop after N epochs without a better validation F1", {
    fallback: undefined,
    defaultWords: "never",
  }),
  saveSteps: wholeNumber("N", "save also every N steps inside an epoch", { fallback: 500 }),
  seed: wholeNumber("N", "of weights, order and augmentation", { least: 0, fallback: 42 }),
  workers: wholeNumber("N", "threads that prepare batches", {
    least: 0,
    fallback: undefined,
    defaultWords: "one less than processors",
  }),
  tensorboard: path("FOLDER", "writes event files for TensorBoard"),
};

/** All that the command line says. */
export type TrainSettings = OptionValues<typeof TRAIN_OPTIONS>;

/** What a resumed training may be told anew; the rest stays as it was begun. */
const CHANGEABLE = [
  "out",
  "resume",
  "data",
  "epochs",
  "patience",
  "saveSteps",
  "workers",
  "tensorboard",
] as const;

/** Whether a training that goes on may be told this option anew. */
export function isChangeable(option: string): boolean {
  return (CHANGEABLE as readonly string[]).includes(option);
}

/** How many threads prepare batches. */
export function workersOf({ workers }: Pick<TrainSettings, "workers">): number {
  return workers ?? Math.max(availableParallelism() - 1, 1);
}

/** What a checkpoint keeps of the command line, under the options' names. */
export function notesOf(settings: TrainSettings): Record<string, string | number | boolean | null> {
  const { out: _, resume: __, tensorboard: ___, ...kept } = settings;
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, value ?? null]));
}

/**
 * The settings of a training that goes on: as it was begun, but for what the command line changes.
 *
 * @throws {UsageError} If the command line asks for something that would change the numbers.
 */
export function resumedSettings(
  { options, given }: Pick<ParsedCommand<typeof TRAIN_OPTIONS>, "options" | "given">,
  saved: SavedTraining,
): TrainSettings {
  const before = saved.notes as Readonly<Partial<Record<keyof TrainSettings, unknown>>>;
  const settings: Record<string, unknown> = { ...options };
  for (const name of Object.keys(TRAIN_OPTIONS) as (keyof TrainSettings)[]) {
    if (!(name in before)) continue;
    const was = before[name] ?? undefined;
    if (!given.has(name)) settings[name] = was;
    else if (!isChangeable(name) && options[name] !== was) {
      const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      throw new UsageError(
        `${option} cannot change in a training that goes on: it was begun with ${was}, not ` +
          `${options[name]}`,
      );
    }
  }
  return settings as TrainSettings;
}
