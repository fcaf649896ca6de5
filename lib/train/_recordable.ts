/** Which models may be recorded: those that compute the same each time from the same inputs. */
import type { tf } from "../engine/tf.ts";
import { isRandomLayer } from "./_drawing.ts";

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

/** TensorFlow.js's rules for weights that compute nothing but a function of the weight. */
const RULES: ReadonlySet<string> = new Set(["MaxNorm", "MinMaxNorm", "NonNeg", "UnitNorm"]);

/** What this library adds, made to be recorded. */
const OWN = /^Plumage/;

/**
 * Whether a recording of a model would be true. What a layer, a penalty or a rule of the reader's own
 * computes in JavaScript would be frozen into the graph: a model with one that nobody here knows runs
 * operation by operation. Dropout and noise draw in a way that a recording repeats (`_drawing.ts`).
 *
 * @param training Whether penalties and rules for weights are at work.
 */
export function isRecordable(model: tf.LayersModel, training: boolean): boolean {
  if (!penaltiesAreKnown(model)) return false;
  if (training && !rulesAreKnown(model)) return false;
  return model.layers.every((layer) => {
    if ("layers" in layer) return isRecordable(layer as tf.LayersModel, training);
    const name = layer.getClassName();
    return OWN.test(name) || FUNCTIONS.has(name) || isRandomLayer(name);
  });
}

/** Whether each penalty of a model's own layers is a sum of sizes or squares. */
function penaltiesAreKnown(model: tf.LayersModel): boolean {
  return model.layers.every((layer) => {
    if ("layers" in layer) return true;
    const known = Object.entries(layer).filter(([name, value]) =>
      name.endsWith("Regularizer") && classOf(value) === "L1L2"
    );
    return layer.losses.length <= known.length;
  });
}

function rulesAreKnown(model: tf.LayersModel): boolean {
  return model.trainableWeights.every((weight) => {
    const constraint = constraintOf(weight);
    return constraint === undefined || RULES.has(classOf(constraint) ?? "");
  });
}

/** The name by which TensorFlow.js stores an object; undefined for anything else. */
function classOf(value: unknown): string | undefined {
  return (value as tf.serialization.Serializable | null)?.getClassName?.();
}

/** What a weight is brought into after each update. */
export interface Constraint {
  apply(weight: tf.Tensor): tf.Tensor;
}

/** The rule that a weight must keep; undefined if there is none. */
export function constraintOf(weight: tf.LayerVariable): Constraint | undefined {
  return (weight as unknown as { constraint?: Constraint | null }).constraint ?? undefined;
}
