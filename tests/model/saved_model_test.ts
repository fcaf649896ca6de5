/** A SavedModel in the hands of TensorFlow: the native one here, and Python's where there is one. */
import assert from "node:assert/strict";
import { BACKBONES, inferenceGraph, savedModel, tf } from "lib/model/mod.ts";
import { startEngine } from "lib/engine/mod.ts";
import { needsPython, runPython } from "../notebooks/_peers.ts";
import { withTempFolder } from "../_temp.ts";
import { imagesOf, pixels, shakenModel, SIDE } from "./_shaken.ts";

const { kind } = await startEngine();
const node = kind === "javascript"
  ? undefined
  : (await import("@tensorflow/tfjs-node-gpu")).node as unknown as NodeApi;
// deno-lint-ignore no-console -- a skipped test gives its reason
if (node === undefined) console.log("skipped: SavedModels (need native TensorFlow)");

/** TensorFlow.js's way to run a SavedModel with the native library. */
interface NodeApi {
  loadSavedModel(folder: string): Promise<{
    predict(inputs: Record<string, tf.Tensor>): Record<string, tf.Tensor>;
    dispose(): void;
  }>;
}

for (const { name } of BACKBONES) {
  Deno.test({
    name: `savedModel() of ${name} is run by native TensorFlow, and answers alike`,
    ignore: node === undefined,
    async fn() {
      await withTempFolder(async (folder) => {
        const model = await shakenModel(name);
        await Deno.writeFile(`${folder}/saved_model.pb`, savedModel(inferenceGraph(model), 4));
        const loaded = await node!.loadSavedModel(folder);
        const images = tf.tensor4d(Float32Array.from(pixels()), [1, SIDE, SIDE, 3]);
        const answer = loaded.predict({ pixels: images }).probabilities!.dataSync();
        const expected = (model.predict(imagesOf(pixels())) as tf.Tensor).dataSync();
        answer.forEach((value, k) =>
          assert.ok(Math.abs(value - expected[k]!) < 1e-5, `${answer} for ${expected}`)
        );
        loaded.dispose();
        model.dispose();
      });
    },
  });
}

const PROGRAM = `
import sys, json, numpy, tensorflow as tf
pixels = numpy.fromfile(sys.argv[1] + "/pixels", numpy.uint8).reshape(1, 64, 64, 3)
serve = tf.saved_model.load(sys.argv[1]).signatures["serving_default"]
print(json.dumps(serve(pixels=tf.constant(pixels, tf.float32))["probabilities"].numpy()[0].tolist()))
`;

const loads = "Python's TensorFlow loads a SavedModel and answers alike";
Deno.test({
  ...await needsPython(loads, "tensorflow"),
  async fn() {
    await withTempFolder(async (folder) => {
      const model = await shakenModel("efficientnetb0");
      await Deno.writeFile(`${folder}/pixels`, pixels());
      await Deno.writeFile(`${folder}/saved_model.pb`, savedModel(inferenceGraph(model), 4));
      const expected = (model.predict(imagesOf(pixels())) as tf.Tensor).dataSync();
      const out = await runPython(["-c", PROGRAM, folder]);
      const answer: number[] = JSON.parse(out.split("\n").at(-1)!);
      answer.forEach((value, k) => assert.ok(Math.abs(value - expected[k]!) < 1e-5, `${answer}`));
      model.dispose();
    });
  },
});
