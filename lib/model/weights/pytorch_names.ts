/**
 * What torchvision and timm call the weights of the networks that exist here too.
 *
 * Only networks that compute the same are mapped: DenseNet-121 and MobileNetV2 (torchvision and timm),
 * and timm's `tf_efficientnet_*`, which pad as TensorFlow does. torchvision's ResNets normalise after each
 * convolution and not before, and its EfficientNets pad evenly: their weights would load into the
 * networks here and answer something else, so they are refused.
 *
 * @module
 */
import { cannot } from "../../errors.ts";
import type { BackboneName } from "../backbones.ts";
import { mobileNetLayer } from "./_mobilenet_names.ts";
import { HEAD, type NamedTensor } from "./assign.ts";
import { copyTensor, type StridedTensor } from "./pytorch.ts";

/** From a layer of PyTorch's to the one here; nothing where it is unknown. */
type LayerNames = (layer: string, names: ReadonlySet<string>) => string | undefined;

interface Family {
  readonly layerName: LayerNames;
  /** What is added to each variance: the difference of the two epsilons. */
  readonly varianceShift?: number;
  /** Weights that PyTorch's network does not have. */
  readonly constants?: readonly NamedTensor[];
}

/**
 * Brings PyTorch's tensors into this library's names and axis order.
 *
 * @param backbone The network that they are for.
 * @param tensors The tensors as PyTorch has them; `module.` in front of each name (from
 *   `DataParallel`) and `_orig_mod.` (from `torch.compile`) are passed over.
 * @param path What errors call their file.
 * @returns Tensors by `layer/weight`.
 * @throws {TypeError} If they are of another network, or of one that computes something else.
 */
export function fromPytorchNames(
  backbone: BackboneName,
  tensors: ReadonlyMap<string, StridedTensor>,
  path: string,
): Map<string, NamedTensor> {
  const doing = `load ${path} into the model ${backbone}`;
  const family = FAMILIES[backbone];
  if (family === undefined) {
    throw new TypeError(cannot(doing, REFUSALS[backbone] ?? "a Keras file", "PyTorch weights"));
  }
  const named = new Map<string, NamedTensor>();
  for (const tensor of family.constants ?? []) named.set(tensor.name, tensor);
  const names = new Set(Array.from(tensors.keys(), bareName));
  for (const [given, tensor] of tensors) {
    const name = bareName(given);
    const [, layer = "", weight = ""] = /^(.*)\.([a-z_]+)$/.exec(name) ?? [];
    if (weight === "num_batches_tracked") continue;
    const own = family.layerName(layer, names);
    if (own === undefined) {
      throw new TypeError(cannot(doing, `the names of ${TITLES[backbone]}`, name));
    }
    const isNorm = /bn$/.test(own);
    const isDepthwise = own.endsWith("dwconv");
    const kind = weight === "weight"
      ? isNorm ? "gamma" : isDepthwise ? "depthwise_kernel" : "kernel"
      : weight === "bias" && isNorm
      ? "beta"
      : WEIGHTS.get(weight) ?? weight;
    const copy = copyTensor(tensor, axisOrder(own, kind, tensor.shape.length));
    if (kind === "moving_variance" && family.varianceShift !== undefined) {
      copy.values.forEach((value, i) => copy.values[i] = value + family.varianceShift!);
    }
    named.set(`${own}/${kind}`, { name: `${own}/${kind}`, ...copy });
  }
  return named;
}

/** Without what `DataParallel` and `torch.compile` put in front. */
function bareName(name: string): string {
  return name.replace(/^(?:module\.|_orig_mod\.)+/, "");
}

const WEIGHTS = new Map([
  ["running_mean", "moving_mean"],
  ["running_var", "moving_variance"],
]);

/** From (out, in, height, width) to (height, width, in, out); a dense kernel to (in, out). */
function axisOrder(layer: string, kind: string, axes: number): number[] {
  if (kind === "depthwise_kernel") return [2, 3, 0, 1];
  if (layer === HEAD && kind === "kernel") return [1, 0];
  return axes === 4 ? [2, 3, 1, 0] : Array.from({ length: axes }, (_, axis) => axis);
}

/** `features.denseblock2.denselayer3.norm1` is `conv3_block3_0_bn`. */
function denseNetLayer(layer: string): string | undefined {
  if (layer === "classifier") return HEAD;
  const inner = /^features\.(.*)$/.exec(layer)?.[1] ?? "";
  const fixed = new Map([["conv0", "conv1/conv"], ["norm0", "conv1/bn"], ["norm5", "bn"]]);
  if (fixed.has(inner)) return fixed.get(inner);
  const [, block, number, part] =
    /^denseblock([1-4])\.denselayer(\d+)\.((?:norm|conv)\.?[12])$/.exec(inner) ?? [];
  if (block !== undefined) {
    const own = { norm1: "0_bn", conv1: "1_conv", norm2: "1_bn", conv2: "2_conv" };
    const place = own[part!.replace(".", "") as keyof typeof own]; // norm.1 before torchvision 0.3
    return `conv${Number(block) + 1}_block${number}_${place}`;
  }
  const [, transition, kind] = /^transition([1-3])\.(norm|conv)$/.exec(inner) ?? [];
  if (transition === undefined) return undefined;
  return `pool${Number(transition) + 1}_${kind === "norm" ? "bn" : "conv"}`;
}

/** `blocks.2.1.conv_pwl` is `block3b_project_conv`. */
function efficientNetLayer(layer: string): string | undefined {
  const fixed = new Map([
    ["conv_stem", "stem_conv"],
    ["bn1", "stem_bn"],
    ["conv_head", "top_conv"],
    ["bn2", "top_bn"],
    ["classifier", HEAD],
  ]);
  if (fixed.has(layer)) return fixed.get(layer);
  const [, stage, repeat, part] = /^blocks\.([0-6])\.(\d)\.(.+)$/.exec(layer) ?? [];
  const parts = stage === "0" ? SEPARABLE_PARTS : INVERTED_PARTS;
  const own = parts.get(part ?? "");
  if (own === undefined) return undefined;
  return `block${Number(stage) + 1}${"abcdefghi"[Number(repeat)]}_${own}`;
}

const SQUEEZE: readonly (readonly [string, string])[] = [
  ["se.conv_reduce", "se_reduce"],
  ["se.conv_expand", "se_expand"],
];
/** The first stage does not expand its channels. */
const SEPARABLE_PARTS = new Map([
  ["conv_dw", "dwconv"],
  ["bn1", "bn"],
  ["conv_pw", "project_conv"],
  ["bn2", "project_bn"],
  ...SQUEEZE,
]);
const INVERTED_PARTS = new Map([
  ["conv_pw", "expand_conv"],
  ["bn1", "expand_bn"],
  ["conv_dw", "dwconv"],
  ["bn2", "bn"],
  ["conv_pwl", "project_conv"],
  ["bn3", "project_bn"],
  ...SQUEEZE,
]);

/** Keras's EfficientNets normalise inside what timm normalises before the network. */
const NORMALIZATION: readonly NamedTensor[] = [
  { name: "normalization/mean", shape: [3], values: Float32Array.of(.485, .456, .406) },
  {
    name: "normalization/variance",
    shape: [3],
    values: Float32Array.of(.229 ** 2, .224 ** 2, .225 ** 2),
  },
  { name: "normalization/count", shape: [], values: Float32Array.of(0) },
];

const EFFICIENTNET: Family = { layerName: efficientNetLayer, constants: NORMALIZATION };

const FAMILIES: Partial<Record<BackboneName, Family>> = {
  // Keras's epsilon is 1.001e-5, PyTorch's 1e-5.
  densenet121: { layerName: denseNetLayer, varianceShift: 1e-5 - 1.001e-5 },
  efficientnetb0: EFFICIENTNET,
  efficientnetb2: EFFICIENTNET,
  "efficientnet-lite0": { layerName: efficientNetLayer },
  "efficientnet-lite1": { layerName: efficientNetLayer },
  "efficientnet-lite2": { layerName: efficientNetLayer },
  // timm counts its blocks by stages, as in the EfficientNets.
  mobilenetv2: {
    layerName: (layer, names) => mobileNetLayer(layer, names) ?? efficientNetLayer(layer),
  },
};

const TITLES: Partial<Record<BackboneName, string>> = {
  densenet121: "torchvision's or timm's densenet121",
  efficientnetb0: "timm's tf_efficientnet_b0",
  efficientnetb2: "timm's tf_efficientnet_b2",
  "efficientnet-lite0": "timm's tf_efficientnet_lite0",
  "efficientnet-lite1": "timm's tf_efficientnet_lite1",
  "efficientnet-lite2": "timm's tf_efficientnet_lite2",
  mobilenetv2: "torchvision's mobilenet_v2 or timm's mobilenetv2_100",
};

const RESNET = "a Keras file of image-classifiers, whose ResNets normalise before each convolution";
const REFUSALS: Partial<Record<BackboneName, string>> = {
  resnet18: RESNET,
  resnet34: RESNET,
  resnet50: RESNET,
  xception: "a Keras file, since no PyTorch network pads as Keras's Xception does",
};
