import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { planChunks } from "lib/train/_chunks.ts";
import {
  createGradientOptimizer,
  type GradientOptimizer,
  type GradientOptimizerSettings,
} from "lib/train/gradient_optimizer.ts";
import { exponentialStaircase } from "lib/train/schedule.ts";

await startEngine();

type Steps = Record<string, number[]>;
const golden: { start: number[]; adam: Steps; rmsprop: Steps } = JSON.parse(
  await Deno.readTextFile(new URL("../fixtures/train/optimisers.json", import.meta.url)),
);

/** The gradients of make_optimisers.py. */
function gradients(step: number): tf.Tensor[] {
  const values = Array.from(
    { length: 8 },
    (_, i) => Math.sin(0.37 * step + i) * 10 ** (i % 4 - 3),
  );
  return [tf.tensor2d(values.slice(0, 6), [2, 3]), tf.tensor1d(values.slice(6))];
}

function startWeights(): tf.Variable[] {
  return tf.tidy(() => [
    tf.variable(tf.tensor2d(golden.start.slice(0, 6), [2, 3])),
    tf.variable(tf.tensor1d(golden.start.slice(6))),
  ]);
}

function step(optimiser: GradientOptimizer, at: number, learningRate: number): void {
  tf.tidy(() => {
    const rate = tf.scalar(optimiser.nextRate(learningRate));
    optimiser.apply(gradients(at), rate);
  });
}

function values(weights: readonly tf.Variable[]): number[] {
  return weights.flatMap((weight) => Array.from(weight.dataSync()));
}

const RULES: readonly [GradientOptimizerSettings, number, Steps][] = [
  [{ name: "adam" }, 1e-2, golden.adam],
  [{ name: "rmsprop", rho: 0.9, momentum: 0.9 }, 1e-3, golden.rmsprop],
];

for (const [settings, learningRate, expected] of RULES) {
  Deno.test(`createGradientOptimizer() updates as Keras does over 100 steps: ${settings.name}`, () => {
    const weights = startWeights();
    const optimiser = createGradientOptimizer(settings);
    optimiser.prepare(weights);
    const schedule = exponentialStaircase(learningRate, { decayRate: 0.5, decaySteps: 30 });
    for (let at = 0; at < 100; at++) {
      step(optimiser, at, schedule(at));
      const keras = expected[at + 1];
      if (keras === undefined) continue;
      values(weights).forEach((value, i) => {
        // Keras takes the powers of beta in single precision; 100 roundings of 1e-7 each.
        assert.ok(
          Math.abs(value - (keras[i] ?? NaN)) < 1e-5,
          `step ${at}: ${value}, ${keras[i]}`,
        );
      });
    }
    optimiser.dispose();
    tf.dispose(weights);
  });

  Deno.test(`GradientOptimizer goes on from its saved state bit for bit: ${settings.name}`, async () => {
    const [unbroken, first, second] = [0, 1, 2].map(() => createGradientOptimizer(settings)) as [
      GradientOptimizer,
      GradientOptimizer,
      GradientOptimizer,
    ];
    const [one, other] = [startWeights(), startWeights()];
    unbroken.prepare(one);
    first.prepare(other);
    for (let at = 0; at < 7; at++) {
      step(unbroken, at, 0.01);
      if (at < 4) step(first, at, 0.01);
    }
    second.prepare(other);
    second.restore(await first.state());
    for (let at = 4; at < 7; at++) step(second, at, 0.01);
    assert.deepEqual(values(other), values(one));
    for (const optimiser of [unbroken, first, second]) optimiser.dispose();
    tf.dispose([...one, ...other]);
  });
}

Deno.test("createGradientOptimizer() keeps rho, momentum, beta1 and beta2 apart: two steps by hand", () => {
  const twice = (settings: GradientOptimizerSettings) => {
    const weight = tf.variable(tf.tensor1d([1]));
    const optimiser = createGradientOptimizer(settings);
    optimiser.prepare([weight]);
    for (const value of [2, -1]) {
      tf.tidy(() => {
        const rate = tf.scalar(optimiser.nextRate(.1));
        optimiser.apply([tf.tensor1d([value])], rate);
      });
    }
    const [result] = weight.dataSync();
    optimiser.dispose();
    weight.dispose();
    return result!;
  };
  // v = .5 * 0 + .5 * 4 = 2, u = .1 * 2 / sqrt(2); v = .5 * 2 + .5 * 1 = 1.5,
  // u = .25 u - .1 / sqrt(1.5).
  const first = .2 / Math.sqrt(2);
  const momentum = 1 - first - (.25 * first - .1 / Math.sqrt(1.5));
  const rmsprop = twice({ name: "rmsprop", rho: .5, momentum: .25, epsilon: 0 });
  assert.ok(Math.abs(rmsprop - momentum) < 1e-6, `${rmsprop}, by hand ${momentum}`);
  // m = .5 * 2 = 1, v = .25 * 4 = 1, corrected 2 and 4; m = .5 - .5 = 0.
  const adam = twice({ name: "adam", beta1: .5, beta2: .75, epsilon: 0 });
  assert.ok(Math.abs(adam - .9) < 1e-6, `${adam}, by hand .9`);
});

Deno.test("GradientOptimizer forgets all when it is prepared anew", () => {
  const weights = startWeights();
  const optimiser = createGradientOptimizer({ name: "adam" });
  const firstSteps = () => {
    tf.tidy(() => weights.forEach((weight, i) => weight.assign(startWeights()[i]!)));
    optimiser.prepare(weights);
    for (let at = 0; at < 3; at++) step(optimiser, at, .01);
    return values(weights);
  };
  assert.deepEqual(firstSteps(), firstSteps());
  optimiser.dispose();
  tf.dispose(weights);
});

Deno.test("GradientOptimizer leaves no tensor behind", () => {
  const weights = startWeights();
  const before = tf.memory().numTensors;
  const optimiser = createGradientOptimizer({ name: "adam" });
  optimiser.prepare(weights);
  const prepared = tf.memory().numTensors;
  for (let at = 0; at < 5; at++) step(optimiser, at, 0.01);
  assert.equal(tf.memory().numTensors, prepared);
  optimiser.dispose();
  assert.equal(tf.memory().numTensors, before);
  tf.dispose(weights);
});

Deno.test("createGradientOptimizer() refuses unknown names and decays out of range", () => {
  assert.throws(
    () => createGradientOptimizer({ name: "sgd" } as unknown as GradientOptimizerSettings),
    {
      name: "RangeError",
      message: "Cannot create an optimiser: expected the name adam or rmsprop, received sgd",
    },
  );
  assert.throws(() => createGradientOptimizer({ name: "adam", beta1: 1 }), {
    message: "Cannot create an optimiser: expected beta1 in [0, 1), received 1",
  });
});

Deno.test("planChunks() gathers neighbours and leaves large weights alone", () => {
  const chunks = planChunks([3, 4, 20, 1, 1, 9], 10);
  assert.deepEqual(chunks.map((chunk) => chunk.sizes), [[3, 4], [20], [1, 1], [9]]);
  assert.deepEqual(chunks.map((chunk) => [chunk.first, chunk.end]), [[0, 2], [2, 3], [3, 5], [
    5,
    6,
  ]]);
});

Deno.test("exponentialStaircase() drops by the rate every decaySteps steps", () => {
  const schedule = exponentialStaircase(1, { decayRate: 0.5, decaySteps: 3 });
  assert.deepEqual([0, 1, 2, 3, 5, 6].map(schedule), [1, 1, 1, 0.5, 0.5, 0.25]);
  assert.throws(() => exponentialStaircase(1, { decayRate: 1.5, decaySteps: 3 }), {
    name: "RangeError",
    message: "Cannot decay a learning rate: expected a decayRate in (0, 1], received 1.5",
  });
});
