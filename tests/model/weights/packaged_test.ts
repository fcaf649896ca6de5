/** Real weights out of packages against PyTorch: see fixtures/model/packaged. */
import assert from "node:assert/strict";
import { tf } from "lib/engine/tf.ts";
import { decodeImage } from "lib/image/mod.ts";
import { type BackboneName, createModel, PACKAGED, packagedPath } from "lib/model/mod.ts";

interface Answer {
  /** Float32 numbers in base64. */
  readonly features: string;
  /** The most probable ImageNet classes, where the weights have a head. */
  readonly top?: readonly (readonly [index: number, probability: number])[];
}

const folder = new URL("../../fixtures/model/packaged/", import.meta.url);
const answers: Record<string, Answer> = JSON.parse(
  Deno.readTextFileSync(new URL("answers.json", folder)),
);
const names = Object.keys(PACKAGED) as BackboneName[];

Deno.test("PyTorch's answer is known for every network whose weights come in a package", () => {
  assert.deepEqual(names.toSorted(), Object.keys(answers).toSorted());
});

for (const name of names) {
  const title = `${name} with its real weights sees in a drawn bird what PyTorch sees`;
  const cached = await Deno.stat(packagedPath(name)).then(() => true, () => false);
  if (!cached) {
    // deno-lint-ignore no-console -- a skipped test tells why.
    console.log(`skipped: ${title} (needs its weights in the cache: deno task article once)`);
  }
  Deno.test({
    name: title,
    ignore: !cached,
    fn: async () => {
      const { features, top } = answers[name]!;
      const { data, width, height } = await decodeImage(new URL("bird.png", folder).pathname);
      const options = { classes: 1000, imageSize: width, weights: "imagenet" };
      const model = await createModel(name, options);
      const images = tf.tensor4d(Float32Array.from(data, (byte) => byte / 255), [
        1,
        height,
        width,
        3,
      ]);
      const pooled = tf.model({
        inputs: model.inputs,
        outputs: [model.getLayer("avg_pool").output as tf.SymbolicTensor, model.outputs[0]!],
      });
      const [seen, probabilities] = pooled.predict(images) as [tf.Tensor, tf.Tensor];
      const expected = new Float32Array(Uint8Array.fromBase64(features).buffer);
      const differences = seen.dataSync().map((value, i) => value - expected[i]!);
      const error = Math.hypot(...differences) / Math.hypot(...expected);
      // Two libraries' float32 sums.
      assert.ok(error < 1e-5, `features differ by ${error}`);
      const values = probabilities.dataSync();
      for (const [index, probability] of top ?? []) {
        assert.ok(Math.abs(values[index]! - probability) < 1e-5, `class ${index}`);
      }
      tf.dispose([images, seen, probabilities]);
      model.dispose();
    },
  });
}
