/**
 * One step of training: forward, backward, update.
 *
 * @module
 */
import {
  inFullPrecision,
  installConvolutionGradients,
  softmax,
  softmaxCrossEntropy,
} from "../engine/kernels/mod.ts";
import type { Precision } from "../engine/precision.ts";
import { tf } from "../engine/tf.ts";
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { differentiate } from "./_backward.ts";
import { drawingLayers } from "./_drawing.ts";
import {
  type Network,
  openNetwork,
  trainableVariables,
  variableOf,
  withPenalties,
} from "./_network.ts";
import { constraintOf } from "./_recordable.ts";
import { RecordedComputation } from "./_recorded.ts";
import { readResult } from "./_result.ts";
import { targetsOf } from "./_targets.ts";
import type { StepBatch, StepResult } from "./batch.ts";
import { type GradientOptimizer } from "./gradient_optimizer.ts";

/** How the loss is formed. The penalties of layers (L1, L2) are part of it, as in Keras. */
export interface LossOptions {
  /** Takes this much from the right class and spreads it over all, in [0, 1); 0 by default. */
  readonly labelSmoothing?: number;
  /** A factor for the loss of each class's examples; all 1 by default. */
  readonly classWeights?: readonly number[];
}

/** How a step is made. */
export interface StepOptions extends LossOptions {
  /**
   * Batches of this size run as one recorded graph, which takes a second or so to make; all others
   * operation by operation. None is recorded by default.
   */
  readonly recordedBatchSize?: number;
  /**
   * Whether weights and optimiser stay inside the recorded graph from step to step, until
   * {@linkcode TrainingStep.settle}: on a GPU the way of all weights there and back is long. Default:
   * false, and after each step the model has the new weights.
   */
  readonly residentWeights?: boolean;
  /** Of recorded batches; `float32` by default, in which all others are computed. */
  readonly precision?: Precision;
}

/** Trains a model batch by batch. */
export class TrainingStep {
  readonly #network: Network;
  readonly #weights: readonly tf.Variable[];
  readonly #optimiser: GradientOptimizer;
  readonly #options: StepOptions;
  readonly #computation: RecordedComputation;

  /**
   * Makes the step that trains a model in place.
   *
   * @param model A classifier whose last layer is a dense softmax; its trainable weights change.
   * @param optimiser Is prepared for these weights; the caller disposes it.
   * @param options How the loss is formed and the step is run.
   */
  constructor(model: tf.LayersModel, optimiser: GradientOptimizer, options: StepOptions = {}) {
    refuseUnknownKeys("make a training step", options, [
      "labelSmoothing",
      "classWeights",
      "recordedBatchSize",
      "residentWeights",
      "precision",
    ]);
    installConvolutionGradients();
    drawingLayers(model);
    this.#network = openNetwork(model);
    this.#weights = trainableVariables(model);
    if (this.#weights.length === 0) {
      throw new TypeError(cannot("train the model", "a layer that is not frozen", "none"));
    }
    this.#optimiser = optimiser;
    this.#options = options;
    optimiser.prepare(this.#weights);
    this.#computation = new RecordedComputation({
      model,
      training: true,
      variables: optimiser.variables,
      batchSize: options.recordedBatchSize,
      ...(options.residentWeights !== undefined && { resident: options.residentWeights }),
      ...(options.precision && { precision: options.precision }),
      compute: (inputs) => this.#compute(inputs),
    });
  }

  /** Operations of the recorded graph; undefined before there is one. */
  get operations(): number | undefined {
    return this.#computation.operations;
  }

  /**
   * Trains on one batch.
   *
   * @param batch Images and labels.
   * @param learningRate The step's learning rate.
   * @returns Predictions and loss, once TensorFlow has them.
   */
  async run(batch: StepBatch, learningRate: number): Promise<StepResult> {
    const { images, labels } = batch;
    const { classes, inputShape } = this.#network;
    const count = labels.length;
    const inputs = [
      tf.tensor(images, [count, ...inputShape]),
      tf.tensor2d(targetsOf(labels, classes, this.#options.labelSmoothing), [count, classes]),
      tf.tensor1d(this.#exampleWeights(labels)),
      tf.scalar(this.#optimiser.nextRate(learningRate)),
    ];
    const [losses, probabilities] = this.#computation.run(count, inputs) as [tf.Tensor, tf.Tensor];
    tf.dispose(inputs);
    return await readResult(losses, probabilities);
  }

  /** Brings weights and optimiser up to date where the recorded graph owns them. */
  settle(): void {
    this.#computation.settle();
  }

  /** Frees the recorded graph; model and optimiser stay, and are up to date. */
  dispose(): void {
    this.#computation.dispose();
  }

  #compute(inputs: readonly tf.Tensor[]): tf.Tensor[] {
    const [images, targets, exampleWeights, rate] = inputs as [
      tf.Tensor4D,
      tf.Tensor2D,
      tf.Tensor1D,
      tf.Scalar,
    ];
    const { others, gradients } = differentiate(() => {
      const logits = this.#network.logits(this.#network.features(images, true));
      const crossEntropy = tf.mul(softmaxCrossEntropy(logits, targets), exampleWeights);
      const losses = withPenalties(this.#network.model, crossEntropy);
      return [tf.mean(losses), losses, softmax(logits)];
    }, this.#weights);
    this.#optimiser.apply(
      gradients.map((gradient, at) =>
        inFullPrecision(gradient ?? tf.zerosLike(this.#weights[at] as tf.Tensor))
      ),
      rate,
    );
    this.#constrain();
    return [...others];
  }

  /** Brings the weights back to where their layers want them, as Keras does after each update. */
  #constrain(): void {
    for (const weight of this.#network.model.trainableWeights) {
      const constraint = constraintOf(weight);
      if (constraint === undefined) continue;
      const variable = variableOf(weight);
      tf.tidy(() => variable.assign(constraint.apply(variable)));
    }
  }

  #exampleWeights(labels: Int32Array): Float32Array {
    const { classWeights } = this.#options;
    return Float32Array.from(labels, (label) => classWeights?.[label] ?? 1);
  }
}
