/**
 * Augmentation: training pictures changed at random, so that a network sees none of them twice.
 *
 * The article's ten operations as pure functions on float pictures, equal to imgaug's 0.4 on float
 * pictures (which is what Keras hands over) within the tolerances that the tests state. Parameters
 * are drawn first and kept as plain data, then applied without randomness, so that each augmented
 * picture can tell what it got and be made again from (seed, epoch, image).
 *
 * @module
 */
export {
  ARTICLE_STEPS,
  articleAugmentation,
  describeAugmentation,
  STEP_PROBABILITY,
} from "./article.ts";
export { add, gammaContrast, multiply } from "./colour.ts";
export { elastic, elasticFieldSize } from "./elastic.ts";
export { normalField, type ReplacementField, saltAndPepperField, uniformField } from "./fields.ts";
export { flipLeftRight, rotate, scale } from "./geometry.ts";
export { type FloatImage, toFloatImage, toRgbImage } from "./image.ts";
export { motionBlur, motionBlurKernel, type MotionBlurOptions } from "./motion_blur.ts";
export { gaussianNoise, saltAndPepper } from "./noise.ts";
export {
  applyOperations,
  type Operation,
  type OperationFacts,
  operationFacts,
  type OperationName,
  type OperationParameter,
  OPERATIONS,
} from "./operations.ts";
export {
  operationStrip,
  overviewOfAugmentations,
  type Preview,
  previewOperation,
} from "./overview.ts";
export type { RgbImage } from "../image/image.ts";
export type { RandomStream } from "../random/stream.ts";
