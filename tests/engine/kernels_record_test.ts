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

Deno.test(
  "record() keeps variables in the graph until it settles, and follows others' assignments",
  {
    ignore,
  },
  () => {
    const before = tf.memory().numTensors;
    const [variable, fixed] = tf.tidy(() => [
      tf.variable(tf.tensor1d([1, 2])),
      tf.variable(tf.tensor1d([3, 4])),
    ]) as [tf.Variable, tf.Variable];
    const x = tf.tensor1d([10, 20]);
    const recording = record([x], [variable, fixed], ([input]) => {
      const old = tf.sum(variable).expandDims();
      variable.assign(tf.add(variable, tf.mul(input as tf.Tensor, fixed)));
      return [old, tf.sum(variable).expandDims()];
    }, { resident: true }) as Recording;
    const run = () => {
      const outputs = recording.run([x]);
      const values = outputs.map((output) => output.dataSync()[0]);
      tf.dispose(outputs);
      return values;
    };
    assert.deepEqual(run(), [3, 113], "what is read before the assignment is the old value");
    assert.deepEqual(run(), [113, 223]);
    assert.deepEqual(Array.from(variable.dataSync()), [1, 2], "nothing left the graph");
    recording.settle();
    assert.deepEqual(Array.from(variable.dataSync()), [61, 162]);
    recording.settle();
    assert.deepEqual(Array.from(variable.dataSync()), [61, 162], "settling twice changes nothing");
    assert.deepEqual(run(), [223, 333]);

    // Another variable assigned from outside must not throw away what the graph is ahead by.
    tf.tidy(() => fixed.assign(tf.tensor1d([0, 1])));
    assert.deepEqual(run(), [333, 353]);
    tf.tidy(() => variable.assign(tf.tensor1d([5, 6])));
    assert.deepEqual(run(), [11, 31]);
    recording.settle();
    assert.deepEqual(Array.from(variable.dataSync()), [5, 26]);
    recording.dispose();
    tf.dispose([variable, fixed, x]);
    assert.equal(tf.memory().numTensors, before);
  },
);

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
