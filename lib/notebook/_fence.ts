/**
 * The fence behind a cell: a marker on the kernel's way out, and who waits for it.
 *
 * What a cell prints and displays leaves the kernel in order, but apart from the reply that ends
 * the cell, and often later. What comes before the marker was the cell's.
 *
 * @module
 */
import { LOST_ERRORS, type LostError } from "./_values.ts";
import type { KernelMessage } from "./_wire.ts";

const MARKER_TYPE = "plumage_fence";

/**
 * Code that sends a marker behind everything that was printed and displayed.
 *
 * @param marker Tells one fence from another.
 * @returns Code for a silent request; it leaves no name behind and has no value.
 */
export function fenceCode(marker: string): string {
  const content = `{ marker: ${JSON.stringify(marker)}, lost: ${LOST_ERRORS} }`;
  return `await Deno.jupyter.broadcast("${MARKER_TYPE}", ${content}); void 0`;
}

/** Whether a message is the marker of any fence. */
export function isMarker(message: KernelMessage): boolean {
  return message.type === MARKER_TYPE;
}

/** Passes messages on until the marker has come. */
export class FenceWatch {
  /** Resolves when the marker has come, with what was thrown before it and caught by nobody. */
  readonly complete: Promise<readonly LostError[]>;
  readonly #marker: string;
  readonly #forward: (message: KernelMessage) => void;
  readonly #found: (lost: readonly LostError[]) => void;

  constructor(marker: string, forward: (message: KernelMessage) => void) {
    this.#marker = marker;
    this.#forward = forward;
    const { promise, resolve } = Promise.withResolvers<readonly LostError[]>();
    this.complete = promise;
    this.#found = resolve;
  }

  /** Takes the next published message. */
  see(message: KernelMessage): void {
    if (!isMarker(message)) this.#forward(message);
    else if (message.content.marker === this.#marker) {
      this.#found(message.content.lost as readonly LostError[]);
    }
  }
}
