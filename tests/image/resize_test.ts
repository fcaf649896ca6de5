import assert from "node:assert/strict";
import { resizeBilinear, resizeNearest, type RgbImage } from "lib/image/mod.ts";
import { expected, toImage } from "./_expected.ts";

const noise = toImage(expected.decoded["noise.png"]!);

for (const wanted of expected.resized) {
  const { method, width, height } = wanted;
  Deno.test(`Pillow's ${method} resize of 23 x 17 to ${width} x ${height}, to the bit`, () => {
    const resize = method === "nearest" ? resizeNearest : resizeBilinear;
    assert.deepEqual(resize(noise, width, height), toImage(wanted));
  });
}

Deno.test("resizeNearest() picks Pillow's columns of 224 for the article's sizes", () => {
  const data = Uint8Array.from({ length: 224 * 3 }, (_, i) => Math.trunc(i / 3));
  for (const [size, positions] of Object.entries(expected.positionsOf224)) {
    const resized = resizeNearest({ width: 224, height: 1, data }, Number(size), 1);
    assert.deepEqual([...resized.data].filter((_, i) => i % 3 === 0), positions);
  }
});

Deno.test("resizing to the same size gives the picture itself", () => {
  assert.equal(resizeNearest(noise, 23, 17), noise);
  assert.equal(resizeBilinear(noise, 23, 17), noise);
});

Deno.test("resizing says what is wrong with a size or a picture", () => {
  assert.throws(() => resizeNearest(noise, 0, 5), {
    name: "RangeError",
    message:
      "Cannot resize an image: expected a width and a height of at least 1 pixel, received 0 x 5",
  });
  const broken: RgbImage = { width: 4, height: 4, data: new Uint8Array(16) };
  assert.throws(() => resizeBilinear(broken, 2, 2), {
    name: "TypeError",
    message: "Cannot resize an image: expected 48 bytes for 4 x 4 RGB pixels, received 16",
  });
});
