import assert from "node:assert/strict";
import { record } from "lib/engine/kernels/mod.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import {
  BatchNormalization,
  createModel,
  DropConnect,
  InputScaling,
  Normalization,
  Swish,
} from "lib/model/mod.ts";

await startEngine();

function values(tensor: tf.Tensor): number[] {
  return Array.from(tensor.dataSync());
}

function modelOf(layer: tf.layers.Layer, shape = [1, 2, 1]): tf.LayersModel {
  const input = tf.input({ shape });
  return tf.model({ inputs: input, outputs: layer.apply(input) as tf.SymbolicTensor });
}

Deno.test("BatchNormalization updates moving statistics as Keras 2, the variance corrected", () => {
  const layer = new BatchNormalization({ momentum: .9 });
  const model = modelOf(layer);
  tf.tidy(() => {
    const x = tf.tensor4d([1, 2, 3, 6], [2, 1, 2, 1]);
    const y = values(model.apply(x, { training: true }) as tf.Tensor);
    // Mean 3, population variance 3.5, corrected 14 / 3.
    y.forEach((value, i) => {
      const expected = ([1, 2, 3, 6][i] as number - 3) / Math.sqrt(3.5 + 1e-3);
      assert.ok(Math.abs(value - expected) < 1e-5);
    });
  });
  const [mean] = values(layer.movingMean.read());
  const [variance] = values(layer.movingVariance.read());
  assert.ok(Math.abs(mean as number - .3) < 1e-6);
  assert.ok(Math.abs(variance as number - (.9 + .1 * 14 / 3)) < 1e-6);
  model.dispose();
});

Deno.test("BatchNormalization that is not trainable is frozen in training too, as in Keras", () => {
  const layer = new BatchNormalization();
  const model = modelOf(layer);
  layer.trainable = false;
  tf.tidy(() => {
    const x = tf.tensor4d([1, 2, 3, 6], [2, 1, 2, 1]);
    const [training, inference] = [true, false].map((training) =>
      values(model.apply(x, { training }) as tf.Tensor)
    );
    assert.deepEqual(training, inference);
    assert.deepEqual(values(layer.movingMean.read()), [0]);
    layer.trainable = true;
    assert.notDeepEqual(values(model.apply(x, { training: true }) as tf.Tensor), inference);
    assert.notDeepEqual(values(layer.movingMean.read()), [0]);
  });
  model.dispose();
});

Deno.test("a model frozen as a whole leaves all its batch statistics alone", async () => {
  const model = await createModel("resnet18", { classes: 2, imageSize: 32 });
  model.trainable = false;
  const before = model.getWeights().map((weight) => values(weight.sum()));
  tf.tidy(() => void model.apply(tf.randomUniform([2, 32, 32, 3]), { training: true }));
  assert.deepEqual(model.getWeights().map((weight) => values(weight.sum())), before);
  model.dispose();
});

Deno.test("Swish has the gradient of finite differences", () => {
  const model = modelOf(new Swish());
  const points = [-4, -1.278, -.5, 0, .5, 2, 7];
  tf.tidy(() => {
    const swish = (x: tf.Tensor) => model.apply(x) as tf.Tensor;
    const x = tf.tensor4d(points, [points.length, 1, 1, 1]);
    const gradient = values(tf.grad((at) => tf.sum(swish(at)))(x));
    const exact = (at: number) => at / (1 + Math.exp(-at));
    points.forEach((at, i) => {
      // Central differences in double precision; float32 rounds the layer to 1e-6.
      const expected = (exact(at + 1e-4) - exact(at - 1e-4)) / 2e-4;
      assert.ok(Math.abs((gradient[i] as number) - expected) < 2e-6, `at ${at}`);
    });
  });
});

Deno.test("InputScaling and Normalization map each channel by itself", () => {
  const scaling = modelOf(new InputScaling({ scale: [2, 4, 8], offset: [0, 1, -1] }), [1, 1, 3]);
  const layer = new Normalization();
  const normalising = modelOf(layer, [1, 1, 3]);
  tf.tidy(() => {
    const x = tf.tensor4d([1, 1, 1], [1, 1, 1, 3]);
    assert.deepEqual(values(scaling.predict(x) as tf.Tensor), [2, 5, 7]);
    assert.deepEqual(values(normalising.predict(x) as tf.Tensor), [1, 1, 1]);
    layer.mean.write(tf.tensor1d([0, 1, 3]));
    layer.variance.write(tf.tensor1d([4, 1, 4]));
    assert.deepEqual(values(normalising.predict(x) as tf.Tensor), [.5, 0, -1]);
  });
  assert.equal(normalising.countParams(), 7);
  scaling.dispose();
  normalising.dispose();
});

function dropModel(seed: number): tf.LayersModel {
  return modelOf(new DropConnect({ name: "drop", rate: .25, seed }), [1, 1, 1]);
}

function layerOf(model: tf.LayersModel): DropConnect {
  return model.layers.find((layer) => layer instanceof DropConnect)!;
}

function draw(model: tf.LayersModel, training = true): number[] {
  return tf.tidy(() => values(model.apply(tf.ones([400, 1, 1, 1]), { training }) as tf.Tensor));
}

Deno.test("DropConnect drops whole examples at its rate in training, and nothing else", () => {
  const model = dropModel(1);
  assert.deepEqual(new Set(draw(model, false)), new Set([1]));
  const drawn = draw(model);
  assert.deepEqual([...new Set(drawn)].sort(), [0, Math.fround(4 / 3)]);
  const dropped = drawn.filter((value) => value === 0).length;
  // 100 are expected, with a deviation of 8.7.
  assert.ok(dropped > 65 && dropped < 135, `${dropped} of 400`);
});

Deno.test("DropConnect repeats its draws by seed and number, and goes on where told", () => {
  const model = dropModel(1);
  const draws = [draw(model), draw(model), draw(model)];
  assert.notDeepEqual(draws[0], draws[1]);
  assert.equal(layerOf(model).draws, 3);
  layerOf(model).draws = 1;
  assert.deepEqual(draw(model), draws[1]);
  const other = dropModel(1);
  layerOf(other).draws = 2;
  assert.deepEqual(draw(other), draws[2]);
  assert.notDeepEqual(draw(dropModel(2)), draws[0]);
});

Deno.test("DropConnect draws anew each time a recorded graph runs", () => {
  const model = dropModel(1);
  const plain = [draw(model), draw(model)];
  layerOf(model).draws = 0;
  const ones = tf.ones([400, 1, 1, 1]);
  const recording = record(
    [ones],
    [],
    ([x]) => [model.apply(x as tf.Tensor, { training: true }) as tf.Tensor],
  );
  layerOf(model).draws = 0;
  if (recording !== undefined) {
    for (const expected of plain) {
      const [y] = recording.run([ones]);
      assert.deepEqual(values(y as tf.Tensor), expected);
      y?.dispose();
    }
    recording.dispose();
  }
  ones.dispose();
});
