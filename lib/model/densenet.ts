/**
 * DenseNet-121 (Huang et al. 2017), layer by layer as in `keras.applications.densenet` 2.21.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import {
  activation,
  apply,
  batchNormalization,
  channelsOf,
  convolution,
  maxPooling,
  type Node,
  zeroPadding,
} from "./_blocks.ts";

const bn = { epsilon: 1.001e-5 };
const growthRate = 32;

/** Builds DenseNet-121 up to its last activation, `[n, size / 32, size / 32, 1024]`. */
export function densenet121(x: Node): Node {
  x = zeroPadding(x, "zero_padding2d", 3);
  x = convolution(x, {
    name: "conv1/conv",
    filters: 64,
    kernelSize: 7,
    strides: 2,
    padding: "valid",
  });
  x = batchNormalization(x, "conv1/bn", bn);
  x = activation(x, "conv1/relu", "relu");
  x = zeroPadding(x, "zero_padding2d_1", 1);
  x = maxPooling(x, "pool1", "valid");
  for (const [index, blocks] of [6, 12, 24, 16].entries()) {
    if (index > 0) x = transition(x, `pool${index + 1}`);
    for (let block = 1; block <= blocks; block++) x = dense(x, `conv${index + 2}_block${block}`);
  }
  x = batchNormalization(x, "bn", bn);
  return activation(x, "relu", "relu");
}

/** A bottleneck of 1 x 1 and a 3 x 3 convolution whose output joins the channels so far. */
function dense(x: Node, name: string): Node {
  let grown = batchNormalization(x, `${name}_0_bn`, bn);
  grown = activation(grown, `${name}_0_relu`, "relu");
  grown = convolution(grown, { name: `${name}_1_conv`, filters: 4 * growthRate, kernelSize: 1 });
  grown = batchNormalization(grown, `${name}_1_bn`, bn);
  grown = activation(grown, `${name}_1_relu`, "relu");
  grown = convolution(grown, { name: `${name}_2_conv`, filters: growthRate, kernelSize: 3 });
  return tf.layers.concatenate({ name: `${name}_concat` }).apply([x, grown]) as Node;
}

/** Halves channels, height and width. */
function transition(x: Node, name: string): Node {
  const filters = Math.floor(channelsOf(x) / 2);
  x = batchNormalization(x, `${name}_bn`, bn);
  x = activation(x, `${name}_relu`, "relu");
  x = convolution(x, { name: `${name}_conv`, filters, kernelSize: 1 });
  return apply(tf.layers.averagePooling2d({ name: `${name}_pool`, poolSize: 2, strides: 2 }), x);
}
