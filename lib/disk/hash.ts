/**
 * Hashes of files and bytes.
 *
 * @module
 */
import { createHash } from "node:crypto";

/**
 * The SHA-256 of bytes or of a text in UTF-8.
 *
 * @param content What to hash.
 * @returns The hash in hexadecimal.
 */
export function sha256Of(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The SHA-256 of a file, read piece by piece.
 *
 * @param path The file.
 * @returns The hash in hexadecimal, or nothing if there is no such file.
 */
export async function sha256OfFile(path: string): Promise<string | undefined> {
  return await hashOfFile(path, "sha256");
}

/**
 * The hash of a file, read piece by piece.
 *
 * @param path The file.
 * @param algorithm Which hash.
 * @param encoding How it is written; hexadecimal by default.
 * @returns The hash, or nothing if there is no such file.
 */
export async function hashOfFile(
  path: string,
  algorithm: "sha256" | "md5",
  encoding: "hex" | "base64" = "hex",
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
  return hash.digest(encoding);
}
