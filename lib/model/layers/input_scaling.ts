/** How a backbone turns pixels of 0..1 into what it was trained on. */
import { tf } from "../../engine/tf.ts";
import type { Scaling } from "../backbones.ts";
import { onlyTensor, registerLayer } from "./_layer.ts";

/** Applies a fixed {@linkcode Scaling} to the images. */
export class InputScaling extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageInputScaling";
  /** The map. */
  readonly scaling: Scaling;

  /**
   * Makes the layer.
   *
   * @param settings Name and map.
   */
  constructor(settings: Scaling & { readonly name?: string }) {
    super({ ...settings });
    this.scaling = { scale: [...settings.scale], offset: [...settings.offset] };
  }

  /** Scales and shifts. */
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const { scale, offset } = this.scaling;
      const scaled = tf.mul(onlyTensor(inputs), tf.tensor1d([...scale]));
      return offset.every((value) => value === 0) ? scaled : scaled.add(tf.tensor1d([...offset]));
    });
  }

  /** Settings from which the layer can be made again. */
  override getConfig(): tf.serialization.ConfigDict {
    const { scale, offset } = this.scaling;
    return { ...super.getConfig(), scale: [...scale], offset: [...offset] };
  }
}

registerLayer(InputScaling);
