/**
 * Pictures of what the augmentations do, for a notebook to look at.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { createStream } from "../random/stream.ts";
import type { FloatImage } from "./image.ts";
import { applyOperations, type Operation, operationFacts, OPERATIONS } from "./operations.ts";

/** One augmented picture and how it came about. */
export interface Preview {
  /** A few words for the caption, such as `Rotate: angleDegrees = 31.2 degrees`. */
  readonly title: string;
  /** The operation with all its parameters. */
  readonly operation: Operation;
  /** The picture, values in [0, 255]. */
  readonly image: FloatImage;
}

/**
 * Applies one operation to a picture; parameters not given are drawn as the article draws them.
 *
 * @param name One of the ten names, see `OPERATIONS`.
 * @param image Values in [0, 255]; it is not changed.
 * @param parameters Parameters to fix, such as `{ angleDegrees: 30 }`, and the seed of the others.
 * @returns The picture with its operation.
 * @throws {RangeError} If there is no such operation, or it has no such parameter.
 */
export function previewOperation(
  name: string,
  image: FloatImage,
  parameters: Readonly<Record<string, number>> = {},
): Preview {
  const { seed = 42, ...fixed } = parameters;
  const facts = operationFacts(name);
  const drawn = facts.draw(createStream(seed, "preview", name));
  for (const key of Object.keys(fixed)) {
    if (key !== "name" && key in drawn) continue;
    const keys = Object.keys(drawn).slice(1).join(", ") || "no parameter";
    throw new RangeError(cannot(`preview ${name}`, keys, key));
  }
  const operation = { ...drawn, ...fixed } as Operation;
  const key = facts.parameter?.key;
  const value = key === undefined ? undefined : Reflect.get(operation, key) as number;
  const shown = value === undefined ? "" : `: ${key} = ${Number(value.toFixed(2))}`;
  const unit = facts.parameter?.unit ? ` ${facts.parameter.unit}` : "";
  return {
    title: `${facts.title}${shown}${shown && unit}`,
    operation,
    image: applyOperations(image, [operation]),
  };
}

/**
 * The overview of augmentations: each of the ten on one picture.
 *
 * @param image Values in [0, 255]; it is not changed.
 * @param seed Seed of the parameters.
 * @returns Ten previews, in the order of the chain.
 */
export function overviewOfAugmentations(image: FloatImage, seed: number): readonly Preview[] {
  return OPERATIONS.map(({ name }) => previewOperation(name, image, { seed }));
}

/**
 * A strip of one operation: its main parameter from the low end of its range to the high end, all
 * else (random fields too) held still.
 *
 * @param name One of the ten names that has a parameter.
 * @param image Values in [0, 255]; it is not changed.
 * @param options How many pictures; the range, where the article's own is not wanted; the seed.
 * @returns The previews, in ascending order of the parameter.
 * @throws {RangeError} If the operation has no parameter, or fewer than 2 pictures are asked for.
 */
export function operationStrip(
  name: string,
  image: FloatImage,
  options: {
    readonly count?: number;
    readonly low?: number;
    readonly high?: number;
    readonly seed?: number;
  } = {},
): readonly Preview[] {
  const parameter = operationFacts(name).parameter;
  if (parameter === undefined) {
    throw new RangeError(cannot("show a strip", "an operation with a parameter", name));
  }
  const { count = 5, low = parameter.low, high = parameter.high, seed = 42 } = options;
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new RangeError(cannot("show a strip", "a count of at least 2", count));
  }
  return Array.from({ length: count }, (_, i) => {
    const value = low + (high - low) * i / (count - 1);
    return previewOperation(name, image, { seed, [parameter.key]: value });
  });
}
