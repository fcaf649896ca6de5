/**
 * How good a classifier is on pictures whose classes are known.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { quantileSorted } from "d3-array";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { createStream, DEFAULT_SEED } from "../random/mod.ts";
import { type AnswerScore, type AnswerScores, scoreAnswers } from "./answer_scores.ts";
import type { Classifier, UnreadPicture } from "./classifier.ts";
import type { Interval } from "./predictions.ts";

/** A picture and its class. */
export interface LabelledPicture {
  /** The file. */
  readonly path: string;
  /** What to call it; the path by default. */
  readonly name?: string;
  /** Its class index, in the order of the classifier's classes. */
  readonly label: number;
}

/** What a classifier said of a picture whose class is known. */
export interface JudgedPicture {
  /** What it is called. */
  readonly name: string;
  /** The file. */
  readonly path: string;
  /** The right class index. */
  readonly label: number;
  /** The class index that was answered. */
  readonly predicted: number;
  /** The probability of the answer, in [0, 1]. */
  readonly confidence: number;
  /** The probability of the right class, in [0, 1]. */
  readonly truth: number;
  /** Whether the right class is among the five likeliest. */
  readonly inTopFive: boolean;
}

/** A score, and where it would lie on other pictures of the kind. */
export interface ScoreWithInterval {
  /** The score, in [0, 1]. */
  readonly value: number;
  /** Percentile bootstrap over the pictures. */
  readonly interval: Interval;
}

/** All that {@linkcode evaluateClassifier} finds. */
export interface ClassifierEvaluation {
  /** Each picture that could be read, in the given order. */
  readonly pictures: readonly JudgedPicture[];
  /** Those that could not; they are in no score. */
  readonly unread: readonly UnreadPicture[];
  /** Share of right answers. */
  readonly accuracy: ScoreWithInterval;
  /** Share of pictures whose class is among the five likeliest. */
  readonly topFiveAccuracy: ScoreWithInterval;
  /** Mean F1 of the classes that have a picture. */
  readonly macroF1: ScoreWithInterval;
  /** Mean F1, each class counted by its pictures. */
  readonly weightedF1: ScoreWithInterval;
  /** One score a class, in class order; the interval is that of its F1. */
  readonly perClass: readonly (AnswerScore & { readonly interval: Interval })[];
}

/** How to evaluate. */
export interface EvaluateClassifierOptions {
  /** Pictures a step. Default: 16. */
  readonly batchSize?: number;
  /** Draws of the bootstrap. Default: 1000. */
  readonly draws?: number;
  /** Share of the draws inside an interval, in (0, 1). Default: .95. */
  readonly level?: number;
  /** What the draws come from. Default: 42. */
  readonly seed?: number;
  /** Told after each batch. */
  readonly onProgress?: ProgressListener;
  /** Stops after the current batch. */
  readonly signal?: AbortSignal;
}

/**
 * Asks a classifier about pictures of known classes, and scores its answers, with intervals.
 *
 * @param classifier The classifier; it stays the caller's.
 * @param pictures The pictures.
 * @param options Draws, level, seed.
 * @returns Answers and scores.
 * @throws {RangeError} If no picture can be read, or a label is none of the classifier's classes.
 * @throws {TypeError} If there is an option of another name.
 */
export async function evaluateClassifier(
  classifier: Classifier,
  pictures: readonly LabelledPicture[],
  options: EvaluateClassifierOptions = {},
): Promise<ClassifierEvaluation> {
  const doing = "evaluate the classifier";
  refuseUnknownKeys(doing, options, [
    "batchSize",
    "draws",
    "level",
    "seed",
    "onProgress",
    "signal",
  ]);
  const { batchSize = 16, draws = 1000, level = .95, seed = DEFAULT_SEED, ...rest } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot(doing, "a level between 0 and 1", level));
  }
  const classes = classifier.classNames.length;
  for (const { label, path } of pictures) {
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(cannot(doing, `labels from 0 to ${classes - 1}`, `${label} of ${path}`));
    }
  }
  const judged: JudgedPicture[] = [];
  const unread: UnreadPicture[] = [];
  let at = 0;
  for await (
    const answer of classifier.predictEach(pictures.map(({ path }) => path), {
      top: Math.min(5, classes),
      batchSize,
      ...rest,
    })
  ) {
    const { path, name = path, label } = pictures[at++]!;
    if ("fault" in answer) {
      unread.push({ name, fault: answer.fault });
      continue;
    }
    const { top, probabilities } = answer;
    const className = classifier.classNames[label];
    judged.push({
      name,
      path,
      label,
      predicted: classifier.classNames.indexOf(top[0]!.className),
      confidence: top[0]!.probability,
      truth: probabilities[label]!,
      inTopFive: top.some((one) => one.className === className),
    });
  }
  if (judged.length === 0) {
    throw new RangeError(cannot(doing, "a picture that can be read", unread[0]?.fault ?? "none"));
  }
  return { pictures: judged, unread, ...withIntervals(judged, classes, { draws, level, seed }) };
}

type Scores = Pick<
  ClassifierEvaluation,
  "accuracy" | "topFiveAccuracy" | "macroF1" | "weightedF1" | "perClass"
>;

function withIntervals(
  judged: readonly JudgedPicture[],
  classes: number,
  { draws, level, seed }: { draws: number; level: number; seed: number },
): Scores {
  const images = judged.length;
  const labels = Int32Array.from(judged, ({ label }) => label);
  const predicted = Int32Array.from(judged, (one) => one.predicted);
  const inTopFive = Int32Array.from(judged, (one) => Number(one.inTopFive));
  const stream = createStream(seed, "evaluate");
  const [drawnLabels, drawnPredicted] = [new Int32Array(images), new Int32Array(images)];
  const drawn: (AnswerScores & { topFive: number })[] = [];
  for (let draw = 0; draw < draws; draw++) {
    let topFive = 0;
    for (let i = 0; i < images; i++) {
      const from = stream.integer(0, images);
      drawnLabels[i] = labels[from]!;
      drawnPredicted[i] = predicted[from]!;
      topFive += inTopFive[from]!;
    }
    drawn.push({
      ...scoreAnswers(drawnLabels, drawnPredicted, classes),
      topFive: topFive / images,
    });
  }
  const middle = (values: readonly number[]): Interval => {
    const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const at = (share: number) => quantileSorted(sorted, share) ?? NaN;
    return [at((1 - level) / 2), at((1 + level) / 2)];
  };
  const { accuracy, macroF1, weightedF1, perClass } = scoreAnswers(labels, predicted, classes);
  const topFive = inTopFive.reduce((sum, one) => sum + one, 0) / images;
  return {
    accuracy: { value: accuracy, interval: middle(drawn.map((one) => one.accuracy)) },
    topFiveAccuracy: { value: topFive, interval: middle(drawn.map((one) => one.topFive)) },
    macroF1: { value: macroF1, interval: middle(drawn.map((one) => one.macroF1)) },
    weightedF1: { value: weightedF1, interval: middle(drawn.map((one) => one.weightedF1)) },
    perClass: perClass.map((score, k) => ({
      ...score,
      interval: middle(drawn.map((one) => one.perClass[k]!.f1)),
    })),
  };
}
