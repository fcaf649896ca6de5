/** What a server's answer means for a download: where its bytes belong, and what may be tried again. */
import { z } from "zod";
import { cannot, messageOf } from "../errors.ts";

/** The server answered, but with a status that no repetition will mend. */
export class HttpError extends Error {
  /** The error's class. */
  override name = "HttpError";

  /**
   * Makes the error.
   *
   * @param message What could not be fetched.
   * @param status The status code: 401, 404, ...
   */
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

/** A fault that another attempt may mend. */
export class ConnectionError extends Error {}

/** The server has another file than the one whose first part is here: that part is of no use. */
export class ChangedError extends ConnectionError {}

/** Names of a query's parts that bear a secret. */
const SECRETS = /token|sig|key|secret|credential|pass|pwd|auth/i;

/**
 * An address as it may be shown: without a user's name and password, and without a signed query.
 *
 * @param url Any text; what is no address loses all before an `@`, and its query.
 * @returns The address without its secrets.
 */
export function shownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url.replace(/\/\/.*@/s, "//").replace(/\?.*/s, "?...");
  parsed.username = "";
  parsed.password = "";
  if (SECRETS.test(parsed.search)) parsed.search = "?...";
  return parsed.href.replace(/\/$/, url.endsWith("/") ? "/" : "");
}

/** What is remembered of a file whose first part has arrived. */
export const rememberedSchema = z.object({
  /** Strong ETag or date: tells whether the server still has the same file. */
  validator: z.string().optional(),
  totalBytes: z.int().nonnegative().optional(),
  /** MD5 in base64, where the server says it. */
  md5: z.string().optional(),
});
/** What is remembered of a file whose first part has arrived. */
export type Remembered = Readonly<z.infer<typeof rememberedSchema>>;

/** What to ask for: all of a file, or the rest of one whose first bytes are here. */
export function requestHeaders(
  authorization: string | undefined,
  { validator }: Remembered,
  offset: number,
): Record<string, string> {
  return {
    // A compressed transfer would make sizes and ranges meaningless.
    "accept-encoding": "identity",
    ...(authorization !== undefined && { authorization }),
    ...(offset > 0 && { range: `bytes=${offset}-`, "if-range": validator! }),
  };
}

/** Where the body belongs in the file; nothing if the whole file is here already. */
export async function startOf(
  response: Response,
  url: string,
  known: Remembered,
  offset: number,
): Promise<number | undefined> {
  const { status, statusText, headers } = response;
  if (status === 200 && /^text\/html\b/i.test(headers.get("content-type") ?? "")) {
    await response.body?.cancel();
    const received = "a web page, as a server answers that wants a login";
    throw new HttpError(cannot(`download ${shownUrl(url)}`, "a file", received), status);
  }
  if (status === 200) return 0;
  if (status === 206) {
    const { validator } = factsOf(response);
    if (validator !== undefined && validator !== known.validator) {
      await response.body?.cancel();
      throw new ChangedError("the file has changed on the server");
    }
    const [, from, total] =
      /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ??
        [];
    const sameTotal = total === "*" || known.totalBytes === undefined ||
      Number(total) === known.totalBytes;
    if (offset > 0 && Number(from) === offset && sameTotal) return offset;
    await response.body?.cancel();
    throw new Error(
      cannot(
        `download ${shownUrl(url)}`,
        `the bytes from ${offset} of ${known.totalBytes ?? "all"}`,
        `${headers.get("content-range") ?? "no Content-Range"}`,
      ),
    );
  }
  await response.body?.cancel();
  if (status === 416 && offset > 0) {
    // What is here is the whole file, or a file that the server does not have any more.
    const total = Number(/^bytes \*\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1] ?? NaN);
    const isWhole = offset === (known.totalBytes ?? total);
    if (isWhole && (Number.isNaN(total) || total === offset)) return undefined;
    throw new ChangedError(`${offset} bytes are here, and the server has no more and not those`);
  }
  const received = `${status} ${statusText}`.trim();
  if (status === 429 || status >= 500) throw new ConnectionError(received);
  throw new HttpError(cannot(`download ${shownUrl(url)}`, "200 OK", received), status);
}

/** What the server says about a file. */
export function factsOf({ headers }: Response): Remembered {
  const etag = headers.get("etag");
  const length = headers.get("content-length");
  const md5 = headers.get("content-md5") ??
    /md5=([A-Za-z0-9+/=]+)/.exec(headers.get("x-goog-hash") ?? "")?.[1];
  return {
    // A weak ETag does not promise the same bytes.
    validator: (etag?.startsWith("W/") ? undefined : etag) ?? headers.get("last-modified") ??
      undefined,
    totalBytes: length === null ? undefined : Number(length),
    md5,
  };
}

/** Waits for a connection; what breaks it may be mended by another attempt. */
export async function orConnectionError<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ConnectionError) throw error;
    // `fetch` hides the reason in its cause, behind a URL that may bear a signature.
    const cause = error instanceof Error && error.cause ? error.cause : error;
    const reason = messageOf(cause).replace(/^error sending request for url \(.*?\): /, "")
      .replaceAll(/https?:\/\/[^\s)]+/g, shownUrl);
    // Without the cause, which is shown as it is.
    throw new ConnectionError(reason);
  }
}
