import assert from "node:assert/strict";
import { makeNetwork } from "lib/classifier/page/network.ts";
import { BACKBONES, inferenceGraph, type tf } from "lib/model/mod.ts";
import { imagesOf, pixels, shakenModel } from "./_shaken.ts";

for (const { name } of BACKBONES) {
  Deno.test(`inferenceGraph() of ${name} answers as the network does, from pixels in 0..255`, async () => {
    const model = await shakenModel(name);
    const graph = inferenceGraph(model);
    const expected = (model.predict(imagesOf(pixels())) as tf.Tensor).dataSync();
    const answer = await makeNetwork(graph)(pixels());
    const spread = Math.max(...expected) - Math.min(...expected);
    assert.ok(spread > .1 && spread < .9, `${expected} say nothing`);
    answer.forEach((value, k) =>
      assert.ok(Math.abs(value - expected[k]!) < 1e-5, `${answer} for ${expected}`)
    );
    const affine = graph.nodes.filter(({ op }) => op === "affine").length;
    // DenseNet and these ResNets normalise before they convolve.
    if (/^(efficient|xcep)/.test(name)) assert.equal(affine, 1, "all but the scaling is folded");
    model.dispose();
  });
}
