/**
 * The answers to some of the pictures, for questions about some of the classes.
 *
 * @module
 */
import type { SeedAnswers } from "./rule.ts";

/**
 * Takes the pictures of some classes out of trainings' answers, and says what counts as right there:
 * `judge` and `accuracyOverSeeds` then speak of these pictures alone.
 *
 * @param runs One training a seed.
 * @param expected The answer that counts as right for pictures of a class; nothing where they are to be
 *   left out. Another class than their own asks how often they are taken for it.
 * @returns The same trainings with these pictures, in their order.
 *
 * @example
 * ```ts
 * import { accuracyOverSeeds, answersWhere } from "lib/article/mod.ts";
 * const answers = { labels: [0, 1, 0, 1], predicted: [0, 1, 1, 1] };
 * const ofClass0 = answersWhere([{ seed: 1, answers }], (label) => label === 0 ? 0 : undefined);
 * console.log(accuracyOverSeeds(ofClass0).accuracy); // 0.5
 * ```
 */
export function answersWhere(
  runs: readonly SeedAnswers[],
  expected: (label: number) => number | undefined,
): SeedAnswers[] {
  return runs.map(({ seed, answers }) => {
    const [labels, predicted]: [number[], number[]] = [[], []];
    for (let i = 0; i < answers.labels.length; i++) {
      const right = expected(answers.labels[i]!);
      if (right === undefined) continue;
      labels.push(right);
      predicted.push(answers.predicted[i]!);
    }
    return { seed, answers: { labels, predicted } };
  });
}
