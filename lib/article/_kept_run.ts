/**
 * Finished trainings on disk, to be read instead of made again. The file is written last, as a whole: a
 * training without it goes on from its checkpoint.
 */
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { readTextIfThere, writeFileWhole } from "../disk/files.ts";
import { cannot, messageOf } from "../errors.ts";
import type { Trained } from "./_trained.ts";

/** What a number array is called in the file. */
const ARRAYS = { Int32Array, Float32Array } as const;

/** Reads a training's results; nothing where it is not finished. */
export async function readKeptRun(folder: string): Promise<Trained | undefined> {
  const path = `${folder}/run.json`;
  const text = await readTextIfThere(path);
  if (text === undefined) return undefined;
  try {
    const trained = unpacked(parseExact(text)) as Trained;
    if (!Array.isArray(trained.history?.epochs) || trained.validation === undefined) {
      throw new SyntaxError("other content");
    }
    return trained;
  } catch (error) {
    const expected = "the results of a training (delete the file to train anew)";
    throw new SyntaxError(cannot(`read ${path}`, expected, messageOf(error)), { cause: error });
  }
}

/** Keeps a training's results; its checkpoint is needed no longer. */
export async function writeKeptRun(folder: string, trained: Trained): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await writeFileWhole(`${folder}/run.json`, `${stringifyExact(packed(trained))}\n`);
  await Deno.remove(checkpointOf(folder), { recursive: true }).catch(() => {});
}

/** Where a training that is kept saves how far it is. */
export function checkpointOf(folder: string): string {
  return `${folder}/checkpoint`;
}

/** Where a training that is kept leaves its classifier. */
export function bundleOf(folder: string): string {
  return `${folder}/classifier`;
}

function packed(value: unknown): unknown {
  if (value instanceof Int32Array || value instanceof Float32Array) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { array: value.constructor.name, base64: bytes.toBase64() };
  }
  if (Array.isArray(value)) return value.map(packed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, packed(part)]));
}

function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== "object" || value === null) return value;
  const { array, base64 } = value as { array?: unknown; base64?: unknown };
  if ((array === "Int32Array" || array === "Float32Array") && typeof base64 === "string") {
    return new ARRAYS[array](Uint8Array.fromBase64(base64).buffer);
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unpacked(part)]));
}
