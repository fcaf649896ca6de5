/** Batch normalisation as Keras 2 does it, on one native operation. */
import { batchNorm } from "../../engine/kernels/mod.ts";
import { tf } from "../../engine/tf.ts";
import { addWeight, onlyTensor, registerLayer, type Weight } from "./_layer.ts";

/** Settings of a {@linkcode BatchNormalization} layer. */
export interface BatchNormalizationSettings {
  /** The layer's name. */
  readonly name?: string;
  /** How much of the moving statistics a training step keeps; .99 by default. */
  readonly momentum?: number;
  /** Added to the variance; 1e-3 by default. */
  readonly epsilon?: number;
  /** Whether a trained factor `gamma` follows; true by default. */
  readonly scale?: boolean;
}

/**
 * Normalises each channel of `[batch, height, width, channels]`.
 *
 * In training by the batch's statistics, which also update the moving ones (the variance with
 * Bessel's correction, as Keras 2 does); otherwise by the moving ones. A layer that is not
 * `trainable` is frozen as in Keras: it uses the moving statistics in training too, and leaves them
 * alone. The stock layer of TensorFlow.js does not.
 */
export class BatchNormalization extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageBatchNormalization";
  /** How much of the moving statistics a training step keeps. */
  readonly momentum: number;
  /** Added to the variance. */
  readonly epsilon: number;
  /** Whether a trained factor follows. */
  readonly scale: boolean;
  /** Trained factor, `[channels]`; absent without `scale`. */
  gamma: Weight | undefined;
  /** Trained offset, `[channels]`. */
  beta!: Weight;
  /** Mean used outside training, `[channels]`. */
  movingMean!: Weight;
  /** Variance used outside training, `[channels]`. */
  movingVariance!: Weight;

  /**
   * Makes a layer without weights yet.
   *
   * @param settings Momentum, epsilon, whether to scale.
   */
  constructor(settings: BatchNormalizationSettings = {}) {
    super({ ...settings });
    this.momentum = settings.momentum ?? .99;
    this.epsilon = settings.epsilon ?? 1e-3;
    this.scale = settings.scale ?? true;
  }

  /** Whether the layer leaves its weights and statistics alone in training. */
  get frozen(): boolean {
    return !this.trainable || !this._trainableWeights.some((weight) => weight.trainable);
  }

  /** Makes the weights, in Keras's order: gamma, beta, moving mean, moving variance. */
  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape).at(-1) as number;
    const add = (name: string, value: "zeros" | "ones", trainable: boolean) =>
      addWeight(this, name, [channels], value, trainable);
    this.gamma = this.scale ? add("gamma", "ones", true) : undefined;
    this.beta = add("beta", "zeros", true);
    this.movingMean = add("moving_mean", "zeros", false);
    this.movingVariance = add("moving_variance", "ones", false);
    this.built = true;
  }

  /** Normalises; in training (and unless frozen) updates the moving statistics. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const x = onlyTensor(inputs) as tf.Tensor4D;
      const beta = this.beta.read() as tf.Tensor1D;
      const gamma = (this.gamma?.read() ?? tf.onesLike(beta)) as tf.Tensor1D;
      const movingMean = this.movingMean.read() as tf.Tensor1D;
      const movingVariance = this.movingVariance.read() as tf.Tensor1D;
      const training = kwargs.training === true && !this.frozen;
      const options = { training, epsilon: this.epsilon };
      const [y, mean, variance] = batchNorm(x, gamma, beta, movingMean, movingVariance, options);
      if (training) {
        this.movingMean.write(movingAverage(movingMean, mean, this.momentum));
        this.movingVariance.write(movingAverage(movingVariance, variance, this.momentum));
      }
      return y;
    });
  }

  /** Settings from which the layer can be made again. */
  override getConfig(): tf.serialization.ConfigDict {
    const { momentum, epsilon, scale } = this;
    return { ...super.getConfig(), momentum, epsilon, scale };
  }
}

function movingAverage(moving: tf.Tensor, batch: tf.Tensor, momentum: number): tf.Tensor {
  return tf.sub(moving, tf.mul(tf.sub(moving, batch), 1 - momentum));
}

registerLayer(BatchNormalization);
