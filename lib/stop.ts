/**
 * The wish to stop: Ctrl-C and SIGTERM in a command, the stop button in a notebook. Long work looks for
 * it between two steps, saves, and ends with one sentence.
 *
 * @module
 */

/** What is said where work was stopped; what it keeps on disk it keeps all the same. */
const SENTENCE = "Stopped. What was saved until now is read when it runs again.";
/** One Ctrl-C may arrive twice: from the terminal, and passed on by `deno task`. */
const SAME_KEY_MS = 1000;
/** What a shell reports for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

let controller: AbortController | undefined;
let listensInKernel = false;

/**
 * The signal that work in progress has to look at. In a notebook the kernel's stop button aborts it,
 * and what begins afterwards gets a new one; in a command {@linkcode listenForStop} decides; in a
 * program of the user's there is none.
 */
export function stopSignal(): AbortSignal | undefined {
  if (!listensInKernel && controller === undefined && isKernel()) {
    listensInKernel = true;
    controller = new AbortController();
    // The kernel's own interrupt reaches loops only, this one also what awaits.
    Deno.addSignalListener("SIGINT", () => {
      controller?.abort(stopped());
      controller = new AbortController();
    });
  }
  return controller?.signal;
}

/** Throws an `AbortError` if the work in progress is to stop. */
export function throwIfStopped(signal: AbortSignal | undefined = stopSignal()): void {
  signal?.throwIfAborted();
}

/** How long work may go on without looking at what came from outside. */
const DEAF_MS = 50;
let heardMs = 0;

/**
 * Lets signals and messages in, every now and then: work that never waits for anything but TensorFlow
 * would not hear the wish to stop. Costs nothing between two turns of the event loop.
 */
export async function letSignalsIn(): Promise<void> {
  if (performance.now() - heardMs < DEAF_MS) return;
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  heardMs = performance.now();
}

/** A command's ear for Ctrl-C and SIGTERM, until it is disposed. */
export interface StopListener extends Disposable {
  /** Aborted by the first wish to stop; a second one ends the process at once. */
  readonly signal: AbortSignal;
}

/** Listens for Ctrl-C and SIGTERM on behalf of a command. */
export function listenForStop(): StopListener {
  const mine = new AbortController();
  controller = mine;
  let firstMs: number | undefined;
  const stop = () => {
    firstMs ??= performance.now();
    mine.abort(stopped());
    if (performance.now() - firstMs > SAME_KEY_MS) Deno.exit(INTERRUPTED);
  };
  // Windows knows no SIGTERM.
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, stop);
  return {
    signal: mine.signal,
    [Symbol.dispose]() {
      for (const signal of signals) Deno.removeSignalListener(signal, stop);
      if (controller === mine) controller = undefined;
    },
  };
}

/** Outside of a kernel the name is there, but reading it throws. */
function isKernel(): boolean {
  try {
    return Deno.jupyter !== undefined;
  } catch {
    return false;
  }
}

// A kernel that nobody has told what to do ends at its stop button, with all that the reader has.
if (isKernel()) stopSignal();

function stopped(): DOMException {
  return new DOMException(SENTENCE, "AbortError");
}
