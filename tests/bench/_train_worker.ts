/**
 * Plumage on demand, the counterpart of peers/train_step.py: one training step or one prediction for
 * each line on standard input.
 *
 *     deno run -A tests/bench/_train_worker.ts MODEL IMAGE_SIZE BATCH_SIZE CLASSES [PRECISION]
 *
 * Answers `step` and `predict` with seconds of wall time and of processor time, `memory` with the
 * peak resident set in MB and the operations of a step, each as one line of JSON.
 */
import { runsOnGpu } from "lib/engine/kernels/mod.ts";
import type { Precision } from "lib/engine/precision.ts";
import { tf } from "lib/engine/tf.ts";
import { type BackboneName, createModel } from "lib/model/mod.ts";
import { createGradientOptimizer, Predictor, TrainingStep } from "lib/train/mod.ts";
import { answerOrders } from "./_orders.ts";

const [name = "densenet121", ...rest] = Deno.args;
const [numbers, precision = "float32"] = [rest.slice(0, 3), rest[3] as Precision | undefined];
const [imageSize = 192, batchSize = 8, classes = 300] = numbers.map(Number);
const model = await createModel(name as BackboneName, {
  classes,
  imageSize,
  inputScaling: "unit",
});
const step = new TrainingStep(model, createGradientOptimizer({ name: "adam" }), {
  recordedBatchSize: batchSize,
  residentWeights: runsOnGpu(), // as fit does
  precision,
});
const predictor = new Predictor(model, { recordedBatchSize: batchSize, precision });
const images = Float32Array.from(
  { length: batchSize * imageSize * imageSize * 3 },
  (_, i) => ((i * 7919) % 1000) / 1000,
);
const labels = Int32Array.from({ length: batchSize }, (_, i) => i % classes);
const batch = { images, labels, imageSize };

await answerOrders({ ready: true, version: tf.version["tfjs"] }, {
  step: () => step.run(batch, 1e-4),
  predict: () => predictor.predict(batch),
}, () => ({ operations: step.operations }));
