/**
 * Random tensors that a key decides, and that a recording draws anew at each replay.
 *
 * TensorFlow.js draws in JavaScript, number by number, from a global generator. Here TensorFlow
 * draws all at once, by its counter-based generator (Salmon et al. 2011, Philox): the key is all
 * that crosses over, and all that the numbers depend on.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { createStream } from "../../random/stream.ts";
import { floatType, nativeBackend } from "./_native.ts";
import { drawn } from "./record.ts";

/** Two whole numbers in [-2^31, 2^31) that stand for a sequence of random numbers. */
export type RandomKey = readonly [number, number];

const OPERATIONS = { uniform: "StatelessRandomUniform", normal: "StatelessRandomNormal" } as const;

/**
 * Draws a tensor.
 *
 * @param distribution `uniform` in [0, 1), or `normal` with mean 0 and deviation 1.
 * @param shape Of the tensor.
 * @param nextKey Called for this tensor, and again at each replay of a recording; equal keys give
 *   equal numbers, other ones on the JavaScript backend.
 * @returns Float32 of that shape; the caller disposes it.
 */
export function randomTensor(
  distribution: keyof typeof OPERATIONS,
  shape: readonly number[],
  nextKey: () => RandomKey,
): tf.Tensor {
  const backend = nativeBackend();
  if (backend === undefined) return plain(distribution, shape, nextKey());
  const { TF_ATTR_TYPE, TF_INT32 } = backend.binding;
  const integers = (name: string) => ({ name, type: TF_ATTR_TYPE, value: TF_INT32 });
  const attributes = [floatType(backend, "dtype"), integers("T"), integers("Tseed")];
  return tf.tidy(() => {
    const key = drawn(() => tf.tensor1d([...nextKey()], "int32"));
    const size = tf.tensor1d([...shape], "int32");
    return backend.executeSingleOutput(OPERATIONS[distribution], attributes, [size, key]);
  });
}

function plain(
  distribution: keyof typeof OPERATIONS,
  shape: readonly number[],
  [first, second]: RandomKey,
): tf.Tensor {
  const stream = createStream(first, "random tensor", second);
  const draw = distribution === "uniform" ? () => stream.next() : () => stream.normal();
  const length = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(Float32Array.from({ length }, draw), [...shape]);
}
