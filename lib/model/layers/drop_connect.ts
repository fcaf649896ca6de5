/** Stochastic depth with a random stream that can be saved and restored. */
import { drawn } from "../../engine/kernels/mod.ts";
import { tf } from "../../engine/tf.ts";
import { createStream } from "../../random/stream.ts";
import { onlyTensor, registerLayer } from "./_layer.ts";

/**
 * Drops whole examples of a residual branch in training (Huang et al. 2016), and divides what stays
 * by the probability of staying, as Keras's `Dropout` with `noise_shape` `[batch, 1, 1, 1]`.
 *
 * What call number `draws` drops depends on seed, layer name and that number alone, so a training
 * that was interrupted goes on with the very same draws.
 */
export class DropConnect extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageDropConnect";
  /** Probability that an example is dropped. */
  readonly rate: number;
  /** Seed of the draws. */
  readonly seed: number;
  /** Number of training calls so far. */
  draws = 0;

  /**
   * Makes the layer.
   *
   * @param settings Name, rate and seed.
   */
  constructor(settings: { readonly name?: string; readonly rate: number; readonly seed: number }) {
    super({ ...settings });
    this.rate = settings.rate;
    this.seed = settings.seed;
  }

  /** In training multiplies each example by 0 or by `1 / (1 - rate)`. */
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    const x = onlyTensor(inputs);
    if (kwargs.training !== true || this.rate === 0) return tf.tidy(() => tf.clone(x));
    return tf.tidy(() => tf.mul(x, drawn(() => this.#factors(x.shape[0] as number))));
  }

  #factors(examples: number): tf.Tensor4D {
    const stream = createStream(this.seed, "drop", this.name, this.draws++);
    const kept = 1 / (1 - this.rate);
    const draw = () => stream.next() < this.rate ? 0 : kept;
    return tf.tensor4d(Float32Array.from({ length: examples }, draw), [examples, 1, 1, 1]);
  }

  /** Settings from which the layer can be made again. */
  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, seed: this.seed };
  }
}

registerLayer(DropConnect);
