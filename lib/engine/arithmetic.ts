/** Which arithmetic TensorFlow was started with. */

/**
 * What decides the order in which the engine adds numbers, and with it their last bits: `fastest` takes
 * all that the processor has, `reproducible` what every x86-64 processor with AVX2 has, and no operation
 * whose bits depend on the processor's maker.
 */
export type Arithmetic = "fastest" | "reproducible";

let current: Arithmetic = "fastest";

/** Fixed once, when TensorFlow is loaded. */
export function setArithmetic(arithmetic: Arithmetic): void {
  current = arithmetic;
}

/** Whether the same bits are asked for on every machine. */
export function isReproducible(): boolean {
  return current === "reproducible";
}
