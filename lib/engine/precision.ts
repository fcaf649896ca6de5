/**
 * In which precision a network computes, and whether this machine can.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { runsNatively, runsOnGpu } from "./kernels/_native.ts";

/**
 * `float32`, or `mixed`: bfloat16 for convolutions, products and what lies between them, up to twice
 * as fast where the processor has units for it; float32 for weights, batch-norm statistics, loss,
 * softmax and optimiser.
 */
export type Precision = "float32" | "mixed";

/** What the choice hangs on. */
export interface PrecisionFacts {
  /** Whether TensorFlow itself computes, not JavaScript. */
  readonly native: boolean;
  /** Whether tensors live on a GPU. */
  readonly gpu: boolean;
  /** The text of `/proc/cpuinfo`; empty where there is none. */
  readonly processor: string;
  /** oneDNN's bound on instruction sets, `ONEDNN_MAX_CPU_ISA`. */
  readonly instructionSet?: string | undefined;
}

/** Names of oneDNN's instruction sets with bfloat16, and of no bound at all. */
const WITH_BFLOAT16 = /BF16|FP16|AMX|AVX10|^ALL$|^DEFAULT$/i;

/**
 * Why mixed precision cannot be had, in a few words.
 *
 * @param facts This machine and the engine that runs by default; call `startEngine` first.
 * @returns What there is instead of what it needs; undefined if it can be had.
 */
export function whyNotMixed(facts: PrecisionFacts = factsHere()): string | undefined {
  const { native, gpu, processor, instructionSet } = facts;
  if (!native) return "TensorFlow.js in plain JavaScript";
  if (gpu) return "a GPU";
  if (instructionSet !== undefined && !WITH_BFLOAT16.test(instructionSet)) {
    return `arithmetic that keeps to ${instructionSet}, to be reproducible elsewhere`;
  }
  if (/^flags\s*:.*\b(avx512_bf16|amx_bf16)\b/m.test(processor)) return undefined;
  const name = /^model name\s*:\s*(.+)$/m.exec(processor)?.[1] ?? "another processor";
  return `${name}, without them`;
}

/**
 * Makes sure that a precision can be had.
 *
 * @throws {RangeError} If there is no such precision.
 * @throws {Error} If it is mixed and this machine or engine cannot; the reason is named.
 */
export function checkPrecision(precision: Precision): void {
  if (precision === "float32") return;
  if (precision !== "mixed") {
    throw new RangeError(cannot("choose a precision", "float32 or mixed", precision));
  }
  const reason = whyNotMixed();
  if (reason === undefined) return;
  const expected = "native TensorFlow on a processor with AVX512_BF16 or AMX";
  throw new Error(cannot("compute in mixed precision", expected, reason));
}

function factsHere(): PrecisionFacts {
  return {
    native: runsNatively(),
    gpu: runsOnGpu(),
    processor: cpuInfo(),
    instructionSet: Deno.env.get("ONEDNN_MAX_CPU_ISA"),
  };
}

function cpuInfo(): string {
  try {
    return Deno.readTextFileSync("/proc/cpuinfo");
  } catch {
    // Not Linux: nothing is known of the processor.
    return "";
  }
}
