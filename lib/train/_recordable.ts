/** Which models may be recorded: those that compute the same each time from the same inputs. */
import type { tf } from "../engine/tf.ts";

/** TensorFlow.js's layers that compute nothing but a function of inputs and weights. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  "InputLayer",
  ...["Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "DepthwiseConv2D", "SeparableConv2D"],
  ...["Dense", "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "ThresholdedReLU", "Softmax"],
  ...["Add", "Average", "Concatenate", "Dot", "Maximum", "Minimum", "Multiply"],
  ...["BatchNormalization", "LayerNormalization", "Embedding", "Masking", "Rescaling"],
  ...["Cropping2D", "Flatten", "Permute", "RepeatVector", "Reshape", "UpSampling2D"],
  ...["ZeroPadding2D", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D"],
  ...["MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "GlobalAveragePooling1D"],
  ...["GlobalAveragePooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D"],
]);

/** Those that draw numbers in training, and only there. */
const NOISE: ReadonlySet<string> = new Set([
  ...["AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D"],
]);

/** What this library adds, made to be recorded. */
const OWN = /^Plumage/;

/**
 * Whether a recording of a model would be true. Numbers that a layer draws in JavaScript, or a
 * regulariser, would be frozen into the graph or left out: such a model, and one with a layer that
 * nobody here knows, runs operation by operation.
 *
 * @param training Whether dropout and noise are at work and regularisers count.
 */
export function isRecordable(model: tf.LayersModel, training: boolean): boolean {
  if (training && regularised(model)) return false;
  return model.layers.every((layer) => {
    if ("layers" in layer) return isRecordable(layer as tf.LayersModel, training);
    const name = layer.getClassName();
    return OWN.test(name) || FUNCTIONS.has(name) || (!training && NOISE.has(name));
  });
}

/** Whether the weights of a model are kept small by a rule, or within one. */
function regularised(model: tf.LayersModel): boolean {
  return model.layers.some((layer) => layer.losses.length > 0) ||
    model.trainableWeights.some((weight) => constraintOf(weight) !== undefined);
}

/** What a weight is brought into after each update. */
export interface Constraint {
  apply(weight: tf.Tensor): tf.Tensor;
}

/** The rule that a weight must keep; undefined if there is none. */
export function constraintOf(weight: tf.LayerVariable): Constraint | undefined {
  return (weight as unknown as { constraint?: Constraint | null }).constraint ?? undefined;
}
