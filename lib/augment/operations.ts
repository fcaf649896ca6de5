/**
 * An augmentation as data: which operation, with which parameters.
 *
 * Drawing is done before (article.ts); applying a record is free of randomness, so a record kept is
 * an augmentation that can be repeated.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { RandomStream } from "../random/stream.ts";
import { type Canvas, onCopy } from "./_canvas.ts";
import { addInPlace, gammaInPlace, multiplyInPlace } from "./colour.ts";
import { distortByScratch, ELASTIC_SIGMA, elasticFieldSize } from "./elastic.ts";
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

/** What there is to know about an operation besides its arithmetic. */
export interface OperationFacts {
  /** Its name here. */
  readonly name: OperationName;
  /** Its name in imgaug, the article's library. */
  readonly imgaugName: string;
  /** A few words for a heading. */
  readonly title: string;
  /** The article's setting, in words. */
  readonly setting: string;
  /** The parameter that a strip over its range shows; none for the mirror. */
  readonly parameter?: OperationParameter;
  /** Draws the article's parameters. */
  draw(stream: RandomStream): Operation;
}

/** The main parameter of an operation and the range it has in the article. */
export interface OperationParameter {
  /** Its name in the operation's record. */
  readonly key: string;
  /** Its lowest value in the article. */
  readonly low: number;
  /** Its highest value. */
  readonly high: number;
  /** The value that changes nothing (or least). */
  readonly identity: number;
  /** Its unit; empty for a pure number. */
  readonly unit: string;
}

const drawSeed = (stream: RandomStream): number => stream.integer(0, 2 ** 32);

/** The article's ten operations, in the order of its chain. */
export const OPERATIONS: readonly OperationFacts[] = [
  {
    name: "flipLeftRight",
    imgaugName: "Fliplr",
    title: "Mirror",
    setting: "always mirrors",
    draw: () => ({ name: "flipLeftRight" }),
  },
  {
    name: "multiply",
    imgaugName: "Multiply",
    title: "Multiply",
    setting: "factor uniform .5 to 1.5",
    parameter: { key: "factor", low: .5, high: 1.5, identity: 1, unit: "" },
    draw: (stream) => ({ name: "multiply", factor: stream.uniform(.5, 1.5) }),
  },
  {
    name: "saltAndPepper",
    imgaugName: "SaltAndPepper",
    title: "Salt and pepper",
    setting: "10 % of the pixels",
    // The article has one share; a strip begins at none.
    parameter: { key: "share", low: 0, high: .1, identity: 0, unit: "" },
    draw: (stream) => ({ name: "saltAndPepper", share: .1, fieldSeed: drawSeed(stream) }),
  },
  {
    name: "gammaContrast",
    imgaugName: "GammaContrast",
    title: "Gamma",
    setting: "gamma uniform .8 to 1.2",
    parameter: { key: "gamma", low: .8, high: 1.2, identity: 1, unit: "" },
    draw: (stream) => ({ name: "gammaContrast", gamma: stream.uniform(.8, 1.2) }),
  },
  {
    name: "add",
    imgaugName: "Add",
    title: "Add",
    setting: "offset uniform -60 to 60, whole numbers",
    parameter: { key: "offset", low: -60, high: 60, identity: 0, unit: "" },
    draw: (stream) => ({ name: "add", offset: stream.integer(-60, 61) }),
  },
  {
    name: "gaussianNoise",
    imgaugName: "AdditiveGaussianNoise",
    title: "Gaussian noise",
    setting: "sigma uniform 0 to 51, alike in the three channels",
    parameter: { key: "sigma", low: 0, high: 51, identity: 0, unit: "" },
    draw: (stream) => ({
      name: "gaussianNoise",
      sigma: stream.uniform(0, 51),
      fieldSeed: drawSeed(stream),
    }),
  },
  {
    name: "motionBlur",
    imgaugName: "MotionBlur",
    title: "Motion blur",
    setting: "kernel 10 (11 in effect), any angle, direction -1 to 1",
    parameter: { key: "angleDegrees", low: 0, high: 360, identity: 0, unit: "degrees" },
    draw: (stream) => ({
      name: "motionBlur",
      kernelSize: 10,
      angleDegrees: stream.uniform(0, 360),
      direction: stream.uniform(-1, 1),
    }),
  },
  {
    name: "scale",
    imgaugName: "Affine",
    title: "Scale",
    setting: "factor uniform .5 to 1.2, black around",
    parameter: { key: "factor", low: .5, high: 1.2, identity: 1, unit: "" },
    draw: (stream) => ({ name: "scale", factor: stream.uniform(.5, 1.2) }),
  },
  {
    name: "rotate",
    imgaugName: "Rotate",
    title: "Rotate",
    setting: "uniform -45 to 45 degrees, black around",
    parameter: { key: "angleDegrees", low: -45, high: 45, identity: 0, unit: "degrees" },
    draw: (stream) => ({ name: "rotate", angleDegrees: stream.uniform(-45, 45) }),
  },
  {
    name: "elastic",
    imgaugName: "ElasticTransformation",
    title: "Elastic",
    setting: `alpha uniform 50 to 300, sigma ${ELASTIC_SIGMA}`,
    parameter: { key: "alpha", low: 50, high: 300, identity: 0, unit: "" },
    draw: (stream) => ({
      name: "elastic",
      alpha: stream.uniform(50, 300),
      fieldSeed: drawSeed(stream),
    }),
  },
];

/**
 * Looks an operation up by its name.
 *
 * @param name One of the ten names.
 * @returns Its facts.
 * @throws {RangeError} If there is no such operation.
 */
export function operationFacts(name: string): OperationFacts {
  const facts = OPERATIONS.find((candidate) => candidate.name === name);
  if (facts !== undefined) return facts;
  const names = OPERATIONS.map((candidate) => candidate.name).join(", ");
  throw new RangeError(cannot("find an augmentation", `one of ${names}`, name));
}

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
 * import { decodeImage } from "lib/image/mod.ts";
 * const photo = toFloatImage(await decodeImage("emu.jpg"));
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
