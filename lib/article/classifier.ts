/**
 * The classifier that a profile's run leaves to be taken along.
 *
 * @module
 */
import { type Classifier, loadClassifier } from "../classifier/mod.ts";
import { exists } from "../disk/files.ts";
import type { ProgressListener } from "../progress.ts";
import type { ArticleData } from "./data.ts";
import { recallDecision } from "./decisions.ts";
import { trainRun } from "./experiments.ts";
import { classifierFolder } from "./folders.ts";
import { fingerprintOf } from "./_keep_classifier.ts";
import type { Profile } from "./profile.ts";

/** A run's classifier, and where it comes from. */
export interface RecalledClassifier {
  /** The classifier; the caller disposes it. */
  readonly classifier: Classifier;
  /** Its bundle. */
  readonly folder: string;
  /** Where it comes from, in words. */
  readonly reason: string;
}

/**
 * Opens the classifier that the last training of a run has left; where there is none of these pictures
 * yet, it is trained now, by what was decided so far.
 *
 * @param profile Whose run.
 * @param data The pictures that it must have been trained on.
 * @param options Told how far a training is.
 * @returns The classifier and where it comes from.
 * @throws {SyntaxError} If the bundle there is damaged.
 */
export async function recallClassifier(
  profile: Profile,
  data: ArticleData,
  options: { readonly onProgress?: ProgressListener } = {},
): Promise<RecalledClassifier> {
  const folder = classifierFolder(profile);
  if (await exists(`${folder}/classifier.json`)) {
    const classifier = await loadClassifier(folder);
    if (classifier.description.data?.fingerprint === fingerprintOf(data)) {
      return { classifier, folder, reason: "trained by notebook 08 in this profile" };
    }
    classifier.dispose();
  }
  await trainRun(data, profile, {
    backbone: (await recallDecision(profile, "backbone")).value,
    imageSize: (await recallDecision(profile, "imageSize")).value,
    oversample: (await recallDecision(profile, "oversample")).value,
    ...(await recallDecision(profile, "hyperParameters")).value,
    epochs: profile.final.epochs,
  }, { ...options, test: true, classifierFolder: folder });
  const reason = "trained now, because notebook 08 has left none of these pictures";
  return { classifier: await loadClassifier(folder), folder, reason };
}
