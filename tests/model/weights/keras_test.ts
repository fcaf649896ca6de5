import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import {
  BatchNormalization,
  createModel,
  loadKerasWeights,
  saveKerasWeights,
} from "lib/model/mod.ts";
import { withTempFolder } from "../../_temp.ts";

await startEngine();

const fixture = (name: string) => new URL(`../../fixtures/model/${name}`, import.meta.url).pathname;

/** The network of fixtures/model/make_tiny.py, with the names that Plumage would give. */
function tiny(classes = 2, filters = 4, shortcut = "conv2d"): tf.LayersModel {
  const inputs = tf.input({ shape: [8, 8, 3] });
  const { conv2d, separableConv2d, globalAveragePooling2d, dense } = tf.layers;
  const layers = [
    conv2d({ name: "stem", filters, kernelSize: 3, useBias: false }),
    new BatchNormalization({ name: "stem_bn" }),
    conv2d({ name: shortcut, filters: 5, kernelSize: 1, useBias: false }),
    separableConv2d({ name: "separable", filters: 6, kernelSize: 3, useBias: false }),
    globalAveragePooling2d({ name: "avg_pool" }),
    dense({ name: "predictions", units: classes, activation: "softmax" }),
  ];
  const outputs = layers.reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, inputs);
  return tf.model({ inputs, outputs, name: "tiny" });
}

function weightsOf(model: tf.LayersModel): number[][] {
  return model.layers.flatMap((layer) => layer.getWeights().map((w) => Array.from(w.dataSync())));
}

for (const file of ["tiny.h5", "tiny.weights.h5"]) {
  Deno.test(`loadKerasWeights() reads every value of ${file}, whatever its layers' numbers`, async () => {
    const model = tiny();
    assert.equal(await loadKerasWeights(model, fixture(file)), "loaded");
    for (const [index, values] of weightsOf(model).entries()) {
      // As make_tiny.py filled them, in float32.
      const expected = values.map((_, at) => Math.fround(index + 1 + .001 * at));
      assert.deepEqual(values, expected);
    }
    model.dispose();
  });

  Deno.test(`loadKerasWeights() names layer and both shapes where ${file} does not fit`, async () => {
    const refused: [model: tf.LayersModel, fault: RegExp][] = [
      [tiny(3), /predictions\/kernel has shape \[6, 2\] instead of \[6, 3\]/],
      [tiny(2, 7), /stem\/kernel has shape \[3, 3, 3, 4\] instead of \[3, 3, 3, 7\]/],
      [
        tiny(2, 4, "projection"),
        /projection\/kernel \[1, 1, 4, 5\] is missing, conv2d\/.* is left over/,
      ],
    ];
    for (const [model, fault] of refused) {
      const before = weightsOf(model);
      await assert.rejects(() => loadKerasWeights(model, fixture(file)), {
        name: "TypeError",
        message: fault,
      });
      assert.deepEqual(weightsOf(model), before, "nothing is changed by a file that does not fit");
      model.dispose();
    }
  });
}

Deno.test("loadKerasWeights() refuses files that are cut off, broken or of another kind", async () => {
  const model = tiny();
  await withTempFolder(async (folder) => {
    const whole = await Deno.readFile(fixture("tiny.h5"));
    const write = (name: string, bytes: Uint8Array) => Deno.writeFile(`${folder}/${name}`, bytes);
    await write("cut.h5", whole.subarray(0, 20_000));
    await write("text.h5", new TextEncoder().encode("not a weights file at all, by any means"));
    await write("empty.h5", new Uint8Array());
    const broken = whole.slice();
    broken.fill(0xff, 96, 2500);
    await write("broken.h5", broken);
    await write("signature.h5", whole.subarray(0, 8));
    await write("head.h5", whole.subarray(0, 40));
    await write("version.h5", whole.with(8, 9));
    const refused: [file: string, message: RegExp][] = [
      ["cut.h5", /expected 23880 bytes, received 20000: the file is cut off$/],
      ["text.h5", /expected an HDF5 file, received another one$/],
      ["empty.h5", /expected an HDF5 file, received another one$/],
      ["broken.h5", /expected a whole HDF5 file, received one that breaks/],
      ["signature.h5", /received 8 bytes: the file is cut off$/],
      ["head.h5", /received 40 bytes: the file is cut off$/],
      ["version.h5", /received one that breaks \(bad superblock version number\)$/],
    ];
    for (const [file, message] of refused) {
      await assert.rejects(loadKerasWeights(model, `${folder}/${file}`), (error: Error) => {
        assert.equal(error.name, "SyntaxError");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/, "one sentence, not the library's stack");
        return true;
      });
    }
  });
  model.dispose();
});

Deno.test("saveKerasWeights() writes what loadKerasWeights() reads, for one that needs all kinds", async () => {
  await withTempFolder(async (folder) => {
    const options = { classes: 3, imageSize: 32 };
    const saved = await createModel("efficientnetb0", { ...options, seed: 1 });
    tf.tidy(() => {
      const layer = saved.getLayer("normalization");
      layer.setWeights([tf.tensor1d([.4, .5, .6]), tf.tensor1d([.1, .2, .3]), tf.scalar(12)]);
    });
    const path = `${folder}/weights.h5`;
    await saveKerasWeights(saved, path);
    const loaded = await createModel("efficientnetb0", { ...options, seed: 2, weights: path });
    assert.deepEqual(weightsOf(loaded), weightsOf(saved));
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name);
    assert.deepEqual(names, ["weights.h5"], "no part file stays behind");

    const other = await createModel("efficientnetb2", options);
    await assert.rejects(() => loadKerasWeights(other, path), {
      name: "TypeError",
      message:
        /into the model efficientnetb2: expected a file of this backbone, received one where /,
    });
    for (const model of [saved, loaded, other]) model.dispose();
  });
});

Deno.test("loadKerasWeights() puts the published EfficientNets' variance right", async () => {
  await withTempFolder(async (folder) => {
    const options = { classes: 3, imageSize: 32 };
    const model = await createModel("efficientnetb0", options);
    tf.tidy(() => {
      const deviation = tf.tensor1d([.229, .224, .225]);
      const layer = model.getLayer("normalization");
      layer.setWeights([tf.tensor1d([.485, .456, .406]), deviation, tf.scalar(0)]);
    });
    await saveKerasWeights(model, `${folder}/published.h5`);
    await loadKerasWeights(model, `${folder}/published.h5`);
    // Keras: (x - mean) / sqrt(.229), times 1 / sqrt(.229): the same as dividing by .229.
    const variance = model.getLayer("normalization").getWeights()[1]?.dataSync() as Float32Array;
    assert.deepEqual(
      Array.from(variance),
      [.229, .224, .225].map((deviation) => Math.fround(Math.fround(deviation) ** 2)),
    );
    model.dispose();
  });
});
