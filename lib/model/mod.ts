/**
 * The networks: backbones equal to those of Keras, `image-classifiers` and PyTorch, with their
 * published weights, as TensorFlow.js models that take images of 0..1.
 *
 * @module
 */
export {
  type Backbone,
  type BackboneName,
  BACKBONES,
  findBackbone,
  type Scaling,
} from "./backbones.ts";
export { freezeLayers, type TrainableLayers } from "./freeze.ts";
export { exportLayersModel } from "./layers_model.ts";
export { inferenceGraph } from "./inference_graph.ts";
export { savedModel } from "./saved_model.ts";
export { onnxModel } from "./onnx.ts";
export type {
  ActivationName,
  GraphNode,
  GraphPadding,
  GraphTensor,
  InferenceGraph,
} from "./graph.ts";
export { createModel, type ImageModel, type ModelOptions } from "./factory.ts";
export {
  BatchNormalization,
  type BatchNormalizationSettings,
  DropConnect,
  InputScaling,
  Normalization,
  Relu,
  Relu6,
  Swish,
  type Weight,
} from "./layers/mod.ts";
export { countMultiplyAdds } from "./multiply_adds.ts";
export { fetchPretrained, findPretrained, pretrainedMegabytes } from "./weights/pretrained.ts";
export { PACKAGED, type PackagedFile, packagedPath } from "./weights/packaged.ts";
export type { Wheel } from "../engine/pip.ts";
export type { HeadUse } from "./weights/assign.ts";
export { loadWeights } from "./weights/load.ts";
export { loadKerasWeights } from "./weights/keras.ts";
export { saveKerasWeights } from "./weights/keras_write.ts";
export { saveKerasModel } from "./weights/keras_model.ts";
export {
  parseSafetensors,
  readSafetensors,
  type SafetensorsFile,
  writeSafetensors,
} from "./weights/safetensors.ts";
export type { NamedTensor } from "./weights/assign.ts";
export { tf } from "../engine/tf.ts";
