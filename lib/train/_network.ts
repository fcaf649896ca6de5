/** A model taken apart for training: backbone, head, weights. */
import { inFullPrecision } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";

/** The parts of a classifier that training works on. Owns nothing. */
export interface Network {
  readonly model: tf.LayersModel;
  readonly classes: number;
  /** Shape of one example: `[size, size, 3]`. */
  readonly inputShape: readonly number[];
  /** Pooled features `[n, features]` of images `[n, size, size, 3]`. */
  features(images: tf.Tensor, training: boolean): tf.Tensor2D;
  /** Logits `[n, classes]` of pooled features. */
  logits(features: tf.Tensor2D): tf.Tensor2D;
}

const networks = new WeakMap<tf.LayersModel, Network>();

/**
 * Takes a classifier apart.
 *
 * @throws {TypeError} If its last layer is no dense softmax layer.
 */
export function openNetwork(model: tf.LayersModel): Network {
  const known = networks.get(model);
  if (known !== undefined) return known;
  const head = model.layers.at(-1);
  const { activation, units } = (head?.getConfig() ?? {}) as {
    activation?: unknown;
    units?: unknown;
  };
  if (head?.getClassName() !== "Dense" || activation !== "softmax" || typeof units !== "number") {
    const received = `${head?.getClassName() ?? "no layer"} ${head?.name ?? ""}`.trimEnd();
    throw new TypeError(cannot("train the model", "a dense softmax layer at its end", received));
  }
  const backbone = backboneOf(model, head);
  const network: Network = {
    model,
    classes: units,
    inputShape: (model.inputs[0] as tf.SymbolicTensor).shape.slice(1) as number[],
    features: (images, training) =>
      inFullPrecision((backbone?.apply(images, { training }) ?? images) as tf.Tensor2D),
    logits: (features) => {
      const [kernel, bias] = head.weights.map((weight) => weight.read());
      const product = tf.matMul(features, kernel as tf.Tensor2D);
      return (bias === undefined ? product : tf.add(product, bias)) as tf.Tensor2D;
    },
  };
  networks.set(model, network);
  return network;
}

/** All layers but the last; undefined if there are none. */
function backboneOf(model: tf.LayersModel, head: tf.layers.Layer): tf.LayersModel | undefined {
  const outputs = head.input as tf.SymbolicTensor;
  return outputs === model.inputs[0] ? undefined : tf.model({ inputs: model.inputs, outputs });
}

/** The variables behind a model's trainable weights, in the model's order. */
export function trainableVariables(model: tf.LayersModel): tf.Variable[] {
  return model.trainableWeights.map((weight) => variableOf(weight));
}

/** The variable behind a layer's weight. */
export function variableOf(weight: tf.LayerVariable): tf.Variable {
  return (weight as unknown as { val: tf.Variable }).val;
}

/**
 * The loss of each example and with it, as in Keras, the penalties of all layers: the mean grows by
 * just their sum.
 */
export function withPenalties(model: tf.LayersModel, losses: tf.Tensor): tf.Tensor {
  return model.calculateLosses().reduce<tf.Tensor>(
    (sum, penalty) => tf.add(sum, tf.sum(penalty)),
    losses,
  );
}
