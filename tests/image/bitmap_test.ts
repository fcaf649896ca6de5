import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeImage, readImageFacts } from "lib/image/mod.ts";
import { fixture, toImage } from "./_expected.ts";
import bitmaps from "../fixtures/image/bitmaps.json" with { type: "json" };

for (const [name, pixels] of Object.entries(bitmaps)) {
  Deno.test(`decodeImage() gives Pillow's convert("RGB") of a ${name} bitmap`, async () => {
    const image = await decodeImage(fixture(`bitmap_${name}.bmp`));
    assert.deepEqual([image.width, image.height], [13, 21]);
    const wanted = toImage(pixels).data;
    const worst = image.data.reduce((w, v, i) => Math.max(w, Math.abs(v - wanted[i]!)), 0);
    assert.equal(worst, 0);
  });
}

Deno.test("readImageFacts() tells a bitmap and its size, whichever way its rows go", async () => {
  for (const name of ["rgb24", "downwards", "os2"]) {
    assert.deepEqual(await readImageFacts(fixture(`bitmap_${name}.bmp`)), {
      format: "bmp",
      width: 13,
      height: 21,
      colourSpace: "rgb",
      hasAlpha: false,
      orientation: 1,
    });
  }
});

Deno.test("decodeImage() refuses a bitmap that is cut off anywhere, and one that claims a huge size", async () => {
  for (const name of ["rgb24", "palette4", "rle8", "os2", "v5"]) {
    const whole = await Deno.readFile(fixture(`bitmap_${name}.bmp`));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        await assert.rejects(decodeImage(whole.slice(0, length), { name }), {
          name: "SyntaxError",
          message: new RegExp(
            `^Cannot decode image ${name}: expected a complete picture, received`,
          ),
        });
      }),
    );
  }
  const huge = await Deno.readFile(fixture("bitmap_rgb24.bmp"));
  new DataView(huge.buffer).setInt32(18, 40_000, true);
  new DataView(huge.buffer).setInt32(22, 40_000, true);
  await assert.rejects(decodeImage(huge, { name: "huge" }), {
    message: "Cannot decode image huge: expected at most 100 megapixels, received 40000 x 40000",
  });
});

Deno.test("decodeImage() and readImageFacts() say of any bytes after a bitmap's mark what is wrong, or decode them", async () => {
  const whole = await Deno.readFile(fixture("bitmap_palette8.bmp"));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 14, max: 60 }), fc.nat(255)), { maxLength: 4 }),
      async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        for (const read of [decodeImage, readImageFacts]) {
          const outcome = await read(bytes, { name: "x" }).then(
            () => "decoded",
            (error) => error.name,
          );
          assert.ok(["decoded", "SyntaxError"].includes(outcome), outcome);
        }
      },
    ),
  );
});
