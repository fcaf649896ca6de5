/**
 * Starts TensorFlow: the native backend where its addon is in place, plain JavaScript otherwise.
 *
 * @module
 */
import { tf } from "./tf.ts";

let started: Promise<void> | undefined;

/**
 * Loads the native TensorFlow backend (once a process) and makes it the current one.
 *
 * @returns When tensors can be made.
 */
export function startEngine(): Promise<void> {
  started ??= (async () => {
    if (!Deno.env.has("TF_CPP_MIN_LOG_LEVEL")) Deno.env.set("TF_CPP_MIN_LOG_LEVEL", "3");
    await import("@tensorflow/tfjs-node-gpu");
    await tf.ready();
  })();
  return started;
}
