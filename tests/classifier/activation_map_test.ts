import assert from "node:assert/strict";
import { activationMap, lightActivationMap, loadClassifier } from "lib/classifier/mod.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { resizeImage } from "lib/image/mod.ts";
import { type BackboneName, createModel } from "lib/model/mod.ts";
import { ruleValues, ruleWeight, weightName } from "../model/_golden.ts";
import { withTempFolder } from "../_temp.ts";
import { blocks, smallClassifier } from "./_small.ts";

/** Of the largest value: both sides add up float32 in an order of their own. */
const TOLERANCE = 1e-5;

const golden: {
  readonly imageSize: number;
  readonly classes: number;
  readonly networks: Readonly<Record<string, readonly { readonly map: readonly number[] }[]>>;
} = JSON.parse(
  await Deno.readTextFile(new URL("../fixtures/classifier/gradcam.json", import.meta.url)),
);

Deno.test("activationMap() is Grad-CAM times the number of places, and its mean is the logit", async () => {
  await withTempFolder(async (folder) => {
    (await smallClassifier(`${folder}/bundle`)).dispose();
    const classifier = await loadClassifier(`${folder}/bundle`);
    const { model } = classifier;
    const image = resizeImage(blocks(2), 64, 64, "nearest");
    const [pooling, head] = model.layers.slice(-2);
    const places = tf.model({
      inputs: model.inputs,
      outputs: pooling!.input as tf.SymbolicTensor,
    });
    const pixels = tf.tensor4d(Float32Array.from(image.data, (value) => value / 255), [
      1,
      64,
      64,
      3,
    ]);
    const activations = places.predict(pixels) as tf.Tensor4D;
    const [, height, width] = activations.shape;
    const [kernel, bias] = head!.getWeights() as [tf.Tensor2D, tf.Tensor1D];
    for (const k of [0, 1, 2]) {
      const map = await activationMap(model, image, k);
      assert.deepEqual([map.height, map.width], [height, width]);
      // Grad-CAM: the gradient of the logit by the activations, averaged over places, as weights.
      const logit = (a: tf.Tensor4D) =>
        tf.add(tf.matMul(tf.mean(a, [1, 2]) as tf.Tensor2D, kernel), bias)
          .slice([0, k], [1, 1]).asScalar();
      const weights = tf.grad((a) => logit(a as tf.Tensor4D))(activations).mean([1, 2], true);
      const gradCam = await activations.mul(weights).sum(3).data();
      const scale = Math.max(...map.values.map(Math.abs));
      for (const [i, value] of map.values.entries()) {
        assert.ok(Math.abs(value - gradCam[i]! * height * width) < 1e-5 * scale, `place ${i}`);
      }
      const mean = map.values.reduce((sum, value) => sum + value, 0) / map.values.length;
      const [wanted] = await logit(activations).data();
      const [ofClass] = (await bias.data()).slice(k);
      assert.ok(Math.abs(mean + ofClass! - wanted!) < 1e-4, `${mean + ofClass!} for ${wanted}`);
    }
    await assert.rejects(activationMap(model, image, 3), /a class from 0 to 2, received 3$/);
    await assert.rejects(activationMap(model, blocks(2), 0), /64 x 64 pixels, received 120 x 90$/);
    classifier.dispose();
  });
});

for (const [name, maps] of Object.entries(golden.networks)) {
  Deno.test(`activationMap() of ${name} is the Grad-CAM of Keras's example`, async () => {
    await startEngine();
    const { imageSize, classes } = golden;
    const model = await createModel(name as BackboneName, { classes, imageSize });
    for (const layer of model.layers) {
      for (const weight of layer.weights) {
        const shape = weight.shape as number[];
        const values = ruleWeight(weightName(layer, weight), shape);
        tf.tidy(() => void weight.write(tf.tensor(values, shape)));
      }
    }
    const data = Uint8Array.from(
      ruleValues("gradcam", imageSize * imageSize * 3),
      (value) => Math.floor(value * 256),
    );
    for (const [k, { map: expected }] of maps.entries()) {
      const map = await activationMap(model, { width: imageSize, height: imageSize, data }, k);
      assert.equal(map.values.length, expected.length);
      const scale = Math.max(...expected.map(Math.abs));
      for (const [i, value] of map.values.entries()) {
        const gap = Math.abs(value / expected.length - expected[i]!) / scale;
        assert.ok(gap < TOLERANCE, `class ${k}, place ${i}: off ${gap}`);
      }
    }
    model.dispose();
  });
}

Deno.test("lightActivationMap() lights the strongest place most, and dims what speaks against", () => {
  const image = { width: 20, height: 10, data: new Uint8Array(600).fill(100) };
  const map = { width: 2, height: 1, values: Float32Array.of(3, -5) };
  const { data } = lightActivationMap(image, map);
  assert.deepEqual([data[0], data[3 * 19]], [100, 25]);
  assert.ok(data[3 * 9]! > 25 && data[3 * 9]! < 100, "smooth in between");
  const none = { ...map, values: Float32Array.of(-1, -2) };
  assert.deepEqual(lightActivationMap(image, none).data, image.data);
});
