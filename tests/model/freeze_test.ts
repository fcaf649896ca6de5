import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/mod.ts";
import { createModel, freezeLayers } from "lib/model/mod.ts";
import { createGradientOptimizer, evaluate, fit, TrainingStep } from "lib/train/mod.ts";
import { tinyBatches, tinyModel } from "../train/_tiny.ts";

await startEngine();

const train = tinyBatches();

function weightsOf(layer: tf.layers.Layer): number[][] {
  return layer.getWeights().map((weight) => Array.from(weight.dataSync()));
}

Deno.test("freezeLayers() tells which layers learn: all, the head, so many, from a name on, by a pattern", () => {
  const model = tinyModel();
  const all = ["conv1", "bn1", "conv2", "bn2", "predictions"];
  const cases: [Parameters<typeof freezeLayers>[1], string[]][] = [
    ["head", ["predictions"]],
    [1, ["predictions"]],
    [3, ["conv2", "bn2", "predictions"]],
    [{ from: "drop1" }, ["conv2", "bn2", "predictions"]],
    [{ from: "predictions" }, ["predictions"]],
    [/^bn|^predictions$/g, ["bn1", "bn2", "predictions"]],
    ["all", all],
  ];
  for (const [trainable, names] of cases) {
    assert.deepEqual(freezeLayers(model, trainable), names);
    for (const { name, trainableWeights } of model.layers) {
      assert.equal(trainableWeights.length > 0, names.includes(name), `${trainable} ${name}`);
    }
  }
  model.dispose();
});

Deno.test("fit() leaves frozen layers as they are, the moving statistics of batch norms too", async () => {
  const model = tinyModel();
  freezeLayers(model, { from: "conv2" });
  const before = new Map(model.layers.map((layer) => [layer.name, weightsOf(layer)]));
  await fit(model, { train, epochs: 2, learningRate: 1e-2 });
  for (const layer of model.layers) {
    const frozen = !["conv2", "bn2", "predictions"].includes(layer.name);
    const same = JSON.stringify(weightsOf(layer)) === JSON.stringify(before.get(layer.name));
    assert.equal(same, frozen || layer.weights.length === 0, layer.name);
  }
  model.dispose();
});

Deno.test("a partly frozen model trains alike recorded and operation by operation", async () => {
  const [batch] = await Array.fromAsync(train.epoch(0));
  const after = async (options: { recordedBatchSize?: number }) => {
    const model = tinyModel();
    freezeLayers(model, { from: "bn2" });
    const optimiser = createGradientOptimizer({ name: "adam" });
    const step = new TrainingStep(model, optimiser, options);
    for (let i = 0; i < 4; i++) await step.run(batch!, 1e-3);
    const weights = model.layers.flatMap(weightsOf).flat();
    step.dispose();
    optimiser.dispose();
    model.dispose();
    return weights;
  };
  const [eager, recorded] = [await after({}), await after({ recordedBatchSize: 8 })];
  eager.forEach((value, i) => assert.ok(Math.abs(value - recorded[i]!) < 1e-5, `weight ${i}`));
});

Deno.test("a frozen batch norm normalises by its moving statistics in training, as in Keras", async () => {
  // Without dropped branches a frozen backbone gives in training what it gives in prediction.
  const model = await createModel("resnet18", { classes: 3, imageSize: 32, trainable: "head" });
  const batch = { imageSize: 32, labels: Int32Array.of(0, 1), images: new Float32Array(6144) };
  batch.images.forEach((_, i) => batch.images[i] = (i * 7919 % 1000) / 1000);
  const source = {
    examples: 2,
    steps: 1,
    batchSize: 2,
    imageSize: 32,
    async *epoch() {
      yield batch;
    },
  };
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser);
  const { loss } = await evaluate(model, source);
  const frozen = await step.run(batch, 0);
  assert.ok(Math.abs(frozen.lossSum / 2 - loss) < 1e-5, `${frozen.lossSum / 2} and ${loss}`);
  step.dispose();
  freezeLayers(model, "all");
  const learning = new TrainingStep(model, optimiser);
  const free = await learning.run(batch, 0);
  assert.ok(Math.abs(free.lossSum / 2 - loss) > 1e-2, `${free.lossSum / 2} and ${loss}`);
  learning.dispose();
  optimiser.dispose();
  model.dispose();
});

Deno.test("createModel() freezes what it is told to", async () => {
  const options = { classes: 3, imageSize: 32 } as const;
  const from = "conv5_block1_0_bn";
  const model = await createModel("densenet121", { ...options, trainable: { from } });
  const first = model.layers.find((layer) => layer.trainableWeights.length > 0);
  assert.equal(first?.name, from);
  model.dispose();
  const before = tf.memory().numTensors;
  await assert.rejects(
    createModel("resnet18", { ...options, trainable: { from: "conv9" } }),
    {
      name: "RangeError",
      message: "Cannot freeze layers of resnet18: expected the name of one of its layers, " +
        "received conv9",
    },
  );
  assert.equal(tf.memory().numTensors, before, "the model is disposed of");
});

Deno.test("freezeLayers() says what it cannot do", () => {
  const model = tinyModel();
  const cases: [unknown, string, string][] = [
    [0, "RangeError", "1 to 5 trainable layers, received 0"],
    [6, "RangeError", "1 to 5 trainable layers, received 6"],
    [1.5, "RangeError", "1 to 5 trainable layers, received 1.5"],
    [/conv9/, "RangeError", "at least one layer that learns, received /conv9/"],
    [
      "tail",
      "TypeError",
      '"all", "head", a number, a name as { from }, or a pattern, received tail',
    ],
    [
      null,
      "TypeError",
      '"all", "head", a number, a name as { from }, or a pattern, received null',
    ],
  ];
  for (const [trainable, name, rest] of cases) {
    assert.throws(() => freezeLayers(model, trainable as number), {
      name,
      message: `Cannot freeze layers of tiny: expected ${rest}`,
    });
  }
  assert.equal(model.trainableWeights.length, 8);
  model.dispose();
  const stock = tf.sequential({
    layers: [
      tf.layers.batchNormalization({ inputShape: [4], name: "theirs" }),
      tf.layers.dense({ units: 2, activation: "softmax" }),
    ],
  });
  assert.throws(() => freezeLayers(stock, "head"), {
    name: "TypeError",
    message: /which can be frozen, received TensorFlow.js's own, theirs$/,
  });
  stock.dispose();
});
