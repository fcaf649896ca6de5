/**
 * Files that others have opened, byte for byte: onnx 1.23.2 (`checker.check_model(full_check=True)`)
 * and onnxruntime 1.32.0, TensorFlow 2.21, Keras 3.15, each with
 *
 *     pixels = (numpy.arange(75) * 37 % 256).astype("float32").reshape(1, 5, 5, 3)
 *
 * and all with the answer below. Where bytes change on purpose, ask them again.
 */
import assert from "node:assert/strict";
import { makeNetwork } from "lib/classifier/page/network.ts";
import { sha256Of } from "lib/disk/mod.ts";
import { onnxModel, savedModel } from "lib/model/mod.ts";
import { TINY } from "./_tiny_graph.ts";

const ANSWER = [0.4103755354881287, 0.5896245241165161];

Deno.test("a graph in the page's hands answers as ONNX, TensorFlow and Keras do", async () => {
  const answer = await makeNetwork(TINY)(Uint8Array.from({ length: 75 }, (_, i) => i * 37 % 256));
  assert.equal(answer.length, 2);
  answer.forEach((value, k) => assert.ok(Math.abs(value - ANSWER[k]!) < 1e-6, `${answer}`));
});

Deno.test("onnxModel() writes the bytes that onnxruntime has answered with", () => {
  assert.equal(
    sha256Of(onnxModel(TINY, 2, { names: '["a","b"]' })),
    "dca868a986875f0c880e38b06f5f94582544de7f5ac2716a705ca0f8c423d720",
  );
});

Deno.test("savedModel() writes the bytes that TensorFlow has answered with", () => {
  assert.equal(
    sha256Of(savedModel(TINY, 2)),
    "dc4a8d51ed6bfce7bd6d94005e78778d0c99ce88e9782ef3f7d00925bd3087d0",
  );
});
