/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithm 1) as one native operation forwards,
 * `FusedBatchNormV3`, and one backwards, `FusedBatchNormGradV3`.
 *
 * @module
 */
import { cannot } from "../../errors.ts";
import { tf } from "../tf.ts";
import {
  floatType,
  NATIVE_BACKEND,
  type NativeBackend,
  nativeBackend,
  type OperationAttribute,
  runKernel,
} from "./_native.ts";
import { plainGradient, plainInference, plainTraining } from "./_plain_batch_norm.ts";

/** How {@linkcode batchNorm} behaves. */
export interface BatchNormOptions {
  /** Normalise by the batch's own mean and variance (true) or by the moving ones (false). */
  readonly training: boolean;
  /** Added to the variance; Keras's default is 1e-3. */
  readonly epsilon: number;
}

const TRAINING = "PlumageBatchNormTraining";
const INFERENCE = "PlumageBatchNormInference";

/**
 * Normalises each channel: `gamma * (x - mean) / sqrt(variance + epsilon) + beta`.
 *
 * Differentiable in `x`, `gamma` and `beta`. The moving statistics are constants in either mode;
 * updating them is the layer's affair.
 *
 * @param x Float32 `[batch, height, width, channels]`; not changed.
 * @param gamma Scale, `[channels]`.
 * @param beta Offset, `[channels]`.
 * @param movingMean Mean used when not training, `[channels]`.
 * @param movingVariance Variance used when not training, `[channels]`.
 * @param options Mode and epsilon.
 * @returns The normalised tensor, then mean and variance. In training these are the batch's, the
 *   variance with Bessel's correction (divided by one less than the number of values a channel),
 *   as fused batch normalisation in Keras 2 feeds it to its moving average; otherwise the moving
 *   ones as they were given. The caller disposes all new tensors.
 * @throws {TypeError} If `x` has not four dimensions.
 */
export function batchNorm(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  movingMean: tf.Tensor1D,
  movingVariance: tf.Tensor1D,
  options: BatchNormOptions,
): [y: tf.Tensor4D, mean: tf.Tensor1D, variance: tf.Tensor1D] {
  if (x.rank !== 4) {
    const expected = "shape [batch, height, width, channels]";
    throw new TypeError(cannot("normalise a batch", expected, x.shape));
  }
  const { training, epsilon } = options;
  if (!training) {
    const inputs = { x, gamma, beta, mean: movingMean, variance: movingVariance };
    const y = runKernel<tf.Tensor4D>(INFERENCE, inputs, { epsilon });
    return [y, movingMean, movingVariance];
  }
  const outputs = runKernel<tf.Tensor[]>(TRAINING, { x, gamma, beta }, { epsilon });
  const [y, mean, variance, ...reserve] = outputs;
  // The tape holds its own references to what the gradient needs.
  for (const tensor of reserve) tensor.dispose();
  return [y as tf.Tensor4D, mean as tf.Tensor1D, variance as tf.Tensor1D];
}

type Inputs = Readonly<Record<string, tf.Tensor>>;
type Named = { readonly inputs: unknown; readonly attrs?: unknown };

for (const backendName of [NATIVE_BACKEND, "cpu"]) {
  const native = backendName === NATIVE_BACKEND;
  tf.registerKernel({
    kernelName: TRAINING,
    backendName,
    kernelFunc: (call) => {
      const { x, gamma, beta, epsilon } = unpack(call);
      if (!native) return tf.tidy(() => plainTraining(x, gamma, beta, epsilon));
      const backend = call.backend as NativeBackend;
      // Empty moving statistics are what the native operation takes in training.
      const empty = tf.tensor1d([]);
      const inputs = [x, gamma, beta, empty, empty];
      const attributes = fusedAttributes(backend, epsilon, true);
      const outputs = backend.executeMultipleOutputs("FusedBatchNormV3", attributes, inputs, 6);
      empty.dispose();
      return outputs;
    },
  });
  tf.registerKernel({
    kernelName: INFERENCE,
    backendName,
    kernelFunc: (call) => {
      const { x, gamma, beta, mean, variance, epsilon } = unpack(call);
      if (!native) return tf.tidy(() => plainInference(x, gamma, beta, mean, variance, epsilon));
      const backend = call.backend as NativeBackend;
      const inputs = [x, gamma, beta, mean, variance];
      const attributes = fusedAttributes(backend, epsilon, false);
      const outputs = backend.executeMultipleOutputs("FusedBatchNormV3", attributes, inputs, 6);
      for (const tensor of outputs.slice(1)) tensor.dispose();
      return outputs[0] as tf.Tensor;
    },
  });
}

tf.registerGradient({
  kernelName: TRAINING,
  inputsToSave: ["x", "gamma"],
  outputsToSave: [false, false, false, true, true, true],
  gradFunc: (dy, saved, attributes) => {
    const [upstream] = dy as tf.Tensor[];
    const [x, gamma, ...reserve] = saved as [tf.Tensor, tf.Tensor, ...tf.Tensor[]];
    return gradients(upstream as tf.Tensor, x, gamma, reserve, epsilonOf(attributes), true);
  },
});

tf.registerGradient({
  kernelName: INFERENCE,
  inputsToSave: ["x", "gamma", "mean", "variance"],
  gradFunc: (dy, saved, attributes) => {
    const [x, gamma, mean, variance] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const reserve = [mean, variance];
    const epsilon = epsilonOf(attributes);
    return {
      ...gradients(dy as tf.Tensor, x, gamma, reserve, epsilon, false),
      // Constants: their gradients are never asked for unless someone differentiates by them.
      mean: () => tf.zerosLike(mean),
      variance: () => tf.zerosLike(variance),
    };
  },
});

/**
 * Gradients by x, gamma and beta. Computed at once, not in the functions that the tape calls: each
 * of those runs in a `tidy` of its own, which would free what the next one returns.
 */
function gradients(
  dy: tf.Tensor,
  x: tf.Tensor,
  gamma: tf.Tensor,
  reserve: readonly tf.Tensor[],
  epsilon: number,
  training: boolean,
): Record<"x" | "gamma" | "beta", () => tf.Tensor> {
  const [mean, variance, scratch] = reserve as [tf.Tensor, tf.Tensor, tf.Tensor | undefined];
  const backend = nativeBackend();
  let results: readonly tf.Tensor[];
  // Frozen, TensorFlow has no gradient on a GPU that adds up in the same order each time.
  if (backend === undefined || (backend.isUsingGpuDevice && !training)) {
    results = plainGradient(dy, x, gamma, { mean, variance, epsilon, training });
  } else {
    // The third reserve is scratch space of the training mode; any tensor does in the other.
    const inputs = [dy, x, gamma, mean, variance, scratch ?? mean];
    const attributes = fusedAttributes(backend, epsilon, training, false);
    results = backend.executeMultipleOutputs("FusedBatchNormGradV3", attributes, inputs, 5);
    for (const unused of results.slice(3)) unused.dispose();
  }
  const [dx, dGamma, dBeta] = results as [tf.Tensor, tf.Tensor, tf.Tensor];
  return { x: () => dx, gamma: () => dGamma, beta: () => dBeta };
}

function fusedAttributes(
  backend: NativeBackend,
  epsilon: number,
  training: boolean,
  forwards = true,
): OperationAttribute[] {
  const { TF_ATTR_FLOAT, TF_ATTR_STRING, TF_ATTR_BOOL } = backend.binding;
  const attributes = [
    floatType(backend),
    floatType(backend, "U"),
    { name: "epsilon", type: TF_ATTR_FLOAT, value: epsilon },
    { name: "data_format", type: TF_ATTR_STRING, value: "NHWC" },
    { name: "is_training", type: TF_ATTR_BOOL, value: training },
  ];
  if (forwards) {
    attributes.push({ name: "exponential_avg_factor", type: TF_ATTR_FLOAT, value: 1 });
  }
  return attributes;
}

function epsilonOf(attributes: unknown): number {
  return (attributes as { epsilon: number }).epsilon;
}

function unpack(call: Named): Record<"x" | "gamma" | "beta" | "mean" | "variance", tf.Tensor> & {
  epsilon: number;
} {
  const inputs = call.inputs as Inputs;
  return { ...inputs, epsilon: epsilonOf(call.attrs) } as ReturnType<typeof unpack>;
}
