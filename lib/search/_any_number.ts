/** A number as it stands in the files of a study. */
import { z } from "zod";

/** Any number, NaN and the infinities included. */
export function anyNumber(): z.ZodType<number> {
  return z.custom<number>((value) => typeof value === "number");
}
