/**
 * Pictures of what a chain of augmentations does, for a notebook to look at.
 *
 * @module
 */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import { createStream, DEFAULT_SEED } from "../random/stream.ts";
import { type AugmentationChain, drawOperation, endsOf, type OperationRange } from "./chain.ts";
import { operationFacts } from "./facts.ts";
import type { FloatImage } from "./image.ts";
import { applyOperations, type Operation } from "./operations.ts";

/** One augmented picture and how it came about. */
export interface Preview {
  /** A few words for the caption, such as `Rotate: angleDegrees = 31.2 degrees`. */
  readonly title: string;
  /** The operation with all its parameters. */
  readonly operation: Operation;
  /** The picture, values in [0, 255]. */
  readonly image: FloatImage;
}

/** How a strip is drawn. */
export interface StripOptions {
  /** How many pictures, at least 2. Default 5. */
  readonly count?: number;
  /** Lowest value; the chain's by default. */
  readonly low?: number;
  /** Highest value; the chain's by default. */
  readonly high?: number;
  /** Seed of all that is held still; `DEFAULT_SEED` by default. */
  readonly seed?: number;
}

/**
 * Applies one operation of a chain to a picture; parameters not given are drawn as the chain says.
 *
 * @param chain The steps.
 * @param name Which operation of the chain.
 * @param image Values in [0, 255]; it is not changed.
 * @param parameters Parameters to fix, such as `{ angleDegrees: 30 }`, and the seed of the others.
 * @returns The picture with its operation.
 * @throws {RangeError} If the chain has no such operation, or it has no such parameter.
 */
export function previewOperation(
  chain: AugmentationChain,
  name: string,
  image: FloatImage,
  parameters: Readonly<Record<string, number>> = {},
): Preview {
  return preview(operationOf(chain, name), image, parameters);
}

function preview(
  range: OperationRange,
  image: FloatImage,
  parameters: Readonly<Record<string, number>>,
): Preview {
  const { seed = DEFAULT_SEED, ...fixed } = parameters;
  const { name } = range;
  const facts = operationFacts(name);
  const drawn = drawOperation(range, createStream(seed, "preview", name));
  for (const key of Object.keys(fixed)) {
    if (key !== "name" && key in drawn) continue;
    const keys = Object.keys(drawn).slice(1).join(", ") || "no parameter";
    throw new RangeError(cannot(`preview ${name}`, keys, key));
  }
  const operation = { ...drawn, ...fixed } as Operation;
  const main = facts.parameters.find(({ key }) => key === facts.main);
  const value = main === undefined ? undefined : Reflect.get(operation, main.key) as number;
  const shown = value === undefined ? "" : `: ${main!.key} = ${Number(value.toFixed(2))}`;
  const unit = main?.unit ? ` ${main.unit}` : "";
  return {
    title: `${facts.title}${shown}${shown && unit}`,
    operation,
    image: applyOperations(image, [operation]),
  };
}

/**
 * The overview of a chain: each of its operations on one picture.
 *
 * @param chain The steps.
 * @param image Values in [0, 255]; it is not changed.
 * @param options Seed of the parameters; `DEFAULT_SEED` by default.
 * @returns As many previews as the chain has operations, in its order.
 * @throws {TypeError} If there is an option of another name.
 */
export function overviewOfAugmentations(
  chain: AugmentationChain,
  image: FloatImage,
  options: { readonly seed?: number } = {},
): readonly Preview[] {
  refuseUnknownKeys("preview a chain of augmentations", options, ["seed"]);
  const { seed = DEFAULT_SEED } = options;
  return chain.flatMap(({ oneOf }) => oneOf)
    .map((range) => preview(range, image, { seed }));
}

/**
 * A strip of one operation: its main parameter from the low end of its range to the high end, all
 * else (random fields too) held still. Where a chain has but one value, the strip begins with the one
 * that changes nothing.
 *
 * @param chain The steps.
 * @param name Which operation of the chain.
 * @param image Values in [0, 255]; it is not changed.
 * @param options How many pictures; the range, where the chain's own is not wanted; the seed.
 * @returns The previews, in ascending order of the parameter.
 * @throws {RangeError} If the chain has no such operation, it has no parameter, or fewer than 2 pictures are asked for.
 * @throws {TypeError} If there is an option of another name.
 */
export function operationStrip(
  chain: AugmentationChain,
  name: string,
  image: FloatImage,
  options: StripOptions = {},
): readonly Preview[] {
  refuseUnknownKeys("show a strip", options, ["count", "low", "high", "seed"]);
  const range = operationOf(chain, name);
  const { main, parameters } = operationFacts(name);
  if (main === undefined) {
    throw new RangeError(cannot("show a strip", "an operation with a parameter", name));
  }
  const ends = endsOf(Reflect.get(range, main));
  const { identity } = parameters.find(({ key }) => key === main)!;
  const [least, most] = ends[0] === ends[1]
    ? [Math.min(identity, ends[0]), Math.max(identity, ends[0])]
    : ends;
  const { count = 5, low = least, high = most, seed = DEFAULT_SEED } = options;
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new RangeError(cannot("show a strip", "a count of at least 2", count));
  }
  return Array.from({ length: count }, (_, i) => {
    const value = low + (high - low) * i / (count - 1);
    return preview(range, image, { seed, [main]: value });
  });
}

/** The first operation of a name in a chain, with its ranges. */
function operationOf(chain: AugmentationChain, name: string): OperationRange {
  const ranges = chain.flatMap(({ oneOf }) => oneOf);
  const found = ranges.find((range) => range.name === name);
  if (found !== undefined) return found;
  const names = ranges.map((range) => range.name).join(", ");
  throw new RangeError(cannot("find an augmentation in the chain", `one of ${names}`, name));
}
