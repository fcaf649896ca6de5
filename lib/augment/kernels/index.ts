/**
 * The pixel loops, in AssemblyScript: TypeScript's grammar, WebAssembly's types. They work on four
 * floats at a time, in a memory that belongs to the caller; all addresses are bytes of it. From 1024
 * to 3071 lie the loops' own constants.
 *
 * The compiled kernels.wasm stands beside this file. After a change:
 *
 *     deno run --allow-all lib/augment/compile_kernels.ts
 */
export { convolveRow } from "./convolve";
export { shapeNormal } from "./normal";
export { addField, bytesToFloats, divideBy255, multiplyAdd, raise, reverseRow } from "./pointwise";
export { fillBits, fillUniform } from "./random";
export { smoothColumns } from "./smooth";
export { warpCubicRow, warpLinearRow } from "./warp";
