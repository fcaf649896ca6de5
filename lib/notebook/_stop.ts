/**
 * A time limit and an abort signal as one promise.
 *
 * @module
 */

/** What may stop a piece of work. */
export interface StopOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A promise that tells why to stop, if ever, and a way to forget about it. */
export interface StopWatch {
  readonly promise: Promise<"timeout" | "aborted">;
  clear(): void;
}

/** Starts watching the limit and the signal. */
export function stopSignal(options: StopOptions): StopWatch {
  const { promise, resolve } = Promise.withResolvers<"timeout" | "aborted">();
  const abort = () => resolve("aborted");
  const { timeoutMs, signal } = options;
  const timer = timeoutMs === undefined
    ? undefined
    : setTimeout(() => resolve("timeout"), timeoutMs);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  return {
    promise,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}
