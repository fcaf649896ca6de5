import { bindKernels, type Kernels } from "./_kernels.ts";

const PAGE = 65536;

/** Memory that the pixel loops work in, and views of all of it. */
export class PixelMemory {
  readonly kernels: Kernels;
  /** All of the memory, as each type. */
  bytes!: Uint8Array<ArrayBuffer>;
  ints!: Int32Array<ArrayBuffer>;
  floats!: Float32Array<ArrayBuffer>;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });

  constructor() {
    this.kernels = bindKernels(this.#memory);
    this.#view();
  }

  /** Makes sure that addresses below `end` exist; older views of the memory may end by this. */
  reserve(end: number): void {
    const missing = end - this.bytes.length;
    if (missing <= 0) return;
    this.#memory.grow(Math.ceil(missing / PAGE));
    this.#view();
  }

  #view(): void {
    const buffer = this.#memory.buffer as ArrayBuffer; // not shared, see `initial` above
    this.bytes = new Uint8Array(buffer);
    this.ints = new Int32Array(buffer);
    this.floats = new Float32Array(buffer);
  }
}

/** Rounds an address up to where four floats may begin. */
export function align(address: number): number {
  return (address + 15) & ~15;
}
