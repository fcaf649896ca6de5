/**
 * Which labels are probably wrong: confident learning (Northcutt et al. 2021).
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { FullAnswers } from "./calibration.ts";

/** An image whose label is doubtful. */
export interface LabelIssue {
  /** Its position. */
  readonly index: number;
  /** The label that it has. */
  readonly label: number;
  /** The label that the network would give it. */
  readonly suggested: number;
  /** The probability of the label that it has: the lower, the more doubtful. */
  readonly confidence: number;
}

/**
 * Finds images that are confidently of another class: where a class is as likely as it is on average for
 * the images that bear its name. The probabilities must come from networks that have not learned the
 * images in question, so from cross-validation.
 *
 * As cleanlab's `find_label_issues(filter_by="confident_learning")`, the most doubtful first.
 *
 * @param answers Probabilities out of sample, and the labels in question.
 * @returns The doubtful ones.
 * @throws {RangeError} If there is no image.
 */
export function findLabelIssues({ probabilities, labels }: FullAnswers): LabelIssue[] {
  const images = labels.length;
  if (images === 0) throw new RangeError(cannot("look for wrong labels", "an image", "none"));
  const classes = probabilities.length / images;
  const thresholds = classThresholds(probabilities, labels, classes);
  const issues: LabelIssue[] = [];
  for (let i = 0; i < images; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    let suggested = -1;
    for (let k = 0; k < classes; k++) {
      if (row[k]! < thresholds[k]!) continue;
      if (suggested < 0 || row[k]! > row[suggested]!) suggested = k;
    }
    const label = labels[i]!;
    if (suggested < 0 || suggested === label) continue;
    issues.push({ index: i, label, suggested, confidence: row[label]! });
  }
  return issues.sort((a, b) => a.confidence - b.confidence || a.index - b.index);
}

/** The mean probability of each class among the images that bear its name. */
function classThresholds(
  probabilities: Float32Array | Float64Array,
  labels: ArrayLike<number>,
  classes: number,
): Float64Array {
  const [sums, counts] = [new Float64Array(classes), new Int32Array(classes)];
  for (let i = 0; i < labels.length; i++) {
    sums[labels[i]!]! += probabilities[i * classes + labels[i]!]!;
    counts[labels[i]!]!++;
  }
  // A class without an image is suggested for none.
  return sums.map((sum, k) => counts[k] === 0 ? Infinity : sum / counts[k]!);
}
