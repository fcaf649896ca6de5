/**
 * Kaggle's data set: who may fetch it, from where, into which folder.
 *
 * @module
 */
import { dirname } from "node:path";
import { withFileLock } from "../disk/lock.ts";
import { cannot, messageOf } from "../errors.ts";
import { asDiskError, exists } from "../disk/files.ts";
import { download, type DownloadOptions, HttpError } from "../disk/download.ts";
import type { ProgressListener } from "../progress.ts";
import { type ArchiveCounts, unpackDataset, type UnpackOptions } from "./unpack_kaggle.ts";

/** The data set's name on Kaggle. */
const SLUG = "gpiosenka/100-bird-species";

/** What {@linkcode fetchKaggle} does. */
export interface FetchKaggleOptions {
  /** Kaggle's number of the version; the newest by default. */
  readonly version?: number;
  /** Takes any version of the data set, not only the article's. Default: false. */
  readonly anyVersion?: boolean;
  /** A zip archive that is here already, instead of a download. */
  readonly archive?: string;
  /** Keeps the downloaded archive beside the folder. Default: false. */
  readonly keepArchive?: boolean;
  /** Called as bytes arrive and as files are unpacked. */
  readonly onProgress?: ProgressListener;
  /** Called once if another process is fetching into the same folder: its end is waited for. */
  readonly onWait?: () => void;
  /** Timeouts and attempts of the download. */
  readonly connection?: Omit<DownloadOptions, "authorization" | "onProgress">;
}

/**
 * Fetches Kaggle's data set "100 Bird Species" and unpacks it. A broken download goes on where it
 * broke, also after the process has ended.
 *
 * The token comes from {@linkcode findKaggleToken}; `PLUMAGE_KAGGLE_URL` names another server with
 * the same interface.
 *
 * @param folder Where to put it; must not exist.
 * @param options Version, archive, progress.
 * @returns What the archive held, and the names of entries that were left out; nothing if another
 * process has put the data set there meanwhile.
 * @throws {Error} If Kaggle refuses, the connection breaks for good, or the folder exists.
 * @throws {DiskError} If the disk is too full, or cannot be written.
 * @throws {RangeError} If the archive is unsafe or another version.
 * @throws {SyntaxError} If the archive or the token's file is damaged.
 */
export async function fetchKaggle(
  folder: string,
  options: FetchKaggleOptions = {},
): Promise<{ counts: ArchiveCounts; skipped: string[] } | undefined> {
  const doing = `fetch the data set into ${folder}`;
  if (await exists(folder)) {
    throw new Error(cannot(doing, "a new folder", `${folder}, which exists`));
  }
  try {
    await Deno.mkdir(dirname(folder), { recursive: true });
    return await withFileLock(`${folder}.lock`, async () => {
      return await exists(folder) ? undefined : await fetchInto(folder, options);
    }, options.onWait);
  } catch (error) {
    throw asDiskError(doing, error);
  }
}

/** Downloads and unpacks. The caller holds the lock. */
async function fetchInto(
  folder: string,
  options: FetchKaggleOptions,
): Promise<{ counts: ArchiveCounts; skipped: string[] }> {
  const { version, archive, onProgress } = options;
  const place = archive ?? `${folder}-${version ?? "newest"}.zip`;
  if (archive === undefined && !await exists(place)) await downloadArchive(place, options);
  const unpacking: UnpackOptions = {
    ...(options.anyVersion && { expect: "any" }),
    ...(onProgress && { onProgress }),
  };
  try {
    const result = await unpackDataset(place, folder, unpacking);
    if (archive === undefined && !options.keepArchive) await Deno.remove(place);
    return result;
  } catch (error) {
    // A damaged download would fail for ever; another version may still be wanted.
    if (archive === undefined && error instanceof SyntaxError) await Deno.remove(place);
    throw error;
  }
}

async function downloadArchive(
  place: string,
  { version, onProgress, connection }: FetchKaggleOptions,
): Promise<void> {
  const base = Deno.env.get("PLUMAGE_KAGGLE_URL") || "https://www.kaggle.com/api/v1";
  const query = version === undefined ? "" : `?datasetVersionNumber=${version}`;
  const token = await findKaggleToken();
  try {
    await download(`${base}/datasets/download/${SLUG}${query}`, place, {
      ...connection,
      authorization: token?.authorization,
      ...(onProgress && { onProgress }),
    });
  } catch (error) {
    throw error instanceof HttpError ? explain(error, token?.source) : error;
  }
}

/** Kaggle's refusals, in words that help. */
function explain(error: HttpError, tokenSource: string | undefined): Error {
  const { status } = error;
  const doing = `download the data set ${SLUG}`;
  if (status === 401 || status === 403) {
    const expected = "a Kaggle token (on Kaggle's site: Settings, API, Create New Token) in " +
      "~/.kaggle/kaggle.json, or in KAGGLE_USERNAME and KAGGLE_KEY";
    const used = tokenSource === undefined ? "no token" : `the token of ${tokenSource}`;
    return new Error(cannot(doing, expected, `${used} and the answer ${status}`), { cause: error });
  }
  if (status === 404) {
    const expected = "a data set of this name and version; if it was withdrawn, a copy can be " +
      "unpacked with --archive FILE or used with PLUMAGE_DATA=FOLDER";
    return new Error(cannot(doing, expected, "404 Not Found"), { cause: error });
  }
  return error;
}

/**
 * Looks for the reader's Kaggle token in the usual places: `KAGGLE_USERNAME` and `KAGGLE_KEY`, then
 * `kaggle.json` in `KAGGLE_CONFIG_DIR`, `~/.kaggle` and `~/.config/kaggle`.
 *
 * @returns The value of the HTTP header and where the token was found; nothing if there is none.
 * @throws {SyntaxError} If a `kaggle.json` holds no username and key.
 */
export async function findKaggleToken(): Promise<
  { authorization: string; source: string } | undefined
> {
  const username = Deno.env.get("KAGGLE_USERNAME");
  const key = Deno.env.get("KAGGLE_KEY");
  if (username && key) {
    return { authorization: basic(username, key), source: "KAGGLE_USERNAME and KAGGLE_KEY" };
  }
  const home = Deno.env.get("HOME") ?? Deno.env.get("USERPROFILE");
  const folders = [
    Deno.env.get("KAGGLE_CONFIG_DIR"),
    home && `${home}/.kaggle`,
    home && `${home}/.config/kaggle`,
  ];
  for (const folder of folders) {
    const path = `${folder}/kaggle.json`;
    if (folder && await exists(path)) {
      return { authorization: await readToken(path), source: path };
    }
  }
  return undefined;
}

async function readToken(path: string): Promise<string> {
  let token: { username?: unknown; key?: unknown } | null;
  try {
    token = JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    throw new SyntaxError(cannot(`read ${path}`, "JSON", messageOf(error)), { cause: error });
  }
  if (typeof token?.username !== "string" || typeof token.key !== "string") {
    throw new SyntaxError(cannot(`read ${path}`, '"username" and "key"', "JSON without them"));
  }
  return basic(token.username, token.key);
}

function basic(username: string, key: string): string {
  return `Basic ${new TextEncoder().encode(`${username}:${key}`).toBase64()}`;
}
