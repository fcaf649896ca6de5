/** A training's network in a bundle. */
import { bundleScores, saveClassifier } from "../classifier/bundle.ts";
import { sha256Of } from "../disk/hash.ts";
import { PACKAGED, type tf } from "../model/mod.ts";
import type { ArticleData } from "./data.ts";
import type { Trained, WholeSettings } from "./_trained.ts";

/** Saves a network with what the run knows of it. */
export async function keepClassifier(
  folder: string,
  model: tf.LayersModel,
  data: ArticleData,
  settings: WholeSettings,
  { validation, test }: Pick<Trained, "validation" | "test">,
): Promise<void> {
  const { backbone, weights, inputScaling } = settings;
  const licence = weights === "imagenet" ? PACKAGED[backbone]?.licence : undefined;
  await saveClassifier(folder, model, {
    classNames: data.classNames,
    orientation: data.orientation,
    inputScaling,
    data: {
      name: data.version,
      images: data.rows.length,
      fingerprint: fingerprintOf(data),
    },
    scores: {
      valid: bundleScores(validation),
      ...(test && { test: bundleScores(test.scores) }),
    },
    ...(licence !== undefined && { licence: { weights: licence } }),
  });
}

/** Tells the pictures of one data set from another's. */
export function fingerprintOf({ rows }: Pick<ArticleData, "rows">): string {
  return sha256Of(rows.map(({ filepath }) => filepath).join("\n"));
}
