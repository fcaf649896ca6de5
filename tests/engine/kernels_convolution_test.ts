import assert from "node:assert/strict";
import { installConvolutionGradients } from "lib/engine/kernels/mod.ts";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";

await startEngine();
installConvolutionGradients();

const ignore = tf.getBackend() !== "tensorflow";
// deno-lint-ignore no-console -- an ignored test says why
if (ignore) console.log("ignored: gradients of convolutions (no native TensorFlow)");

/** Input size, channels, filters, kernel, stride: each way to the gradients, both sides of bounds. */
const CASES: readonly [
  size: number,
  channels: number,
  filters: number,
  kernel: number,
  stride: number,
  pad?: "same" | "valid",
][] = [
  [6, 5, 7, 1, 1],
  [24, 16, 4, 3, 1],
  [12, 16, 4, 3, 1],
  [6, 8, 8, 3, 1],
  [9, 4, 6, 3, 2],
  [8, 4, 6, 1, 2],
  [3, 128, 128, 3, 1],
  [4, 128, 128, 3, 1, "valid"],
  [14, 4, 6, 3, 1, "valid"],
  [6, 128, 128, 3, 2, "valid"],
  [7, 128, 130, 3, 2, "valid"],
];

for (const [size, channels, filters, kernel, stride, pad = "same"] of CASES) {
  const what = `${kernel} x ${kernel}, ${pad}, stride ${stride}, ${size} px, ` +
    `${channels} to ${filters}`;
  const name = `the gradients of a convolution are those of the JavaScript backend: ${what}`;
  Deno.test(name, { ignore }, async () => {
    const results: Float32Array[][] = [];
    for (const backend of ["tensorflow", "cpu"]) {
      await tf.setBackend(backend);
      results.push(tf.tidy(() => {
        const x = tf.randomNormal<tf.Rank.R4>([8, size, size, channels], 0, 1, "float32", 1);
        const filter = tf.randomNormal<tf.Rank.R4>(
          [kernel, kernel, channels, filters],
          0,
          1,
          "float32",
          2,
        );
        const y = tf.conv2d(x, filter, stride, pad);
        const dy = tf.randomNormal(y.shape, 0, 1, "float32", 3);
        const gradients = tf.grads((a, b) =>
          tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride, pad).mul(dy).sum()
        )([x, filter]);
        return gradients.map((gradient) => gradient.dataSync<"float32">());
      }) as Float32Array[]);
    }
    await tf.setBackend("tensorflow");
    const [native, plain] = results as [Float32Array[], Float32Array[]];
    assert.equal(native.length, 2);
    native.forEach((gradient, which) => {
      assert.equal(gradient.length, plain[which]!.length);
      gradient.forEach((value, i) => {
        // Sums of up to 4,608 products of size 1 in another order.
        const difference = Math.abs(value - plain[which]![i]!);
        assert.ok(difference < 1e-3, `${which === 0 ? "input" : "filter"} ${i}: off ${difference}`);
      });
    });
  });
}
