import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import type { BatchesOptions } from "./batch.ts";

/**
 * What decides the content of all batches, in sixteen letters: the images by folder and file name, so
 * that data may be moved, their labels and order, and what is drawn by chance. Not the pixels, the
 * number of workers, or where anything is kept.
 */
export function fingerprintOf(options: BatchesOptions & { readonly seed: number }): string {
  const { examples, imageSize, batchSize, seed, shuffle = false } = options;
  const augmentation = options.augmentation?.length ? options.augmentation : "none";
  const hash = createHash("sha256");
  const drawn = shuffle || augmentation !== "none" ? seed : null;
  hash.update(JSON.stringify([imageSize, batchSize, shuffle, augmentation, drawn]));
  const { interpolation = "nearest", orientation = "apply" } = options;
  // Those that were once the only ones add nothing, so that older fingerprints stay.
  if (interpolation !== "nearest" || orientation !== "ignore") {
    hash.update(JSON.stringify([interpolation, orientation]));
  }
  for (const { path, label } of examples) {
    hash.update(`\n${label} ${basename(dirname(path))}/${basename(path)}`);
  }
  return hash.digest("hex").slice(0, 16);
}
