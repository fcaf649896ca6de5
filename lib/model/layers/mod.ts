/**
 * Layers that TensorFlow.js lacks, or that behave unlike Keras's there.
 *
 * @module
 */
export { kerasClass, type Weight } from "./_layer.ts";
export { Relu, Relu6, Swish } from "./activations.ts";
export { BatchNormalization, type BatchNormalizationSettings } from "./batch_normalization.ts";
export { DropConnect } from "./drop_connect.ts";
export { InputScaling } from "./input_scaling.ts";
export { Normalization } from "./normalization.ts";
