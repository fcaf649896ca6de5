/**
 * Gradients of convolutions in the form that a processor is quickest at.
 *
 * TensorFlow's own operations for the gradients of a convolution are two to three times slower than
 * its forward pass, for the same number of multiplications. Where a matrix product or a forward
 * convolution gives the same result in less time, it is used instead.
 *
 * @module
 */
import { tf } from "../tf.ts";
import { floatType, NATIVE_BACKEND, type NativeBackend, nativeBackend } from "./_native.ts";

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
    const { pad, inputShape, ...rest } = call.attrs as unknown as Attributes;
    if (!isPlain(rest)) return undefined;
    if (isPointwise(filter.shape)) return inputByProduct(backend, dy, filter, inputShape ?? []);
    if (!isSame3x3(filter.shape, pad) || !isLarge(dy, 1000)) return undefined;
    return inputByFlippedFilter(dy, filter);
  });
  replaceKernel("Conv2DBackpropFilter", (call) => {
    const { dy, x } = call.inputs as { dy: tf.Tensor4D; x: tf.Tensor4D };
    const { pad, filterShape = [], ...rest } = call.attrs as unknown as Attributes;
    if (!isPlain(rest)) return undefined;
    if (isPointwise(filterShape)) {
      return tf.reshape(product(backend, rows(x), rows(dy), { transposeA: true }), [
        ...filterShape,
      ]);
    }
    const [, , channels = 0, filters = 0] = filterShape;
    // Patches of dy are worth their making where it has far fewer channels than x, as in DenseNet.
    if (!isSame3x3(filterShape, pad) || !isLarge(dy, 4000) || filters * 4 > channels) {
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
 * The gradient by the input of a 3 x 3 convolution with "same" padding is itself such a convolution:
 * of dy, with the filter turned by 180 degrees and its channels swapped.
 */
function inputByFlippedFilter(dy: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor {
  const flipped = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(dy, flipped, 1, "same");
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
function isPlain({ strides, dataFormat }: Pick<Attributes, "strides" | "dataFormat">): boolean {
  const all = typeof strides === "number" ? [strides] : strides;
  return all.every((stride) => stride === 1) && dataFormat === "NHWC";
}

function isPointwise([height, width]: readonly number[]): boolean {
  return height === 1 && width === 1;
}

function isSame3x3([height, width]: readonly number[], pad: unknown): boolean {
  return height === 3 && width === 3 && pad === "same";
}

/** Small pictures do not repay the work on the filter; bounds measured with 2 cores, AVX-512. */
function isLarge(dy: tf.Tensor4D, positions: number): boolean {
  const [count, height, width] = dy.shape;
  return count * height * width >= positions;
}
