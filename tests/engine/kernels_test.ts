import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { batchNorm, relu, relu6 } from "lib/engine/kernels/mod.ts";
import { tf } from "lib/engine/tf.ts";

const EPSILON = 1e-3;
const SHAPE: [number, number, number, number] = [3, 4, 5, 2];

await startEngine();
const native = tf.getBackend() === "tensorflow";
// deno-lint-ignore no-console
if (!native) console.log("skipped: native kernels (no native TensorFlow; see deno task doctor)");
const BACKENDS = native ? ["tensorflow", "cpu"] : ["cpu"];

/** Batch normalisation out of TensorFlow.js's own operations, with its own gradients. */
function reference(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  statistics?: { mean: tf.Tensor; variance: tf.Tensor },
): tf.Tensor4D {
  const { mean, variance } = statistics ?? tf.moments(x, [0, 1, 2]);
  const normalised = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, EPSILON)));
  return tf.add(tf.mul(normalised, gamma), beta);
}

function sample(): [tf.Tensor4D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor4D] {
  return [
    tf.randomNormal(SHAPE, 2, 3, "float32", 1),
    tf.tensor1d([0.5, -1.5]),
    tf.tensor1d([0.25, 2]),
    tf.tensor1d([1.5, -0.5]),
    tf.tensor1d([4, 0.3]),
    // The weights of the loss: a plain sum would have a gradient of zero in training.
    tf.randomNormal(SHAPE, 0, 1, "float32", 2),
  ];
}

function assertClose(actual: tf.Tensor, expected: tf.Tensor, tolerance: number): void {
  assert.deepEqual(actual.shape, expected.shape);
  const [a, b] = [actual.dataSync(), expected.dataSync()];
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? NaN) - (b[i] ?? NaN));
    assert.ok(difference <= tolerance, `element ${i}: ${a[i]} and ${b[i]}`);
  }
}

for (const backend of BACKENDS) {
  const inTidy = async (body: () => void) => {
    await tf.setBackend(backend);
    try {
      tf.tidy(body);
    } finally {
      await tf.setBackend(BACKENDS[0] ?? "cpu");
    }
  };

  for (const training of [true, false]) {
    const mode = training ? "training" : "inference";
    Deno.test(`batchNorm() equals plain operations, ${mode}, ${backend}`, () =>
      inTidy(() => {
        const [x, gamma, beta, mean, variance] = sample();
        const [y] = batchNorm(x, gamma, beta, mean, variance, { training, epsilon: EPSILON });
        const statistics = training ? undefined : { mean, variance };
        // Single precision, sums of 60 values of size 10.
        assertClose(y, reference(x, gamma, beta, statistics), 1e-5);
      }));

    Deno.test(`batchNorm() has the gradients of plain operations, ${mode}, ${backend}`, () =>
      inTidy(() => {
        const [x, gamma, beta, mean, variance, weights] = sample();
        const own = tf.grads((a, b, c) =>
          batchNorm(a as tf.Tensor4D, b as tf.Tensor1D, c as tf.Tensor1D, mean, variance, {
            training,
            epsilon: EPSILON,
          })[0].mul(weights).sum()
        )([x, gamma, beta]);
        const statistics = training ? undefined : { mean, variance };
        const plain = tf.grads((a, b, c) =>
          reference(a as tf.Tensor4D, b as tf.Tensor1D, c as tf.Tensor1D, statistics)
            .mul(weights).sum()
        )([x, gamma, beta]);
        own.forEach((gradient, i) => assertClose(gradient, plain[i] as tf.Tensor, 2e-4));
      }));
  }

  Deno.test(`batchNorm() returns the batch's mean and corrected variance, ${backend}`, () =>
    inTidy(() => {
      const [x, gamma, beta, mean, variance] = sample();
      const [, batchMean, batchVariance] = batchNorm(x, gamma, beta, mean, variance, {
        training: true,
        epsilon: EPSILON,
      });
      const moments = tf.moments(x, [0, 1, 2]);
      assertClose(batchMean, moments.mean, 1e-5);
      assertClose(batchVariance, moments.variance.mul(60 / 59), 1e-4);
    }));

  Deno.test(`batchNorm() has the gradient of finite differences, ${backend}`, () =>
    inTidy(() => {
      const [x, gamma, beta, mean, variance, weights] = sample();
      const loss = (input: tf.Tensor) =>
        batchNorm(input as tf.Tensor4D, gamma, beta, mean, variance, {
          training: true,
          epsilon: EPSILON,
        })[0].mul(weights).sum() as tf.Scalar;
      const gradient = tf.grad(loss)(x).dataSync();
      const values = x.dataSync();
      const delta = 0.05;
      for (const at of [0, 17, 63, 119]) {
        const shifted = (by: number) => {
          const copy = values.slice();
          copy[at] = (copy[at] ?? 0) + by;
          return loss(tf.tensor4d(copy, SHAPE)).dataSync()[0] ?? NaN;
        };
        const difference = (shifted(delta) - shifted(-delta)) / (2 * delta);
        // Central differences in single precision: truncation 1e-4, rounding 1e-4.
        assert.ok(Math.abs(difference - (gradient[at] ?? NaN)) < 2e-3, `${difference}`);
      }
    }));

  Deno.test(`batchNorm() leaves no tensor behind but its outputs, ${backend}`, async () => {
    await tf.setBackend(backend);
    const tensors = sample();
    const [x, gamma, beta, mean, variance] = tensors;
    const run = (training: boolean) =>
      batchNorm(x, gamma, beta, mean, variance, { training, epsilon: EPSILON });
    const before = tf.memory().numTensors;
    tf.dispose(run(true));
    assert.equal(tf.memory().numTensors, before);
    run(false)[0].dispose();
    assert.equal(tf.memory().numTensors, before);
    tf.dispose(
      tf.grad((input: tf.Tensor) =>
        batchNorm(input as tf.Tensor4D, gamma, beta, mean, variance, {
          training: true,
          epsilon: EPSILON,
        })[0].sum()
      )(x),
    );
    assert.equal(tf.memory().numTensors, before);
    tf.dispose(tensors);
    await tf.setBackend(BACKENDS[0] ?? "cpu");
  });

  Deno.test(`relu() and relu6() have gradient 1 strictly inside, 0 outside, ${backend}`, () =>
    inTidy(() => {
      const x = tf.tensor1d([-2, 0, 0.5, 5.5, 6, 7]);
      const dy = tf.tensor1d([1, 2, 3, 4, 5, 6]);
      const gradientOf = (f: (x: tf.Tensor) => tf.Tensor) =>
        Array.from(tf.grad((input: tf.Tensor) => f(input).mul(dy).sum())(x).dataSync());
      assert.deepEqual(Array.from(relu(x).dataSync()), [0, 0, 0.5, 5.5, 6, 7]);
      assert.deepEqual(Array.from(relu6(x).dataSync()), [0, 0, 0.5, 5.5, 6, 6]);
      assert.deepEqual(gradientOf(relu), [0, 0, 3, 4, 5, 6]);
      assert.deepEqual(gradientOf(relu6), [0, 0, 3, 4, 0, 0]);
    }));
}

Deno.test("batchNorm() names the shape it cannot normalise", () => {
  const x = tf.zeros([2, 3]) as unknown as tf.Tensor4D;
  const one = tf.tensor1d([1]);
  assert.throws(
    () => batchNorm(x, one, one, one, one, { training: true, epsilon: EPSILON }),
    {
      name: "TypeError",
      message:
        "Cannot normalise a batch: expected shape [batch, height, width, channels], received [2,3]",
    },
  );
  tf.dispose([x, one]);
});
