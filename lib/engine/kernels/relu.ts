/**
 * ReLU and ReLU6 whose gradients are one native operation each.
 *
 * TensorFlow.js multiplies the gradient by a `step` of the input: two passes over the activations
 * and a tensor more on the tape. Importing this module replaces the gradient that is registered
 * for the two kernels, so stock layers with these activations gain as well.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { floatType, nativeBackend } from "./_native.ts";

registerGradient("Relu", "ReluGrad", (y) => tf.step(y));
registerGradient("Relu6", "Relu6Grad", (y) => tf.mul(tf.step(y), tf.less(y, 6).cast("float32")));

/**
 * Rectified linear unit, `max(x, 0)`; its gradient is 1 where `x > 0`, else 0.
 *
 * @param x Float32 of any shape; not changed.
 * @returns A new tensor of the same shape; the caller disposes it.
 */
export function relu<T extends tf.Tensor>(x: T): T {
  return tf.relu(x);
}

/**
 * Rectified linear unit that saturates, `min(max(x, 0), 6)`; its gradient is 1 where `0 < x < 6`.
 *
 * @param x Float32 of any shape; not changed.
 * @returns A new tensor of the same shape; the caller disposes it.
 */
export function relu6<T extends tf.Tensor>(x: T): T {
  return tf.relu6(x);
}

/**
 * Both gradients are functions of the output alone, so the tape keeps no input: the batch
 * normalisation in front of a ReLU can be freed at once.
 */
function registerGradient(
  kernelName: string,
  nativeGradient: string,
  plainMask: (y: tf.Tensor) => tf.Tensor,
): void {
  tf.registerGradient({
    kernelName,
    outputsToSave: [true],
    gradFunc: (dy, saved) => {
      const upstream = dy as tf.Tensor;
      const [y] = saved as [tf.Tensor];
      return {
        x: () => {
          const backend = nativeBackend();
          if (backend === undefined) return tf.mul(upstream, plainMask(y));
          const attributes = [floatType(backend)];
          return backend.executeSingleOutput(nativeGradient, attributes, [upstream, y]);
        },
      };
    },
  });
}
