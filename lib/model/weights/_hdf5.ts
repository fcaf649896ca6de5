/** Opening HDF5 files, with a clear word when one is broken. */
import * as h5wasm from "h5wasm/node";
import { cannot, messageOf } from "../../errors.ts";
import { replaceFile } from "../../disk/files.ts";

/** The eight bytes that every HDF5 file begins with. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the superblock keeps the file's length, by the superblock's version. */
const END_OFFSETS = [40, 44, 28, 28];

/** An HDF5 file's group, by the library that reads it. */
export type Group = h5wasm.Group;

/**
 * Reads something from an HDF5 file.
 *
 * @param path The file.
 * @param read Gets the root group; what it throws is passed on.
 * @returns What `read` returns.
 * @throws {Error} If there is no such file.
 * @throws {SyntaxError} If it is no HDF5 file, cut off, or broken inside.
 */
export async function readHdf5<Result>(
  path: string,
  read: (root: Group) => Result,
): Promise<Result> {
  await checkLength(path);
  const library = await h5wasm.ready;
  // Otherwise the library prints its errors and goes on.
  library.activate_throwing_error_handler();
  const file = attempt(path, () => new h5wasm.File(path, "r"));
  try {
    return attempt(path, () => read(file));
  } finally {
    file.close();
  }
}

/**
 * Writes an HDF5 file, whole or not at all.
 *
 * @param path The file.
 * @param write Fills the root group.
 */
export async function writeHdf5(path: string, write: (root: Group) => void): Promise<void> {
  const library = await h5wasm.ready;
  library.activate_throwing_error_handler();
  try {
    await replaceFile(path, (beside) => {
      const file = new h5wasm.File(beside, "w");
      try {
        write(file);
      } finally {
        file.close();
      }
    });
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new Error(cannot(`write ${path}`, "a folder to write in", messageOf(error)), {
      cause: error,
    });
  }
}

function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) throw error;
    throw malformed(path, "a whole HDF5 file", `one that breaks (${reasonOf(error)})`, error);
  }
}

/** The library tells its whole stack, a function a line; the last one's complaint is the reason. */
function reasonOf(error: unknown): string {
  const [first = "", ...lines] = messageOf(error).split("\n");
  const frames = lines.flatMap((line) => /^\s*#\d+:.*?\(\): (.+)$/.exec(line)?.[1] ?? []);
  return frames.at(-1) ?? first;
}

async function checkLength(path: string): Promise<void> {
  const head = new Uint8Array(64);
  let length: number;
  try {
    using file = await Deno.open(path);
    length = (await file.stat()).size;
    await file.read(head);
  } catch (error) {
    throw new Error(cannot(`read the weights ${path}`, "a file", messageOf(error)), {
      cause: error,
    });
  }
  if (!SIGNATURE.every((byte, index) => head[index] === byte)) {
    throw malformed(path, "an HDF5 file", "another one");
  }
  const offset = END_OFFSETS[head[8] as number];
  if (length <= SIGNATURE.length || length < (offset ?? 0) + 8) {
    throw malformed(path, "a superblock", `${length} bytes: the file is cut off`);
  }
  if (offset === undefined) return;
  const end = Number(new DataView(head.buffer).getBigUint64(offset, true));
  if (length < end) throw malformed(path, `${end} bytes`, `${length}: the file is cut off`);
}

function malformed(path: string, expected: string, received: string, cause?: unknown): SyntaxError {
  return new SyntaxError(cannot(`read the weights ${path}`, expected, received), { cause });
}
