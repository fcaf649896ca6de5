/**
 * Downloads of large files over connections that break.
 *
 * @module
 */
import { dirname } from "node:path";
import { cannot, messageOf } from "../errors.ts";
import type { ProgressListener } from "../progress.ts";
import { stopSignal, throwIfStopped } from "../stop.ts";
import {
  asDiskError,
  DiskError,
  flushFile,
  removeIfThere,
  requireSpace,
  writeAll,
  writeFileWhole,
} from "./files.ts";
import { hashOfFile } from "./hash.ts";
import {
  ChangedError,
  ConnectionError,
  factsOf,
  orConnectionError,
  type Remembered,
  rememberedSchema,
  requestHeaders,
  shownUrl,
  startOf,
} from "./_http.ts";

export { HttpError, shownUrl } from "./_http.ts";

/** How {@linkcode download} goes about it. */
export interface DownloadOptions {
  /** Sent with each request; not passed on when another host takes over. */
  readonly authorization?: string | undefined;
  /** Gives up a connection that brings nothing for so long. Default: 30,000. */
  readonly stallTimeoutMs?: number;
  /** Attempts without a single new byte before giving up. Default: 5. */
  readonly attempts?: number;
  /** Pause before the second attempt; doubles each time. Default: 1,000. */
  readonly retryDelayMs?: number;
  /** Refuses larger files. Default: 16 GiB. */
  readonly maxBytes?: number;
  /** Called as bytes arrive; `done` and `total` are bytes. */
  readonly onProgress?: ProgressListener;
  /** Called before each new attempt with what ended the last one. */
  readonly onRetry?: (reason: string, delayMs: number) => void;
}

/**
 * Downloads a file. What has arrived stays in `PATH.partial` when the connection breaks or the
 * process ends, and the next call goes on from there if the server still has the same file. Size
 * and, where the server says it, MD5 are checked before the file gets its name.
 *
 * @param url Where from.
 * @param path Where to; its folder must exist.
 * @param options Timeouts, attempts, progress.
 * @throws {RangeError} If the URL is none, or the file larger than allowed.
 * @throws {HttpError} If the server refuses: 4xx.
 * @throws {DiskError} If the disk has too little free space for what the server announces, or cannot
 * be written.
 * @throws {Error} If the connection keeps breaking, or the content is not what was promised.
 */
export async function download(
  url: string,
  path: string,
  options: DownloadOptions = {},
): Promise<void> {
  const { attempts = 5, retryDelayMs = 1000 } = options;
  if (URL.parse(url) === null) {
    throw new RangeError(cannot(`download ${shownUrl(url)}`, "an address", "another text"));
  }
  const stop = stopSignal();
  for (let failures = 0, before = await sizeOf(`${path}.partial`);;) {
    try {
      await attempt(url, path, options, stop);
      break;
    } catch (error) {
      throwIfStopped(stop); // with what came until now kept
      if (!(error instanceof ConnectionError)) {
        const told = asDiskError(`download ${shownUrl(url)}`, error);
        await removeUseless(path, told);
        throw told;
      }
      if (error instanceof ChangedError) await removePartial(path);
      const after = await sizeOf(`${path}.partial`);
      failures = after > before ? 1 : failures + 1;
      before = after;
      if (failures >= attempts) {
        await removeUseless(path, error);
        const kept = await sizeOf(`${path}.partial`) > 0
          ? `; the first ${after} bytes are kept for the next try`
          : "";
        throw new Error(
          cannot(
            `download ${shownUrl(url)}`,
            "a connection that lasts",
            `${messageOf(error)}${kept}`,
          ),
          { cause: error },
        );
      }
      const delayMs = retryDelayMs * 2 ** (failures - 1);
      options.onRetry?.(messageOf(error), delayMs);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  await flushFile(`${path}.partial`);
  await Deno.rename(`${path}.partial`, path);
  await Deno.remove(`${path}.partial.json`).catch(() => {});
}

async function attempt(
  url: string,
  path: string,
  options: DownloadOptions,
  stop: AbortSignal | undefined,
): Promise<void> {
  const { stallTimeoutMs = 30_000, maxBytes = 16 * 2 ** 30, onProgress } = options;
  const known = await readPartial(path);
  const offset = known.validator === undefined ? 0 : await sizeOf(`${path}.partial`);
  const abort = new AbortController();
  const stalled = new ConnectionError(`no data for ${stallTimeoutMs / 1000} s`);
  let timer = setTimeout(() => abort.abort(stalled), stallTimeoutMs);
  try {
    const response = await orConnectionError(fetch(url, {
      headers: requestHeaders(options.authorization, known, offset),
      signal: AbortSignal.any([abort.signal, ...(stop === undefined ? [] : [stop])]),
    }));
    const start = await startOf(response, url, known, offset);
    if (start === undefined) return await check(path, url, known);
    const facts = start > 0 ? known : factsOf(response);
    if ((facts.totalBytes ?? 0) > maxBytes) throw tooLarge(url, maxBytes, facts.totalBytes!);
    await requireSpace(`download ${shownUrl(url)}`, dirname(path), (facts.totalBytes ?? 0) - start);
    if (start === 0) await writeFileWhole(`${path}.partial.json`, JSON.stringify(facts));

    const file = await Deno.open(`${path}.partial`, {
      write: true,
      create: true,
      truncate: start === 0,
    });
    try {
      let bytes = await file.seek(start, Deno.SeekMode.Start);
      const reader = response.body!.getReader();
      for (;;) {
        throwIfStopped(stop);
        const { done, value } = await orConnectionError(reader.read());
        if (done) break;
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(stalled), stallTimeoutMs);
        await writeAll(file, value);
        bytes += value.length;
        if (bytes > maxBytes) throw tooLarge(url, maxBytes, bytes);
        onProgress?.({ what: "download", done: bytes, total: facts.totalBytes });
      }
    } finally {
      file.close();
    }
    await check(path, url, facts);
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/** Compares the finished file with what the server promised; a wrong one is removed. */
async function check(path: string, url: string, { totalBytes, md5 }: Remembered): Promise<void> {
  const bytes = await sizeOf(`${path}.partial`);
  if (totalBytes !== undefined && bytes < totalBytes) {
    throw new ConnectionError(`${bytes} of ${totalBytes} bytes`);
  }
  const actual = md5 === undefined
    ? undefined
    : await hashOfFile(`${path}.partial`, "md5", "base64");
  if ((totalBytes === undefined || bytes === totalBytes) && actual === md5) return;
  await removePartial(path);
  const wrongSize = totalBytes !== undefined && bytes !== totalBytes;
  throw new Error(
    wrongSize
      ? cannot(`download ${shownUrl(url)}`, `${totalBytes} bytes`, `${bytes}`)
      : cannot(`download ${shownUrl(url)}`, `content with the MD5 ${md5}`, `${actual}`),
  );
}

async function readPartial(path: string): Promise<Remembered> {
  try {
    return rememberedSchema.parse(JSON.parse(await Deno.readTextFile(`${path}.partial.json`)));
  } catch {
    return {}; // Nothing usable is remembered: the download starts anew.
  }
}

/**
 * What cannot be gone on with is no use to anyone: a file too large, one without a validator, or one
 * of unannounced length that has filled the disk.
 */
async function removeUseless(path: string, error: unknown): Promise<void> {
  const { validator, totalBytes } = await readPartial(path);
  const isEndless = error instanceof DiskError && totalBytes === undefined;
  // What went wrong before says more than a removal that fails.
  if (validator === undefined || error instanceof RangeError || isEndless) {
    await removePartial(path).catch(() => {});
  }
}

async function removePartial(path: string): Promise<void> {
  await removeIfThere(`${path}.partial`);
  await removeIfThere(`${path}.partial.json`);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await Deno.stat(path)).size;
  } catch {
    return 0;
  }
}

function tooLarge(url: string, maxBytes: number, bytes: number): RangeError {
  return new RangeError(cannot(`download ${shownUrl(url)}`, `at most ${maxBytes} bytes`, bytes));
}
