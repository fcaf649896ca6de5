/** What stands at the head of a training's checkpoints, checked when it is read back. */
import { z } from "zod";
import { cannot, firstFault } from "../errors.ts";
import { type NamedArray, readCheckpoint } from "./checkpoint.ts";

const count = z.int().min(0);
/** A caller's setting may be NaN or infinite, which `z.number()` takes for none. */
const anyNumber = z.custom<number>((value) => typeof value === "number");
const settings = z.record(z.string(), z.union([z.string(), anyNumber, z.boolean(), z.null()]));

const epoch = z.object({
  epoch: z.int().min(1),
  loss: z.number(),
  accuracy: z.number(),
  auc: z.number(),
  f1: z.number(),
  validLoss: z.number().nullable(),
  validAccuracy: z.number().nullable(),
  validAuc: z.number().nullable(),
  validF1: z.number().nullable(),
  learningRate: z.number(),
  seconds: z.number(),
  steps: count,
});

const header = z.object({
  /** Which training it is of: its two files carry the same. */
  run: z.string().optional(),
  settings,
  notes: settings.default({}),
  epoch: count,
  step: count,
  metrics: z.array(z.array(z.number())),
  seconds: z.number(),
  history: z.object({ epochs: z.array(epoch) }),
  optimiserSteps: count,
  /** How often each layer that draws has drawn; older files have one number for all. */
  draws: z.union([count, z.array(count)]),
  versions: z.record(z.string(), z.string()),
});

/** The header of a training's checkpoint. */
export type TrainingHeader = z.infer<typeof header>;

/**
 * Reads a checkpoint of a training.
 *
 * @throws {SyntaxError} If it is damaged, or of something else; the field is named.
 */
export async function readTrainingFile(
  path: string,
): Promise<{ header: TrainingHeader; arrays: readonly NamedArray[] }> {
  const { header: unchecked, arrays } = await readCheckpoint<unknown>(path);
  const { success, data, error } = header.safeParse(unchecked);
  if (success) return { header: data, arrays };
  const expected = "the header of a training";
  throw new SyntaxError(
    cannot(`read checkpoint ${path}`, expected, firstFault(error, "the header")),
  );
}
