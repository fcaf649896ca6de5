/** Small picture files for the loader's tests. */
import { createHash } from "node:crypto";
import type { Batch, Example } from "lib/input/mod.ts";
import { encodePng } from "lib/image/mod.ts";
import { createStream } from "lib/random/stream.ts";

/** Writes pictures of 12 x 10 random pixels; labels go round 0, 1, 2. */
export async function writeExamples(folder: string, count: number): Promise<Example[]> {
  const width = 12, height = 10;
  return await Promise.all(Array.from({ length: count }, async (_, i) => {
    const stream = createStream(i, "example");
    const data = Uint8Array.from({ length: width * height * 3 }, () => stream.integer(0, 256));
    const path = `${folder}/${String(i).padStart(3, "0")}.png`;
    await Deno.writeFile(path, await encodePng({ width, height, data }));
    return { path, label: i % 3 };
  }));
}

/** All batches of an epoch. */
export async function collect(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const all: Batch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** A hash of all that is in some batches, bit for bit. */
export function digest(batches: readonly Batch[]): string {
  const hash = createHash("sha256");
  for (const { images, labels, indices, size, step } of batches) {
    for (const array of [images, labels, indices, Int32Array.of(size, step)]) {
      hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    }
  }
  return hash.digest("hex");
}
