/**
 * Xception (Chollet 2017), layer by layer as in `keras.applications.xception` 2.21.
 *
 * @module
 */
import {
  activation,
  batchNormalization,
  channelsOf,
  convolution,
  maxPooling,
  type Node,
  separable,
  sum,
} from "./_blocks.ts";

const bn = { epsilon: 1e-3 };

/** Builds Xception up to its last activation, `[n, size / 32, size / 32, 2048]`. */
export function xception(x: Node): Node {
  x = stem(x, "block1_conv1", 32, 2);
  x = stem(x, "block1_conv2", 64, 1);
  x = shrinking(x, { block: 2, filters: [128, 128], shortcut: 0 });
  x = shrinking(x, { block: 3, filters: [256, 256], shortcut: 1 });
  x = shrinking(x, { block: 4, filters: [728, 728], shortcut: 2 });
  for (let block = 5; block <= 12; block++) {
    let branch = x;
    for (let index = 1; index <= 3; index++) {
      const name = `block${block}_sepconv${index}`;
      branch = activation(branch, `${name}_act`, "relu");
      branch = separableWithBatchNorm(branch, name, 728);
    }
    x = sum(`block${block}_add`, branch, x);
  }
  x = shrinking(x, { block: 13, filters: [728, 1024], shortcut: 3 });
  for (const [index, filters] of [1536, 2048].entries()) {
    const name = `block14_sepconv${index + 1}`;
    x = separableWithBatchNorm(x, name, filters);
    x = activation(x, `${name}_act`, "relu");
  }
  return x;
}

function stem(x: Node, name: string, filters: number, strides: number): Node {
  x = convolution(x, { name, filters, kernelSize: 3, strides, padding: "valid" });
  x = batchNormalization(x, `${name}_bn`, bn);
  return activation(x, `${name}_act`, "relu");
}

interface ShrinkingBlock {
  readonly block: number;
  readonly filters: readonly [number, number];
  /** Which of the four shortcuts it is: Keras gives those no names but `conv2d`, `conv2d_1` ... */
  readonly shortcut: number;
}

/** Halves height and width, with a convolution as the shortcut. */
function shrinking(input: Node, { block, filters, shortcut }: ShrinkingBlock): Node {
  const suffix = shortcut === 0 ? "" : `_${shortcut}`;
  let residual = convolution(input, {
    name: `conv2d${suffix}`,
    filters: filters[1],
    kernelSize: 1,
    strides: 2,
  });
  residual = batchNormalization(residual, `batch_normalization${suffix}`, bn);
  let x = input;
  for (const [index, count] of filters.entries()) {
    const name = `block${block}_sepconv${index + 1}`;
    // The first block follows an activation already.
    if (channelsOf(x) !== 64) x = activation(x, `${name}_act`, "relu");
    x = separableWithBatchNorm(x, name, count);
  }
  x = maxPooling(x, `block${block}_pool`, "same");
  return sum(`block${block}_add`, x, residual);
}

function separableWithBatchNorm(x: Node, name: string, filters: number): Node {
  return batchNormalization(separable(x, name, filters), `${name}_bn`, bn);
}
