import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import {
  type BackboneName,
  BACKBONES,
  createModel,
  exportLayersModel,
  findBackbone,
  type InputScaling,
} from "lib/model/mod.ts";
import { withTempFolder } from "../_temp.ts";

/** ARTICLE: parameters without top; the Lites' are the published files' without their heads. */
const parameters: Record<BackboneName, number> = {
  densenet121: 7_037_504,
  xception: 20_861_480,
  efficientnetb0: 4_049_571,
  resnet50: 23_546_057,
  resnet34: 21_302_473,
  resnet18: 11_186_889,
  efficientnetb2: 7_768_569,
  "efficientnet-lite0": 4_694_024 - 1280 * 1000 - 1000,
  "efficientnet-lite1": 5_470_344 - 1280 * 1000 - 1000,
  "efficientnet-lite2": 6_150_168 - 1280 * 1000 - 1000,
  mobilenetv2: 2_257_984,
};

Deno.test("createModel() builds every backbone with its reference's number of weights", async () => {
  await startEngine();
  const before = tf.memory().numTensors;
  for (const { name, parameters: stated, features } of BACKBONES) {
    // The smallest odd size.
    const model = await createModel(name, { classes: 7, imageSize: 33 });
    assert.equal(model.countParams() - features * 7 - 7, parameters[name], name);
    assert.equal(stated, parameters[name], name);
    assert.deepEqual(model.inputs[0]?.shape, [null, 33, 33, 3]);
    assert.equal(model.layers.at(-1)?.name, "predictions");
    const sums = tf.tidy(() =>
      (model.predict(tf.randomUniform([1, 33, 33, 3])) as tf.Tensor).sum(1).dataSync()
    );
    assert.ok(Math.abs((sums[0] as number) - 1) < 1e-5, name);
    model.dispose();
  }
  assert.equal(tf.memory().numTensors, before, "a disposed model leaves no tensor behind");
});

Deno.test("createModel() draws the same weights for the same seed, others for another", async () => {
  const first = async (seed: number) => {
    const model = await createModel("efficientnet-lite0", { classes: 2, imageSize: 32, seed });
    const values = ["stem_conv", "block5b_dwconv", "predictions"].flatMap((name) =>
      Array.from(model.getLayer(name).getWeights()[0]?.dataSync().slice(0, 5) ?? [])
    );
    model.dispose();
    return values;
  };
  const values = await first(1);
  assert.equal(new Set(values).size, 15);
  assert.deepEqual(await first(1), values);
  assert.notDeepEqual(await first(2), values);
});

Deno.test("createModel() starts kernels with the deviations of Keras's initialisers", async () => {
  // Glorot: 2 / (fan in + fan out); He: 2 / fan in; the EfficientNets': 2 / fan out.
  const expected: [BackboneName, string, number][] = [
    ["densenet121", "conv2_block1_2_conv", 2 / (9 * 128 + 9 * 32)],
    ["resnet18", "stage2_unit1_conv1", 2 / (9 * 64)],
    ["efficientnetb0", "top_conv", 2 / 1280],
    ["efficientnetb0", "block6b_dwconv", 2 / 25],
    ["xception", "predictions", 2 / (2048 + 50)],
  ];
  for (const [name, layer, variance] of expected) {
    const model = await createModel(name, { classes: 50, imageSize: 32 });
    const values = model.getLayer(layer).getWeights()[0]?.dataSync() as Float32Array;
    const measured = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    // Some 6,000 values at least: the estimate's own deviation is below 3 %.
    assert.ok(Math.abs(measured / variance - 1) < .1, `${layer}: ${measured} for ${variance}`);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.ok(Math.abs(mean) < 5 * Math.sqrt(variance / values.length), layer);
    model.dispose();
  }
});

Deno.test("createModel() refuses what it cannot build, in words", async () => {
  const options = { classes: 3, imageSize: 64 };
  const refused: [name: string, options: object, message: RegExp][] = [
    ["vgg16", {}, /^Cannot create a model: expected one of efficientnetb0, .*, received vgg16$/],
    ["resnet18", { classes: 0 }, /expected a whole number of classes, at least 1, received 0$/],
    ["resnet18", { classes: 2.5 }, /received 2.5$/],
    [
      "resnet18",
      { onMissingWeights: "ignore" },
      /expected the onMissingWeights error or random, received ignore$/,
    ],
    ["resnet18", { seed: NaN }, /expected a finite seed, received NaN$/],
    [
      "resnet18",
      { inputScaling: "article" },
      /expected the inputScaling family or unit, received article$/,
    ],
    [
      "resnet18",
      { imageSize: 31 },
      /expected a whole imageSize of at least 32 pixels, received 31$/,
    ],
    [
      "resnet18",
      { dropConnectRate: 1 },
      /expected a dropConnectRate from 0 to below 1, received 1$/,
    ],
  ];
  await assert.rejects(
    () => createModel("resnet18", { ...options, weight: "imagenet" } as typeof options),
    { name: "TypeError", message: /received "weight" \(did you mean weights\?\)$/ },
  );
  for (const [name, wrong, message] of refused) {
    await assert.rejects(
      () => createModel(name as BackboneName, { ...options, ...wrong }),
      { name: "RangeError", message },
    );
  }
  await startEngine();
  const before = tf.memory().numTensors;
  const missing = { ...options, weights: "nowhere/weights.h5" };
  await assert.rejects(() => createModel("resnet18", missing), {
    name: "Error",
    message: /^Cannot read the weights nowhere\/weights.h5: expected a readable file, received /,
  });
  assert.equal(tf.memory().numTensors, before, "the model is disposed of");
});

Deno.test("exportLayersModel() says where it cannot write", async () => {
  const model = await createModel("resnet18", { classes: 2, imageSize: 32 });
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    await assert.rejects(
      () => exportLayersModel(model, `${folder}/file/inside`),
      /Cannot export to/,
    );
  });
  model.dispose();
});

Deno.test("a backbone's input scaling is what createModel puts in front of it", async () => {
  for (const { name, inputScaling } of BACKBONES) {
    const model = await createModel(name, { classes: 2, imageSize: 32 });
    const layer = model.layers.find((each) => each.name === "input_scaling");
    model.dispose();
    // EfficientNetB0 and B2 divide by 255 themselves, which 0..1 spares them.
    if (/^efficientnetb/.test(name)) assert.equal(layer, undefined, name);
    else assert.deepEqual((layer as InputScaling).scaling, inputScaling, name);
  }
  const mobile = findBackbone("mobilenetv2")!.inputScaling;
  const black = [-.485 / .229, -.456 / .224, -.406 / .225];
  assert.deepEqual(mobile.offset, black);
  assert.deepEqual(findBackbone("xception")!.inputScaling, { scale: [2], offset: [-1] });
  assert.deepEqual(findBackbone("efficientnetb0")!.inputScaling, { scale: [255], offset: [0] });
  const { scale, offset } = findBackbone("efficientnet-lite1")!.inputScaling;
  assert.ok(Math.abs(scale[0]! + offset[0]! - 1) < 1e-12, "white is 1");
  assert.equal(127 / 255 * scale[0]! + offset[0]!, 0);
});
