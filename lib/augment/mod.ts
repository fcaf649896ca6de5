/**
 * Augmentation: training pictures changed at random, so that a network sees none of them twice.
 *
 * Its operations are pure functions on float pictures, equal to imgaug's 0.4 on float pictures (which
 * is what Keras hands over) within the tolerances that the tests state. A chain of them, with its
 * probabilities and ranges, is plain data. Parameters are drawn first and kept as plain data, then
 * applied without randomness, so that each augmented picture can tell what it got and be made again
 * from (seed, epoch, image).
 *
 * @module
 */
export {
  type Amount,
  type AugmentationChain,
  type AugmentationDraw,
  type AugmentationStep,
  augmentImage,
  describeAugmentation,
  type OperationRange,
  type RangeOf,
} from "./chain.ts";
export { addBrightness, gammaContrast, multiplyBrightness } from "./colour.ts";
export { elastic, elasticFieldSize } from "./elastic.ts";
export { normalField, type ReplacementField, saltAndPepperField, uniformField } from "./fields.ts";
export { flipLeftRight, rotateImage, scaleImage } from "./geometry.ts";
export { type FloatImage, toFloatImage, toRgbImage } from "./image.ts";
export { motionBlur, motionBlurKernel, type MotionBlurOptions } from "./motion_blur.ts";
export { gaussianNoise, saltAndPepper } from "./noise.ts";
export { applyOperations, type Operation, type OperationName } from "./operations.ts";
export {
  type OperationFacts,
  operationFacts,
  type OperationParameter,
  OPERATIONS,
} from "./facts.ts";
export { parseChain } from "./parse_chain.ts";
export {
  operationStrip,
  overviewOfAugmentations,
  type Preview,
  previewOperation,
  type StripOptions,
} from "./overview.ts";
export type { RgbImage } from "../image/image.ts";
export type { RandomStream } from "../random/stream.ts";
