/** Hashes of files. */
import { createHash } from "node:crypto";

/**
 * The SHA-256 of a file, read piece by piece.
 *
 * @param path The file.
 * @returns The hash in hexadecimal, or nothing if there is no such file.
 */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  return await hashOfFile(path, "sha256");
}

/** The hash of a file, or nothing if there is no such file. */
export async function hashOfFile(
  path: string,
  algorithm: "sha256" | "md5",
): Promise<string | undefined> {
  let file: Deno.FsFile;
  try {
    file = await Deno.open(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const hash = createHash(algorithm);
  for await (const chunk of file.readable) hash.update(chunk);
  return hash.digest("hex");
}
