/**
 * The article's augmentation: nine steps in a fixed order, each taken with probability .21 on its
 * own; the fourth is one of gamma and addition, by coin. About 12 % of the images stay as they are.
 *
 * @module
 */
import {
  type AugmentationChain,
  type AugmentationDraw,
  augmentImage,
  type FloatImage,
} from "../augment/mod.ts";

/** How likely each step is, independently of the others. */
const PROBABILITY = .21;

/** The article's steps, as its imgaug pipeline has them; what moves the picture leaves black around. */
export const ARTICLE_AUGMENTATION: AugmentationChain = [
  { probability: PROBABILITY, oneOf: [{ name: "flipLeftRight" }] },
  { probability: PROBABILITY, oneOf: [{ name: "multiply", factor: [.5, 1.5] }] },
  { probability: PROBABILITY, oneOf: [{ name: "saltAndPepper", share: .1 }] },
  {
    probability: PROBABILITY,
    oneOf: [
      { name: "gammaContrast", gamma: [.8, 1.2] },
      { name: "add", offset: { whole: [-60, 60] } },
    ],
  },
  // Alike in the three channels.
  { probability: PROBABILITY, oneOf: [{ name: "gaussianNoise", sigma: [0, 51] }] },
  {
    probability: PROBABILITY,
    // imgaug makes 11 of the 10.
    oneOf: [{ name: "motionBlur", kernelSize: 10, angleDegrees: [0, 360], direction: [-1, 1] }],
  },
  { probability: PROBABILITY, oneOf: [{ name: "scale", factor: [.5, 1.2] }] },
  { probability: PROBABILITY, oneOf: [{ name: "rotate", angleDegrees: [-45, 45] }] },
  { probability: PROBABILITY, oneOf: [{ name: "elastic", alpha: [50, 300] }] },
];

/**
 * Augments one image as the article does.
 *
 * @param image Values in [0, 255], at its final size; it is not changed.
 * @param draw Which draw: the run's seed, the epoch and the image's number.
 * @returns The augmented picture, values in [0, 255]; the same for the same draw.
 */
export function articleAugmentation(
  image: FloatImage,
  draw: AugmentationDraw,
): FloatImage {
  return augmentImage(ARTICLE_AUGMENTATION, image, draw);
}
