/**
 * What every task that computes does first: makes sure that TensorFlow is there.
 *
 * @module
 */
import { prepareEngine } from "../engine/mod.ts";
import { writeErrorLine } from "./_command.ts";

/**
 * Sets up the engine, with a line on standard error for each step; silent where all is in place.
 *
 * @returns Whether a native engine is there; a loud line says so if not.
 */
export async function setUpEngine(): Promise<boolean> {
  const { kind, faults } = await prepareEngine((line) => writeErrorLine(`set-up: ${line}`));
  if (kind !== "javascript") return true;
  if (faults.length > 0) writeErrorLine(`set-up: NO NATIVE TENSORFLOW. ${faults[0]}`);
  return false;
}
