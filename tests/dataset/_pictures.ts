/** Small pictures of which no two look alike, and folders of them. */
import { dirname } from "node:path";
import sharp from "sharp";
import { createStream } from "lib/random/mod.ts";

const SIDE = 48;

/** A JPEG of blocks in random colours; the same one for a seed. */
export async function picture(seed: number): Promise<Uint8Array> {
  const stream = createStream(seed, "picture");
  const blocks = Uint8Array.from({ length: 6 * 6 * 3 }, () => stream.integer(0, 256));
  const raw = { width: 6, height: 6, channels: 3 as const };
  return await sharp(blocks, { raw }).resize(SIDE, SIDE, { kernel: "nearest" }).jpeg().toBuffer();
}

/** A Windows bitmap of 24 bits with rows of a picture like the others. */
export function bitmap(seed: number): Uint8Array {
  const stream = createStream(seed, "bitmap");
  const pixels = SIDE * SIDE * 3;
  const bytes = new Uint8Array(54 + pixels);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, SIDE, true);
  view.setInt32(22, SIDE, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  const blocks = Uint8Array.from({ length: 6 * 6 * 3 }, () => stream.integer(0, 256));
  for (let y = 0, at = 54; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      for (let c = 0; c < 3; c++) bytes[at++] = blocks[((y >> 3) * 6 + (x >> 3)) * 3 + c]!;
    }
  }
  return bytes;
}

/** Writes files below a folder, with the folders that they need. */
export async function plant(
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await Deno.mkdir(dirname(`${folder}/${path}`), { recursive: true });
    if (typeof content === "string") await Deno.writeTextFile(`${folder}/${path}`, content);
    else await Deno.writeFile(`${folder}/${path}`, content);
  }
}

/** Writes `count` different pictures into a folder: `0.jpg`, `1.jpg`, ... */
export async function plantClass(
  folder: string,
  path: string,
  count: number,
  seed: number,
): Promise<void> {
  for (let i = 0; i < count; i++) {
    await plant(folder, { [`${path}/${i}.jpg`]: await picture(1000 * seed + i) });
  }
}

/** Every file below a folder, links not followed. */
export async function filesBelow(folder: string, prefix = ""): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${prefix}`)) {
    if (isDirectory) files.push(...await filesBelow(folder, `${prefix}${name}/`));
    else files.push(`${prefix}${name}`);
  }
  return files.sort();
}
