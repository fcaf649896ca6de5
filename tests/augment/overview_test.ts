import assert from "node:assert/strict";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
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
import { EVERY_OPERATION, noisePicture } from "./_pictures.ts";

const photo = noisePicture(16, 12, 1);

Deno.test("overviewOfAugmentations() shows every operation, each as it says", () => {
  const previews = overviewOfAugmentations(EVERY_OPERATION, photo);
  assert.deepEqual(
    previews.map(({ operation }) => operation.name),
    OPERATIONS.map(({ name }) => name),
  );
  for (const { operation, image } of previews) {
    assert.deepEqual(image.data, applyOperations(photo, [operation]).data);
  }
});

Deno.test("previewOperation() fixes what is given and draws the rest", () => {
  const { title, operation } = previewOperation(ARTICLE_AUGMENTATION, "motionBlur", photo, {
    angleDegrees: 90,
  });
  assert.equal(title, "Motion blur: angleDegrees = 90 degrees");
  assert.equal(Reflect.get(operation, "angleDegrees"), 90);
  assert.equal(Reflect.get(operation, "kernelSize"), 10);
});

Deno.test("operationStrip() runs over the article's range, all else held still", () => {
  const strip = operationStrip(ARTICLE_AUGMENTATION, "gaussianNoise", photo, { count: 4 });
  assert.deepEqual(strip.map(({ operation }) => Reflect.get(operation, "sigma")), [0, 17, 34, 51]);
  assert.equal(new Set(strip.map(({ operation }) => Reflect.get(operation, "fieldSeed"))).size, 1);
  assert.deepEqual(strip[0]!.image.data, photo.data);
});

Deno.test("previews say what is wrong", () => {
  assert.throws(() => previewOperation(ARTICLE_AUGMENTATION, "blur", photo), {
    name: "RangeError",
    message:
      /^Cannot find an augmentation in the chain: expected one of flipLeftRight, .*, received blur$/,
  });
  assert.throws(() => previewOperation(ARTICLE_AUGMENTATION, "rotate", photo, { angle: 3 }), {
    name: "RangeError",
    message: "Cannot preview rotate: expected angleDegrees, received angle",
  });
  assert.throws(() => operationStrip(ARTICLE_AUGMENTATION, "flipLeftRight", photo), RangeError);
  assert.throws(
    () => operationStrip(ARTICLE_AUGMENTATION, "rotate", photo, { count: 1 }),
    RangeError,
  );
});

Deno.test("every operation's main parameter is one of its record, within the chain's range", () => {
  for (const { name, main } of OPERATIONS) {
    if (main === undefined) continue;
    const { operation } = previewOperation(EVERY_OPERATION, name, photo);
    const strip = operationStrip(EVERY_OPERATION, name, photo, { count: 2 });
    const [low, high] = strip.map((preview) => Reflect.get(preview.operation, main) as number);
    const value = Reflect.get(operation, main) as number;
    assert.ok(value >= low! && value <= high!, name);
    assert.equal(operationFacts(name).name, name);
  }
});

Deno.test("a strip of a parameter with one value begins where it changes nothing", () => {
  const strip = operationStrip(ARTICLE_AUGMENTATION, "saltAndPepper", photo, { count: 3 });
  assert.deepEqual(strip.map(({ operation }) => Reflect.get(operation, "share")), [0, .05, .1]);
});

Deno.test("bytes become floats and bytes again", () => {
  const bytes = { width: 2, height: 1, data: Uint8Array.of(0, 1, 2, 253, 254, 255) };
  assert.deepEqual(toRgbImage(toFloatImage(bytes)), bytes);
  const beyond = { width: 1, height: 1, data: Float32Array.of(-3, 99.6, 300) };
  assert.deepEqual(toRgbImage(beyond).data, Uint8Array.of(0, 100, 255));
});
