/**
 * The fence behind a cell: markers on each way out of the kernel, and who waits for them.
 *
 * @module
 */
import type { KernelMessage } from "./_wire.ts";

/** A cell that replaced `console` prints no marker; its broadcast one is then enough after this. */
const STREAM_GRACE_MS = 1000;

/**
 * Code that sends a marker to standard output, to standard error and as a message.
 *
 * @param marker Text that no cell prints.
 * @returns Code for a silent request; it leaves no name behind.
 */
export function fenceCode(marker: string): string {
  const text = JSON.stringify(marker);
  return `{ console.log(${text}); console.error(${text}); ` +
    `await Deno.jupyter.broadcast("plumage_fence", { marker: ${text} }); } void 0`;
}

/** Passes messages on until the markers have come, and cuts the markers out. */
export class FenceWatch {
  readonly #marker: string;
  readonly #forward: (message: KernelMessage) => void;
  readonly #awaited = new Set(["stdout", "stderr", "plumage_fence"]);
  readonly #complete = Promise.withResolvers<boolean>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(marker: string, forward: (message: KernelMessage) => void) {
    this.#marker = marker;
    this.#forward = forward;
  }

  /** Takes the next published message. */
  see(message: KernelMessage): void {
    const { content, type } = message;
    if (type === "plumage_fence" && content.marker === this.#marker) {
      this.#found("plumage_fence");
      this.#timer ??= setTimeout(() => this.#complete.resolve(true), STREAM_GRACE_MS);
    } else if (type === "stream" && String(content.text).includes(this.#marker)) {
      const text = String(content.text).replace(`${this.#marker}\n`, "").replace(this.#marker, "");
      if (text !== "") this.#forward({ ...message, content: { ...content, text } });
      this.#found(String(content.name));
    } else if (type !== "plumage_fence") {
      this.#forward(message);
    }
  }

  #found(way: string): void {
    this.#awaited.delete(way);
    if (this.#awaited.size === 0) this.#complete.resolve(true);
  }

  /**
   * Waits for the markers.
   *
   * @param timeoutMs Gives up after this time, if given.
   * @returns Whether they came.
   */
  async complete(timeoutMs?: number): Promise<boolean> {
    const limit = timeoutMs === undefined
      ? undefined
      : setTimeout(() => this.#complete.resolve(false), timeoutMs);
    try {
      return await this.#complete.promise;
    } finally {
      clearTimeout(limit);
      clearTimeout(this.#timer);
    }
  }
}
