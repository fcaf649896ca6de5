import assert from "node:assert/strict";
import { measureCost } from "lib/train/cost.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";

Deno.test("measureCost() counts and times a network, and leaves nothing behind", async () => {
  await startEngine();
  const options = { classes: 5, imageSize: 32, batchSize: 2, steps: 2 };
  await measureCost("efficientnet-lite0", options);
  const before = tf.memory().numTensors;
  const cost = await measureCost("efficientnet-lite0", options);
  assert.equal(tf.memory().numTensors, before);
  const { stepMs, ...counted } = cost;
  assert.deepEqual(counted, {
    backbone: "efficientnet-lite0",
    title: "EfficientNet-Lite0",
    parameters: 3_413_024,
    megabytes: 4 * (3_413_024 + 1280 * 5 + 5) / 1e6,
    multiplyAdds: cost.multiplyAdds,
  });
  // 407 million at 224 px in the authors' table, and the cost goes with the area: 49 times less.
  assert.ok(Math.abs(cost.multiplyAdds / (407e6 / 49) - 1) < 0.1, String(cost.multiplyAdds));
  assert.ok(stepMs > 0);
  assert.ok((await measureCost("efficientnet-lite0", { ...options, steps: 1 })).stepMs > 0);
  assert.equal(tf.memory().numTensors, before);
});
