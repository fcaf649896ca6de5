/** An ONNX model in the hands of ONNX's own checker and runtime: `PLUMAGE_PEERS` names a Python. */
import assert from "node:assert/strict";
import { BACKBONES, inferenceGraph, onnxModel, type tf } from "lib/model/mod.ts";
import { needsPython, runPython } from "../notebooks/_peers.ts";
import { withTempFolder } from "../_temp.ts";
import { imagesOf, pixels, shakenModel } from "./_shaken.ts";

const PROGRAM = `
import sys, json, numpy, onnx, onnxruntime
pixels = numpy.fromfile(sys.argv[1] + "/pixels", numpy.uint8).reshape(1, 64, 64, 3)
both = numpy.concatenate([pixels, pixels]).astype("float32")
answers = {}
for name in sys.argv[2:]:
    path = f"{sys.argv[1]}/{name}.onnx"
    onnx.checker.check_model(path, full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    assert session.get_modelmeta().custom_metadata_map["names"] == '["cät"]'
    answers[name] = session.run(["probabilities"], {"pixels": both})[0][1].tolist()
print(json.dumps(answers))
`;

const runs = "ONNX's checker takes all networks, and its runtime answers alike";
Deno.test({
  ...await needsPython(runs, "onnx", "onnxruntime"),
  async fn() {
    await withTempFolder(async (folder) => {
      await Deno.writeFile(`${folder}/pixels`, pixels());
      const expected: Record<string, number[]> = {};
      for (const { name } of BACKBONES) {
        const model = await shakenModel(name);
        const bytes = onnxModel(inferenceGraph(model), 4, { names: '["cät"]' });
        await Deno.writeFile(`${folder}/${name}.onnx`, bytes);
        expected[name] = [...(model.predict(imagesOf(pixels())) as tf.Tensor).dataSync()];
        model.dispose();
      }
      const out = await runPython(["-c", PROGRAM, folder, ...Object.keys(expected)]);
      const answers = JSON.parse(out.split("\n").at(-1)!);
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
