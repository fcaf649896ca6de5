/**
 * Cross-entropy of logits with its gradient as one native operation.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { floatType, NATIVE_BACKEND, type NativeBackend, runKernel } from "./_native.ts";

const KERNEL = "PlumageSoftmaxCrossEntropy";

/**
 * Cross-entropy between target distributions and the softmax of logits, computed without ever
 * taking the logarithm of a rounded probability.
 *
 * Differentiable in the logits.
 *
 * @param logits Float32 `[n, classes]`; not changed.
 * @param targets Float32 `[n, classes]`, each row summing to 1.
 * @returns The loss of each example, `[n]`; the caller disposes it.
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Tensor1D {
  const [losses, gradient] = runKernel<[tf.Tensor1D, tf.Tensor2D]>(KERNEL, { logits, targets });
  gradient.dispose();
  return losses;
}

for (const backendName of [NATIVE_BACKEND, "cpu"]) {
  tf.registerKernel({
    kernelName: KERNEL,
    backendName,
    kernelFunc: ({ inputs, backend }) => {
      const { logits, targets } = inputs as { logits: tf.Tensor2D; targets: tf.Tensor2D };
      const native = backend as NativeBackend;
      // The one operation adds up in another order each time on a GPU, and is refused there where
      // the same bits are asked for; Keras composes it then, too.
      if (backendName !== NATIVE_BACKEND || native.isUsingGpuDevice) {
        return tf.tidy(() => plain(logits, targets));
      }
      const operation = "SoftmaxCrossEntropyWithLogits";
      return native.executeMultipleOutputs(operation, [floatType(native)], [logits, targets], 2);
    },
  });
}

tf.registerGradient({
  kernelName: KERNEL,
  outputsToSave: [false, true],
  gradFunc: (dy, saved) => {
    const [upstream] = dy as [tf.Tensor];
    const [gradient] = saved as [tf.Tensor];
    return {
      logits: () => tf.mul(gradient, tf.expandDims(upstream, 1)),
      targets: () => {
        throw new Error("targets are constants: the cross-entropy has no gradient by them");
      },
    };
  },
});

function plain(logits: tf.Tensor2D, targets: tf.Tensor2D): tf.Tensor[] {
  const logProbabilities = tf.logSoftmax(logits);
  const losses = tf.neg(tf.sum(tf.mul(targets, logProbabilities), 1));
  return [losses, tf.sub(tf.exp(logProbabilities), targets)];
}
