/** The settings of a training: checked, and told apart from those of another one. */
import { cannot } from "../errors.ts";
import type { FitOptions } from "./fit_options.ts";

/** A value that a setting can have. */
export type CheckpointSetting = string | number | boolean | null;

/** Settings by name, flat, as a checkpoint stores them. */
export type Settings = Readonly<Record<string, CheckpointSetting>>;

/** Refuses options that no training can have. */
export function checkFitOptions(options: FitOptions, classes: number): void {
  const { epochs, learningRate = 1e-4, labelSmoothing = 0, classWeights, earlyStopping } = options;
  const refuse = (expected: string, received: unknown): never => {
    throw new RangeError(cannot("train the model", expected, received));
  };
  if (!Number.isInteger(epochs) || epochs < 1) refuse("a whole number of epochs from 1", epochs);
  if (!(learningRate > 0)) refuse("a learningRate above 0", learningRate);
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
    refuse("a labelSmoothing in [0, 1)", labelSmoothing);
  }
  if (classWeights !== undefined) {
    if (classWeights.length !== classes) {
      refuse(`${classes} classWeights`, classWeights.length);
    }
    const bad = classWeights.find((weight) => !(weight >= 0));
    if (bad !== undefined) refuse("classWeights of at least 0", bad);
  }
  if (earlyStopping !== undefined) {
    const { patience } = earlyStopping;
    if (!Number.isInteger(patience) || patience < 1) {
      refuse("a patience of whole epochs from 1", patience);
    }
  }
  if (options.train.steps < 1) refuse("at least one training batch", options.train.steps);
}

/**
 * All that decides what numbers a training gives. The number of epochs is left out: a training may
 * be prolonged.
 */
export function describeSettings(options: FitOptions, model: string, classes: number): Settings {
  const { train, valid, optimiser = { name: "adam" }, schedule, classWeights } = options;
  const settings: Record<string, CheckpointSetting> = {
    model,
    classes,
    "train.examples": train.examples,
    "train.batchSize": train.batchSize,
    "train.imageSize": train.imageSize,
    "valid.examples": valid?.examples ?? null,
    learningRate: options.learningRate ?? 1e-4,
    "schedule.decayRate": schedule?.decayRate ?? null,
    "schedule.decaySteps": schedule?.decaySteps ?? null,
    labelSmoothing: options.labelSmoothing ?? 0,
    classWeights: classWeights === undefined ? null : JSON.stringify(classWeights),
    monitor: options.monitor ?? null,
  };
  for (const [key, value] of Object.entries(optimiser)) settings[`optimiser.${key}`] = value;
  return { ...settings, ...options.checkpoint?.settings };
}

/** Words each difference: `learningRate 0.0001 then, 0.001 now`; empty if there is none. */
export function differences(then: Settings, now: Settings): string[] {
  const names = new Set([...Object.keys(then), ...Object.keys(now)]);
  return [...names].filter((name) => (then[name] ?? null) !== (now[name] ?? null))
    .map((name) => `${name} ${then[name] ?? "none"} then, ${now[name] ?? "none"} now`);
}

/** All settings in one line, for an error. */
export function settingsLine(settings: Settings): string {
  return Object.entries(settings).filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`).join(", ");
}
