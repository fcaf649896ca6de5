import assert from "node:assert/strict";
import { drawn, record, type Recording } from "lib/engine/kernels/mod.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";

await startEngine();
const ignore = tf.getBackend() !== "tensorflow";
// deno-lint-ignore no-console
if (ignore) console.log("skipped: recordings (no native TensorFlow; see deno task doctor)");

Deno.test("record() replays a computation, reading and assigning variables", { ignore }, () => {
  const before = tf.memory().numTensors;
  const variable = tf.tidy(() => tf.variable(tf.tensor1d([1, 2])));
  const x = tf.tensor1d([10, 20]);
  const recording = record([x], [variable], ([input]) => {
    variable.assign(tf.add(variable, input as tf.Tensor1D));
    return [tf.sum(variable).expandDims(), tf.softmax(variable)];
  }) as Recording;
  assert.deepEqual(Array.from(variable.dataSync()), [1, 2], "recording changes nothing");
  for (const expected of [[11, 22], [21, 42]]) {
    const [sum, softmax] = recording.run([x]);
    assert.deepEqual(Array.from(variable.dataSync()), expected);
    assert.deepEqual(Array.from(sum!.dataSync()), [expected[0]! + expected[1]!]);
    assert.equal(softmax?.shape[0], 2);
    tf.dispose([sum, softmax]);
  }
  recording.dispose();
  tf.dispose([variable, x]);
  assert.equal(tf.memory().numTensors, before);
});

Deno.test("record() asks drawn() values anew at each replay", { ignore }, () => {
  let calls = 0;
  const x = tf.tensor1d([1, 1]);
  const recording = record([x], [], ([input]) => [
    tf.mul(input as tf.Tensor, drawn(() => tf.tensor1d([++calls, -calls]))),
  ]) as Recording;
  assert.equal(calls, 1);
  const values = [0, 1].map(() => {
    const [output] = recording.run([x]) as [tf.Tensor];
    const value = Array.from(output.dataSync());
    output.dispose();
    return value;
  });
  assert.deepEqual(values, [[2, -2], [3, -3]]);
  recording.dispose();
  x.dispose();
});

Deno.test("record() refuses to read tensors back or to use foreign ones", { ignore }, () => {
  const [x, other] = [tf.tensor1d([1]), tf.tensor1d([2]).square()];
  assert.throws(() => record([x], [], ([input]) => [tf.scalar(input!.square().dataSync()[0]!)]), {
    message: "Cannot record a computation: expected that it reads no tensor back, received a read",
  });
  assert.throws(() => record([x], [], ([input]) => [tf.add(input!, other)]), {
    message: "Cannot record a computation: expected that it reads only its inputs, variables and " +
      "its own tensors, received another tensor",
  });
  assert.deepEqual(Array.from(tf.add(x, other).dataSync()), [5], "and leaves the engine in order");
  tf.dispose([x, other]);
});
