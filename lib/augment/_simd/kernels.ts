import { assemble } from "./assembler.ts";
import { convolveRow } from "./convolve.ts";
import {
  addField,
  bytesToFloats,
  divideBy255,
  multiplyAdd,
  raise,
  reverseRow,
} from "./pointwise.ts";
import { shapeNormal } from "./normal.ts";
import { fillBits, fillUniform } from "./random.ts";
import { smoothColumns } from "./smooth.ts";
import { warpCubicRow, warpLinearRow } from "./warp.ts";

const FUNCTIONS = [
  addField,
  bytesToFloats,
  convolveRow,
  divideBy255,
  fillBits,
  fillUniform,
  multiplyAdd,
  raise,
  reverseRow,
  shapeNormal,
  smoothColumns,
  warpCubicRow,
  warpLinearRow,
] as const;

type Name =
  | "addField"
  | "bytesToFloats"
  | "convolveRow"
  | "divideBy255"
  | "fillBits"
  | "fillUniform"
  | "multiplyAdd"
  | "raise"
  | "reverseRow"
  | "shapeNormal"
  | "smoothColumns"
  | "warpCubicRow"
  | "warpLinearRow";

/** The pixel loops; what they take stands beside each of them. Addresses are bytes of the memory. */
export type Kernels = Readonly<Record<Name, (...parameters: number[]) => void>>;

let compiled: WebAssembly.Module | undefined;

/** Binds the pixel loops to a memory; they are compiled once a thread, in a few milliseconds. */
export function bindKernels(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(assemble(FUNCTIONS));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return instance.exports as unknown as Kernels;
}
