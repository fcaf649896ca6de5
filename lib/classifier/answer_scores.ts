/**
 * Scores of answers, where the answer is the likeliest class.
 *
 * @module
 */

/** How one class fared. */
export interface AnswerScore {
  /** Right among the answers that name it; 0 if none does. */
  readonly precision: number;
  /** Found among its images; NaN if it has none. */
  readonly recall: number;
  /** Harmonic mean of the two; 0 if both are, NaN without an image. */
  readonly f1: number;
  /** Its images. */
  readonly images: number;
}

/** Scores of some answers. */
export interface AnswerScores {
  /** Share of right answers. */
  readonly accuracy: number;
  /** Mean F1 of the classes that have an image. */
  readonly macroF1: number;
  /** Mean F1, each class counted by its images. */
  readonly weightedF1: number;
  /** One score a class, in class order. */
  readonly perClass: readonly AnswerScore[];
}

/**
 * Scores answers as scikit-learn's `accuracy_score`, `precision_recall_fscore_support` and `f1_score` do
 * where each class has an image. (Keras's F1, which the article reports, counts only answers that are
 * surer than a half; that one is `Evaluation.f1`.)
 *
 * @param labels [images] the right class of each.
 * @param predicted [images] the class that was answered.
 * @param classes How many classes there are.
 * @returns The scores; NaN where there is no image.
 */
export function scoreAnswers(
  labels: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): AnswerScores {
  const [own, answered, both] = [0, 1, 2].map(() => new Int32Array(classes)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let i = 0; i < labels.length; i++) {
    own[labels[i]!]!++;
    answered[predicted[i]!]!++;
    if (labels[i] === predicted[i]) both[labels[i]!]!++;
  }
  const images = labels.length;
  let [right, sum, weighted, present] = [0, 0, 0, 0];
  const perClass = Array.from(own, (count, k): AnswerScore => {
    const [named, found] = [answered[k]!, both[k]!];
    const f1 = count === 0 ? NaN : 2 * found / (count + named);
    right += found;
    if (count > 0) {
      sum += f1;
      weighted += f1 * count;
      present++;
    }
    return {
      precision: named === 0 ? 0 : found / named,
      recall: count === 0 ? NaN : found / count,
      f1,
      images: count,
    };
  });
  return {
    accuracy: right / images,
    macroF1: sum / present,
    weightedF1: weighted / images,
    perClass,
  };
}
