import assert from "node:assert/strict";
import { tf } from "lib/engine/tf.ts";
import { decodeImage, resizeImage } from "lib/image/mod.ts";
import { type BackboneName, createModel, findBackbone, packagedPath } from "lib/model/mod.ts";
import { needsReference, referenceFolder } from "../../_reference.ts";

/**
 * ImageNet classes: crane 134, quail 85, ostrich 9 for the emu, kite 21 for the barn owl; it has
 * neither bird. Each network sees the photos at its own size.
 */
const EXPECTED: Partial<
  Record<BackboneName, readonly [photo: string, index: number, probability: number][]>
> = {
  "efficientnet-lite0": [
    ["AFRICAN CROWNED CRANE", 134, .979],
    ["GAMBELS QUAIL", 85, .858],
    ["EMU", 9, .662],
    ["BARN OWL", 21, .471],
  ],
  "efficientnet-lite1": [
    ["AFRICAN CROWNED CRANE", 134, .202],
    ["GAMBELS QUAIL", 85, .554],
    ["EMU", 9, .177],
    ["BARN OWL", 21, .379],
  ],
  "efficientnet-lite2": [
    ["AFRICAN CROWNED CRANE", 134, .676],
    ["GAMBELS QUAIL", 85, .696],
    ["EMU", 9, .226],
    ["BARN OWL", 21, .469],
  ],
};

for (const [name, expected] of Object.entries(EXPECTED)) {
  const backbone = findBackbone(name);
  assert.ok(backbone !== undefined);
  const { title, trainedSize } = backbone;
  const named = needsReference(`${title} knows the birds of the example photos`);
  const cached = await Deno.stat(packagedPath(backbone.name)).then(() => true, () => false);
  if (!cached) {
    // deno-lint-ignore no-console -- a skipped test tells why.
    console.log(`skipped: ${named.name} (needs its weights in the cache: deno task article once)`);
  }
  Deno.test({
    ...named,
    ignore: named.ignore || !cached,
    fn: async () => {
      const options = { classes: 1000, imageSize: trainedSize, weights: "imagenet" };
      const model = await createModel(backbone.name, options);
      for (const [photo, index, probability] of expected) {
        const decoded = await decodeImage(`${referenceFolder()}/example_images/${photo}.jpg`);
        const { data } = resizeImage(decoded, trainedSize, trainedSize, "bicubic");
        const values = tf.tidy(() => {
          const pixels = Float32Array.from(data, (value) => value / 255);
          const image = tf.tensor4d(pixels, [1, trainedSize, trainedSize, 3]);
          return (model.predict(image) as tf.Tensor).dataSync();
        });
        assert.equal(values.indexOf(Math.max(...values)), index, photo);
        // Decoders differ by one grey level here and there.
        assert.ok(Math.abs((values[index] as number) - probability) < .02, photo);
      }
      model.dispose();
    },
  });
}
