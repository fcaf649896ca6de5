/**
 * Checks a chain of augmentations that comes from elsewhere: an option, a file.
 *
 * @module
 */
import { z } from "zod";
import { cannot } from "../errors.ts";
import type { AugmentationChain } from "./chain.ts";
import { type OperationFacts, type OperationParameter, OPERATIONS } from "./facts.ts";

const schema = z.array(z.strictObject({
  probability: z.number().min(0).max(1),
  oneOf: z.array(z.discriminatedUnion("name", tuple(OPERATIONS.map(rangeSchema)))).min(1),
}));

/**
 * Checks that a value is a chain of augmentations.
 *
 * @param value What was given, such as a parsed JSON file.
 * @param doing What it is for, as in `cannot`.
 * @returns The value itself, copied.
 * @throws {RangeError} If it is not: the error names the place and the rule.
 *
 * @example
 * ```ts
 * import { parseChain } from "lib/augment/mod.ts";
 * const text = '[{"probability": 0.5, "oneOf": [{"name": "rotate", "angleDegrees": [-20, 20]}]}]';
 * const chain = parseChain(JSON.parse(text));
 * ```
 */
export function parseChain(value: unknown, doing = "read an augmentation"): AugmentationChain {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data as unknown as AugmentationChain;
  const { path, message } = error.issues[0]!;
  const place = path.map((part) => typeof part === "number" ? `[${part}]` : `.${String(part)}`);
  const received = path.reduce<unknown>(
    (part, key) => part === null || part === undefined ? part : Reflect.get(Object(part), key),
    value,
  );
  const rule = message.replace(/^Invalid (input|option): expected /, "").replace(/^[A-Z]/, lower);
  throw new RangeError(
    cannot(doing, `an augmentation chain (at augmentation${place.join("")}: ${rule})`, received),
  );
}

function lower(letter: string): string {
  return letter.toLowerCase();
}

/** The schema of one operation: its name, and an amount for each of its parameters. */
function rangeSchema({ name, parameters }: OperationFacts) {
  const amounts = parameters.map((each) => [each.key, amountSchema(each)] as const);
  return z.strictObject({ name: z.literal(name), ...Object.fromEntries(amounts) });
}

function amountSchema(parameter: OperationParameter): z.ZodType {
  const { whole, least, above, most } = parameter;
  const rule = ruleOf(parameter);
  const fits = (value: unknown): boolean =>
    typeof value === "number" && Number.isFinite(value) && (!whole || Number.isInteger(value)) &&
    (least === undefined || value >= least) && (above === undefined || value > above) &&
    (most === undefined || value <= most);
  const isRange = (pair: unknown): pair is [number, number] =>
    Array.isArray(pair) && pair.length === 2 && pair.every(fits) && pair[0] <= pair[1];
  const isWhole = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const [pair, ...others] = Object.entries(value);
    return pair?.[0] === "whole" && others.length === 0 && isRange(pair[1]) &&
      pair[1].every(Number.isInteger);
  };
  return z.custom(
    (value) => fits(value) || (!whole && isRange(value)) || isWhole(value),
    { error: `${rule}${whole ? "" : ", a range [low, high]"} or { whole: [low, high] }` },
  );
}

function ruleOf({ whole, least, above, most }: OperationParameter): string {
  const kind = whole ? "a whole number" : "a finite number";
  const low = least !== undefined
    ? ` of at least ${least}`
    : above !== undefined
    ? ` above ${above}`
    : "";
  return `${kind}${low}${most === undefined ? "" : `, at most ${most}`}`;
}

/** A list with at least one entry, which zod wants. */
function tuple<T>(list: readonly T[]): [T, ...T[]] {
  return [list[0]!, ...list.slice(1)];
}
