/**
 * What there is to know about the operations besides their arithmetic.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import type { OperationName } from "./operations.ts";

/** A parameter of an operation: a number, and which numbers it may be. */
export interface OperationParameter {
  /** Its name in the operation's record. */
  readonly key: string;
  /** The value that changes nothing (or least). */
  readonly identity: number;
  /** Its unit; empty for a pure number. */
  readonly unit: string;
  /** The smallest value that makes sense; none if there is no such end. */
  readonly least?: number;
  /** The value that it must be above; none if there is no such end. */
  readonly above?: number;
  /** The largest value that makes sense; none if there is no such end. */
  readonly most?: number;
  /** Whether only whole numbers make sense. */
  readonly whole?: boolean;
}

/** An operation's names and parameters. */
export interface OperationFacts {
  /** Its name here. */
  readonly name: OperationName;
  /** Its name in imgaug, the library whose results it repeats. */
  readonly imgaugName: string;
  /** A few words for a heading. */
  readonly title: string;
  /** Its parameters in the order in which they are drawn. */
  readonly parameters: readonly OperationParameter[];
  /** Which of them a strip over its range shows; none for the mirror. */
  readonly main?: string;
  /** Whether it needs a random field, whose seed is drawn after the parameters. */
  readonly hasField: boolean;
}

/** All operations. */
export const OPERATIONS: readonly OperationFacts[] = [
  {
    name: "flipLeftRight",
    imgaugName: "Fliplr",
    title: "Mirror",
    parameters: [],
    hasField: false,
  },
  {
    name: "multiply",
    imgaugName: "Multiply",
    title: "Multiply",
    parameters: [{ key: "factor", identity: 1, unit: "", least: 0 }],
    main: "factor",
    hasField: false,
  },
  {
    name: "saltAndPepper",
    imgaugName: "SaltAndPepper",
    title: "Salt and pepper",
    parameters: [{ key: "share", identity: 0, unit: "", least: 0, most: 1 }],
    main: "share",
    hasField: true,
  },
  {
    name: "gammaContrast",
    imgaugName: "GammaContrast",
    title: "Gamma",
    parameters: [{ key: "gamma", identity: 1, unit: "", above: 0 }],
    main: "gamma",
    hasField: false,
  },
  {
    name: "add",
    imgaugName: "Add",
    title: "Add",
    parameters: [{ key: "offset", identity: 0, unit: "" }],
    main: "offset",
    hasField: false,
  },
  {
    name: "gaussianNoise",
    imgaugName: "AdditiveGaussianNoise",
    title: "Gaussian noise",
    parameters: [{ key: "sigma", identity: 0, unit: "", least: 0 }],
    main: "sigma",
    hasField: true,
  },
  {
    name: "motionBlur",
    imgaugName: "MotionBlur",
    title: "Motion blur",
    parameters: [
      { key: "kernelSize", identity: 1, unit: "pixels", least: 1, most: 99, whole: true },
      { key: "angleDegrees", identity: 0, unit: "degrees" },
      { key: "direction", identity: 0, unit: "", least: -1, most: 1 },
    ],
    main: "angleDegrees",
    hasField: false,
  },
  {
    name: "scale",
    imgaugName: "Affine",
    title: "Scale",
    parameters: [{ key: "factor", identity: 1, unit: "", above: 0 }],
    main: "factor",
    hasField: false,
  },
  {
    name: "rotate",
    imgaugName: "Rotate",
    title: "Rotate",
    parameters: [{ key: "angleDegrees", identity: 0, unit: "degrees" }],
    main: "angleDegrees",
    hasField: false,
  },
  {
    name: "elastic",
    imgaugName: "ElasticTransformation",
    title: "Elastic",
    parameters: [{ key: "alpha", identity: 0, unit: "", least: 0 }],
    main: "alpha",
    hasField: true,
  },
];

/**
 * Looks an operation up by its name.
 *
 * @param name A name of {@linkcode OPERATIONS}.
 * @returns Its facts.
 * @throws {RangeError} If there is no such operation.
 */
export function operationFacts(name: string): OperationFacts {
  const facts = OPERATIONS.find((candidate) => candidate.name === name);
  if (facts !== undefined) return facts;
  const names = OPERATIONS.map((candidate) => candidate.name).join(", ");
  throw new RangeError(cannot("find an augmentation", `one of ${names}`, name));
}
