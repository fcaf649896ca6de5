/**
 * Where the article keeps things: the checkout, its data sets, and what a profile's run leaves.
 *
 * @module
 */
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Of } from "../disk/hash.ts";
import { type Profile, PROFILES } from "./profile.ts";

/** The checkout's own folder, without a slash at its end. */
export function projectFolder(): string {
  return fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
}

/** The folder of data sets, caches and runs; `data` in the checkout, most of it git-ignored. */
export function dataFolder(): string {
  return `${projectFolder()}/data`;
}

/** The folder of decoded pictures, the same for the notebooks and the tasks: each is kept once. */
export function imageCacheFolder(): string {
  return `${dataFolder()}/cache`;
}

/**
 * The folder in which a profile's decisions, histories and models are kept. A run on data of the
 * reader's own (`PLUMAGE_DATA`), or from another seed, has one beside it, so that neither steers the
 * other.
 *
 * @param profile Which profile.
 */
export function runFolder(profile: Profile): string {
  const own = Deno.env.get("PLUMAGE_DATA");
  const name = isUsualSeed(profile) ? profile.name : `${profile.name}-seed${profile.seed}`;
  if (!own) return `${dataFolder()}/runs/${name}`;
  const place = resolve(own);
  const folder = basename(place).replaceAll(/[^\w-]+/g, "_");
  return `${dataFolder()}/runs/${name}-${folder}-${sha256Of(place).slice(0, 8)}`;
}

/** Whether a profile has the seed of the committed notebooks. */
export function isUsualSeed({ name, seed }: Profile): boolean {
  return seed === (PROFILES[name]?.seed ?? seed);
}

/** Where a profile's run keeps its classifier. */
export function classifierFolder(profile: Profile): string {
  return `${runFolder(profile)}/classifier`;
}

/** Where a profile's run keeps the classifier's page for the browser. */
export function pageFolder(profile: Profile): string {
  return `${runFolder(profile)}/page`;
}

/** Whether nothing that an earlier run has kept may be read: `PLUMAGE_ANEW=1`. */
export function computesAnew(): boolean {
  return Deno.env.get("PLUMAGE_ANEW") === "1";
}
