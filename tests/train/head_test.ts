import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { cacheFeatures, evaluate, trainHead } from "lib/train/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { allWeights, tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();

const train = tinyBatches({ examples: 90 });
const valid = tinyBatches({ examples: 30, seed: 9, shuffle: false });

Deno.test("trainHead() learns by the last layer alone, and leaves the backbone as it was", async () => {
  const model = tinyModel();
  const weightsOf = (layer: tf.layers.Layer | undefined) =>
    (layer?.weights ?? []).map((weight) => Array.from(weight.read().dataSync()));
  const backbone = () => model.layers.slice(0, -1).map(weightsOf);
  const [before, head] = [backbone(), weightsOf(model.layers.at(-1))];
  const { epochs } = await trainHead(model, { train, valid, epochs: 40, learningRate: .05 });
  assert.deepEqual(backbone(), before);
  assert.notDeepEqual(weightsOf(model.layers.at(-1)), head);
  const best = Math.max(...epochs.map((record) => record.validF1 ?? 0));
  assert.ok(best > .8, `F1 ${best}`);
  const { f1 } = await evaluate(model, valid);
  assert.ok(Math.abs(f1 - best) < 1e-6, `${f1} and ${best}`);
  model.dispose();
});

Deno.test("cacheFeatures() gives what serves several trainings, and leaves no tensor", async () => {
  const model = tinyModel();
  const cached = await cacheFeatures(model, train);
  assert.deepEqual([cached.width, cached.labels.length, cached.features.length], [12, 90, 1080]);
  const options = { train: cached, epochs: 1, learningRate: .01 };
  await trainHead(model, options);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) await trainHead(model, options);
  assert.equal(tf.memory().numTensors, before);
  model.dispose();
});

Deno.test("trainHead() goes on from its checkpoint with the numbers of the unbroken training", () =>
  withTempFolder(async (folder) => {
    const options = { train, valid, learningRate: .05 } as const;
    const unbroken = tinyModel();
    const expected = await trainHead(unbroken, { ...options, epochs: 4 });
    await trainHead(tinyModel(), { ...options, epochs: 2, checkpoint: { folder } });
    const model = tinyModel();
    const checkpoint = { folder, resume: true };
    const { epochs } = await trainHead(model, { ...options, epochs: 4, checkpoint });
    const timeless = (record: object) => ({ ...record, seconds: 0 });
    assert.deepEqual(epochs.map(timeless), expected.epochs.map(timeless));
    assert.deepEqual(allWeights(model), allWeights(unbroken));
    // Another backbone sees other features.
    await assert.rejects(trainHead(tinyModel(5), { ...options, epochs: 4, checkpoint }), {
      message: /received train.data [0-9a-f]{16} then, [0-9a-f]{16} now; valid.data /,
    });
    await assert.rejects(trainHead(model, { ...options, epochs: 5, seed: 1, checkpoint }), {
      message: /received train.data [0-9a-f]{16} then, [0-9a-f]{16} now$/,
    });
  }));

Deno.test("trainHead() trains on each example once an epoch", async () => {
  const model = tinyModel();
  const { loss } = await evaluate(model, train);
  // At such a rate nothing changes: the mean over the epoch is that of all examples.
  for (const batchSize of [1, 7, 90]) {
    const { epochs } = await trainHead(model, { train, epochs: 2, learningRate: 1e-30, batchSize });
    for (const epoch of epochs) assert.ok(Math.abs(epoch.loss - loss) < 1e-5, `${epoch.loss}`);
  }
  model.dispose();
});

Deno.test("trainHead() refuses what it cannot train on", async () => {
  const model = tinyModel();
  const cached = await cacheFeatures(model, valid);
  const refused: [object, string, RegExp][] = [
    [{ batchSize: 0 }, "RangeError", /expected a batchSize of at least 1, received 0$/],
    [{ batchSize: NaN }, "RangeError", /expected a batchSize of at least 1, received NaN$/],
    [{ seed: NaN }, "RangeError", /expected a finite seed, received NaN$/],
    [{ batchsize: 4 }, "TypeError", /received "batchsize"/],
    [
      { train: { ...cached, width: 6 } },
      "TypeError",
      /this model, 12 an example, received 360 for/,
    ],
    [
      { valid: { ...cached, labels: cached.labels.slice(1) } },
      "TypeError",
      /this model, 12 an example, received 360 for 29 examples, 12 each$/,
    ],
  ];
  for (const [wrong, name, message] of refused) {
    const options = { train: cached, valid: cached, epochs: 1, ...wrong };
    await assert.rejects(trainHead(model, options), { name, message });
  }
  model.dispose();
});

Deno.test("cacheFeatures() tells how far it is", async () => {
  const model = tinyModel();
  const seen: string[] = [];
  await cacheFeatures(model, tinyBatches({ examples: 20 }), {
    onProgress: ({ what, done, total }) => seen.push(`${what} ${done}/${total}`),
  });
  assert.deepEqual(seen, [1, 2, 3].map((done) => `compute the features ${done}/3`));
  model.dispose();
});
