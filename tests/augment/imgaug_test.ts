/**
 * The ten operations against imgaug 0.4 on float32 pictures: golden files made by
 * tests/fixtures/augment/make_imgaug.py, which repeats the picture and the random fields below.
 */
import assert from "node:assert/strict";
import {
  addBrightness,
  applyOperations,
  elastic,
  elasticFieldSize,
  flipLeftRight,
  type FloatImage,
  gammaContrast,
  gaussianNoise,
  motionBlur,
  motionBlurKernel,
  multiplyBrightness,
  type Operation,
  rotateImage,
  saltAndPepper,
  scaleImage,
} from "lib/augment/mod.ts";

interface Golden {
  readonly width: number;
  readonly height: number;
  readonly cases: readonly { readonly operation: Operation; readonly offset: number }[];
  readonly kernels: readonly {
    readonly angleDegrees: number;
    readonly direction: number;
    readonly offset: number;
  }[];
}

const folder = new URL("../fixtures/augment/", import.meta.url);
const golden: Golden = JSON.parse(await Deno.readTextFile(new URL("imgaug.json", folder)));
const numbers = new Float32Array((await Deno.readFile(new URL("imgaug.bin", folder))).buffer);
const { width, height } = golden;

/** The script's 32-bit hashes of 0..count - 1. */
function hashes(count: number, seed: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => {
    let x = (Math.imul(i, 2654435761) + seed) >>> 0;
    for (let round = 0; round < 2; round++) x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
    return x ^ (x >>> 16);
  });
}

function uniform(count: number, seed: number): Float32Array {
  return Float32Array.from(hashes(count, seed), (hash) => hash / 2 ** 31 - 1);
}

function picture(): FloatImage {
  const count = width * height * 3;
  const coarse = hashes(count, 1), fine = hashes(count, 2);
  const data = Float32Array.from({ length: count }, (_, i) => {
    const pixel = Math.floor(i / 3), x = pixel % width, y = Math.floor(pixel / width);
    const base = (x * 7 + y * 5 + (i % 3) * 40) % 200 + coarse[i]! % 56;
    return Math.min(255, base + (fine[i]! % 37) / 37);
  });
  return { width, height, data };
}

function replacements(share: number, seed: number): {
  positions: Int32Array;
  values: Float32Array;
} {
  const choice = hashes(width * height, seed), value = hashes(width * height, seed + 1);
  const positions = Int32Array.from(choice.keys()).filter((i) => choice[i]! / 2 ** 32 < share);
  return { positions, values: Float32Array.from(positions, (i) => value[i]! % 256) };
}

function apply(image: FloatImage, operation: Operation): FloatImage {
  switch (operation.name) {
    case "flipLeftRight":
      return flipLeftRight(image);
    case "multiply":
      return multiplyBrightness(image, operation.factor);
    case "saltAndPepper":
      return saltAndPepper(image, replacements(operation.share, operation.fieldSeed));
    case "gammaContrast":
      return gammaContrast(image, operation.gamma);
    case "add":
      return addBrightness(image, operation.offset);
    case "gaussianNoise":
      return gaussianNoise(image, operation.sigma, uniform(width * height, operation.fieldSeed));
    case "motionBlur":
      return motionBlur(image, operation);
    case "scale":
      return scaleImage(image, operation.factor);
    case "rotate":
      return rotateImage(image, operation.angleDegrees);
    case "elastic":
      return elastic(
        image,
        operation.alpha,
        uniform(elasticFieldSize(width, height), operation.fieldSeed),
      );
    default:
      return applyOperations(image, [operation]);
  }
}

/** Largest difference allowed, in units of brightness (of 255), and why it is not 0. */
const TOLERANCE: Readonly<Partial<Record<Operation["name"], number>>> = {
  flipLeftRight: 0,
  multiply: 1e-4, // one rounding of float32
  saltAndPepper: 0,
  gammaContrast: 1e-3, // a logarithm and an exponential of float32, each right to 1e-7
  add: 0,
  gaussianNoise: 1e-4, // one rounding of float32
  motionBlur: 1e-3, // order of the float32 sums
  scale: 1e-3, // order of the float32 sums
  rotate: 1e-3, // the same
  elastic: 1e-3, // the same; the displacements fall on the same 1/32 of a pixel
};

for (const { operation, offset } of golden.cases) {
  const { name, ...parameters } = operation;
  Deno.test(`${name} equals imgaug: ${JSON.stringify(parameters)}`, () => {
    const image = picture();
    const result = apply(image, operation).data;
    let worst = 0, changed = 0;
    for (let i = 0; i < result.length; i++) {
      worst = Math.max(worst, Math.abs(result[i]! - numbers[offset + i]!));
      if (result[i] !== image.data[i]) changed++;
    }
    assert.ok(worst <= TOLERANCE[name]!, `largest difference ${worst}`);
    assert.ok(changed > 0, "the operation changed nothing");
    assert.deepEqual(image.data, picture().data, "the given picture was changed");
  });
}

Deno.test("motionBlurKernel() equals imgaug's kernel at 24 angles and directions", () => {
  for (const { angleDegrees, direction, offset } of golden.kernels) {
    const kernel = motionBlurKernel({ kernelSize: 10, angleDegrees, direction });
    const wanted = numbers.subarray(offset, offset + kernel.length);
    const worst = kernel.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)),
      0,
    );
    // One rounding of float32 where both divide by the sum.
    assert.ok(worst < 1e-7, `angle ${angleDegrees}, direction ${direction}: ${worst}`);
  }
});
