/**
 * TensorFlow.js as it comes, for comparison: densenet121 out of its own layers, trained by its own
 * `fit`. Speaks as _train_worker.ts does.
 *
 *     deno run -A tests/bench/_stock_worker.ts densenet121 IMAGE_SIZE BATCH_SIZE CLASSES
 */
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { answerOrders } from "./_orders.ts";

await startEngine();
const [imageSize = 192, batchSize = 8, classes = 300] = Deno.args.slice(1).map(Number);

type Node = tf.SymbolicTensor;
const apply = (layer: tf.layers.Layer, x: Node | Node[]) => layer.apply(x) as Node;
const normalise = (x: Node) =>
  apply(tf.layers.activation({ activation: "relu" }), apply(tf.layers.batchNormalization(), x));
const convolve = (x: Node, filters: number, kernelSize: number, strides = 1) =>
  apply(tf.layers.conv2d({ filters, kernelSize, strides, padding: "same", useBias: false }), x);

const input = tf.input({ shape: [imageSize, imageSize, 3] });
let x = normalise(convolve(input, 64, 7, 2));
x = apply(tf.layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" }), x);
[6, 12, 24, 16].forEach((blocks, stage) => {
  if (stage > 0) {
    x = convolve(normalise(x), (x.shape.at(-1) as number) / 2, 1);
    x = apply(tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }), x);
  }
  for (let i = 0; i < blocks; i++) {
    const grown = convolve(normalise(convolve(normalise(x), 128, 1)), 32, 3);
    x = apply(tf.layers.concatenate(), [x, grown]);
  }
});
x = apply(tf.layers.globalAveragePooling2d({ name: "pool" }), normalise(x));
x = apply(tf.layers.dense({ units: classes, activation: "softmax" }), x);
const model = tf.model({ inputs: input, outputs: x });
model.compile({ optimizer: tf.train.adam(1e-4), loss: "categoricalCrossentropy" });
const images = tf.randomUniform([batchSize, imageSize, imageSize, 3], 0, 1, "float32", 1);
const labels = tf.oneHot(tf.range(0, batchSize, 1, "int32"), classes).toFloat();

await answerOrders({ ready: true, version: tf.version["tfjs"] }, {
  step: () => model.fit(images, labels, { batchSize, epochs: 1, verbose: 0 }),
  predict: async () => {
    const output = model.predictOnBatch(images) as tf.Tensor;
    await output.data();
    output.dispose();
  },
}, () => ({}));
