/**
 * EfficientNet-B0 and -B2 (Tan and Le 2019), layer by layer as in `keras.applications.efficientnet`
 * 2.21, and the EfficientNet-Lites 0 to 2: the same blocks without squeeze-and-excite, with ReLU6.
 *
 * @module
 */
import { tf } from "../engine/tf.ts";
import {
  activation,
  apply,
  type BackboneSettings,
  batchNormalization,
  channelsOf,
  convolution,
  depthwise,
  type Node,
  sum,
} from "./_blocks.ts";
import { liteFactors, liteRepeats, type LiteSize } from "./_lite.ts";
import { blockName } from "./_stages.ts";
import { DropConnect, Normalization } from "./layers/mod.ts";

const bn = { epsilon: 1e-3 };

interface Stage {
  readonly kernelSize: number;
  readonly repeats: number;
  readonly filters: number;
  readonly expand: number;
  readonly strides: number;
}

/** Table 1 of the paper, rows 2 to 8. */
const stages: readonly Stage[] = [
  { kernelSize: 3, repeats: 1, filters: 16, expand: 1, strides: 1 },
  { kernelSize: 3, repeats: 2, filters: 24, expand: 6, strides: 2 },
  { kernelSize: 5, repeats: 2, filters: 40, expand: 6, strides: 2 },
  { kernelSize: 3, repeats: 3, filters: 80, expand: 6, strides: 2 },
  { kernelSize: 5, repeats: 3, filters: 112, expand: 6, strides: 1 },
  { kernelSize: 5, repeats: 4, filters: 192, expand: 6, strides: 2 },
  { kernelSize: 3, repeats: 1, filters: 320, expand: 6, strides: 1 },
];

/** What sets one network of the family apart from B0. */
interface Variant extends BackboneSettings {
  readonly width: number;
  /** Blocks of each stage. */
  readonly repeats: readonly number[];
  readonly lite: boolean;
}

/** Builds EfficientNet-B0 up to its last activation, `[n, size / 32, size / 32, 1280]`. */
export function efficientnetb0(x: Node, settings: BackboneSettings): Node {
  return efficientnet(x, { ...settings, width: 1, repeats: deeper(1), lite: false });
}

/** Builds EfficientNet-B2 up to its last activation, `[n, size / 32, size / 32, 1408]`. */
export function efficientnetb2(x: Node, settings: BackboneSettings): Node {
  return efficientnet(x, { ...settings, width: 1.1, repeats: deeper(1.2), lite: false });
}

/** Builds an EfficientNet-Lite up to its last activation, `[n, size / 32, size / 32, 1280]`. */
export function efficientnetLite(x: Node, settings: BackboneSettings, size: LiteSize): Node {
  const { width } = liteFactors(size);
  return efficientnet(x, { ...settings, width, repeats: liteRepeats(size), lite: true });
}

/** Blocks of each stage for a factor of depth. */
function deeper(depth: number): number[] {
  return stages.map((stage) => Math.ceil(stage.repeats * depth));
}

function efficientnet(x: Node, variant: Variant): Node {
  const kind = variant.lite ? "relu6" : "swish";
  const scaled = (filters: number) => roundFilters(filters, variant.width);
  // The stem and the head of the Lites are those of Lite0.
  const ends = (filters: number) => variant.lite ? filters : scaled(filters);
  if (!variant.lite) x = apply(new Normalization({ name: "normalization" }), x);
  // Keras pads by hand before a stride of 2; the result is what "same" gives for every size.
  x = convolution(x, { name: "stem_conv", filters: ends(32), kernelSize: 3, strides: 2 });
  x = batchNormalization(x, "stem_bn", bn);
  x = activation(x, "stem_activation", kind);

  const { repeats } = variant;
  const total = repeats.reduce((all, count) => all + count, 0);
  let done = 0;
  for (const [index, stage] of stages.entries()) {
    for (let repeat = 0; repeat < (repeats[index] ?? 0); repeat++) {
      x = block(x, {
        ...stage,
        variant,
        name: blockName(index, repeat),
        filters: scaled(stage.filters),
        strides: repeat === 0 ? stage.strides : 1,
        dropRate: variant.dropConnectRate * done++ / total,
      });
    }
  }
  x = convolution(x, { name: "top_conv", filters: ends(1280), kernelSize: 1 });
  x = batchNormalization(x, "top_bn", bn);
  return activation(x, "top_activation", kind);
}

interface Block extends Stage {
  readonly variant: Variant;
  readonly name: string;
  readonly dropRate: number;
}

/** An inverted residual block (Sandler et al. 2018) with squeeze-and-excite (Hu et al. 2018). */
function block(input: Node, settings: Block): Node {
  const { variant, name, kernelSize, strides, dropRate } = settings;
  const kind = variant.lite ? "relu6" : "swish";
  const channels = channelsOf(input);
  const expanded = channels * settings.expand;
  let x = input;
  if (settings.expand !== 1) {
    x = convolution(x, { name: `${name}expand_conv`, filters: expanded, kernelSize: 1 });
    x = batchNormalization(x, `${name}expand_bn`, bn);
    x = activation(x, `${name}expand_activation`, kind);
  }
  x = depthwise(x, { name: `${name}dwconv`, kernelSize, strides });
  x = batchNormalization(x, `${name}bn`, bn);
  x = activation(x, `${name}activation`, kind);
  if (!variant.lite) x = squeezeAndExcite(x, name, Math.max(1, Math.floor(channels / 4)));
  x = convolution(x, { name: `${name}project_conv`, filters: settings.filters, kernelSize: 1 });
  x = batchNormalization(x, `${name}project_bn`, bn);
  if (strides !== 1 || channels !== settings.filters) return x;
  if (dropRate > 0) {
    x = apply(new DropConnect({ name: `${name}drop`, rate: dropRate, seed: variant.seed }), x);
  }
  return sum(`${name}add`, x, input);
}

/** Weighs the channels by what the whole image shows. */
function squeezeAndExcite(x: Node, name: string, reduced: number): Node {
  const channels = channelsOf(x);
  const conv = (input: Node, part: string, filters: number) =>
    convolution(input, { name: `${name}${part}`, filters, kernelSize: 1, useBias: true });
  let weight = apply(tf.layers.globalAveragePooling2d({ name: `${name}se_squeeze` }), x);
  const targetShape = [1, 1, channels];
  weight = apply(tf.layers.reshape({ name: `${name}se_reshape`, targetShape }), weight);
  weight = conv(weight, "se_reduce", reduced);
  weight = activation(weight, `${name}se_reduce_activation`, "swish");
  weight = conv(weight, "se_expand", channels);
  const sigmoid = tf.layers.activation({ name: `${name}se_sigmoid`, activation: "sigmoid" });
  weight = apply(sigmoid, weight);
  return tf.layers.multiply({ name: `${name}se_excite` }).apply([x, weight]) as Node;
}

/** Scales a number of channels to a multiple of 8, never by more than 10 % down. */
function roundFilters(filters: number, width: number): number {
  const exact = filters * width;
  const rounded = Math.max(8, Math.floor((exact + 4) / 8) * 8);
  return rounded < .9 * exact ? rounded + 8 : rounded;
}
