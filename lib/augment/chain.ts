/**
 * A chain of augmentations as data: which steps, how likely, with which ranges of parameters.
 *
 * All draws of an image come from streams named by (seed, epoch, image, step), so neither the order
 * of images nor the number of workers changes them.
 *
 * @module
 */
import { createStream, DEFAULT_SEED, type RandomStream } from "../random/stream.ts";
import { operationFacts } from "./facts.ts";
import type { FloatImage } from "./image.ts";
import { applyOperations, type Operation, type OperationName } from "./operations.ts";

/**
 * How a parameter is drawn: a number is always that number, `[low, high]` is uniform in
 * [low, high), `{ whole: [low, high] }` is each whole number from low to high equally likely.
 */
export type Amount =
  | number
  | readonly [low: number, high: number]
  | { readonly whole: readonly [low: number, high: number] };

/** An operation with a range for each of its parameters; the seed of a random field is drawn. */
export type OperationRange = { readonly [Name in OperationName]: RangeOf<Name> }[OperationName];

/** The operation of one name with a range for each of its parameters. */
export type RangeOf<Name extends OperationName> =
  & { readonly name: Name }
  & {
    readonly [
      Key in Exclude<keyof Extract<Operation, { readonly name: Name }>, "name" | "fieldSeed">
    ]: Amount;
  };

/** One step of a chain: taken or not, independently of the others. */
export interface AugmentationStep {
  /** How likely the step is taken, in [0, 1]. */
  readonly probability: number;
  /** What is done then: of several operations one, each equally likely. */
  readonly oneOf: readonly OperationRange[];
}

/** The steps in the order in which they are applied; plain data, fit for JSON. */
export type AugmentationChain = readonly AugmentationStep[];

/** Which draw: two equal ones give the same operations. */
export interface AugmentationDraw {
  /** The run's seed; `DEFAULT_SEED` by default. */
  readonly seed?: number;
  /** Number of the epoch. */
  readonly epoch: number;
  /** Number of the image, its position in the examples. */
  readonly image: number;
}

/**
 * Draws what happens to an image in an epoch.
 *
 * @param chain The steps; `parseChain` checks one that comes from elsewhere.
 * @param draw The run's seed, the epoch, the image.
 * @returns The operations with their parameters, in order; none where no step is taken.
 *
 * @example
 * ```ts
 * import { type AugmentationChain, describeAugmentation } from "lib/augment/mod.ts";
 * const chain: AugmentationChain = [
 *   { probability: .5, oneOf: [{ name: "flipLeftRight" }] },
 *   { probability: .3, oneOf: [{ name: "rotate", angleDegrees: [-20, 20] }] },
 * ];
 * const names = describeAugmentation(chain, { epoch: 0, image: 7 }).map(({ name }) => name);
 * ```
 */
export function describeAugmentation(
  chain: AugmentationChain,
  { seed = DEFAULT_SEED, epoch, image }: AugmentationDraw,
): readonly Operation[] {
  const operations: Operation[] = [];
  const seen = new Map<string, number>();
  for (const { probability, oneOf } of chain) {
    // A step is known by its first operation, and where that occurs again by how often it did before.
    const first = oneOf[0]!.name, before = seen.get(first) ?? 0;
    seen.set(first, before + 1);
    const again = before === 0 ? [] : [before];
    const stream = createStream(seed, "augment", epoch, image, first, ...again);
    if (stream.next() >= probability) continue;
    const which = oneOf.length === 1 ? 0 : stream.integer(0, oneOf.length);
    operations.push(drawOperation(oneOf[which]!, stream));
  }
  return operations;
}

/**
 * Augments one image: draws by {@linkcode describeAugmentation}, then applies.
 *
 * @param chain The steps.
 * @param image Values in [0, 255], at its final size; it is not changed.
 * @param draw Which draw.
 * @returns The augmented picture, values in [0, 255]; the same for the same draw.
 */
export function augmentImage(
  chain: AugmentationChain,
  image: FloatImage,
  draw: AugmentationDraw,
): FloatImage {
  return applyOperations(image, describeAugmentation(chain, draw));
}

/** Draws an operation's parameters, then the seed of its field. */
export function drawOperation(range: OperationRange, stream: RandomStream): Operation {
  const { name, parameters, hasField } = operationFacts(range.name);
  const drawn: Record<string, string | number> = { name };
  for (const { key } of parameters) drawn[key] = drawAmount(Reflect.get(range, key), stream);
  if (hasField) drawn.fieldSeed = stream.integer(0, 2 ** 32);
  return drawn as Operation;
}

function drawAmount(amount: Amount, stream: RandomStream): number {
  if (typeof amount === "number") return amount;
  if ("whole" in amount) return stream.integer(amount.whole[0], amount.whole[1] + 1);
  return stream.uniform(amount[0], amount[1]);
}

/** The lowest and the highest value of an amount. */
export function endsOf(amount: Amount): readonly [low: number, high: number] {
  if (typeof amount === "number") return [amount, amount];
  return "whole" in amount ? amount.whole : amount;
}
