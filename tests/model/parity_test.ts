/**
 * Every backbone against its reference implementation: see fixtures/model/README.md.
 *
 * Tolerance: 1e-4 of the norm, and 3e-4 for gradients. Both sides run float32 kernels, whose sums
 * differ in order. The golden files were made with oneDNN off; Keras itself, with oneDNN on, is off
 * from them by 1.75e-4 in xception's gradients on a processor with AMX, and so are we, to four digits.
 */
import assert from "node:assert/strict";
import { installConvolutionGradients } from "lib/engine/kernels/mod.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import { type BackboneName, BACKBONES, createModel } from "lib/model/mod.ts";
import {
  type Golden,
  type GoldenMode,
  readGolden,
  ruleValues,
  ruleWeight,
  type Summary,
  summary,
  weightName,
} from "./_golden.ts";

const tolerance = 1e-4;
const gradientTolerance = 3e-4;

for (const { name } of BACKBONES) {
  Deno.test(`${name} gives the outputs, gradients and statistics of its reference`, async () => {
    await startEngine();
    // As in training: convolutions with the quicker gradients.
    installConvolutionGradients();
    const golden = readGolden(name);
    const { imageSize, classes } = golden;
    const model = await createModel(name, { classes, imageSize, dropConnectRate: 0 });
    const images = goldenImages(golden);
    fill(model);
    const errors: Record<string, number> = {};
    for (const mode of ["inference", "training"] as const) {
      scaleHead(model, golden[mode].headScale);
      if (mode === "inference") errors.article = await compareArticle(name, golden, model, images);
      const { outputs, loss, gradients } = lossAndGradients(model, images, golden, mode);
      const expected = golden[mode];
      errors[`${mode} outputs`] = relative(outputs, expected.outputs);
      errors[`${mode} loss`] = Math.abs(loss / expected.loss - 1);
      errors[`${mode} gradients`] = worst(gradients, expected.gradients);
    }
    errors["moving statistics"] = worst(moving(model), golden.training.moving);
    images.dispose();
    model.dispose();
    for (const [what, error] of Object.entries(errors)) {
      const allowed = what.endsWith("gradients") ? gradientTolerance : tolerance;
      assert.ok(error < allowed, `${what} differs by ${error}`);
    }
  });
}

/** The same weights on images of 0..1 straight into the network. */
async function compareArticle(
  name: BackboneName,
  golden: Golden,
  filled: tf.LayersModel,
  images: tf.Tensor4D,
): Promise<number> {
  const { imageSize, classes } = golden;
  const model = await createModel(name, { classes, imageSize, inputScaling: "unit" });
  model.setWeights(filled.getWeights());
  const outputs = model.predict(images) as tf.Tensor;
  const error = relative(outputs.dataSync(), golden.article);
  outputs.dispose();
  model.dispose();
  return error;
}

function goldenImages({ batch, imageSize }: Golden): tf.Tensor4D {
  const shape: [number, number, number, number] = [batch, imageSize, imageSize, 3];
  return tf.tensor4d(new Float32Array(ruleValues("images", batch * imageSize ** 2 * 3)), shape);
}

function fill(model: tf.LayersModel): void {
  for (const layer of model.layers) {
    for (const weight of layer.weights) {
      const values = ruleWeight(weightName(layer, weight), weight.shape as number[]);
      tf.tidy(() => void weight.write(tf.tensor(values, weight.shape as number[])));
    }
  }
}

function scaleHead(model: tf.LayersModel, scale: number): void {
  const kernel = model.getLayer("predictions").weights[0] as tf.LayerVariable;
  const shape = kernel.shape as number[];
  const values = ruleWeight("predictions/kernel", shape).map((each) => each * Math.fround(scale));
  tf.tidy(() => void kernel.write(tf.tensor(values, shape)));
}

function lossAndGradients(
  model: tf.LayersModel,
  images: tf.Tensor4D,
  { classes, batch }: Golden,
  mode: "inference" | "training",
): { outputs: Float32Array; loss: number; gradients: Record<string, Summary> } {
  let outputs = new Float32Array();
  const names = new Map<string, string>();
  for (const layer of model.layers) {
    for (const weight of layer.trainableWeights) names.set(weight.name, weightName(layer, weight));
  }
  const labels = Array.from({ length: batch }, (_, index) => index % classes);
  const { value, grads } = tf.variableGrads(() => {
    const y = model.apply(images, { training: mode === "training" }) as tf.Tensor2D;
    outputs = y.dataSync() as Float32Array<ArrayBuffer>;
    const target = tf.oneHot(labels, classes);
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.log(y)), 1))) as tf.Scalar;
  });
  const gradients: Record<string, Summary> = {};
  for (const [variable, gradient] of Object.entries(grads)) {
    const name = names.get(variable);
    if (name !== undefined) gradients[name] = summary(name, gradient.dataSync());
  }
  const loss = value.dataSync()[0] as number;
  tf.dispose([value, grads]);
  return { outputs, loss, gradients };
}

function moving(model: tf.LayersModel): Record<string, Summary> {
  const summaries: Record<string, Summary> = {};
  for (const layer of model.layers) {
    for (const weight of layer.weights) {
      const name = weightName(layer, weight);
      if (name.includes("moving_")) summaries[name] = summary(name, weight.read().dataSync());
    }
  }
  return summaries;
}

function relative(actual: ArrayLike<number>, expected: readonly number[]): number {
  assert.equal(actual.length, expected.length);
  const difference = expected.map((value, index) => value - (actual[index] as number));
  return Math.hypot(...difference) / Math.hypot(...expected);
}

/**
 * The largest error of a norm or dot product, as a part of the weight's own norm. A norm below a
 * hundredth of the largest one counts as that hundredth: some gradients cancel out (an offset in
 * front of another batch normalisation), and what is left of them is rounding.
 */
function worst(
  actual: Readonly<Record<string, Summary>>,
  expected: GoldenMode["moving"] = {},
): number {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort());
  const floor = Math.max(...Object.values(expected).map(([norm]) => norm)) / 100;
  let largest = 0;
  for (const [name, [norm, dot]] of Object.entries(expected)) {
    const [actualNorm, actualDot] = actual[name] as Summary;
    const difference = Math.max(Math.abs(actualNorm - norm), Math.abs(actualDot - dot));
    largest = Math.max(largest, difference / Math.max(norm, floor));
  }
  return largest;
}
