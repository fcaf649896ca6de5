import assert from "node:assert/strict";
import { cacheFolder } from "lib/disk/cache_folder.ts";
import { tf } from "lib/engine/tf.ts";
import { decodeImage } from "lib/image/mod.ts";
import { createModel } from "lib/model/mod.ts";
import { needsReference, referenceFolder } from "../../_reference.ts";

const named = needsReference("EfficientNet-Lite0 knows the birds of the example photos");
const cached = await Deno.stat(`${cacheFolder()}/weights/efficientnet-lite0.pth`).then(
  () => true,
  () => false,
);
if (!cached) {
  // deno-lint-ignore no-console -- a skipped test tells why.
  console.log(
    `skipped: ${named.name} (needs its weights in the cache: run deno task article once)`,
  );
}

Deno.test({
  ...named,
  ignore: named.ignore || !cached,
  fn: async () => {
    const options = { classes: 1000, imageSize: 224, weights: "imagenet" };
    const model = await createModel("efficientnet-lite0", options);
    // ImageNet classes: crane, quail, ostrich for the emu, kite for the owl; it has neither bird.
    const expected: [photo: string, index: number, probability: number][] = [
      ["AFRICAN CROWNED CRANE", 134, .979],
      ["GAMBELS QUAIL", 85, .858],
      ["EMU", 9, .662],
      ["BARN OWL", 21, .471],
    ];
    for (const [photo, index, probability] of expected) {
      const { data } = await decodeImage(`${referenceFolder()}/example_images/${photo}.jpg`);
      const values = tf.tidy(() => {
        const image = tf.tensor4d(Float32Array.from(data, (value) => value / 255), [
          1,
          224,
          224,
          3,
        ]);
        return (model.predict(image) as tf.Tensor).dataSync();
      });
      assert.equal(values.indexOf(Math.max(...values)), index, photo);
      // Decoders differ by one grey level here and there.
      assert.ok(Math.abs((values[index] as number) - probability) < .02, photo);
    }
    model.dispose();
  },
});
