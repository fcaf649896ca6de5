/** What holds for every operation, whatever the picture. */
import assert from "node:assert/strict";
import fc from "fast-check";
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
  normalField,
  type Operation,
  OPERATIONS,
  rotateImage,
  saltAndPepper,
  saltAndPepperField,
  scaleImage,
  uniformField,
} from "lib/augment/mod.ts";
import { largestDifference, noisePicture, operationsNamed, pictures } from "./_pictures.ts";
import { plainConvolve, plainElastic, plainWarp } from "./_plain.ts";

const RUNS = { numRuns: 150 };

for (const { name } of OPERATIONS) {
  Deno.test(`${name} keeps shape and range, is deterministic, leaves its argument alone`, () => {
    fc.assert(
      fc.property(pictures(), operationsNamed(name), (image, operation) => {
        const before = image.data.slice();
        const once = applyOperations(image, [operation]);
        assert.equal(once.width, image.width);
        assert.equal(once.height, image.height);
        assert.equal(once.data.length, image.data.length);
        assert.ok(once.data.every((value) => value >= 0 && value <= 255), "a value left 0..255");
        assert.deepEqual(applyOperations(image, [operation]).data, once.data);
        assert.deepEqual(image.data, before);
      }),
      RUNS,
    );
  });
}

const IDENTITIES: Readonly<Record<string, (image: FloatImage) => FloatImage>> = {
  "flipLeftRight twice": (image) => flipLeftRight(flipLeftRight(image)),
  "multiply by 1": (image) => multiplyBrightness(image, 1),
  "saltAndPepper of no pixel": (image) => saltAndPepper(image, saltAndPepperField(9, 0, 1)),
  "gammaContrast of 1": (image) => gammaContrast(image, 1),
  "add 0": (image) => addBrightness(image, 0),
  "gaussianNoise with sigma 0": (image) =>
    gaussianNoise(image, 0, normalField(image.width * image.height, 1)),
  "motionBlur with a kernel of 1": (image) =>
    motionBlur(image, { kernelSize: 1, angleDegrees: 30, direction: 0 }),
  "scale by 1": (image) => scaleImage(image, 1),
  "rotate by 0": (image) => rotateImage(image, 0),
  "elastic with alpha 0": (image) =>
    elastic(image, 0, uniformField(elasticFieldSize(image.width, image.height), 1)),
};

for (const [name, identity] of Object.entries(IDENTITIES)) {
  Deno.test(`${name} gives the identical picture`, () => {
    fc.assert(
      fc.property(pictures(), (image) => assert.deepEqual(identity(image).data, image.data)),
      RUNS,
    );
  });
}

// Sums of float32 products in another order.
const TOLERANCE = 1e-3;

Deno.test("scaleImage() and rotateImage() equal plain code at every size", () => {
  fc.assert(
    fc.property(pictures(), fc.double({ min: .3, max: 3, noNaN: true }), (image, factor) => {
      const plain = plainWarp(image, [1 / factor, 0, 0, 1 / factor]);
      assert.ok(largestDifference(scaleImage(image, factor), plain) < TOLERANCE);
    }),
    RUNS,
  );
  fc.assert(
    fc.property(pictures(), fc.double({ min: -400, max: 400, noNaN: true }), (image, degrees) => {
      const cos = Math.cos(degrees * Math.PI / 180), sin = Math.sin(degrees * Math.PI / 180);
      const plain = plainWarp(image, [cos, sin, -sin, cos]);
      assert.ok(largestDifference(rotateImage(image, degrees), plain) < TOLERANCE);
    }),
    RUNS,
  );
});

Deno.test("motionBlur() equals plain code at every size, also where the kernel is larger", () => {
  const lines = fc.record({
    kernelSize: fc.integer({ min: 1, max: 15 }),
    angleDegrees: fc.double({ min: 0, max: 360, noNaN: true }),
    direction: fc.double({ min: -1, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(pictures(), lines, (image, line) => {
      const plain = plainConvolve(image, motionBlurKernel(line));
      assert.ok(largestDifference(motionBlur(image, line), plain) < TOLERANCE);
    }),
    { numRuns: 60 },
  );
});

Deno.test("elastic() equals plain code at every size", () => {
  let pixels = 0, different = 0;
  fc.assert(
    fc.property(pictures(), fc.double({ min: 0, max: 600, noNaN: true }), (image, alpha) => {
      const field = uniformField(elasticFieldSize(image.width, image.height), 5);
      const result = elastic(image, alpha, field), plain = plainElastic(image, alpha, field);
      for (let i = 0; i < result.data.length; i++) {
        if (Math.abs(result.data[i]! - plain.data[i]!) > TOLERANCE) different++;
      }
      pixels += result.data.length;
    }),
    { numRuns: 40 },
  );
  // A place that lies half way between two steps of 1/32 pixel may be rounded either way, as the
  // smoothing is right to 1e-4 pixel: up to 2e-4 * 32 = .6 % of the pixels for each of x and y.
  assert.ok(different <= .012 * pixels, `${different} of ${pixels} values differ`);
});

Deno.test("a record's seed stands for the public field of that seed", () => {
  fc.assert(
    fc.property(pictures(), fc.nat(), (image, fieldSeed) => {
      const { width, height } = image, count = width * height;
      const noisy = gaussianNoise(image, 20, normalField(count, fieldSeed));
      const salted = saltAndPepper(image, saltAndPepperField(count, .1, fieldSeed));
      const field = uniformField(elasticFieldSize(width, height), fieldSeed);
      const apply = (operation: Operation) => applyOperations(image, [operation]).data;
      assert.deepEqual(apply({ name: "gaussianNoise", sigma: 20, fieldSeed }), noisy.data);
      assert.deepEqual(apply({ name: "saltAndPepper", share: .1, fieldSeed }), salted.data);
      const distorted = elastic(image, 90, field);
      assert.deepEqual(apply({ name: "elastic", alpha: 90, fieldSeed }), distorted.data);
    }),
    { numRuns: 50 },
  );
});

Deno.test("flipLeftRight() mirrors each row", () => {
  const image = noisePicture(5, 3, 1), flipped = flipLeftRight(image);
  for (let i = 0; i < image.data.length; i++) {
    const pixel = Math.floor(i / 3), row = Math.floor(pixel / 5), column = pixel % 5;
    assert.equal(flipped.data[i], image.data[(row * 5 + 4 - column) * 3 + i % 3]);
  }
});

Deno.test("operations say what is wrong with their arguments", () => {
  const image = noisePicture(4, 4, 1);
  assert.throws(() => multiplyBrightness(image, -1), {
    name: "RangeError",
    message: "Cannot multiply a picture: expected a factor of at least 0, received -1",
  });
  assert.throws(() => addBrightness(image, Number.NaN), RangeError);
  assert.throws(() => gammaContrast(image, 0), RangeError);
  assert.throws(() => gaussianNoise(image, 1, new Float32Array(3)), {
    name: "TypeError",
    message: "Cannot add noise to a picture: expected 16 numbers, received Float32Array(3)",
  });
  assert.throws(() => motionBlur(image, { kernelSize: 5, angleDegrees: 0, direction: 2 }), {
    name: "RangeError",
    message: "Cannot blur a picture: expected a direction from -1 to 1, received 2",
  });
  assert.throws(() => scaleImage(image, 0), RangeError);
  assert.throws(() => rotateImage(image, Infinity), RangeError);
  assert.throws(() => elastic(image, 1, new Float32Array(3)), TypeError);
  assert.throws(() => rotateImage({ width: 4, height: 5, data: image.data }, 1), {
    name: "TypeError",
    message: "Cannot rotate a picture: expected 60 values for 4 x 5 RGB pixels, received 48",
  });
});
