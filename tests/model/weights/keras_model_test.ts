/** A network in the hands of Keras itself: `PLUMAGE_PEERS` names a Python that has it. */
import assert from "node:assert/strict";
import { withZip } from "lib/disk/mod.ts";
import { BACKBONES, inferenceGraph, saveKerasModel, type tf } from "lib/model/mod.ts";
import { needsPython, runPython } from "../../notebooks/_peers.ts";
import { withTempFolder } from "../../_temp.ts";
import { imagesOf, pixels, shakenModel } from "../_shaken.ts";

Deno.test("saveKerasModel() writes stock layers alone, names without slashes, and the metadata", async () => {
  await withTempFolder(async (folder) => {
    const model = await shakenModel("densenet121");
    const path = `${folder}/net.keras`;
    await saveKerasModel(inferenceGraph(model), path, { classes: ["cat", "dög"] });
    model.dispose();
    await withZip(path, async (zip) => {
      const json = async (name: string) =>
        JSON.parse(new TextDecoder().decode(await zip.read(name)));
      const names = zip.entries.map(({ name }) => name);
      assert.deepEqual(names, ["metadata.json", "config.json", "model.weights.h5"]);
      assert.deepEqual((await json("metadata.json")).classes, ["cat", "dög"]);
      const { config } = await json("config.json");
      for (const layer of config.layers) {
        assert.equal(layer.module, "keras.layers");
        assert.equal(layer.registered_name, null);
        assert.doesNotMatch(layer.name, /\//);
      }
      assert.deepEqual(config.layers[0].config.batch_shape, [null, 64, 64, 3]);
    });
  });
});

/** Opens each model with Keras and prints its answers. */
const PROGRAM = `
import sys, json, numpy, keras
pixels = numpy.fromfile(sys.argv[1] + "/pixels", numpy.uint8).reshape(1, 64, 64, 3)
answers = {}
for name in sys.argv[2:]:
    model = keras.saving.load_model(f"{sys.argv[1]}/{name}.keras")
    answers[name] = model(pixels.astype("float32")).numpy()[0].tolist()
print(json.dumps(answers))
`;

const opens = "Keras opens all networks and answers alike to 1e-5";

Deno.test({
  ...await needsPython(opens, "tensorflow", "keras"),
  fn: async () => {
    await withTempFolder(async (folder) => {
      await Deno.writeFile(`${folder}/pixels`, pixels());
      const expected: Record<string, number[]> = {};
      for (const { name } of BACKBONES) {
        const model = await shakenModel(name);
        await saveKerasModel(inferenceGraph(model), `${folder}/${name}.keras`);
        expected[name] = [...(model.predict(imagesOf(pixels())) as tf.Tensor).dataSync()];
        model.dispose();
      }
      const out = await runPython(["-c", PROGRAM, folder, ...Object.keys(expected)]);
      const answers = JSON.parse(out.trim().split("\n").at(-1)!);
      for (const [name, values] of Object.entries(expected)) {
        values.forEach((value, k) =>
          assert.ok(
            Math.abs(value - answers[name][k]) < 1e-5,
            `${name}: ${answers[name]}, ${values}`,
          )
        );
      }
    });
  },
});
