/**
 * Taking single files out of a zip archive (a Python wheel is one).
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
// @ts-types="@types/yauzl"
import yauzl from "yauzl";

/** What was unpacked, for a later check. */
export interface UnpackedFile {
  /** Path inside the archive, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/**
 * Unpacks the chosen files of an archive, one after another, streaming.
 *
 * @param archive Path of the zip file.
 * @param folder Where to; folders inside are made.
 * @param choose Tells whether a file of the archive is wanted, by its path.
 * @returns The files written, with their hashes.
 * @throws {SyntaxError} If the archive is damaged or a path leaves the folder.
 */
export async function unpackZip(
  archive: string,
  folder: string,
  choose: (path: string) => boolean,
): Promise<UnpackedFile[]> {
  const zip = await yauzl.openPromise(archive, { lazyEntries: true });
  const files: UnpackedFile[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/") || !choose(entry.fileName)) continue;
      const target = `${folder}/${entry.fileName}`;
      await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
      files.push({
        path: entry.fileName,
        ...await writeStream(await zip.openReadStreamPromise(entry), target),
      });
    }
  } catch (error) {
    throw new SyntaxError(
      `Cannot unpack ${archive}: expected a whole zip archive, received one that breaks (${error})`,
      { cause: error },
    );
  } finally {
    zip.close();
  }
  return files;
}

async function writeStream(
  stream: Readable,
  path: string,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await Deno.open(path, { write: true, create: true, truncate: true });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = 0; at < chunk.length;) at += await file.write(chunk.subarray(at));
    }
  } finally {
    file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}
