/** What comes back from TensorFlow after a batch. */
import { tf } from "../engine/tf.ts";
import type { StepResult } from "./batch.ts";

/** Reads losses `[n]` and probabilities `[n, classes]`, and frees both. */
export async function readResult(
  losses: tf.Tensor,
  probabilities: tf.Tensor,
): Promise<StepResult> {
  const [values, lossValues] = await Promise.all([
    probabilities.data<"float32">(),
    losses.data<"float32">(),
  ]);
  tf.dispose([losses, probabilities]);
  return { probabilities: values, lossSum: lossValues.reduce((sum, loss) => sum + loss, 0) };
}
