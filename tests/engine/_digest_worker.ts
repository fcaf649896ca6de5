/**
 * Trains every layer of a small network for a few steps, asks it recorded and operation by operation,
 * and prints a digest of weights and answers.
 *
 * Arguments: `reproducible` or `fastest`.
 */
import { type Arithmetic, startEngine } from "../../lib/engine/mod.ts";
import { sha256Of } from "../../lib/disk/hash.ts";
import { createModel } from "../../lib/model/mod.ts";
import { createStream } from "../../lib/random/mod.ts";
import { fit, Predictor } from "../../lib/train/mod.ts";
import { readWeights } from "../../lib/train/_weights.ts";

const [arithmetic] = Deno.args;
const { kind, title } = await startEngine({ arithmetic: arithmetic as Arithmetic });
const [imageSize, classes, count, steps] = [64, 5, 8, 12];
const model = await createModel("efficientnet-lite0", {
  classes,
  imageSize,
  weights: "random",
  seed: 7,
});
const batches = {
  examples: count * steps,
  steps,
  batchSize: count,
  imageSize,
  async *epoch() {
    for (let step = 0; step < steps; step++) {
      const stream = createStream(7, "digest", step);
      const images = Float32Array.from(
        { length: count * imageSize * imageSize * 3 },
        () => stream.next(),
      );
      const labels = Int32Array.from({ length: count }, () => stream.integer(0, classes));
      yield await Promise.resolve({ images, labels, imageSize });
    }
  },
};
const { epochs } = await fit(model, { train: batches, epochs: 1, learningRate: 1e-3 });
const numbers = (await readWeights(model)).map(({ values }) => values);
const predictor = new Predictor(model, { recordedBatchSize: count });
let gap = 0;
for await (const batch of batches.epoch()) {
  const labels = batch.labels.slice(1);
  const images = batch.images.slice(imageSize * imageSize * 3);
  const { probabilities: recorded } = await predictor.predict(batch);
  const { probabilities: one } = await predictor.predict({ images, labels, imageSize });
  numbers.push(recorded, one);
  gap = Math.max(...one.map((value, i) => Math.abs(value - recorded[classes + i]!)));
  break;
}
const bytes = numbers.flatMap(({ buffer, byteOffset, byteLength }) =>
  Array.from(new Uint8Array(buffer, byteOffset, byteLength))
);
// deno-lint-ignore no-console -- the answer to the process that asked
console.log(
  JSON.stringify({
    kind,
    title,
    loss: epochs[0]!.loss,
    gap,
    digest: sha256Of(Uint8Array.from(bytes)),
  }),
);
