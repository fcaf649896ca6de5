/** The names and parameters of the pixel loops; what they do stands in kernels/. */
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

/** The pixel loops. Addresses are bytes of the memory. */
export type Kernels = Readonly<Record<Name, (...parameters: number[]) => void>>;

let compiled: WebAssembly.Module | undefined;

/** Binds the pixel loops to a memory; they are read and compiled once a thread. */
export function bindKernels(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(
    Deno.readFileSync(new URL("kernels/kernels.wasm", import.meta.url)),
  );
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  return instance.exports as unknown as Kernels;
}
