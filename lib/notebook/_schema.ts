/**
 * The shape of a notebook's file: what is read of it is checked, what else it holds is kept.
 *
 * @module
 */
import { z } from "zod";
import type { Output } from "./types.ts";

const WORDS = z.union([z.string(), z.array(z.string())]);
const FACTS = z.record(z.string(), z.unknown());

/** A cell; old formats leave out some fields, and some tools write null for nothing. */
export const cellSchema = z.looseObject({
  "cell_type": z.enum(["code", "markdown", "raw"]),
  id: z.string().nullish(),
  metadata: FACTS.nullish(),
  source: WORDS.nullish(),
  outputs: z.array(z.unknown()).nullish(),
});

/** What a notebook says of itself. */
export const metadataSchema = FACTS.nullish();

/** Which kernel a notebook is for, as far as it says so. */
export const kernelSchema = z.looseObject({
  kernelspec: z.looseObject({
    name: z.string().nullish(),
    language: z.string().nullish(),
  }).nullish(),
  "language_info": z.looseObject({ name: z.string().nullish() }).nullish(),
});

const OUTPUT = z.discriminatedUnion("output_type", [
  z.looseObject({ "output_type": z.literal("stream"), text: WORDS }),
  z.looseObject({ "output_type": z.literal("error") }),
  z.looseObject({ "output_type": z.enum(["display_data", "execute_result"]), data: FACTS }),
]);

/**
 * Whether something in a cell's list of outputs is one: a file may hold anything there.
 *
 * @param output Anything.
 * @returns Whether it has what its kind must have.
 */
export function isOutput(output: unknown): output is Output {
  return OUTPUT.safeParse(output).success;
}
