import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import {
  createGradientOptimizer,
  Predictor,
  type StepBatch,
  type StepOptions,
  TrainingStep,
} from "lib/train/mod.ts";
import { allWeights, tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();
const native = tf.getBackend() === "tensorflow";

const batches: StepBatch[] = [];
for await (const batch of tinyBatches({ examples: 32 }).epoch(0)) batches.push(batch);

/** Weights, probabilities and losses of a few steps. */
async function train(options: StepOptions, steps: number) {
  const model = tinyModel();
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser, options);
  const losses: number[] = [];
  const probabilities: number[] = [];
  for (let i = 0; i < steps; i++) {
    const result = await step.run(batches[i % batches.length]!, 1e-3);
    losses.push(result.lossSum);
    probabilities.push(...result.probabilities);
  }
  const weights = allWeights(model).flat();
  step.dispose();
  optimiser.dispose();
  model.dispose();
  return { losses, probabilities, weights };
}

Deno.test("TrainingStep gives the same recorded as operation by operation", {
  ignore: !native,
}, async () => {
  const [eager, recorded] = [await train({}, 6), await train({ recordedBatchSize: 8 }, 6)];
  for (const key of ["losses", "probabilities", "weights"] as const) {
    eager[key].forEach((value, i) => {
      // Fused operations round differently; Adam's first steps have the size of the learning rate.
      const difference = Math.abs(value - (recorded[key][i] ?? NaN));
      assert.ok(difference < 1e-3, `${key} ${i}: off ${difference}`);
    });
  }
});

for (const options of [{}, { recordedBatchSize: 8 }]) {
  const how = "recordedBatchSize" in options ? "recorded" : "operation by operation";
  Deno.test(`TrainingStep and Predictor leave no tensor in 200 steps, ${how}`, {
    ignore: !native && "recordedBatchSize" in options,
  }, async () => {
    const before = tf.memory().numTensors;
    const model = tinyModel();
    const optimiser = createGradientOptimizer({ name: "rmsprop" });
    const step = new TrainingStep(model, optimiser, options);
    const predictor = new Predictor(model, options);
    const once = async () => {
      await step.run(batches[0]!, 1e-3);
      await predictor.predict(batches[1]!);
    };
    await once();
    const { numTensors, numDataBuffers } = tf.memory();
    for (let i = 0; i < 200; i++) await once();
    assert.equal(tf.memory().numTensors, numTensors);
    assert.equal(tf.memory().numDataBuffers, numDataBuffers);
    predictor.dispose();
    step.dispose();
    optimiser.dispose();
    model.dispose();
    assert.equal(tf.memory().numTensors, before);
  });
}

Deno.test("TrainingStep trains alike on the JavaScript backend", { ignore: !native }, async () => {
  const reference = await train({}, 2);
  await tf.setBackend("cpu");
  try {
    const plain = await train({}, 2);
    plain.losses.forEach((loss, i) => {
      assert.ok(Math.abs(loss - (reference.losses[i] ?? NaN)) < 1e-3, `${loss}`);
    });
  } finally {
    await tf.setBackend("tensorflow");
  }
});

Deno.test("TrainingStep trains a model that cannot be recorded operation by operation", {
  ignore: !native,
}, async () => {
  class Reading extends tf.layers.Layer {
    static className = "Reading";
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      return tf.mul(x, 1 + 0 * x.dataSync().length);
    }
  }
  const input = tf.input({ shape: [8, 8, 3] });
  const flat = tf.layers.flatten().apply(new Reading({}).apply(input));
  const outputs = tf.layers.dense({ units: 3, activation: "softmax" }).apply(flat);
  const model = tf.model({ inputs: input, outputs: outputs as tf.SymbolicTensor });
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser, { recordedBatchSize: 8 });
  const losses = [];
  for (let i = 0; i < 5; i++) losses.push((await step.run(batches[0]!, 1e-2)).lossSum);
  assert.equal(step.operations, undefined);
  assert.ok(losses.at(-1)! < losses[0]!);
  step.dispose();
  optimiser.dispose();
  model.dispose();
});
