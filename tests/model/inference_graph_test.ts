import assert from "node:assert/strict";
import { makeNetwork } from "lib/classifier/page/network.ts";
import { BACKBONES, createModel, inferenceGraph, tf } from "lib/model/mod.ts";
import { createStream } from "lib/random/mod.ts";

const SIZE = 64;

/** Weights as after a training: normalisations that do something, and a head that decides. */
function shake(model: tf.LayersModel): void {
  for (const weight of model.weights) {
    const name = weight.originalName;
    if (!/gamma|beta|moving|mean|variance|predictions|bias/.test(name)) continue;
    const stream = createStream(1, "shake", name);
    const least = /gamma|variance/.test(name) ? 0 : -.1;
    const values = Float32Array.from(
      weight.read().dataSync(),
      (value) => value + stream.uniform(least, .1),
    );
    weight.write(tf.tensor(values, weight.shape as number[]));
  }
}

for (const { name } of BACKBONES) {
  Deno.test(`inferenceGraph() of ${name} answers as the network does, from pixels in 0..255`, async () => {
    const model = await createModel(name, { classes: 4, imageSize: SIZE });
    shake(model);
    const graph = inferenceGraph(model);
    const stream = createStream(2, "pixels");
    const pixels = Uint8Array.from({ length: SIZE * SIZE * 3 }, () => stream.integer(0, 256));
    const images = tf.tensor4d(Float32Array.from(pixels, (v) => v / 255), [1, SIZE, SIZE, 3]);
    const expected = (model.predict(images) as tf.Tensor).dataSync();
    const answer = await makeNetwork(graph)(pixels);
    assert.ok(Math.max(...expected) - Math.min(...expected) > .001, `${expected} are all alike`);
    answer.forEach((value, k) =>
      assert.ok(Math.abs(value - expected[k]!) < 1e-5, `${answer} for ${expected}`)
    );
    const operations = graph.nodes.map(({ op }) => op);
    if (name === "efficientnet-lite0") {
      assert.equal(operations.filter((op) => op === "affine").length, 1, "all others are folded");
    }
    model.dispose();
  });
}
