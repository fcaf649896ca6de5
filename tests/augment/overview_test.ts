import assert from "node:assert/strict";
import {
  applyOperations,
  operationFacts,
  OPERATIONS,
  operationStrip,
  overviewOfAugmentations,
  previewOperation,
  toFloatImage,
  toRgbImage,
} from "lib/augment/mod.ts";
import { noisePicture } from "./_pictures.ts";

const photo = noisePicture(16, 12, 1);

Deno.test("overviewOfAugmentations() shows the ten operations, each as it says", () => {
  const previews = overviewOfAugmentations(photo, 42);
  assert.deepEqual(
    previews.map(({ operation }) => operation.name),
    OPERATIONS.map(({ name }) => name),
  );
  for (const { operation, image } of previews) {
    assert.deepEqual(image.data, applyOperations(photo, [operation]).data);
  }
});

Deno.test("previewOperation() fixes what is given and draws the rest", () => {
  const { title, operation } = previewOperation("motionBlur", photo, { angleDegrees: 90 });
  assert.equal(title, "Motion blur: angleDegrees = 90 degrees");
  assert.equal(Reflect.get(operation, "angleDegrees"), 90);
  assert.equal(Reflect.get(operation, "kernelSize"), 10);
});

Deno.test("operationStrip() runs over the article's range, all else held still", () => {
  const strip = operationStrip("gaussianNoise", photo, { count: 4 });
  assert.deepEqual(strip.map(({ operation }) => Reflect.get(operation, "sigma")), [0, 17, 34, 51]);
  assert.equal(new Set(strip.map(({ operation }) => Reflect.get(operation, "fieldSeed"))).size, 1);
  assert.deepEqual(strip[0]!.image.data, photo.data);
});

Deno.test("previews say what is wrong", () => {
  assert.throws(() => previewOperation("blur", photo), {
    name: "RangeError",
    message: /^Cannot find an augmentation: expected one of flipLeftRight, .*, received blur$/,
  });
  assert.throws(() => previewOperation("rotate", photo, { angle: 3 }), {
    name: "RangeError",
    message: "Cannot preview rotate: expected angleDegrees, received angle",
  });
  assert.throws(() => operationStrip("flipLeftRight", photo), RangeError);
  assert.throws(() => operationStrip("rotate", photo, { count: 1 }), RangeError);
});

Deno.test("every operation's main parameter is one of its record, within the article's range", () => {
  for (const { name, parameter } of OPERATIONS) {
    if (parameter === undefined) continue;
    const { operation } = previewOperation(name, photo);
    const value = Reflect.get(operation, parameter.key) as number;
    assert.ok(value >= parameter.low && value <= parameter.high, name);
    assert.equal(operationFacts(name).name, name);
  }
});

Deno.test("bytes become floats and bytes again", () => {
  const bytes = { width: 2, height: 1, data: Uint8Array.of(0, 1, 2, 253, 254, 255) };
  assert.deepEqual(toRgbImage(toFloatImage(bytes)), bytes);
  const beyond = { width: 1, height: 1, data: Float32Array.of(-3, 99.6, 300) };
  assert.deepEqual(toRgbImage(beyond).data, Uint8Array.of(0, 100, 255));
});
