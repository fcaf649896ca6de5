/**
 * The names and axes of the packaged weights of the EfficientNet-Lites.
 *
 * @module
 */
import { cannot } from "../../errors.ts";
import { liteRepeats, type LiteSize } from "../_lite.ts";
import { blockNames } from "../_stages.ts";
import type { NamedTensor } from "./assign.ts";
import { copyTensor, readPytorchWeights } from "./pytorch.ts";

/**
 * Brings the tensors of a package's file into the names and the axis order of Plumage's layers.
 *
 * @param size Which of the networks: Lite0, Lite1 or Lite2.
 * @param path The file.
 * @returns Tensors by `layer/weight`; the 1000-class head under `predictions`.
 * @throws {SyntaxError} If the file is not what it should be.
 */
export async function readEfficientnetLite(
  size: LiteSize,
  path: string,
): Promise<Map<string, NamedTensor>> {
  const blocks = blockNames(liteRepeats(size));
  const tensors = new Map<string, NamedTensor>();
  for (const tensor of readPytorchWeights(await Deno.readFile(path)).values()) {
    const name = layerName(tensor.name, blocks);
    tensors.set(name, { name, ...copyTensor(tensor, axisOrder(name)) });
  }
  return tensors;
}

const parts = new Map([
  ["_conv_stem", "stem_conv"],
  ["_bn0", "stem_bn"],
  ["_conv_head", "top_conv"],
  ["_bn1", "top_bn"],
  ["_fc", "predictions"],
]);
const blockParts = new Map([
  ["_expand_conv", "expand_conv"],
  ["_bn0", "expand_bn"],
  ["_depthwise_conv", "dwconv"],
  ["_bn1", "bn"],
  ["_project_conv", "project_conv"],
  ["_bn2", "project_bn"],
]);

/** `_blocks.3._bn0.running_var` is `block3a_expand_bn/moving_variance`. */
function layerName(name: string, blocks: readonly string[]): string {
  const match = /^(?:_blocks\.(\d+)\.)?(_\w+)\.(\w+)$/.exec(name);
  const [, block, part = "", weight = ""] = match ?? [];
  const prefix = block === undefined ? "" : blocks[Number(block)];
  const layer = (block === undefined ? parts : blockParts).get(part);
  if (prefix === undefined || layer === undefined) {
    throw new SyntaxError(cannot("read an EfficientNet-Lite", "known tensors", name));
  }
  const isNorm = layer.endsWith("bn");
  const kernel = layer.endsWith("dwconv") ? "depthwise_kernel" : "kernel";
  const renamed = new Map([
    ["weight", isNorm ? "gamma" : kernel],
    ["bias", isNorm ? "beta" : "bias"],
    ["running_mean", "moving_mean"],
    ["running_var", "moving_variance"],
  ]);
  return `${prefix}${layer}/${renamed.get(weight) ?? weight}`;
}

/** From (out, in, height, width) to (height, width, in, out); a dense kernel to (in, out). */
function axisOrder(name: string): number[] {
  // A depthwise kernel is (channels, 1, height, width), and becomes (height, width, channels, 1).
  if (name.endsWith("depthwise_kernel")) return [2, 3, 0, 1];
  if (name === "predictions/kernel") return [1, 0];
  return name.endsWith("kernel") ? [2, 3, 1, 0] : [0];
}
