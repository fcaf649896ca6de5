/** Keras's `Normalization` preprocessing layer, whose statistics are weights. */
import { tf } from "../../engine/tf.ts";
import type { Scaling } from "../backbones.ts";
import { addWeight, onlyTensor, registerLayer, type Weight } from "./_layer.ts";

/** Keras's guard against a variance of zero. */
const LEAST_DEVIATION = 1e-7;

/**
 * `(x - mean) / sqrt(variance)` for each channel, as at the bottom of Keras's EfficientNets.
 *
 * Fresh weights (mean 0, variance 1) change nothing, as in Keras. `count`, which Keras keeps for
 * its own book-keeping, is here so that weights and their number are Keras's.
 */
export class Normalization extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageNormalization";
  /** Mean, `[channels]`. */
  mean!: Weight;
  /** Variance, `[channels]`. */
  variance!: Weight;
  /** Number of examples that the statistics are from, a scalar. */
  count!: Weight;

  /** Makes the weights, in Keras's order: mean, variance, count. None of them is trained. */
  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape).at(-1) as number;
    this.mean = addWeight(this, "mean", [channels], "zeros", false);
    this.variance = addWeight(this, "variance", [channels], "ones", false);
    this.count = addWeight(this, "count", [], "zeros", false);
    this.built = true;
  }

  /** The same as a fixed map of each channel, `x * scale + offset`. */
  get scaling(): Scaling {
    const mean = this.mean.read().dataSync();
    const scale = Array.from(
      this.variance.read().dataSync(),
      (variance) => 1 / Math.max(Math.sqrt(variance), LEAST_DEVIATION),
    );
    return { scale, offset: scale.map((factor, channel) => -factor * mean[channel]!) };
  }

  /** Normalises by the stored statistics. */
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const deviation = tf.maximum(tf.sqrt(this.variance.read()), LEAST_DEVIATION);
      return tf.div(tf.sub(onlyTensor(inputs), this.mean.read()), deviation);
    });
  }
}

registerLayer(Normalization);
