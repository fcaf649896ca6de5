/** The compiled pixel loops: that they are those of the sources, and keep their bits. */
import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { compileKernels } from "lib/augment/compile_kernels.ts";
import { type AugmentationChain, augmentImage } from "lib/augment/mod.ts";
import { noisePicture } from "./_pictures.ts";

Deno.test("kernels.wasm is what AssemblyScript makes of the sources beside it", async () => {
  const path = new URL("../../lib/augment/kernels/kernels.wasm", import.meta.url);
  const committed = await Deno.readFile(path);
  assert.ok(
    Buffer.from(await compileKernels()).equals(Buffer.from(committed)),
    "compile anew: deno run --allow-all lib/augment/compile_kernels.ts",
  );
});

Deno.test("the loops' constants lie between 1024 and the factors of the smoothing", async () => {
  const path = new URL("../../lib/augment/kernels/kernels.wasm", import.meta.url);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new WebAssembly.Instance(new WebAssembly.Module(await Deno.readFile(path)), { env: { memory } });
  const used = [...new Uint8Array(memory.buffer).entries()].filter(([, byte]) => byte !== 0);
  assert.ok(used.length > 0 && used[0]![0] >= 1024 && used.at(-1)![0] < 3072);
});

// SHA-256 of the floats of 20 pictures, from the hand-assembled loops that these replaced.
const DIGESTS: Readonly<Record<string, string>> = {
  flipLeftRight: "973c73eb270175fd",
  multiply: "d71dfbc39d069e26",
  saltAndPepper: "b69a7e45fd4d0772",
  gammaContrast: "eb6ad44b28961057",
  add: "c777df618ab9cd2b",
  gaussianNoise: "938acd7537c5c2c5",
  motionBlur: "42e49ee5be0b4b5a",
  scale: "760d502d2a88f13b",
  rotate: "095fac533a5d96c7",
  elastic: "df040d770cc33fa3",
};

for (const range of ARTICLE_AUGMENTATION.flatMap(({ oneOf }) => oneOf)) {
  Deno.test(`${range.name} keeps its bits`, () => {
    const chain: AugmentationChain = [{ probability: 1, oneOf: [range] }];
    const hash = createHash("sha256");
    for (let image = 0; image < 20; image++) {
      const photo = noisePicture(30 + image, 41, image);
      hash.update(new Uint8Array(augmentImage(chain, photo, { epoch: 0, image }).data.buffer));
    }
    assert.equal(hash.digest("hex").slice(0, 16), DIGESTS[range.name]);
  });
}
