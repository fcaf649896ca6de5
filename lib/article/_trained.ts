/** What both ways of training share. */
import type { Predictions, ScoredExamples } from "../classifier/predictions.ts";
import type { Evaluation, FitOptions, History } from "../train/mod.ts";
import type { ArticleData } from "./data.ts";
import type { RunSettings } from "./run.ts";

/** Settings with nothing left open. */
export interface WholeSettings extends RunSettings {
  readonly seed: number;
  readonly weights: "imagenet" | "random";
  readonly inputScaling: "family" | "unit";
  /** Row indices of the training pictures, drawn and oversampled. */
  readonly rows: Int32Array;
}

/** What a training leaves. */
export interface Trained {
  readonly history: History;
  readonly validation: Evaluation;
  /** Of the validation images. */
  readonly answers: Predictions;
  readonly test: ScoredExamples | undefined;
}

/** Where a training leaves what. */
export interface TrainingPlace {
  /** Where it saves how far it is; nowhere, and it cannot go on. */
  readonly checkpoint?: string | undefined;
  /** Where it leaves its classifier. */
  readonly bundle?: string | undefined;
}

type Rule = Pick<FitOptions, "learningRate" | "optimiser" | "schedule" | "classWeights">;

/** Optimiser, schedule and class weights of a training of so many steps an epoch. */
export function ruleOf(settings: WholeSettings, data: ArticleData, stepsPerEpoch: number): Rule {
  const { learningRate, optimiser = "adam", decayRate = 1, decaySteps = 1 } = settings;
  // The article's staircase: the rate falls every int(decay steps x steps an epoch) steps.
  const stairs = Math.max(1, Math.trunc(decaySteps * stepsPerEpoch));
  return {
    learningRate,
    optimiser: { name: optimiser },
    ...(decayRate === 1 ? {} : { schedule: { decayRate, decaySteps: stairs } }),
    ...(settings.classWeights ? { classWeights: balancedWeights(data, settings.rows) } : {}),
  };
}

/** N / (K n_k) for each class k, as scikit-learn's `balanced`. */
function balancedWeights(data: ArticleData, rows: Int32Array): number[] {
  const counts = new Array<number>(data.classNames.length).fill(0);
  for (const { label } of data.examples(rows)) counts[label]!++;
  return counts.map((count) => count === 0 ? 0 : rows.length / (counts.length * count));
}
