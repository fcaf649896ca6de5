/**
 * A Deno kernel as a child process: started, asked, fenced, interrupted, ended.
 *
 * Outputs of a cell may arrive after the reply that ends it. {@linkcode Kernel.run} therefore sends
 * a silent request behind every cell that publishes a marker; all that came before the marker
 * belongs to the cell, and nothing is lost or misplaced.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { messageOf } from "../errors.ts";
import { Channels, delay, KernelError } from "./_channels.ts";
import { fenceCode, FenceWatch, isMarker } from "./_fence.ts";
import { type LaunchedKernel, launchKernel, type LaunchOptions } from "./_launch.ts";
import { stopSignal } from "./_stop.ts";
import { type LostError, WATCH_VALUES } from "./_values.ts";
import { START_WATCHDOG } from "./_watchdog.ts";
import type { KernelMessage } from "./_wire.ts";

export { KernelError } from "./_channels.ts";
export type { LaunchOptions } from "./_launch.ts";
export type { LostError } from "./_values.ts";
export type { KernelMessage } from "./_wire.ts";

/** How to start a kernel. */
export interface KernelOptions extends LaunchOptions {
  /**
   * Milliseconds until a kernel that does not answer is given up; the first start in a project
   * also fetches its packages. Default: 120,000.
   */
  readonly startTimeoutMs?: number;
}

/** How to run a piece of code. */
export interface RunOptions {
  /** Called with each message that the code publishes, in order. */
  readonly onMessage?: (message: KernelMessage) => void;
  /** Milliseconds until the code is interrupted; without it, no limit. */
  readonly timeoutMs?: number;
  /** Interrupts the code. */
  readonly signal?: AbortSignal;
}

/** How a piece of code ended. */
export interface RunResult {
  /** After `timeout` and `aborted` the kernel is closed. */
  readonly status: "ok" | "error" | "timeout" | "aborted";
  /** What was thrown meanwhile where nobody waits for it: a promise, a timer. */
  readonly lost?: readonly LostError[];
  /** The kernel's words for an error; the name is such as `TypeError`. */
  readonly error?: { readonly name: string; readonly message: string; readonly traceback: string };
}

/** How often a kernel that does not come up is started anew. */
const ATTEMPTS = 3;

/**
 * How long a kernel may take to answer before it is ended: after a limit, and after a wish to stop, which
 * a training fulfils at the end of its step, with what it has saved.
 */
const GRACE_MS = { timeout: 1500, aborted: 10_000 } as const;

/** A running Deno kernel. Ends with {@linkcode Kernel.close} or at the end of `await using`. */
export class Kernel {
  readonly #launched: LaunchedKernel;
  readonly #channels: Channels;

  private constructor(launched: LaunchedKernel) {
    this.#launched = launched;
    this.#channels = new Channels(launched.key);
    launched.exited.then((how) => {
      const words = launched.lastWords();
      this.#channels.die(`the kernel ended (${how})${words === "" ? "" : `: ${words}`}`);
    });
  }

  /**
   * Starts a kernel and waits until it answers.
   *
   * @param options Its folder, environment and time limit.
   * @returns The kernel, its output channel connected.
   * @throws {KernelError} If it ends at once or does not answer in time.
   */
  static async start(options: KernelOptions = {}): Promise<Kernel> {
    const limit = options.startTimeoutMs ?? 120_000;
    const until = performance.now() + limit;
    // Ports that were free may be taken when the kernel comes to listen: it ends, and we try again.
    for (let left = ATTEMPTS;; left--) {
      const kernel = new Kernel(
        await launchKernel(options).catch((error) => {
          throw new KernelError(`Cannot start the Deno kernel: ${messageOf(error)}`);
        }),
      );
      try {
        const connected = kernel.#connect();
        connected.catch(() => {});
        await kernel.#within(connected, until - performance.now(), () => {
          const words = kernel.#launched.lastWords();
          return `no answer within ${limit / 1000} s${words === "" ? "" : `: ${words}`}`;
        });
        return kernel;
      } catch (error) {
        await kernel.close();
        if (left > 1 && performance.now() < until) continue;
        throw new KernelError(`Cannot start the Deno kernel: ${messageOf(error)}`);
      }
    }
  }

  async #connect(): Promise<void> {
    const channels = this.#channels;
    await channels.connect(this.#launched.ports);
    // A subscription takes effect some time after it was sent: ask until an answer is heard.
    let heard = false;
    channels.published = (message) => heard ||= isMarker(message);
    for (let pause = 1; !heard && !channels.closed; pause = Math.min(100, 2 * pause)) {
      await channels.execute(fenceCode("start"), true);
      await delay(pause);
    }
    await channels.execute(START_WATCHDOG, true);
    await channels.execute(WATCH_VALUES, true);
    await this.#launched.tidy();
  }

  /** Sends a marker and waits until it is heard. */
  async #fence(forward: (message: KernelMessage) => void): Promise<readonly LostError[]> {
    const marker: string = randomUUID();
    const watch = new FenceWatch(marker, forward);
    this.#channels.published = (message) => watch.see(message);
    try {
      await this.#channels.execute(fenceCode(marker), true);
      return await Promise.race([watch.complete, this.#channels.dead]);
    } finally {
      this.#channels.published = () => {};
    }
  }

  /**
   * Runs code as one cell and waits for all of its output.
   *
   * @param code TypeScript, as in a notebook's cell.
   * @param options Who hears the output, and the limits.
   * @returns How it ended. After `timeout` and `aborted` the kernel is closed.
   * @throws {KernelError} If the kernel dies meanwhile.
   */
  async run(code: string, options: RunOptions = {}): Promise<RunResult> {
    const forward = options.onMessage ?? (() => {});
    this.#channels.published = forward;
    const stopped = stopSignal(options);
    try {
      const replied = this.#channels.execute(code, false);
      const reply = await Promise.race([replied, stopped.promise]);
      if (typeof reply !== "string") {
        const lost = await this.#fence(forward);
        return { ...resultOf(reply), lost };
      }
      this.#channels.published = forward;
      await this.#interrupt(replied, forward, GRACE_MS[reply]);
      return { status: reply };
    } finally {
      stopped.clear();
      this.#channels.published = () => {};
    }
  }

  /** Interrupts the code in hand, lets its last output come, then ends the kernel. */
  async #interrupt(
    replied: Promise<KernelMessage>,
    forward: (message: KernelMessage) => void,
    graceMs: number,
  ): Promise<void> {
    const end = (async () => {
      this.#launched.interrupt(); // reaches what awaits; the message reaches loops
      await Promise.all([this.#channels.interrupt(), replied]);
      await this.#fence(forward);
    })();
    await this.#within(end, graceMs, () => "").catch(() => {});
    await this.close();
  }

  async #within<T>(work: Promise<T>, limitMs: number, message: () => string): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new KernelError(message())), limitMs);
    });
    try {
      return await Promise.race([work, late, this.#channels.dead]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the kernel, asking first; may be called twice. */
  async close(): Promise<void> {
    if (this.#channels.closed) return;
    this.#channels.close();
    await this.#launched.end();
  }

  /** Ends the kernel at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function resultOf(reply: KernelMessage): RunResult {
  const { status, ename, evalue, traceback } = reply.content;
  if (status === "ok") return { status };
  const lines = Array.isArray(traceback) ? traceback.join("\n") : "";
  const name = String(ename ?? "Error") || "Error";
  return { status: "error", error: { name, message: String(evalue ?? ""), traceback: lines } };
}
