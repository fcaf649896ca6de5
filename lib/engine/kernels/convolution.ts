/**
 * Gradients of convolutions in the form that a processor is quickest at.
 *
 * TensorFlow's own operations for the gradients of a convolution are two to three times slower than
 * its forward pass, for the same number of multiplications. Where a matrix product or a forward
 * convolution gives the same result in less time, it is used instead. With reproducible arithmetic
 * no products are: oneDNN divides large ones by the sizes of the processor's caches, and adds up in
 * another order where these differ; its convolutions do not.
 * In bfloat16 TensorFlow's own are as quick as the forward pass, and only pixel-wise convolutions
 * become products.
 *
 * @module
 */
import { isReproducible } from "../arithmetic.ts";
import { tf } from "../tf.ts";
import { floatType, NATIVE_BACKEND, type NativeBackend, nativeBackend } from "./_native.ts";
import { isRecordingMixed } from "./record.ts";

/** Attributes of TensorFlow.js's two gradient kernels; the last ones belong to one of them each. */
interface Attributes {
  readonly strides: number | readonly number[];
  readonly pad: unknown;
  readonly dataFormat: string;
  readonly inputShape?: readonly number[];
  readonly filterShape?: readonly number[];
}

type KernelCall = Parameters<tf.KernelFunc>[0];

let installed = false;

/**
 * Puts the quicker gradients in the place of the native backend's own, once a process. Does nothing
 * on a GPU, where cuDNN has good kernels for all of it, and on the JavaScript backend.
 */
export function installConvolutionGradients(): void {
  const backend = nativeBackend();
  if (installed || backend === undefined || backend.isUsingGpuDevice) return;
  installed = true;
  replaceKernel("Conv2DBackpropInput", (call) => {
    const { dy, filter } = call.inputs as { dy: tf.Tensor4D; filter: tf.Tensor4D };
    const { pad, inputShape = [], ...rest } = call.attrs as unknown as Attributes;
    if (isPlain(rest) && isPointwise(filter.shape)) {
      return isReproducible()
        ? inputByFlippedFilter(dy, filter)
        : inputByProduct(backend, dy, filter, inputShape);
    }
    if (isRecordingMixed()) return undefined;
    if (is3x3(filter.shape) && isPlain(rest) && (isLarge(dy, 1000) || isWide(filter))) {
      if (pad === "same") return inputByFlippedFilter(dy, filter);
      if (pad === "valid") return inputByPadding(dy, filter, inputShape, 1);
    }
    if (is3x3(filter.shape) && pad === "valid" && strideOf(rest) === 2) {
      // Three quarters of what the forward convolution reads are zeros: only worth it against the worst.
      if (isWide(filter) && !isLarge(dy, 500)) return inputByPadding(dy, filter, inputShape, 2);
    }
    return undefined;
  });
  replaceKernel("Conv2DBackpropFilter", (call) => {
    const { dy, x } = call.inputs as { dy: tf.Tensor4D; x: tf.Tensor4D };
    const { pad, filterShape = [], ...rest } = call.attrs as unknown as Attributes;
    if (!isPlain(rest) || isReproducible()) return undefined;
    if (isPointwise(filterShape)) {
      return tf.reshape(product(backend, rows(x), rows(dy), { transposeA: true }), [
        ...filterShape,
      ]);
    }
    if (isRecordingMixed()) return undefined;
    const [, , channels = 0, filters = 0] = filterShape;
    // Patches of dy are worth their making where it has far fewer channels than x, as in DenseNet.
    if (!is3x3(filterShape) || pad !== "same" || !isLarge(dy, 4000) || filters * 4 > channels) {
      return undefined;
    }
    return filterByPatches(backend, dy, x, channels, filters);
  });
}

/** Tries another way first; where that gives nothing, the original runs. */
function replaceKernel(name: string, attempt: (call: KernelCall) => tf.Tensor | undefined): void {
  const original = tf.getKernel(name, NATIVE_BACKEND);
  tf.unregisterKernel(name, NATIVE_BACKEND);
  tf.registerKernel({
    ...original,
    kernelFunc: (call) => tf.tidy(() => attempt(call) as tf.Tensor) ?? original.kernelFunc(call),
  });
}

/** A convolution by 1 x 1 pixel is a matrix product, and so are its gradients. */
function inputByProduct(
  backend: NativeBackend,
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  inputShape: readonly number[],
): tf.Tensor {
  const matrix = tf.reshape(filter, [filter.shape[2], filter.shape[3]]);
  const gradient = product(backend, rows(dy), matrix, { transposeB: true });
  return tf.reshape(gradient, [...inputShape]);
}

/** One row of channels a pixel. */
function rows(tensor: tf.Tensor4D): tf.Tensor {
  return tf.reshape(tensor, [-1, tensor.shape[3]]);
}

/**
 * The gradient by the input of a convolution with "same" padding is itself such a convolution:
 * of dy, with the filter turned by 180 degrees and its channels swapped.
 */
function inputByFlippedFilter(dy: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor {
  return tf.conv2d(dy, flip(filter), 1, "same");
}

/**
 * The same without padding in the forward pass, hence with two rows and columns of it here. With a
 * stride s, dy is spread out first, s - 1 zeros between its values.
 */
function inputByPadding(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  inputShape: readonly number[],
  stride: number,
): tf.Tensor {
  const [, rows = 0, columns = 0] = inputShape;
  const spread = stride === 1 ? dy : spreadOut(dy, stride);
  const [, height, width] = spread.shape;
  const padded = tf.pad(spread, [[0, 0], [2, rows - height], [2, columns - width], [0, 0]]);
  return tf.conv2d(padded, flip(filter), 1, "valid");
}

/** Turns a filter by 180 degrees and swaps its channels. */
function flip(filter: tf.Tensor4D): tf.Tensor4D {
  return tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
}

/** [n, h, w, c] -> [n, (h - 1) s + 1, (w - 1) s + 1, c], with zeros between the values. */
function spreadOut(dy: tf.Tensor4D, stride: number): tf.Tensor4D {
  const [n, height, width, channels] = dy.shape;
  const gap: [number, number] = [0, stride - 1];
  const cells = tf.reshape(dy, [n * height, 1, width, 1, channels]);
  const apart = tf.pad(cells, [[0, 0], gap, [0, 0], gap, [0, 0]]);
  const full: tf.Tensor4D = tf.reshape(apart, [n, height * stride, width * stride, channels]);
  return tf.slice(full, 0, [n, (height - 1) * stride + 1, (width - 1) * stride + 1, channels]);
}

/**
 * The gradient by a 3 x 3 filter as one matrix product: dw[a, c, k] = sum_p x[p, c] dy[p - a, k], the
 * shifted copies of dy side by side in a row of patches.
 */
function filterByPatches(
  backend: NativeBackend,
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  channels: number,
  filters: number,
): tf.Tensor {
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
  const gradient = product(backend, rows(x), columns, { transposeA: true });
  const turned = tf.reshape(gradient, [channels, 3, 3, filters]);
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

/** Stride 1, channels last. */
function isPlain(attributes: Pick<Attributes, "strides" | "dataFormat">): boolean {
  return strideOf(attributes) === 1;
}

/** The stride, if both directions share it and channels come last. */
function strideOf(
  { strides, dataFormat }: Pick<Attributes, "strides" | "dataFormat">,
): number | undefined {
  const all = typeof strides === "number" ? [strides] : strides;
  return dataFormat === "NHWC" && all.every((stride) => stride === all[0]) ? all[0] : undefined;
}

function isPointwise([height, width]: readonly number[]): boolean {
  return height === 1 && width === 1;
}

function is3x3([height, width]: readonly number[]): boolean {
  return height === 3 && width === 3;
}

/** Small pictures do not repay the work on the filter; bounds measured with 2 cores, AVX-512. */
function isLarge(dy: tf.Tensor4D, positions: number): boolean {
  const [count, height, width] = dy.shape;
  return count * height * width >= positions;
}

/** Whether a filter joins so many channels that reading it for each image costs most of the time. */
function isWide(filter: tf.Tensor4D): boolean {
  return filter.shape[2] * filter.shape[3] >= 128 * 128;
}
