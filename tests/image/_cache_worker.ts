/** A worker that builds a cache and tells of each decoded image, or reads one image of a cache. */
/// <reference lib="deno.worker" />
import { buildImageCache, openImageCache } from "lib/image/mod.ts";

/** What the worker is asked to do. */
export type Request =
  | { readonly build: readonly string[]; readonly imageSize: number; readonly folder: string }
  | { readonly read: number; readonly path: string };

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  if ("build" in data) {
    const { build, imageSize, folder } = data;
    await buildImageCache(build, {
      imageSize,
      folder,
      onProgress: ({ done }) => self.postMessage(done),
    });
    return;
  }
  using cache = openImageCache(data.path);
  const pixels = new Uint8Array(cache.imageSize ** 2 * 3);
  cache.read(data.read, pixels);
  self.postMessage(pixels);
};
