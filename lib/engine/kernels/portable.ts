/**
 * Functions that TensorFlow computes from a processor's own approximation of `1 / x` and `1 / sqrt(x)`,
 * which Intel and AMD make differently. Square root and division are exact everywhere (IEEE 754).
 *
 * @module
 */
import { isReproducible } from "../arithmetic.ts";
import { tf } from "../tf.ts";

/**
 * `1 / sqrt(x)`.
 *
 * @param x Float32; not changed.
 * @returns As `tf.rsqrt`; with reproducible arithmetic the same bits on every processor.
 */
export function inverseSqrt<T extends tf.Tensor>(x: T): T {
  if (!isReproducible()) return tf.rsqrt(x);
  // In a recorded graph TensorFlow would make one approximation of a root and its division.
  return tf.div(1, tf.maximum(tf.sqrt(x), 1e-30));
}

/**
 * The softmax of each row.
 *
 * @param logits Float32 `[n, classes]`; not changed.
 * @returns As `tf.softmax`; with reproducible arithmetic the same bits on every processor, recorded or
 *   not.
 */
export function softmax<T extends tf.Tensor>(logits: T): T {
  if (!isReproducible()) return tf.softmax(logits);
  const powers = tf.exp(tf.sub(logits, tf.max(logits, -1, true)));
  return tf.div(powers, tf.sum(powers, -1, true));
}
