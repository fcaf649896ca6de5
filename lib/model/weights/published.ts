/**
 * The published ImageNet weights of Keras's backbones and the ResNets: fetched once, checked always.
 *
 * @module
 */
import { download, type DownloadOptions, shownUrl } from "../../disk/download.ts";
import { cacheFolder } from "../../disk/cache_folder.ts";
import { withFileLock } from "../../disk/lock.ts";
import type { MessageListener } from "../../progress.ts";
import { cannot, messageOf } from "../../errors.ts";
import type { BackboneName } from "../backbones.ts";
import { hashOfFile } from "../../disk/hash.ts";

/** A file of weights without a head. */
export interface PublishedFile {
  readonly url: string;
  /** In hexadecimal, as its publisher's own loader checks it. */
  readonly md5: string;
  /** Roughly, for the progress line. */
  readonly megabytes: number;
}

const keras = "https://storage.googleapis.com/tensorflow/keras-applications";
const efficientnet = "https://storage.googleapis.com/keras-applications";
const resnets = "https://github.com/qubvel/classification_models/releases/download/0.0.1";

/** Addresses and hashes of Keras 2.21's applications and of image-classifiers 1.0.0. */
export const PUBLISHED: Readonly<Partial<Record<BackboneName, PublishedFile>>> = {
  efficientnetb0: {
    url: `${efficientnet}/efficientnetb0_notop.h5`,
    md5: "50bc09e76180e00e4465e1a485ddc09d",
    megabytes: 17,
  },
  efficientnetb2: {
    url: `${efficientnet}/efficientnetb2_notop.h5`,
    md5: "111f8e2ac8aa800a7a99e3239f7bfb39",
    megabytes: 32,
  },
  xception: {
    url: `${keras}/xception/xception_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: "b0042744bf5b25fce3cb969f33bebb97",
    megabytes: 84,
  },
  densenet121: {
    url: `${keras}/densenet/densenet121_weights_tf_dim_ordering_tf_kernels_notop.h5`,
    md5: "30ee3e1110167f948a6b9946edeeb738",
    megabytes: 29,
  },
  resnet18: {
    url: `${resnets}/resnet18_imagenet_1000_no_top.h5`,
    md5: "318e3ac0cd98d51e917526c9f62f0b50",
    megabytes: 45,
  },
  resnet34: {
    url: `${resnets}/resnet34_imagenet_1000_no_top.h5`,
    md5: "8caaa0ad39d927cb8ba5385bf945d582",
    megabytes: 86,
  },
  resnet50: {
    url: `${resnets}/resnet50_imagenet_1000_no_top.h5`,
    md5: "db3b217156506944570ac220086f09b6",
    megabytes: 95,
  },
};

/**
 * Looks for a published file in the caches of Keras and Plumage, and reads it through.
 *
 * @param published The file.
 * @returns Its path; nothing where it is missing or damaged.
 */
export async function findPublished(published: PublishedFile): Promise<string | undefined> {
  const name = fileName(published);
  const home = Deno.env.get("KERAS_HOME") ?? `${Deno.env.get("HOME") ?? ""}/.keras`;
  for (const path of [`${home}/models/${name}`, `${cacheFolder()}/weights/${name}`]) {
    if (await hashOfFile(path, "md5") === published.md5) return path;
  }
  return undefined;
}

function fileName({ url }: PublishedFile): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

/**
 * Makes sure that a published file is in the cache, and intact.
 *
 * What Keras has in its own cache (`.keras/models`) is used as it lies. `PLUMAGE_WEIGHTS_URL`, the
 * address of a folder, replaces the published one. An interrupted download goes on where it stopped.
 *
 * @param published The file.
 * @param onMessage Gets a line when something has to be fetched.
 * @param options Timeouts of the download.
 * @returns The file's path.
 * @throws {Error} If it cannot be fetched, or is not the published one; tells what mends that.
 */
export async function fetchPublished(
  published: PublishedFile,
  onMessage: MessageListener,
  options: DownloadOptions = {},
): Promise<string> {
  // Looked at first: a shared cache may be read-only.
  const found = await findPublished(published);
  if (found !== undefined) return found;
  const name = fileName(published);
  const path = `${cacheFolder()}/weights/${name}`;
  await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  await withFileLock(`${path}.lock`, async () => {
    if (await hashOfFile(path, "md5") === published.md5) return;
    const mirror = Deno.env.get("PLUMAGE_WEIGHTS_URL")?.replace(/\/+$/, "");
    const url = mirror ? `${mirror}/${name}` : published.url;
    onMessage(`Fetching ${name} (${published.megabytes} MB)`);
    await downloadChecked(url, path, published, options);
  }, () => onMessage(`Waiting for another process that fetches ${name}`));
  return path;
}

async function downloadChecked(
  url: string,
  path: string,
  { md5 }: PublishedFile,
  options: DownloadOptions,
): Promise<void> {
  const unchecked = `${path}.unchecked`;
  try {
    await download(url, unchecked, { attempts: 3, ...options });
    const received = await hashOfFile(unchecked, "md5");
    if (received !== md5) {
      await Deno.remove(unchecked);
      throw new Error(cannot(`use ${shownUrl(url)}`, `content with the MD5 ${md5}`, `${received}`));
    }
    await Deno.rename(unchecked, path);
  } catch (error) {
    const remedy =
      `check the network, put the file at ${path}, or set PLUMAGE_WEIGHTS_URL to a mirror`;
    throw new Error(`${messageOf(error)}. To mend it: ${remedy}`, { cause: error });
  }
}
