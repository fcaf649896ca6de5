/**
 * Native TensorFlow kernels that TensorFlow.js leaves unused: without them a training step takes
 * three times as long.
 *
 * TensorFlow.js composes batch normalisation and the gradient of ReLU out of many small
 * operations. Here each is one native operation forwards and one backwards. On the JavaScript
 * backend the same functions are computed from plain operations, with the same results.
 *
 * @module
 */
export { batchNorm, type BatchNormOptions } from "./batch_norm.ts";
export { runsOnGpu } from "./_native.ts";
export { installConvolutionGradients } from "./convolution.ts";
export { type RandomKey, randomTensor } from "./random.ts";
export {
  drawn,
  inFullPrecision,
  record,
  type Recording,
  RecordingError,
  type RecordOptions,
} from "./record.ts";
export { inverseSqrt, softmax } from "./portable.ts";
export { relu, relu6 } from "./relu.ts";
export { softmaxCrossEntropy } from "./softmax_cross_entropy.ts";
