/** The command line of `deno task train`: its options, and what they say. */
import { availableParallelism } from "node:os";
import { type BackboneName, BACKBONES } from "../model/mod.ts";
import { UsageError } from "./_command.ts";

/** The options, in the notation of `node:util`'s `parseArgs`. */
export const OPTIONS = {
  model: { type: "string", default: "densenet121" },
  "image-size": { type: "string", default: "192" },
  epochs: { type: "string", default: "30" },
  "batch-size": { type: "string", default: "8" },
  "learning-rate": { type: "string", default: "1e-4" },
  optimiser: { type: "string", default: "adam" },
  "decay-rate": { type: "string", default: "1" },
  "decay-epochs": { type: "string", default: "1" },
  weights: { type: "string", default: "imagenet" },
  "input-scaling": { type: "string", default: "family" },
  augmentation: { type: "string", default: "article" },
  data: { type: "string" },
  out: { type: "string" },
  resume: { type: "boolean", default: false },
  seed: { type: "string", default: "42" },
  workers: { type: "string" },
  patience: { type: "string" },
  "save-steps": { type: "string", default: "500" },
  tensorboard: { type: "string" },
} as const;

/** Their values as given. */
export type Values = { readonly [name in keyof typeof OPTIONS]?: string | boolean };

/** All that the command line says, checked before any work begins. */
export interface TrainSettings {
  readonly name: BackboneName;
  readonly weights: string;
  readonly inputScaling: "family" | "unit";
  readonly imageSize: number;
  readonly augmentation: "article" | "none";
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly optimiser: "adam" | "rmsprop";
  readonly decayRate: number;
  readonly decayEpochs: number;
  readonly patience: number | undefined;
  readonly saveSteps: number;
  readonly seed: number;
  readonly workers: number;
}

/**
 * Reads the options.
 *
 * @throws {UsageError} For the first one that makes no sense.
 */
export function settingsOf(values: Values): TrainSettings {
  return {
    name: oneOf(values, "model", BACKBONES.map(({ name }) => name)),
    weights: String(values.weights),
    inputScaling: oneOf(values, "input-scaling", ["family", "unit"]),
    imageSize: wholeNumber(values, "image-size", 32),
    augmentation: oneOf(values, "augmentation", ["article", "none"]),
    epochs: wholeNumber(values, "epochs", 1),
    batchSize: wholeNumber(values, "batch-size", 1),
    learningRate: positive(values, "learning-rate"),
    optimiser: oneOf(values, "optimiser", ["adam", "rmsprop"]),
    decayRate: positive(values, "decay-rate"),
    decayEpochs: positive(values, "decay-epochs"),
    patience: values.patience === undefined ? undefined : wholeNumber(values, "patience", 1),
    saveSteps: wholeNumber(values, "save-steps", 1),
    seed: wholeNumber(values, "seed", 0),
    workers: values.workers === undefined
      ? Math.max(availableParallelism() - 1, 1)
      : wholeNumber(values, "workers", 0),
  };
}

function oneOf<Choice extends string>(
  values: Values,
  name: keyof Values,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((each) => each === values[name]);
  if (choice !== undefined) return choice;
  throw new UsageError(`--${name} must be ${choices.join(" or ")}, not ${values[name]}`);
}

function positive(values: Values, name: keyof Values): number {
  const number = Number(values[name]);
  if (number > 0) return number;
  throw new UsageError(`--${name} must be a number above 0, not ${values[name]}`);
}

function wholeNumber(values: Values, name: keyof Values, least: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} must be a whole number from ${least}, not ${values[name]}`);
}
