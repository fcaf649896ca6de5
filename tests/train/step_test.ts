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
import { targetsOf } from "lib/train/_targets.ts";
import { allWeights, tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();
const native = tf.getBackend() === "tensorflow";

const batches: StepBatch[] = [];
for await (const batch of tinyBatches({ examples: 32 }).epoch(0)) batches.push(batch);

type Trained = Record<"losses" | "probabilities" | "weights", number[]>;

/** Fused operations round differently: in six steps by 3e-7 of the loss, measured. */
const ROUNDING = 1e-5;

function assertAlike(actual: Trained, expected: Trained): void {
  for (const key of ["losses", "probabilities", "weights"] as const) {
    assert.equal(actual[key].length, expected[key].length);
    expected[key].forEach((value, i) => {
      const difference = Math.abs(value - actual[key][i]!);
      assert.ok(difference < ROUNDING, `${key} ${i}: off ${difference}`);
    });
  }
}

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
  assertAlike(recorded, eager);
});

Deno.test("TrainingStep with weights that stay in its graph gives the same bits", {
  ignore: !native,
}, async () => {
  const [own, travelling] = [true, false].map((residentWeights) => async () => {
    const model = tinyModel();
    const optimiser = createGradientOptimizer({ name: "adam" });
    const step = new TrainingStep(model, optimiser, { recordedBatchSize: 8, residentWeights });
    const predictor = new Predictor(model, { recordedBatchSize: 8 });
    const [first, ...others] = batches as [StepBatch, ...StepBatch[]];
    const part = {
      ...first,
      images: first.images.slice(0, first.images.length / 2),
      labels: first.labels.slice(0, first.labels.length / 2),
    };
    const seen: unknown[] = [];
    // Smaller batches run operation by operation in between, and another reads the weights.
    for (const batch of [first, ...others, part, first, ...others, part]) {
      const { lossSum, probabilities } = await step.run(batch, 1e-3);
      seen.push(lossSum, [...probabilities]);
    }
    step.settle();
    seen.push([...(await predictor.predict(first)).probabilities]);
    seen.push((await optimiser.state()).slots.map((slot) => [...slot]), allWeights(model));
    await step.run(first, 1e-3);
    step.dispose();
    seen.push(allWeights(model));
    predictor.dispose();
    optimiser.dispose();
    model.dispose();
    return seen;
  });
  assert.deepEqual(await own!(), await travelling!());
});

Deno.test("a step more or less is far beyond what rounding can do", async () => {
  const [five, six] = [await train({}, 5), await train({}, 6)];
  const moved = six.weights.map((weight, i) => Math.abs(weight - five.weights[i]!));
  assert.ok(Math.max(...moved) > 100 * ROUNDING, `${Math.max(...moved)}`);
  assert.throws(() => assertAlike({ ...six, weights: five.weights }, six), /weights \d+: off/);
});

for (
  const options of [{}, { recordedBatchSize: 8 }, { recordedBatchSize: 8, residentWeights: true }]
) {
  const how = "residentWeights" in options
    ? "with weights in the graph"
    : "recordedBatchSize" in options
    ? "recorded"
    : "operation by operation";
  Deno.test(`TrainingStep and Predictor leave no tensor in 200 steps, ${how}`, {
    ignore: !native && "recordedBatchSize" in options,
  }, async () => {
    const before = tf.memory().numTensors;
    const model = tinyModel();
    const optimiser = createGradientOptimizer({ name: "rmsprop" });
    const step = new TrainingStep(model, optimiser, options);
    const { recordedBatchSize } = { recordedBatchSize: undefined, ...options };
    const predictor = new Predictor(model, recordedBatchSize ? { recordedBatchSize } : {});
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
    assertAlike(await train({}, 2), reference);
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

/** Flat images, a layer in between, a softmax. */
function modelWith(
  layer: tf.layers.Layer,
  head: Partial<Parameters<typeof tf.layers.dense>[0]> = {},
): tf.LayersModel {
  const input = tf.input({ shape: [8, 8, 3] });
  const flat = layer.apply(tf.layers.flatten().apply(input));
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 4 });
  const dense = tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer, ...head });
  return tf.model({ inputs: input, outputs: dense.apply(flat) as tf.SymbolicTensor });
}

/** Three steps that are to be recorded; the weights after them. */
async function stepsOf(model: tf.LayersModel) {
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser, { recordedBatchSize: 8 });
  const answers: number[][] = [];
  for (let i = 0; i < 3; i++) {
    answers.push([...(await step.run(batches[0]!, 1e-2)).probabilities]);
  }
  const { operations } = step;
  const predictor = new Predictor(model, { recordedBatchSize: 8 });
  const predicted = [await predictor.predict(batches[0]!), await predictor.predict(batches[0]!)];
  assert.deepEqual(predicted[0], predicted[1]);
  predictor.dispose();
  step.dispose();
  optimiser.dispose();
  const weights = allWeights(model);
  model.dispose();
  return { operations, weights, answers };
}

Deno.test("TrainingStep records no layer that nobody here knows", { ignore: !native }, async () => {
  class OwnNoise extends tf.layers.Layer {
    static className = "OwnNoise";
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.clone(Array.isArray(inputs) ? inputs[0]! : inputs);
    }
  }
  const { operations } = await stepsOf(modelWith(new OwnNoise({})));
  assert.equal(operations, undefined);
  const known = await stepsOf(modelWith(tf.layers.reLU()));
  assert.ok(known.operations! > 10);
});

const NORM = (values: number[]) => Math.hypot(...values);

Deno.test(
  "TrainingStep follows penalties and rules for weights, recorded",
  { ignore: !native },
  async () => {
    const plain = await stepsOf(modelWith(tf.layers.reLU()));
    const kernelRegularizer = tf.regularizers.l2({ l2: 10 });
    const decayed = await stepsOf(modelWith(tf.layers.reLU(), { kernelRegularizer }));
    assert.ok(decayed.operations! > plain.operations!);
    assert.ok(NORM(decayed.weights[0]!) < NORM(plain.weights[0]!));
    const kernelConstraint = tf.constraints.maxNorm({ maxValue: .1, axis: 0 });
    const bound = await stepsOf(modelWith(tf.layers.reLU(), { kernelConstraint }));
    assert.ok(bound.operations! > plain.operations!);
    for (let unit = 0; unit < 3; unit++) {
      const column = bound.weights[0]!.filter((_, i) => i % 3 === unit);
      assert.ok(NORM(column) < .1001, `${NORM(column)}`);
    }
  },
);

Deno.test(
  "TrainingStep records no penalty and no rule of the reader's own",
  { ignore: !native },
  async () => {
    class Halving extends tf.serialization.Serializable {
      static className = "Halving";
      apply(weight: tf.Tensor): tf.Tensor {
        return tf.mul(weight, .5);
      }
      getConfig() {
        return {};
      }
    }
    for (const name of ["kernelConstraint", "kernelRegularizer"]) {
      const model = modelWith(tf.layers.reLU());
      const head = model.layers.at(-1)! as unknown as Record<string, unknown>;
      head[name] = new Halving();
      if (name === "kernelRegularizer") {
        model.layers.at(-1)!.addLoss(() => tf.scalar(1));
      } else {
        Object.assign(model.layers.at(-1)!.weights[0]!, { constraint: new Halving() });
      }
      assert.equal((await stepsOf(model)).operations, undefined, name);
    }
  },
);

Deno.test("the loss that is told holds the penalties, in training and prediction", async () => {
  const l2 = .3;
  const lossesOf = async (head: Parameters<typeof modelWith>[1]) => {
    const model = modelWith(tf.layers.reLU(), head);
    const kernel = allWeights(model)[0]!;
    const optimiser = createGradientOptimizer({ name: "adam" });
    const step = new TrainingStep(model, optimiser, { recordedBatchSize: 8 });
    const predictor = new Predictor(model, { recordedBatchSize: 8 });
    const told = [
      (await predictor.predict(batches[0]!)).lossSum,
      (await step.run(batches[0]!, 1e-3)).lossSum,
    ];
    predictor.dispose();
    step.dispose();
    optimiser.dispose();
    model.dispose();
    return { told, kernel };
  };
  const plain = await lossesOf({});
  const decayed = await lossesOf({ kernelRegularizer: tf.regularizers.l2({ l2 }) });
  const penalty = l2 * NORM(decayed.kernel) ** 2;
  decayed.told.forEach((loss, i) => {
    const difference = (loss - plain.told[i]!) / batches[0]!.labels.length;
    assert.ok(Math.abs(difference / penalty - 1) < 1e-4, `${difference}, by hand ${penalty}`);
  });
});

Deno.test("TrainingStep and Predictor refuse labels that are no class before anything changes", async () => {
  const model = tinyModel();
  const optimiser = createGradientOptimizer({ name: "adam" });
  const step = new TrainingStep(model, optimiser);
  const predictor = new Predictor(model);
  const before = allWeights(model);
  const batch = batches[0]!;
  for (const label of [-1, 3, 2 ** 31 - 1, NaN, 1.5]) {
    const labels = Array.from(batch.labels) as unknown as Int32Array;
    labels[2] = label;
    const refused = {
      name: "RangeError",
      message: "Cannot compare image 2 of a batch with its class: expected a label of 0 to 2, " +
        `received ${label}`,
    };
    await assert.rejects(step.run({ ...batch, labels }, 1e-3), refused);
    await assert.rejects(predictor.predict({ ...batch, labels }), refused);
  }
  assert.deepEqual(allWeights(model), before);
  assert.equal(optimiser.steps, 0);
  predictor.dispose();
  step.dispose();
  optimiser.dispose();
  model.dispose();
});

Deno.test("targetsOf() smooths as Keras does", () => {
  const near = (actual: Float32Array, expected: number[]) => {
    assert.equal(actual.length, expected.length);
    expected.forEach((value, i) => assert.ok(Math.abs(actual[i]! - value) < 1e-7, `${actual}`));
  };
  near(targetsOf(Int32Array.of(1, 3), 4), [0, 1, 0, 0, 0, 0, 0, 1]);
  near(targetsOf(Int32Array.of(1), 4, .2), [.05, .85, .05, .05]);
});

Deno.test("TrainingStep weighs the loss of each example by the weight of its class", async () => {
  const lossOf = async (classWeights?: number[]) => {
    const model = tinyModel();
    const optimiser = createGradientOptimizer({ name: "adam" });
    const step = new TrainingStep(model, optimiser, classWeights ? { classWeights } : {});
    const { lossSum, probabilities } = await step.run(batches[0]!, 0);
    step.dispose();
    optimiser.dispose();
    model.dispose();
    const losses = Array.from(batches[0]!.labels, (label, row) => {
      return -Math.log(probabilities[3 * row + label]!);
    });
    return { lossSum, losses };
  };
  const weights = [.5, 2, 7];
  const { lossSum, losses } = await lossOf(weights);
  const expected = losses.reduce(
    (sum, loss, i) => sum + loss * weights[batches[0]!.labels[i]!]!,
    0,
  );
  assert.ok(Math.abs(lossSum / expected - 1) < 1e-5, `${lossSum}, by hand ${expected}`);
  assert.notEqual((await lossOf()).lossSum, lossSum);
});
