/**
 * Puts an engine into the user's cache, once for all clones, and its addon into this clone's
 * package. Safe against a second process doing the same and against being killed half way: the
 * work is done in a folder of its own, which is renamed when complete, under a lock that the
 * operating system releases.
 *
 * @module
 */
import { z } from "zod";
import { cacheFolder } from "../disk/cache_folder.ts";
import { withFileLock } from "../disk/lock.ts";
import { compileAddon, packageFolder } from "./compile.ts";
import { EngineFault } from "./fault.ts";
import { installOfficial, isOfficialInstalled } from "./official.ts";
import { fetchWheels, requireSpace } from "./pip.ts";
import { detectTarget, type EngineKind, type Target } from "./target.ts";
import { sha256OfFile } from "../disk/hash.ts";
import { type UnpackedFile, unpackZip } from "../disk/zip.ts";
import { engineWheels, TENSORFLOW_VERSION } from "./wheels.ts";
import { exists, removeIfThere, writeFileWhole } from "../disk/files.ts";
import { messageOf } from "../errors.ts";
import type { MessageListener } from "../progress.ts";

/** A record beside the libraries, of what was unpacked. */
const manifestSchema = z.object({
  tensorflow: z.string(),
  files: z.array(z.object({
    path: z.string(),
    bytes: z.int().nonnegative(),
    sha256: z.string(),
  })),
});
type Manifest = z.infer<typeof manifestSchema>;

const ADDON = "tfjs_binding.node";

/**
 * The cache folder of an engine that came as wheels.
 *
 * @param kind Which engine.
 * @param target Which machine.
 */
export function engineFolder(kind: EngineKind, target: Target = detectTarget()): string {
  return `${cacheFolder()}/tensorflow-${TENSORFLOW_VERSION}-${kind}-${target.os}-${target.arch}`;
}

/**
 * Tells whether an engine is complete: libraries in the cache, addon in this clone's package. Costs
 * a few file look-ups; `verifyEngine` reads the libraries.
 *
 * @param kind Which engine.
 */
export async function isInstalled(kind: EngineKind): Promise<boolean> {
  if (kind === "javascript") return true;
  if (kind === "official") return await isOfficialInstalled();
  const folder = engineFolder(kind);
  return await exists(`${folder}/manifest.json`) && await sameAddon(folder);
}

/**
 * Installs an engine unless it is there. Progress comes as lines of text.
 *
 * @param kind Which engine.
 * @param onMessage Gets a line for each step.
 * @throws {EngineFault} Where it cannot be had, with the command that mends it.
 */
export async function installEngine(kind: EngineKind, onMessage: MessageListener): Promise<void> {
  if (await isInstalled(kind)) return;
  if (kind === "official") return await installOfficial(onMessage);
  const target = detectTarget();
  if (engineWheels(kind, target).length === 0) {
    throw new EngineFault(
      `There is no ${kind} build of TensorFlow ${TENSORFLOW_VERSION} for ${target.os} on ${target.arch}`,
      "unset PLUMAGE_ENGINE, so that the best build for this machine is chosen",
    );
  }
  const cache = cacheFolder();
  try {
    await Deno.mkdir(cache, { recursive: true });
  } catch (error) {
    throw new EngineFault(
      `The cache folder ${cache} cannot be made: ${messageOf(error)}`,
      "set PLUMAGE_CACHE to a folder that you may write to",
    );
  }
  const folder = engineFolder(kind, target);
  await withFileLock(`${folder}.lock`, async () => {
    if (!await exists(`${folder}/manifest.json`)) await fetchEngine(kind, folder, onMessage);
    await placeAddon(folder);
  }, () => onMessage("Another process is setting up TensorFlow; waiting for it"));
}

/** Bytes of the libraries, and of the addon's headers, that a wheel's archive becomes. */
const UNPACKED: Readonly<Partial<Record<EngineKind, number>>> = {
  cpu: 1_200_000_000,
  cuda: 5_500_000_000,
};

/** Downloads, unpacks and compiles into a partial folder, then renames it. */
async function fetchEngine(
  kind: EngineKind,
  folder: string,
  onMessage: MessageListener,
): Promise<void> {
  const partial = `${folder}.partial`;
  const wheels = engineWheels(kind, detectTarget());
  await removeIfThere(partial);
  await removeIfThere(folder);
  try {
    onMessage(`Fetching TensorFlow ${TENSORFLOW_VERSION} (${kind}) with pip`);
    const archives = await fetchWheels(wheels, `${partial}/wheels`, onMessage);
    onMessage("Unpacking its libraries");
    await requireSpace(partial, UNPACKED[kind] ?? 0);
    const files: UnpackedFile[] = [];
    for (const archive of archives) files.push(...await unpackZip(archive, partial, isNeeded));
    await Deno.remove(`${partial}/wheels`, { recursive: true });
    onMessage("Compiling the TensorFlow.js addon");
    await compileAddon({
      includeFolder: `${partial}/tensorflow/include`,
      libraries: ["cc", "framework"].map((it) => `${partial}/tensorflow/libtensorflow_${it}.so.2`),
      runPath: `${folder}/tensorflow`,
    }, `${partial}/${ADDON}`);
    const manifest: Manifest = { tensorflow: TENSORFLOW_VERSION, files };
    await writeFileWhole(`${partial}/manifest.json`, JSON.stringify(manifest, null, 1));
    await Deno.rename(partial, folder);
  } catch (error) {
    await removeIfThere(partial);
    throw asFault(error);
  }
}

/** The libraries, the C headers that the addon includes, and whatever CUDA brings. */
function isNeeded(path: string): boolean {
  return /^tensorflow\/libtensorflow_(cc|framework)\.so\.2$/.test(path) ||
    /^tensorflow\/include\/(tensorflow\/c|tensorflow\/core\/platform\/ctstring|tsl\/platform\/ctstring|xla\/tsl\/c)/
      .test(path) ||
    (path.startsWith("nvidia/") && /\/(lib|bin|nvvm)\//.test(path));
}

/**
 * Reads the cached libraries and compares them with the hashes taken when they were unpacked.
 *
 * @param kind An engine that came as wheels.
 * @returns The paths of files that are missing or differ; that of the record of hashes, if it cannot be
 * read.
 */
export async function verifyEngine(kind: EngineKind): Promise<string[]> {
  const folder = engineFolder(kind);
  const record = `${folder}/manifest.json`;
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(await Deno.readTextFile(record)));
  } catch {
    return [record]; // It is what is damaged.
  }
  const damaged: string[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = `${folder}/${path}`;
    const size = (await Deno.stat(file).catch(() => undefined))?.size;
    if (size !== bytes || await sha256OfFile(file) !== sha256) damaged.push(file);
  }
  return damaged;
}

/** Where the package looks for its addon. */
function addonPath(): string {
  return `${packageFolder()}/lib/napi-v8/${ADDON}`;
}

async function placeAddon(folder: string): Promise<void> {
  if (await sameAddon(folder)) return;
  const path = addonPath();
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await writeFileWhole(path, await Deno.readFile(`${folder}/${ADDON}`));
}

async function sameAddon(folder: string): Promise<boolean> {
  try {
    const [cached, placed] = await Promise.all(
      [`${folder}/${ADDON}`, addonPath()].map((path) => Deno.readFile(path)),
    );
    return cached !== undefined && placed !== undefined &&
      cached.length === placed.length && cached.every((byte, i) => byte === placed[i]);
  } catch {
    return false;
  }
}

function asFault(error: unknown): EngineFault {
  if (error instanceof EngineFault) return error;
  const message = messageOf(error);
  return /no space|ENOSPC|os error 28/i.test(message)
    ? new EngineFault(
      `The disk filled up: ${message}`,
      "free some space, or set PLUMAGE_CACHE to a folder on another disk",
      error,
    )
    : new EngineFault(message, "run the command again; deno task doctor tells more", error);
}
