/**
 * MobileNetV2 of width 1 (Sandler et al. 2018), layer by layer as torchvision builds it: ReLU6, an
 * even border of zeros, the batch normalisation's epsilon of 1e-5. Keras's own pads otherwise.
 *
 * @module
 */
import {
  activation,
  type BackboneSettings,
  batchNormalization,
  channelsOf,
  convolution,
  depthwise,
  type Node,
  sum,
  zeroPadding,
} from "./_blocks.ts";
import { blockName } from "./_stages.ts";

const bn = { epsilon: 1e-5 };

interface Stage {
  readonly repeats: number;
  readonly filters: number;
  readonly expand: number;
  readonly strides: number;
}

/** Table 2 of the paper. */
const stages: readonly Stage[] = [
  { repeats: 1, filters: 16, expand: 1, strides: 1 },
  { repeats: 2, filters: 24, expand: 6, strides: 2 },
  { repeats: 3, filters: 32, expand: 6, strides: 2 },
  { repeats: 4, filters: 64, expand: 6, strides: 2 },
  { repeats: 3, filters: 96, expand: 6, strides: 1 },
  { repeats: 3, filters: 160, expand: 6, strides: 2 },
  { repeats: 1, filters: 320, expand: 6, strides: 1 },
];

/** Blocks of each stage. */
export const MOBILENET_REPEATS: readonly number[] = stages.map(({ repeats }) => repeats);

/** Builds MobileNetV2 up to its last activation, `[n, size / 32, size / 32, 1280]`. */
export function mobilenetv2(x: Node, _settings: BackboneSettings): Node {
  x = zeroPadding(x, "stem_pad", 1);
  x = convolution(x, {
    name: "stem_conv",
    filters: 32,
    kernelSize: 3,
    strides: 2,
    padding: "valid",
  });
  x = batchNormalization(x, "stem_bn", bn);
  x = activation(x, "stem_activation", "relu6");
  for (const [index, stage] of stages.entries()) {
    for (let repeat = 0; repeat < stage.repeats; repeat++) {
      x = block(x, blockName(index, repeat), {
        ...stage,
        strides: repeat === 0 ? stage.strides : 1,
      });
    }
  }
  x = convolution(x, { name: "top_conv", filters: 1280, kernelSize: 1 });
  x = batchNormalization(x, "top_bn", bn);
  return activation(x, "top_activation", "relu6");
}

/** An inverted residual block: nothing bends what its last convolution gives. */
function block(input: Node, name: string, { filters, expand, strides }: Stage): Node {
  const channels = channelsOf(input);
  let x = input;
  if (expand !== 1) {
    x = convolution(x, { name: `${name}expand_conv`, filters: channels * expand, kernelSize: 1 });
    x = batchNormalization(x, `${name}expand_bn`, bn);
    x = activation(x, `${name}expand_activation`, "relu6");
  }
  // With a stride of 1, "same" is an even border.
  const padding = strides === 1 ? "same" : "valid";
  if (strides !== 1) x = zeroPadding(x, `${name}dwconv_pad`, 1);
  x = depthwise(x, { name: `${name}dwconv`, kernelSize: 3, strides, padding });
  x = batchNormalization(x, `${name}bn`, bn);
  x = activation(x, `${name}activation`, "relu6");
  x = convolution(x, { name: `${name}project_conv`, filters, kernelSize: 1 });
  x = batchNormalization(x, `${name}project_bn`, bn);
  return strides === 1 && channels === filters ? sum(`${name}add`, x, input) : x;
}
