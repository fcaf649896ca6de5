/**
 * Gradients of convolutions in the form that a processor is quickest at.
 *
 * TensorFlow's own operations for the gradients of a convolution are two to three times slower than
 * its forward pass, for the same number of multiplications. Where a matrix product or a forward
 * convolution gives the same result in less time, it is used instead. Importing this module
 * replaces the gradient that is registered for convolutions. On a GPU, where cuDNN has good
 * kernels for all of it, and on the JavaScript backend, the original stays in use.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { floatType, type NativeBackend, nativeBackend } from "./_native.ts";

/** Attributes of TensorFlow.js's `Conv2D` kernel. */
interface Attributes {
  readonly strides: number | readonly number[];
  readonly pad: unknown;
  readonly dataFormat: string;
  readonly dilations: number | readonly number[];
}

type GradientConfig = NonNullable<ReturnType<typeof tf.getGradient>>;

const original = tf.getGradient("Conv2D") as GradientConfig;

tf.registerGradient({
  kernelName: "Conv2D",
  inputsToSave: ["x", "filter"],
  gradFunc: (dy, saved, attributes) => {
    const fallback = () => original.gradFunc(dy, saved, attributes);
    const backend = nativeBackend();
    if (backend === undefined || backend.isUsingGpuDevice) return fallback();
    const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
    const upstream = dy as tf.Tensor4D;
    const { strides, pad, dataFormat, dilations } = attributes as unknown as Attributes;
    const plain = isOne(strides) && isOne(dilations) && dataFormat === "NHWC";
    const [height, width] = filter.shape;
    if (plain && height === 1 && width === 1) return pointwise(backend, upstream, x, filter);
    if (plain && height === 3 && width === 3 && pad === "same") {
      const given = fallback() as Record<string, () => tf.Tensor>;
      const { x: inputGradient, filter: filterGradient } = given as {
        x: () => tf.Tensor;
        filter: () => tf.Tensor;
      };
      return {
        x: isLarge(upstream, 1000) ? () => byFlippedFilter(upstream, filter) : inputGradient,
        filter: isLarge(upstream, 4000) && narrows(filter)
          ? () => byPatches(backend, upstream, x, filter)
          : filterGradient,
      };
    }
    return fallback();
  },
});

/** A convolution by 1 x 1 pixel is a matrix product, and so are its gradients. */
function pointwise(
  backend: NativeBackend,
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
): Record<"x" | "filter", () => tf.Tensor> {
  const rows = (tensor: tf.Tensor) => tf.reshape(tensor, [-1, tensor.shape.at(-1) as number]);
  const matrix = () => tf.reshape(filter, [filter.shape[2], filter.shape[3]]);
  return {
    x: () => tf.reshape(product(backend, rows(dy), matrix(), { transposeB: true }), x.shape),
    filter: () =>
      tf.reshape(product(backend, rows(x), rows(dy), { transposeA: true }), filter.shape),
  };
}

/**
 * The gradient by the input of a 3 x 3 convolution with "same" padding is itself such a convolution:
 * of dy, with the filter turned by 180 degrees and its channels swapped.
 */
function byFlippedFilter(dy: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor {
  const flipped = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(dy, flipped, 1, "same");
}

/**
 * The gradient by a 3 x 3 filter as one matrix product: dw[a, c, k] = sum_p x[p, c] dy[p - a, k], the
 * shifted copies of dy side by side in a row of patches. Worth it where dy has few channels.
 */
function byPatches(
  backend: NativeBackend,
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
): tf.Tensor {
  const [, , channels, filters] = filter.shape;
  const { TF_ATTR_INT, TF_ATTR_STRING } = backend.binding;
  const window = [1, 3, 3, 1];
  const one = [1, 1, 1, 1];
  const patches = backend.executeSingleOutput("ExtractImagePatches", [
    floatType(backend),
    { name: "ksizes", type: TF_ATTR_INT, value: window },
    { name: "strides", type: TF_ATTR_INT, value: one },
    { name: "rates", type: TF_ATTR_INT, value: one },
    { name: "padding", type: TF_ATTR_STRING, value: "SAME" },
  ], [dy]);
  const columns = tf.reshape(patches, [-1, 9 * filters]);
  const rows = tf.reshape(x, [-1, channels]);
  const turned = tf.reshape(product(backend, rows, columns, { transposeA: true }), [
    channels,
    3,
    3,
    filters,
  ]);
  return tf.transpose(tf.reverse(turned, [1, 2]), [1, 2, 0, 3]);
}

function product(
  backend: NativeBackend,
  a: tf.Tensor,
  b: tf.Tensor,
  { transposeA = false, transposeB = false },
): tf.Tensor {
  const type = backend.binding.TF_ATTR_BOOL;
  return backend.executeSingleOutput("MatMul", [
    floatType(backend),
    { name: "transpose_a", type, value: transposeA },
    { name: "transpose_b", type, value: transposeB },
  ], [a, b]);
}

function isOne(value: number | readonly number[]): boolean {
  return typeof value === "number" ? value === 1 : value.every((each) => each === 1);
}

/** Small pictures do not repay the work on the filter; bounds measured with 2 cores, AVX-512. */
function isLarge(dy: tf.Tensor4D, positions: number): boolean {
  const [count, height, width] = dy.shape;
  return count * height * width >= positions;
}

/** Whether a filter gives far fewer channels than it takes, as DenseNet's do. */
function narrows(filter: tf.Tensor4D): boolean {
  return filter.shape[3] * 4 <= filter.shape[2];
}
