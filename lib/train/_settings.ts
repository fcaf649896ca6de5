/** The settings of a training: checked, and told apart from those of another one. */
import type { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { trainableVariables } from "./_network.ts";
import type { CheckpointSetting, FitOptions } from "./fit_options.ts";

/** Settings by name, flat, as a checkpoint stores them. */
export type Settings = Readonly<Record<string, CheckpointSetting>>;

const OPTIONS = [
  "train",
  "valid",
  "epochs",
  "optimiser",
  "learningRate",
  "schedule",
  "monitor",
  "keepBest",
  "earlyStopping",
  "checkpoint",
  "tensorBoard",
  "onProgress",
  "signal",
  "labelSmoothing",
  "classWeights",
  "precision",
] as const;

const CHECKPOINT_OPTIONS = [
  "folder",
  "everySteps",
  "resume",
  "classNames",
  "settings",
  "notes",
] as const;

const MONITORS = ["validF1", "validAccuracy", "validLoss", "f1", "accuracy", "loss"];

/** Refuses options that no training can have. */
export function checkFitOptions(options: FitOptions, classes: number): void {
  const { epochs, learningRate = 1e-4, labelSmoothing = 0, classWeights, earlyStopping } = options;
  const doing = "train the model";
  refuseUnknownKeys(doing, options, OPTIONS);
  refuseUnknownKeys(`${doing}, earlyStopping`, earlyStopping, ["patience"]);
  refuseUnknownKeys(`${doing}, checkpoint`, options.checkpoint, CHECKPOINT_OPTIONS);
  const refuse = (expected: string, received: unknown): never => {
    throw new RangeError(cannot(doing, expected, received));
  };
  if (!Number.isInteger(epochs) || epochs < 1) refuse("a whole number of epochs from 1", epochs);
  if (!(learningRate > 0 && learningRate < Infinity)) {
    refuse("a learningRate above 0", learningRate);
  }
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
    refuse("a labelSmoothing in [0, 1)", labelSmoothing);
  }
  if (classWeights !== undefined) {
    if (classWeights.length !== classes) {
      refuse(`${classes} classWeights`, classWeights.length);
    }
    const bad = classWeights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
    if (bad >= 0) refuse("finite classWeights of at least 0", classWeights[bad]);
  }
  if (earlyStopping !== undefined) {
    const { patience } = earlyStopping;
    if (!Number.isInteger(patience) || patience < 1) {
      refuse("a patience of whole epochs from 1", patience);
    }
  }
  const { monitor, valid, checkpoint: { classNames, everySteps = 1 } = {} } = options;
  if (monitor !== undefined && !MONITORS.includes(monitor)) {
    refuse(`a monitor among ${MONITORS.join(", ")}`, monitor);
  }
  if (monitor?.startsWith("valid") && valid === undefined) {
    refuse(`validation images for the monitor ${monitor}`, "none");
  }
  if (classNames !== undefined && classNames.length !== classes) {
    refuse(`${classes} classNames`, classNames.length);
  }
  if (!Number.isInteger(everySteps) || everySteps < 1) {
    refuse("a checkpoint everySteps of at least 1", everySteps);
  }
  if (options.train.steps < 1) refuse("at least one training batch", options.train.steps);
}

/**
 * All that decides what numbers a training gives. The number of epochs is left out: a training may
 * be prolonged.
 */
export function describeSettings(
  options: FitOptions,
  model: tf.LayersModel,
  classes: number,
): Settings {
  const { train, valid, optimiser = { name: "adam" }, schedule, classWeights } = options;
  const classNames = options.checkpoint?.classNames;
  const settings: Record<string, CheckpointSetting> = {
    model: model.name,
    classes,
    [CLASS_NAMES]: classNames === undefined ? null : JSON.stringify(classNames),
    trainableWeights: trainableVariables(model).length,
    "train.data": train.fingerprint ?? null,
    "valid.data": valid?.fingerprint ?? null,
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
    // Trainings from before there was a choice were of float32, and name none.
    precision: options.precision === "mixed" ? "mixed" : null,
  };
  for (const [key, value] of Object.entries(optimiser)) settings[`optimiser.${key}`] = value;
  return { ...settings, ...options.checkpoint?.settings };
}

/** The setting that holds the names of the classes, as JSON. */
const CLASS_NAMES = "classNames";

/** Words each difference: `learningRate 0.0001 then, 0.001 now`; empty if there is none. */
export function differences(then: Settings, now: Settings): string[] {
  const names = new Set([...Object.keys(then), ...Object.keys(now)]);
  const same = (name: string) => Object.is(then[name] ?? null, now[name] ?? null);
  return [...names].filter((name) => !same(name)).map((name) => {
    const [before, after] = [then[name] ?? "none", now[name] ?? "none"];
    return name === CLASS_NAMES ? renamed(before, after) : `${name} ${before} then, ${after} now`;
  });
}

/** The first class whose name differs: there may be hundreds. */
function renamed(then: CheckpointSetting, now: CheckpointSetting): string {
  const [before, after] = [then, now].map((names) => classNamesOf({ [CLASS_NAMES]: names }));
  if (before === undefined || after === undefined) {
    const known = (names: unknown) => names === undefined ? "unnamed" : "named";
    return `classes ${known(before)} then, ${known(after)} now`;
  }
  const at = before.findIndex((name, i) => name !== after[i]);
  return `class ${at} ${before[at]} then, ${after[at] ?? "none"} now`;
}

/** The names of the classes among settings; undefined if they are not there. */
export function classNamesOf(settings: Settings): string[] | undefined {
  const names = settings[CLASS_NAMES];
  try {
    const parsed: unknown = typeof names === "string" ? JSON.parse(names) : undefined;
    return Array.isArray(parsed) ? parsed.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** All settings in one line, for an error. */
export function settingsLine(settings: Settings): string {
  return Object.entries(settings)
    .filter(([name, value]) => value !== null && name !== CLASS_NAMES)
    .map(([name, value]) => `${name} ${value}`).join(", ");
}
