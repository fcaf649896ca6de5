import assert from "node:assert/strict";
import { decodeImage, encodeJpeg, encodePng, readImageFacts } from "lib/image/mod.ts";
import { expected, toImage } from "./_expected.ts";

const noise = toImage(expected.decoded["noise.png"]!);

Deno.test("encodePng() loses nothing", async () => {
  assert.deepEqual(await decodeImage(await encodePng(noise)), noise);
});

Deno.test("encodeJpeg() writes a JPEG of the same size, close in colour", async () => {
  const flat = { width: 20, height: 10, data: new Uint8Array(600).fill(77) };
  const bytes = await encodeJpeg(flat, 95);
  assert.equal((await readImageFacts(bytes)).format, "jpeg");
  const { width, height, data } = await decodeImage(bytes);
  assert.deepEqual([width, height], [20, 10]);
  assert.ok(data.every((value) => Math.abs(value - 77) <= 2));
});

Deno.test("encodePng() refuses bytes that do not fit the sizes", async () => {
  await assert.rejects(encodePng({ width: 2, height: 2, data: new Uint8Array(3) }), TypeError);
});
