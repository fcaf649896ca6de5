import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { cacheFeatures, evaluate, trainHead } from "lib/train/mod.ts";
import { tinyBatches, tinyModel } from "./_tiny.ts";

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
