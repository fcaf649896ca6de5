/** Where a picture's bytes come from, and what is said where they are none. */
import { readError } from "../disk/files.ts";
import { cannot, messageOf } from "../errors.ts";
import { MOST_PIXELS } from "./image.ts";

/** What errors call a picture that was given no name. */
export function nameOf(source: string | Uint8Array): string {
  return typeof source === "string" ? source : "from bytes";
}

/** The bytes of a file. */
export async function contentOf(source: string | Uint8Array, name: string): Promise<Uint8Array> {
  if (typeof source !== "string") return source;
  try {
    return await Deno.readFile(source);
  } catch (error) {
    throw readError(`read image ${name}`, error);
  }
}

/** The error for bytes that are no whole picture, or that of a picture which is too large. */
export function notDecodable(name: string, bytes: Uint8Array, error: unknown): SyntaxError {
  if (error instanceof TooLarge) {
    const expected = `at most ${MOST_PIXELS / 1e6} megapixels`;
    return new SyntaxError(cannot(`decode image ${name}`, expected, error.message));
  }
  // Of our own sentences only the last part; of others the first line.
  const reason = messageOf(error).trim().split("\n")[0]!.replace(/^Cannot .*, received /, "");
  const received = bytes.length === 0 ? "an empty file" : reason;
  return new SyntaxError(cannot(`decode image ${name}`, "a complete picture", received), {
    cause: error,
  });
}

/** Thrown for a picture of more than {@linkcode MOST_PIXELS}; its message tells the size. */
export class TooLarge extends Error {
  constructor(width: number, height: number) {
    super(`${width} x ${height}`);
  }
}
