/** Activations as layers, on the native kernels. */
import { relu, relu6 } from "../../engine/kernels/mod.ts";
import { tf } from "../../engine/tf.ts";
import { onlyTensor, registerLayer } from "./_layer.ts";

/** `max(x, 0)`. */
export class Relu extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageRelu";

  /** Applies the function. */
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => relu(onlyTensor(inputs)));
  }
}

/** `min(max(x, 0), 6)`. */
export class Relu6 extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageRelu6";

  /** Applies the function. */
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => relu6(onlyTensor(inputs)));
  }
}

/** `x * sigmoid(x)` (Ramachandran et al. 2017), also called SiLU. */
export class Swish extends tf.layers.Layer {
  /** The name in a model's configuration. */
  static className = "PlumageSwish";

  /** Applies the function. */
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => swish(onlyTensor(inputs)));
  }
}

/** Keeps only its input for the gradient, instead of input, sigmoid and their product. */
const swish = tf.customGrad((input, save) => {
  const x = input as tf.Tensor;
  (save as tf.GradSaveFunc)([x]);
  const value = tf.mul(x, tf.sigmoid(x));
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) =>
    tf.tidy(() => {
      const sigmoid = tf.sigmoid(saved[0] as tf.Tensor);
      const swished = tf.mul(saved[0] as tf.Tensor, sigmoid);
      // d/dx x s(x) = s + x s (1 - s) = x s + s (1 - x s)
      return tf.mul(dy, tf.add(swished, tf.mul(sigmoid, tf.sub(1, swished))));
    });
  return { value, gradFunc };
});

registerLayer(Relu);
registerLayer(Relu6);
registerLayer(Swish);
