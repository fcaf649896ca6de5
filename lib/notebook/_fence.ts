/**
 * The fence behind a cell: a marker on the kernel's way out, and who waits for it.
 *
 * What a cell prints and displays leaves the kernel in order, but apart from the reply that ends
 * the cell, and often later. What comes before the marker was the cell's.
 *
 * @module
 */
import type { KernelMessage } from "./_wire.ts";

const MARKER_TYPE = "plumage_fence";

/**
 * Code that sends a marker behind everything that was printed and displayed.
 *
 * @param marker Tells one fence from another.
 * @returns Code for a silent request; it leaves no name behind and has no value.
 */
export function fenceCode(marker: string): string {
  const content = JSON.stringify({ marker });
  return `await Deno.jupyter.broadcast("${MARKER_TYPE}", ${content}); void 0`;
}

/** Passes messages on until the marker has come. */
export class FenceWatch {
  readonly #marker: string;
  readonly #forward: (message: KernelMessage) => void;
  readonly #complete = Promise.withResolvers<boolean>();

  constructor(marker: string, forward: (message: KernelMessage) => void) {
    this.#marker = marker;
    this.#forward = forward;
  }

  /** Takes the next published message. */
  see(message: KernelMessage): void {
    if (message.type !== MARKER_TYPE) this.#forward(message);
    else if (message.content.marker === this.#marker) this.#complete.resolve(true);
  }

  /**
   * Waits for the marker.
   *
   * @param timeoutMs Gives up after this time, if given.
   * @returns Whether it came.
   */
  async complete(timeoutMs?: number): Promise<boolean> {
    if (timeoutMs === undefined) return await this.#complete.promise;
    const limit = setTimeout(() => this.#complete.resolve(false), timeoutMs);
    try {
      return await this.#complete.promise;
    } finally {
      clearTimeout(limit);
    }
  }
}
