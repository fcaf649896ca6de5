/**
 * Which ImageNet weights a profile needs, and how it comes by them before its first step.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import {
  type BackboneName,
  fetchPretrained,
  findBackbone,
  findPretrained,
  PACKAGED,
} from "../model/mod.ts";
import type { MessageListener } from "../progress.ts";
import type { Profile } from "./profile.ts";

/**
 * Where a network's first weights come from under a profile's policy.
 *
 * @param backbone Which network.
 * @param profile Whose policy.
 */
export function weightsFor(
  backbone: BackboneName,
  profile: Pick<Profile, "weights">,
): "imagenet" | "random" {
  if (profile.weights === "packaged") {
    return PACKAGED[backbone] === undefined ? "random" : "imagenet";
  }
  return profile.weights;
}

/**
 * The networks whose ImageNet weights a profile's notebooks load.
 *
 * @param profile The profile.
 * @returns Some of the networks that it compares, in their order.
 */
export function neededWeights(
  profile: Pick<Profile, "weights" | "architectures">,
): BackboneName[] {
  return profile.architectures.backbones.filter((it) => weightsFor(it, profile) === "imagenet");
}

/**
 * Makes sure that a profile's weights are in the cache, so that a missing network connection is known
 * before the first step and not in the fourth notebook.
 *
 * @param profile The profile.
 * @param onMessage Gets a line for each file that has to be fetched.
 * @throws {Error} If some cannot be had: one sentence that names them, why, and the ways on.
 */
export async function fetchNeededWeights(
  profile: Pick<Profile, "name" | "weights" | "architectures">,
  onMessage: MessageListener,
): Promise<void> {
  const needed = neededWeights(profile);
  for (const name of needed) {
    try {
      await fetchPretrained(name, onMessage);
    } catch (error) {
      const missing: string[] = [];
      for (const each of needed) {
        if (await findPretrained(each) === undefined) missing.push(findBackbone(each)!.title);
      }
      const expected = `the ImageNet weights of ${missing.join(", ")}`;
      const doing = `run the profile ${profile.name}`;
      throw new Error(cannot(doing, expected, `none: ${messageOf(error)}`), { cause: error });
    }
  }
}
