import assert from "node:assert/strict";
import { crossValidate, findLabelIssues } from "lib/classifier/mod.ts";
import { startEngine } from "lib/engine/mod.ts";
import { createStream } from "lib/random/mod.ts";

await startEngine();

/** Features that tell three classes apart, and labels of which some are wrong. */
function planted(images: number) {
  const stream = createStream(1, "planted");
  const width = 8;
  const truth = Int32Array.from({ length: images }, (_, i) => i % 3);
  const features = Float32Array.from(
    { length: images * width },
    (_, i) => stream.next() + (i % width === truth[Math.floor(i / width)] ? 2 : 0),
  );
  const labels = truth.slice();
  const wrong = new Set<number>();
  for (let i = 0; i < images; i += 17) {
    labels[i] = (truth[i]! + 1) % 3;
    wrong.add(i);
  }
  return { features: { features, labels, width }, wrong };
}

Deno.test("crossValidate() answers each image by a network that has not learned it, the same each time", async () => {
  const { features, wrong } = planted(150);
  const options = { epochs: 30, learningRate: 2e-2, seed: 3 };
  const answers = await crossValidate(features, 3, options);
  assert.equal(answers.probabilities.length, 450);
  for (let i = 0; i < 150; i++) {
    const row = answers.probabilities.subarray(3 * i, 3 * i + 3);
    assert.ok(Math.abs(row[0]! + row[1]! + row[2]! - 1) < 1e-5, `row ${i}`);
  }
  // Whoever had learned the wrong labels by heart would not doubt them.
  const found = findLabelIssues(answers).map(({ index }) => index);
  assert.deepEqual(found.filter((i) => !wrong.has(i)), []);
  assert.ok(found.length >= wrong.size - 1, `${found.length} of ${wrong.size}`);
  assert.deepEqual(await crossValidate(features, 3, options), answers);
});

Deno.test("crossValidate() refuses one part, and more parts than images", async () => {
  const { features } = planted(6);
  await assert.rejects(crossValidate(features, 3, { folds: 1 }), RangeError);
  await assert.rejects(crossValidate(features, 3, { folds: 7 }), {
    message: /two parts or more, an image in each, received 7 parts of 6 images$/,
  });
});
