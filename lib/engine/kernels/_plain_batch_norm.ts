/** Batch normalisation out of plain operations, for the JavaScript backend. */
import { tf } from "../tf.ts";
import { inverseSqrt } from "./portable.ts";

const AXES = [0, 1, 2];

/** Output, mean, corrected variance, and the three reserves: mean, population variance, nothing. */
export function plainTraining(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  epsilon: number,
): tf.Tensor[] {
  const { mean, variance } = tf.moments(x, AXES);
  const count = x.size / gamma.size;
  const y = plainInference(x, gamma, beta, mean, variance, epsilon);
  const corrected = tf.mul(variance, count / Math.max(count - 1, 1));
  return [y, mean, corrected, mean.clone(), variance, tf.scalar(0)];
}

/** Normalises by given statistics. */
export function plainInference(
  x: tf.Tensor,
  gamma: tf.Tensor,
  beta: tf.Tensor,
  mean: tf.Tensor,
  variance: tf.Tensor,
  epsilon: number,
): tf.Tensor {
  const scale = tf.mul(gamma, inverseSqrt(tf.add(variance, epsilon)));
  return tf.add(tf.mul(tf.sub(x, mean), scale), beta);
}

/** The gradients of either mode (Ioffe and Szegedy 2015, section 3, the unnumbered equations). */
export function plainGradient(
  dy: tf.Tensor,
  x: tf.Tensor,
  gamma: tf.Tensor,
  options: { mean: tf.Tensor; variance: tf.Tensor; epsilon: number; training: boolean },
): [x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor] {
  const { mean, variance, epsilon, training } = options;
  const inverse = inverseSqrt(tf.add(variance, epsilon));
  const normalised = tf.mul(tf.sub(x, mean), inverse);
  const dBeta = tf.sum(dy, AXES);
  const dGamma = tf.sum(tf.mul(dy, normalised), AXES);
  const scale = tf.mul(gamma, inverse);
  if (!training) return [tf.mul(dy, scale), dGamma, dBeta];
  const count = x.size / gamma.size;
  const centred = tf.sub(
    dy,
    tf.div(tf.add(dBeta, tf.mul(normalised, dGamma)), count),
  );
  return [tf.mul(centred, scale), dGamma, dBeta];
}
