/**
 * The article's chain of augmentations: which images get which operations.
 *
 * Nine steps in a fixed order, each taken with probability .21 on its own; the fourth is one of
 * gamma and addition, by coin. All draws of an image come from streams named by (seed, epoch, image,
 * step), so neither the order of images nor the number of workers changes them.
 *
 * @module
 */
import { createStream } from "../random/stream.ts";
import type { FloatImage } from "./image.ts";
import {
  applyOperations,
  type Operation,
  operationFacts,
  type OperationName,
} from "./operations.ts";

/** How likely each step is, independently of the others. */
export const STEP_PROBABILITY = .21;

/** The steps in order; of two names in one step, a coin takes one. */
export const ARTICLE_STEPS: readonly (readonly OperationName[])[] = [
  ["flipLeftRight"],
  ["multiply"],
  ["saltAndPepper"],
  ["gammaContrast", "add"],
  ["gaussianNoise"],
  ["motionBlur"],
  ["scale"],
  ["rotate"],
  ["elastic"],
];

/**
 * Draws what happens to an image in an epoch.
 *
 * @param seed The run's seed.
 * @param epoch Number of the epoch.
 * @param image Number of the image, its position in the examples.
 * @returns The operations with their parameters, in order; none for about 12 % of the images.
 *
 * @example
 * ```ts
 * import { describeAugmentation } from "lib/augment/mod.ts";
 * describeAugmentation(42, 0, 7).map((operation) => operation.name);
 * ```
 */
export function describeAugmentation(
  seed: number,
  epoch: number,
  image: number,
): readonly Operation[] {
  const operations: Operation[] = [];
  for (const names of ARTICLE_STEPS) {
    const stream = createStream(seed, "augment", epoch, image, names[0]!);
    if (stream.next() >= STEP_PROBABILITY) continue;
    const name = names.length === 1 ? names[0]! : names[stream.integer(0, names.length)]!;
    operations.push(operationFacts(name).draw(stream));
  }
  return operations;
}

/**
 * Augments one image as the article does: draws by {@linkcode describeAugmentation}, then applies.
 *
 * @param image Values in [0, 255], at its final size; it is not changed.
 * @param draw Which draw: the run's seed, the epoch and the image's number.
 * @returns The augmented picture, values in [0, 255]; the same for the same draw.
 */
export function articleAugmentation(
  image: FloatImage,
  draw: { readonly seed: number; readonly epoch: number; readonly image: number },
): FloatImage {
  return applyOperations(image, describeAugmentation(draw.seed, draw.epoch, draw.image));
}
