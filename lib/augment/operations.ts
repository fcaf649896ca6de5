/**
 * An augmentation as data: which operation, with which parameters.
 *
 * Drawing is done before (chain.ts); applying a record is free of randomness, so a record kept is
 * an augmentation that can be repeated.
 *
 * @module
 */
import { type Canvas, onCopy } from "./_canvas.ts";
import { addInPlace, gammaInPlace, multiplyInPlace } from "./colour.ts";
import { distortByScratch, elasticFieldSize } from "./elastic.ts";
import { fillNormal, fillUniform, saltAndPepperField } from "./fields.ts";
import { flipInPlace, rotateInPlace, scaleInPlace } from "./geometry.ts";
import type { FloatImage } from "./image.ts";
import { convolveInPlace, motionBlurKernel } from "./motion_blur.ts";
import { addNoiseOfScratch, replaceInPlace } from "./noise.ts";

/**
 * One operation with its parameters; plain data, fit for JSON. A `fieldSeed` (32 bits) stands for a
 * whole random field, see fields.ts.
 */
export type Operation =
  | { readonly name: "flipLeftRight" }
  | { readonly name: "multiply"; readonly factor: number }
  | { readonly name: "saltAndPepper"; readonly share: number; readonly fieldSeed: number }
  | { readonly name: "gammaContrast"; readonly gamma: number }
  | { readonly name: "add"; readonly offset: number }
  | { readonly name: "gaussianNoise"; readonly sigma: number; readonly fieldSeed: number }
  | {
    readonly name: "motionBlur";
    readonly kernelSize: number;
    readonly angleDegrees: number;
    readonly direction: number;
  }
  | { readonly name: "scale"; readonly factor: number }
  | { readonly name: "rotate"; readonly angleDegrees: number }
  | { readonly name: "elastic"; readonly alpha: number; readonly fieldSeed: number };

/** The name of an operation. */
export type OperationName = Operation["name"];

/**
 * Applies operations one after the other, each one clipping to [0, 255].
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param operations What to do, in order.
 * @returns A new picture, the same for the same arguments on every machine.
 *
 * @example
 * ```ts
 * import { applyOperations, toFloatImage } from "lib/augment/mod.ts";
 * const photo = toFloatImage({ width: 30, height: 20, data: new Uint8Array(30 * 20 * 3) });
 * const tilted = applyOperations(photo, [{ name: "rotate", angleDegrees: 20 }]);
 * ```
 */
export function applyOperations(image: FloatImage, operations: readonly Operation[]): FloatImage {
  return onCopy("augment a picture", image, (canvas) => {
    for (const operation of operations) applyInPlace(canvas, operation);
  });
}

/** Applies one operation to the canvas itself. */
export function applyInPlace(canvas: Canvas, operation: Operation): void {
  const { width, height } = canvas;
  switch (operation.name) {
    case "flipLeftRight":
      return flipInPlace(canvas);
    case "multiply":
      return multiplyInPlace(canvas, operation.factor);
    case "saltAndPepper": {
      const { share, fieldSeed } = operation;
      return replaceInPlace(canvas, saltAndPepperField(width * height, share, fieldSeed));
    }
    case "gammaContrast":
      return gammaInPlace(canvas, operation.gamma);
    case "add":
      return addInPlace(canvas, operation.offset);
    case "gaussianNoise": {
      fillNormal(canvas.memory, canvas.scratch, width * height, operation.fieldSeed);
      return addNoiseOfScratch(canvas, operation.sigma);
    }
    case "motionBlur":
      return convolveInPlace(canvas, motionBlurKernel(operation));
    case "scale":
      return scaleInPlace(canvas, operation.factor);
    case "rotate":
      return rotateInPlace(canvas, operation.angleDegrees);
    case "elastic": {
      const count = elasticFieldSize(width, height);
      fillUniform(canvas.memory, canvas.scratch, count, operation.fieldSeed);
      return distortByScratch(canvas, operation.alpha);
    }
  }
}
