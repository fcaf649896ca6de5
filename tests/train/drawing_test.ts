import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { createGradientOptimizer, fit, type StepOptions, TrainingStep } from "lib/train/mod.ts";
import { drawingLayers, drawsOf, restoreDraws } from "lib/train/_drawing.ts";
import { DropConnect } from "lib/model/layers/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { allWeights, CLASSES, SIZE, tinyBatches } from "./_tiny.ts";

await startEngine();
const native = tf.getBackend() === "tensorflow";

const LAYERS = {
  dropout: () => tf.layers.dropout({ rate: .25 }),
  "seeded dropout": () => tf.layers.dropout({ rate: .25, seed: 3 }),
  "dropout of whole channels": () => tf.layers.dropout({ rate: .25, noiseShape: [null!, 1, 8] }),
  "spatial dropout": () => tf.layers.spatialDropout1d({ rate: .25 }),
  "Gaussian noise": () => tf.layers.gaussianNoise({ stddev: .5 }),
  "Gaussian dropout": () => tf.layers.gaussianDropout({ rate: .25 }),
  "alpha dropout": () => tf.layers.alphaDropout({ rate: .25 }),
  "dropout in a model in the model": () =>
    tf.sequential({ layers: [tf.layers.dropout({ rate: .25, inputShape: [24, 8] })] }),
};

/** Images as rows of 8 numbers, a layer that draws, a softmax; with a penalty. */
function modelWith(...layers: tf.layers.Layer[]): tf.LayersModel {
  const input = tf.input({ shape: [SIZE, SIZE, 3] });
  let x = tf.layers.reshape({ targetShape: [24, 8] }).apply(input);
  for (const layer of layers) x = layer.apply(x);
  const outputs = tf.layers.dense({
    name: "predictions",
    units: CLASSES,
    activation: "softmax",
    kernelInitializer: tf.initializers.glorotUniform({ seed: 4 }),
    kernelRegularizer: tf.regularizers.l2({ l2: .01 }),
  }).apply(tf.layers.flatten().apply(x));
  return tf.model({ inputs: input, outputs: outputs as tf.SymbolicTensor, name: "drawing" });
}

const batch = (await Array.fromAsync(tinyBatches({ examples: 8 }).epoch(0)))[0]!;

/** Probabilities and losses of six steps at a rate that moves no weight: only the draws differ. */
async function stepsOf(layer: tf.layers.Layer, options: StepOptions) {
  const model = modelWith(layer);
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser, options);
  const results = [];
  for (let i = 0; i < 6; i++) {
    const { probabilities, lossSum } = await step.run(batch, 1e-30);
    results.push([...probabilities, lossSum]);
  }
  const { operations } = step;
  step.dispose();
  optimiser.dispose();
  model.dispose();
  return { results, operations };
}

for (const [name, make] of Object.entries(LAYERS)) {
  Deno.test(`TrainingStep draws ${name} anew at each step, the same recorded or not`, {
    ignore: !native,
  }, async () => {
    const recorded = await stepsOf(make() as tf.layers.Layer, { recordedBatchSize: 8 });
    const eager = await stepsOf(make() as tf.layers.Layer, {});
    assert.ok(recorded.operations! > 10);
    assert.equal(eager.operations, undefined);
    assert.equal(new Set(recorded.results.map(([first]) => first)).size, 6, "six other draws");
    recorded.results.flat().forEach((value, i) => {
      const difference = Math.abs(value - eager.results.flat()[i]!);
      assert.ok(difference < 1e-5, `off ${difference} at ${i}`);
    });
  });
}

/** What a layer makes of ones, many times over. */
function drawnOf(layer: tf.layers.Layer, shape: number[]): Float32Array {
  const model = tf.model(((input) => ({
    inputs: input,
    outputs: layer.apply(input) as tf.SymbolicTensor,
  }))(tf.input({ shape })));
  drawingLayers(model);
  return tf.tidy(() =>
    (model.apply(tf.ones([100, ...shape]), { training: true }) as tf.Tensor).dataSync<"float32">()
  );
}

function momentsOf(values: Float32Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

for (const backend of native ? ["tensorflow", "cpu"] : ["cpu"]) {
  Deno.test(`dropout and noise have the mean and deviation of their rule, ${backend}`, async () => {
    const before = tf.getBackend();
    await tf.setBackend(backend);
    try {
      // Of 40,000 draws: bounds are five standard errors and more.
      const near = (actual: number, expected: number) =>
        assert.ok(Math.abs(actual - expected) < .015, `${actual}, by the rule ${expected}`);
      const drop = momentsOf(drawnOf(tf.layers.dropout({ rate: .2 }), [400]));
      near(drop.mean, 1);
      near(drop.deviation, Math.sqrt(.2 / .8));
      const noise = momentsOf(drawnOf(tf.layers.gaussianNoise({ stddev: .3 }), [400]));
      near(noise.mean, 1);
      near(noise.deviation, .3);
      const gaussian = momentsOf(drawnOf(tf.layers.gaussianDropout({ rate: .2 }), [400]));
      near(gaussian.mean, 1);
      near(gaussian.deviation, .5);
      // Two values: what becomes of 1, and of the negative saturation that stands for a dropped one.
      const alpha = drawnOf(tf.layers.alphaDropout({ rate: .2 }), [400]);
      const saturation = -1.6732632 * 1.0507010;
      const scale = (.8 * (1 + .2 * saturation ** 2)) ** -.5;
      const offset = -scale * saturation * .2;
      const [kept, dropped] = [scale + offset, scale * saturation + offset];
      const isKept = [...alpha].filter((value) => Math.abs(value - kept) < 1e-5).length;
      const isDropped = [...alpha].filter((value) => Math.abs(value - dropped) < 1e-5).length;
      assert.equal(isKept + isDropped, alpha.length);
      near(isKept / alpha.length, .8);
      const rows = drawnOf(tf.layers.spatialDropout1d({ rate: .2 }), [5, 80]);
      rows.forEach((value, i) => {
        if (i % 400 >= 80) assert.equal(value, rows[i - 80], "one draw a channel");
      });
    } finally {
      await tf.setBackend(before);
    }
  });
}

Deno.test("two layers of a model draw apart, and in prediction none does", () => {
  const model = modelWith(tf.layers.dropout({ rate: .5 }), tf.layers.dropout({ rate: .5 }));
  drawingLayers(model);
  const [, , first, second] = model.layers;
  const ones = tf.ones([1, 24, 8]);
  const of = (layer: tf.layers.Layer, training: boolean) =>
    tf.tidy(() => [...(layer.apply(ones, { training }) as tf.Tensor).dataSync()]);
  assert.notDeepEqual(of(first!, true), of(second!, true));
  assert.deepEqual(of(first!, false), [...ones.dataSync()]);
  assert.deepEqual(drawsOf(model), [1, 1]);
  ones.dispose();
  model.dispose();
});

Deno.test("restoreDraws() gives each layer its own number, or all the one of an old file", () => {
  const own = new DropConnect({ name: "own", rate: .5, seed: 1 });
  const model = modelWith(tf.layers.dropout({ rate: .5 }), own, tf.layers.reLU());
  restoreDraws(model, [4, 7]);
  assert.deepEqual(drawsOf(model), [4, 7]);
  assert.equal(own.draws, 7);
  restoreDraws(model, 9);
  assert.deepEqual(drawsOf(model), [9, 9]);
  model.dispose();
});

Deno.test("fit() goes on with the draws of a training that was stopped, bit for bit", () =>
  withTempFolder(async (temp) => {
    const train = tinyBatches({ examples: 72 });
    const trained = async (folder: string, epochs: number[]) => {
      let weights: number[][] = [];
      for (const until of epochs) {
        const model = modelWith(
          tf.layers.dropout({ rate: .3 }),
          tf.layers.gaussianNoise({ stddev: .1 }),
        );
        const checkpoint = { folder, resume: true };
        await fit(model, { train, epochs: until, learningRate: 1e-2, checkpoint });
        weights = allWeights(model);
        model.dispose();
      }
      return weights;
    };
    const whole = await trained(`${temp}/whole`, [3]);
    assert.deepEqual(await trained(`${temp}/parts`, [1, 3]), whole);
    assert.notDeepEqual(await trained(`${temp}/less`, [2]), whole);
  }));
