import assert from "node:assert/strict";
import { decodeImage, type DecodeOptions, readImageFacts, type RgbImage } from "lib/image/mod.ts";
import sharp from "sharp";
import { expected, fixture, pillow, toImage } from "./_expected.ts";

// Lossless files must agree to the bit. Two builds of libjpeg may round a colour differently by one.
for (const [name, pixels] of Object.entries(expected.decoded)) {
  Deno.test(`decodeImage() gives Pillow's convert("RGB") of ${name}`, async () => {
    const wanted = toImage(pixels);
    const image = await decodeImage(fixture(name), { orientation: "ignore" });
    assert.deepEqual([image.width, image.height], [wanted.width, wanted.height]);
    assert.equal(image.data.length, wanted.data.length);
    const isJpeg = (await readImageFacts(fixture(name))).format === "jpeg";
    const worst = image.data.reduce((w, v, i) => Math.max(w, Math.abs(v - wanted.data[i]!)), 0);
    assert.ok(worst <= (isJpeg ? 1 : 0), `largest difference ${worst}`);
  });
}

Deno.test("decodeImage() takes the bytes of a file too", async () => {
  const bytes = await Deno.readFile(fixture("noise.png"));
  assert.deepEqual((await decodeImage(bytes)).data, toImage(expected.decoded["noise.png"]!).data);
});

// Another libjpeg or AV1 decoder may round by one; all else is lossless, or the same library.
function assertPixels(image: RgbImage, wanted: RgbImage, name: string): void {
  assert.deepEqual([image.width, image.height], [wanted.width, wanted.height]);
  assert.equal(image.data.length, wanted.data.length);
  const worst = image.data.reduce((w, v, i) => Math.max(w, Math.abs(v - wanted.data[i]!)), 0);
  assert.ok(worst <= (/\.(jpg|avif)$|lossy/.test(name) ? 1 : 0), `largest difference ${worst}`);
}

for (const [name, pixels] of Object.entries(pillow.decoded)) {
  Deno.test(`decodeImage() gives Pillow's pixels of ${name}, as stored`, async () => {
    const image = await decodeImage(fixture(name), { orientation: "ignore" });
    assertPixels(image, toImage(pixels), name);
  });
}

for (const [name, pixels] of Object.entries(pillow.upright)) {
  Deno.test(`decodeImage() turns ${name} upright as Pillow's exif_transpose`, async () => {
    assertPixels(await decodeImage(fixture(name)), toImage(pixels), name);
  });
}

for (const [name, pixels] of Object.entries(pillow.highBytes)) {
  Deno.test(`decodeImage() takes the upper 8 of the 16 bits of ${name}`, async () => {
    assertPixels(await decodeImage(fixture(name)), toImage(pixels), name);
  });
}

Deno.test("decodeImage() turns a picture by its EXIF orientation unless told otherwise", async () => {
  const path = fixture("oriented_6.jpg");
  const upright = await decodeImage(path);
  assert.deepEqual([upright.width, upright.height], [17, 23]);
  const stored = await decodeImage(path, { orientation: "ignore" });
  assert.deepEqual([stored.width, stored.height], [23, 17]);
  await assert.rejects(decodeImage(path, { orientation: "turn" as "apply" }), {
    name: "RangeError",
    message: /expected the orientation "apply" or "ignore", received turn$/,
  });
  await assert.rejects(decodeImage(path, { orient: "apply" } as DecodeOptions), TypeError);
});

Deno.test("decodeImage() names a truncated, a foreign, an empty and a missing file", async () => {
  for (const name of ["truncated.jpg", "not_an_image.jpg", "empty.jpg"]) {
    await assert.rejects(decodeImage(fixture(name)), (error: Error) => {
      assert.equal(error.name, "SyntaxError");
      assert.match(error.message, /^Cannot decode image .*: expected a complete picture, received/);
      assert.ok(error.message.includes(name) && !error.message.includes("\n"), error.message);
      return true;
    });
  }
  await assert.rejects(decodeImage("nowhere/001.jpg"), {
    name: "Error",
    message: "Cannot read image nowhere/001.jpg: expected a readable file, received no such file",
  });
  await assert.rejects(
    decodeImage(new Uint8Array(9), { name: "row 7" }),
    /Cannot decode image row 7: /,
  );
});

Deno.test("readImageFacts() tells the true format, colours, transparency and orientation", async () => {
  const size = { width: 23, height: 17 };
  assert.deepEqual(await readImageFacts(fixture("png_named.jpg")), {
    format: "png",
    ...size,
    colourSpace: "rgb",
    hasAlpha: false,
    orientation: 1,
  });
  assert.equal((await readImageFacts(fixture("grey.jpg"))).colourSpace, "grey");
  assert.equal((await readImageFacts(fixture("cmyk.jpg"))).colourSpace, "cmyk");
  assert.equal((await readImageFacts(fixture("rgba.png"))).hasAlpha, true);
  assert.equal((await readImageFacts(fixture("oriented_6.jpg"))).orientation, 6);
  await assert.rejects(readImageFacts(fixture("not_an_image.jpg")), SyntaxError);
});

Deno.test("decodeImage() refuses more than 100 megapixels by the header, in one sentence", async () => {
  const channels = 3 as const;
  const picture = sharp({ create: { width: 10_001, height: 10_000, channels, background: "red" } });
  const png = new Uint8Array(await picture.png().toBuffer());
  const bitmap = new Uint8Array(54);
  const view = new DataView(bitmap.buffer);
  bitmap.set([0x42, 0x4d]);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, 10_001, true);
  view.setInt32(22, 10_000, true);
  view.setUint16(28, 24, true);
  for (const [name, bytes] of [["large.png", png], ["large.bmp", bitmap]] as const) {
    await assert.rejects(decodeImage(bytes, { name }), {
      name: "SyntaxError",
      message:
        `Cannot decode image ${name}: expected at most 100 megapixels, received 10001 x 10000`,
    });
  }
});
