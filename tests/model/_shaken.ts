/** Networks as after a training, without one. */
import { type BackboneName, createModel, tf } from "lib/model/mod.ts";
import { createStream } from "lib/random/mod.ts";

/** The side of the networks' pictures. */
export const SIDE = 64;

/** A network whose normalisations do something, and whose head decides, but not blindly. */
export async function shakenModel(name: BackboneName): Promise<tf.LayersModel> {
  const model = await createModel(name, { classes: 4, imageSize: SIDE });
  for (const weight of model.weights) {
    const named = weight.originalName;
    if (!/gamma|beta|moving|mean|variance|bias/.test(named)) continue;
    const stream = createStream(1, "shake", named);
    const least = /gamma|variance/.test(named) ? 0 : -.1;
    const values = Float32Array.from(
      weight.read().dataSync(),
      (value) => value + stream.uniform(least, .1),
    );
    weight.write(tf.tensor(values, weight.shape as number[]));
  }
  const head = model.layers.at(-1)!;
  const length = tf.tidy(() => {
    const features = tf.model({ inputs: model.inputs, outputs: head.input as tf.SymbolicTensor })
      .predict(imagesOf(pixels())) as tf.Tensor;
    return features.norm().dataSync()[0]!;
  });
  const stream = createStream(3, "head");
  const [kernel, bias] = head.getWeights();
  const values = Array.from({ length: kernel!.size }, () => stream.normal() / length);
  head.setWeights([tf.tensor(values, kernel!.shape), bias!]);
  return model;
}

/** A picture of noise: bytes in [0, 255]. */
export function pixels(): Uint8Array {
  const stream = createStream(2, "pixels");
  return Uint8Array.from({ length: SIDE * SIDE * 3 }, () => stream.integer(0, 256));
}

/** Pixels as the networks here take them: `[1, side, side, 3]` in [0, 1]. */
export function imagesOf(bytes: Uint8Array): tf.Tensor4D {
  return tf.tensor4d(Float32Array.from(bytes, (value) => value / 255), [1, SIDE, SIDE, 3]);
}
