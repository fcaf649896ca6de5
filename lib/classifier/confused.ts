/**
 * Which classes a network takes for which.
 *
 * @module
 */
import type { Predictions } from "./predictions.ts";

/** Two classes, the first of which was taken for the second. */
export interface ConfusedPair {
  /** Class index of what the images show. */
  readonly actual: number;
  /** Class index of what they were taken for. */
  readonly predicted: number;
  /** How often. */
  readonly count: number;
  /** Position of the example with the surest of these mistakes. */
  readonly surest: number;
}

/**
 * Which classes are taken for which.
 *
 * @param predictions A network's answers.
 * @returns The pairs, the commonest first; among equals the one with the surest mistake.
 */
export function confusedPairs(predictions: Predictions): ConfusedPair[] {
  const { labels, predicted, confidence, classes } = predictions;
  const pairs = new Map<number, ConfusedPair>();
  for (const [i, actual] of labels.entries()) {
    const answer = predicted[i]!;
    if (answer === actual) continue;
    const key = actual * classes + answer;
    const { count = 0, surest = i } = pairs.get(key) ?? {};
    pairs.set(key, {
      actual,
      predicted: answer,
      count: count + 1,
      surest: confidence[i]! > confidence[surest]! ? i : surest,
    });
  }
  return [...pairs.values()].sort((a, b) =>
    b.count - a.count || confidence[b.surest]! - confidence[a.surest]!
  );
}
