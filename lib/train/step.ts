/**
 * One step of training: forward, backward, update.
 *
 * @module
 */
import { softmaxCrossEntropy } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { differentiate } from "./_backward.ts";
import { type Network, openNetwork, trainableVariables } from "./_network.ts";
import { targetsOf } from "./_targets.ts";
import { type Optimiser } from "./optimiser.ts";

/** What a step looks at. */
export interface StepBatch {
  /** `[n, size, size, 3]` in 0..1; not changed. */
  readonly images: Float32Array;
  /** Class index of each image. */
  readonly labels: Int32Array;
  /** Height and width of the images. */
  readonly imageSize: number;
}

/** What a step found, before the weights changed. */
export interface StepResult {
  /** `[n x classes]`, in training mode. */
  readonly probabilities: Float32Array;
  /** Sum of the examples' losses, class weights and label smoothing included. */
  readonly lossSum: number;
}

/** How the loss is formed. */
export interface LossOptions {
  /** Takes this much from the right class and spreads it over all, in [0, 1); 0 by default. */
  readonly labelSmoothing?: number;
  /** A factor for the loss of each class's examples; all 1 by default. */
  readonly classWeights?: readonly number[];
}

/** Trains a model batch by batch. */
export class TrainingStep {
  readonly #network: Network;
  readonly #weights: readonly tf.Variable[];
  readonly #optimiser: Optimiser;
  readonly #loss: LossOptions;

  /**
   * @param model A classifier whose last layer is a dense softmax; its trainable weights change.
   * @param optimiser Is prepared for these weights; the caller disposes it.
   * @param loss How the loss is formed.
   */
  constructor(model: tf.LayersModel, optimiser: Optimiser, loss: LossOptions = {}) {
    this.#network = openNetwork(model);
    this.#weights = trainableVariables(model);
    this.#optimiser = optimiser;
    this.#loss = loss;
    optimiser.prepare(this.#weights);
  }

  /**
   * Trains on one batch.
   *
   * @param batch Images and labels.
   * @param learningRate The step's learning rate.
   * @returns Predictions and loss, once TensorFlow has them.
   */
  async run(batch: StepBatch, learningRate: number): Promise<StepResult> {
    const { images, labels, imageSize } = batch;
    const { classes } = this.#network;
    const count = labels.length;
    const inputs = [
      tf.tensor4d(images, [count, imageSize, imageSize, 3]),
      tf.tensor2d(targetsOf(labels, classes, this.#loss.labelSmoothing), [count, classes]),
      tf.tensor1d(this.#exampleWeights(labels)),
      tf.scalar(this.#optimiser.nextRate(learningRate)),
    ] as const;
    const [losses, probabilities] = tf.tidy(() => this.#compute(...inputs));
    tf.dispose([...inputs]);
    const [values, lossValues] = await Promise.all([
      probabilities.data<"float32">(),
      losses.data<"float32">(),
    ]);
    tf.dispose([losses, probabilities]);
    return { probabilities: values, lossSum: lossValues.reduce((sum, loss) => sum + loss, 0) };
  }

  /** Frees what the step itself holds: nothing of the model, nothing of the optimiser. */
  dispose(): void {}

  #compute(
    images: tf.Tensor4D,
    targets: tf.Tensor2D,
    exampleWeights: tf.Tensor1D,
    rate: tf.Scalar,
  ): [losses: tf.Tensor, probabilities: tf.Tensor] {
    const { others, gradients } = differentiate(() => {
      const logits = this.#network.logits(this.#network.features(images, true));
      const losses = tf.mul(softmaxCrossEntropy(logits, targets), exampleWeights);
      return [tf.mean(losses), losses, tf.softmax(logits)];
    }, this.#weights);
    this.#optimiser.apply(
      gradients.map((gradient, at) => gradient ?? tf.zerosLike(this.#weights[at] as tf.Tensor)),
      rate,
    );
    const [losses, probabilities] = others as [tf.Tensor, tf.Tensor];
    return [losses, probabilities];
  }

  #exampleWeights(labels: Int32Array): Float32Array {
    const { classWeights } = this.#loss;
    return Float32Array.from(labels, (label) => classWeights?.[label] ?? 1);
  }
}
