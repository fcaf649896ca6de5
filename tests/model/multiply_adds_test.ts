import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { type BackboneName, countMultiplyAdds, createModel } from "lib/model/mod.ts";

Deno.test("countMultiplyAdds() counts what one can count by hand", async () => {
  await startEngine();
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [8, 8, 3],
        filters: 5,
        kernelSize: 3,
        strides: 2,
        padding: "same",
      }),
      tf.layers.depthwiseConv2d({ kernelSize: 3, padding: "same" }),
      tf.layers.separableConv2d({ filters: 7, kernelSize: 3, padding: "valid" }),
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: 2 }),
    ],
  });
  const byHand = [
    4 * 4 * 3 * 3 * 3 * 5, // 4 x 4 places of output, 3 x 3 x 3 weights for each of 5 filters
    4 * 4 * 3 * 3 * 5,
    2 * 2 * (3 * 3 * 5 + 5 * 7),
    7 * 2,
  ];
  assert.equal(countMultiplyAdds(model), byHand.reduce((a, b) => a + b));
  model.dispose();
});

/**
 * He et al. 2015, table 1 (two digits); Tan and Le 2019, table 2; Sandler et al. 2018, table 4;
 * at the sizes used there.
 */
const PUBLISHED: readonly [BackboneName, imageSize: number, billions: number][] = [
  ["resnet18", 224, 1.8],
  ["resnet34", 224, 3.6],
  ["efficientnetb0", 224, 0.39],
  ["efficientnetb2", 260, 1.0],
  ["mobilenetv2", 224, 0.3],
];

Deno.test("countMultiplyAdds() agrees with the papers' tables", async () => {
  for (const [name, imageSize, billions] of PUBLISHED) {
    const model = await createModel(name, { classes: 1000, imageSize });
    const counted = countMultiplyAdds(model) / 1e9;
    model.dispose();
    // The papers round to two digits.
    assert.ok(Math.abs(counted / billions - 1) < 0.03, `${name}: ${counted}, not ${billions}`);
  }
});

Deno.test("countMultiplyAdds() refuses a model without a fixed size", async () => {
  await startEngine();
  const model = tf.sequential({
    layers: [tf.layers.conv2d({ inputShape: [null, null, 3], filters: 2, kernelSize: 3 })],
  });
  assert.throws(() => countMultiplyAdds(model), {
    name: "TypeError",
    message: /^Cannot count multiply-adds: expected an output of fixed size, received \[/,
  });
  model.dispose();
});
