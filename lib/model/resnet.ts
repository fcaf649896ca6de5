/**
 * ResNet-18, -34 and -50 with pre-activation (He et al. 2016), layer by layer as in the Python
 * package `image-classifiers` 1.0.0. They begin with a batch normalisation of the raw pixels.
 *
 * @module
 */
import {
  activation,
  batchNormalization,
  convolution,
  maxPooling,
  type Node,
  sum,
  zeroPadding,
} from "./_blocks.ts";

const bn = { epsilon: 2e-5 };

/** Builds ResNet-18 up to its last activation, `[n, size / 32, size / 32, 512]`. */
export function resnet18(x: Node): Node {
  return resnet(x, [2, 2, 2, 2], basicUnit);
}

/** Builds ResNet-34 up to its last activation, `[n, size / 32, size / 32, 512]`. */
export function resnet34(x: Node): Node {
  return resnet(x, [3, 4, 6, 3], basicUnit);
}

/** Builds ResNet-50 up to its last activation, `[n, size / 32, size / 32, 2048]`. */
export function resnet50(x: Node): Node {
  return resnet(x, [3, 4, 6, 3], bottleneckUnit);
}

interface Unit {
  readonly stage: number;
  readonly unit: number;
  readonly filters: number;
  readonly strides: number;
  /** Whether the shortcut is a convolution (first unit of a stage) or the input itself. */
  readonly projected: boolean;
}

function resnet(
  x: Node,
  repetitions: readonly number[],
  residual: (x: Node, unit: Unit) => Node,
): Node {
  x = batchNormalization(x, "bn_data", { ...bn, scale: false });
  x = zeroPadding(x, "zero_padding2d", 3);
  x = convolution(x, { name: "conv0", filters: 64, kernelSize: 7, strides: 2, padding: "valid" });
  x = batchNormalization(x, "bn0", bn);
  x = activation(x, "relu0", "relu");
  x = zeroPadding(x, "zero_padding2d_1", 1);
  x = maxPooling(x, "pooling0", "valid");
  for (const [index, units] of repetitions.entries()) {
    for (let unit = 1; unit <= units; unit++) {
      const projected = unit === 1;
      // The pooling before the first stage has halved the size already.
      const strides = projected && index > 0 ? 2 : 1;
      x = residual(x, { stage: index + 1, unit, filters: 64 * 2 ** index, strides, projected });
    }
  }
  x = batchNormalization(x, "bn1", bn);
  return activation(x, "relu1", "relu");
}

/** Two 3 x 3 convolutions. */
function basicUnit(input: Node, { stage, unit, filters, strides, projected }: Unit): Node {
  const name = `stage${stage}_unit${unit}_`;
  let x = batchNormalization(input, `${name}bn1`, bn);
  x = activation(x, `${name}relu1`, "relu");
  const shortcut = projected
    ? convolution(x, { name: `${name}sc`, filters, kernelSize: 1, strides, padding: "valid" })
    : input;
  x = padded(x, `${name}conv1`, filters, strides);
  x = batchNormalization(x, `${name}bn2`, bn);
  x = activation(x, `${name}relu2`, "relu");
  x = padded(x, `${name}conv2`, filters, 1);
  return sum(`${name}add`, x, shortcut);
}

/** A 3 x 3 convolution between two of 1 x 1, the last with four times the channels. */
function bottleneckUnit(input: Node, { stage, unit, filters, strides, projected }: Unit): Node {
  const name = `stage${stage}_unit${unit}_`;
  const wide = { filters: filters * 4, kernelSize: 1 };
  let x = batchNormalization(input, `${name}bn1`, bn);
  x = activation(x, `${name}relu1`, "relu");
  const shortcut = projected
    ? convolution(x, { name: `${name}sc`, ...wide, strides, padding: "valid" })
    : input;
  x = convolution(x, { name: `${name}conv1`, filters, kernelSize: 1 });
  x = batchNormalization(x, `${name}bn2`, bn);
  x = activation(x, `${name}relu2`, "relu");
  x = padded(x, `${name}conv2`, filters, strides);
  x = batchNormalization(x, `${name}bn3`, bn);
  x = activation(x, `${name}relu3`, "relu");
  x = convolution(x, { name: `${name}conv3`, ...wide });
  return sum(`${name}add`, x, shortcut);
}

/** A 3 x 3 convolution of the image with a border of one; "same" has another one with strides. */
function padded(x: Node, name: string, filters: number, strides: number): Node {
  if (strides === 1) return convolution(x, { name, filters, kernelSize: 3 });
  x = zeroPadding(x, `${name}_pad`, 1);
  return convolution(x, { name, filters, kernelSize: 3, strides, padding: "valid" });
}
