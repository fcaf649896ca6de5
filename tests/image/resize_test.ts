import assert from "node:assert/strict";
import { INTERPOLATIONS, resizeImage, resizeNearest, type RgbImage } from "lib/image/mod.ts";
import { expected, pillow, toImage } from "./_expected.ts";

const noise = toImage(expected.decoded["noise.png"]!);

for (const wanted of expected.resized) {
  const { method, width, height } = wanted;
  Deno.test(`Pillow's ${method} resize of 23 x 17 to ${width} x ${height}, to the bit`, () => {
    assert.deepEqual(resizeImage(noise, width, height, method), toImage(wanted));
  });
}

for (const wanted of pillow.resized) {
  const { source, method, width, height } = wanted;
  Deno.test(`Pillow's ${method} resize of the ${source} to ${width} x ${height}, to the bit`, () => {
    const image = toImage(pillow.sources[source]!);
    assert.deepEqual(resizeImage(image, width, height, method), toImage(wanted));
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
  for (const interpolation of INTERPOLATIONS) {
    assert.equal(resizeImage(noise, 23, 17, interpolation), noise);
  }
});

Deno.test("resizing says what is wrong with a size or a picture", () => {
  assert.throws(() => resizeNearest(noise, 0, 5), {
    name: "RangeError",
    message:
      "Cannot resize an image: expected a width and a height of at least 1 pixel, received 0 x 5",
  });
  const broken: RgbImage = { width: 4, height: 4, data: new Uint8Array(16) };
  assert.throws(() => resizeImage(broken, 2, 2, "bilinear"), {
    name: "TypeError",
    message: "Cannot resize an image: expected 48 bytes for 4 x 4 RGB pixels, received 16",
  });
  assert.throws(() => resizeImage(noise, 2, 2, "cubic" as "bicubic"), {
    name: "RangeError",
    message: "Cannot resize an image: expected an interpolation of nearest, bilinear, bicubic, " +
      "area, received cubic",
  });
});
