import assert from "node:assert/strict";
import { tf } from "lib/engine/tf.ts";
import { type BackboneName, createModel, exportLayersModel, Normalization } from "lib/model/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { ruleValues, ruleWeight, weightName } from "./_golden.ts";

// One of each kind of stock replacement: normalised colours, raw pixels, Keras's Normalization
// with swish, ReLU6, and borders of their own.
const names: BackboneName[] = [
  "densenet121",
  "resnet18",
  "efficientnetb0",
  "efficientnet-lite0",
  "mobilenetv2",
];

for (const name of names) {
  Deno.test(`exportLayersModel() writes ${name} as stock layers that predict alike`, async () => {
    await withTempFolder(async (folder) => {
      const model = await createModel(name, { classes: 3, imageSize: 32 });
      for (const layer of model.layers) {
        for (const weight of layer.weights) {
          if (weight.originalName.includes("kernel")) continue;
          const values = ruleWeight(weightName(layer, weight), weight.shape as number[]);
          tf.tidy(() => void weight.write(tf.tensor(values, weight.shape as number[])));
        }
      }
      await exportLayersModel(model, `${folder}/web`);
      const text = await Deno.readTextFile(`${folder}/web/model.json`);
      assert.ok(!/"Plumage[A-Z]/.test(text), "only stock layers");

      const loaded = await tf.loadLayersModel({ load: () => artifacts(`${folder}/web`) });
      const images = tf.tensor4d(new Float32Array(ruleValues("images", 2 * 32 * 32 * 3)), [
        2,
        32,
        32,
        3,
      ]);
      const [expected, actual] = [model, loaded].map((each) =>
        tf.tidy(() => (each.predict(images) as tf.Tensor).dataSync())
      ) as [Float32Array, Float32Array];
      // Stock batch normalisation rounds in another order.
      actual.forEach((value, i) => assert.ok(Math.abs(value - (expected[i] as number)) < 1e-4));
      images.dispose();
      model.dispose();
      loaded.dispose();
    });
  });
}

Deno.test("exportLayersModel() writes statistics of pixels as the convolution that does the same", async () => {
  await withTempFolder(async (folder) => {
    const layer = new Normalization({ name: "normalization" });
    const input = tf.input({ shape: [1, 2, 3], name: "pixels_to_normalise" });
    const model = tf.model({ inputs: input, outputs: layer.apply(input) as tf.SymbolicTensor });
    tf.tidy(() => {
      layer.mean.write(tf.tensor1d([1, -2, 3]));
      layer.variance.write(tf.tensor1d([4, .25, 1]));
    });
    await exportLayersModel(model, folder);
    const loaded = await tf.loadLayersModel({ load: () => artifacts(folder) });
    const pixels = tf.tensor4d([1, -2, 3, 5, 0, 0], [1, 1, 2, 3]);
    const [values, expected] = [loaded, model].map((each) =>
      tf.tidy(() => Array.from((each.predict(pixels) as tf.Tensor).dataSync()))
    ) as [number[], number[]];
    assert.deepEqual(expected, [0, 0, 0, 2, 4, -3]);
    values.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) < 1e-6, `${values}`));
    pixels.dispose();
    model.dispose();
    loaded.dispose();
  });
});

Deno.test("exportLayersModel() writes a channel without variance as the layer computes it", async () => {
  await withTempFolder(async (folder) => {
    const layer = new Normalization({ name: "flat_channel" });
    const input = tf.input({ shape: [1, 1, 3], name: "pixels_with_flat_channel" });
    const model = tf.model({ inputs: input, outputs: layer.apply(input) as tf.SymbolicTensor });
    tf.tidy(() => {
      layer.variance.write(tf.tensor1d([1, 1, 0]));
    });
    await exportLayersModel(model, folder);
    const loaded = await tf.loadLayersModel({ load: () => artifacts(folder) });
    const pixels = tf.tensor4d([.5, .25, .5], [1, 1, 1, 3]);
    const [values, expected] = [loaded, model].map((each) =>
      tf.tidy(() => Array.from((each.predict(pixels) as tf.Tensor).dataSync()))
    ) as [number[], number[]];
    assert.deepEqual(expected, [.5, .25, 5e6]);
    assert.deepEqual(values, expected);
    pixels.dispose();
    model.dispose();
    loaded.dispose();
  });
});

async function artifacts(folder: string): Promise<tf.io.ModelArtifacts> {
  const { modelTopology, weightsManifest } = JSON.parse(
    await Deno.readTextFile(`${folder}/model.json`),
  );
  const [{ paths, weights }] = weightsManifest;
  const shards = paths.map((path: string) => Deno.readFileSync(`${folder}/${path}`));
  const blob = await new Blob(shards).arrayBuffer();
  return { modelTopology, weightSpecs: weights, weightData: blob };
}
