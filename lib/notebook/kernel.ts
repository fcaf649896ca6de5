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
import { fenceCode, FenceWatch, isMarker } from "./_fence.ts";
import { type LaunchedKernel, launchKernel, type LaunchOptions } from "./_launch.ts";
import { stopSignal } from "./_stop.ts";
import { type KernelMessage, Wire } from "./_wire.ts";
import { ZmtpSocket } from "./_zmtp.ts";

export type { LaunchOptions } from "./_launch.ts";
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
  /** The kernel's words for an error; the name is such as `TypeError`. */
  readonly error?: { readonly name: string; readonly message: string; readonly traceback: string };
}

/** Thrown when the kernel cannot be used any more: it ended, or its messages got corrupted. */
export class KernelError extends Error {
  /** Tells this class by name. */
  override name = "KernelError";
}

/** How often a kernel that does not come up is started anew. */
const ATTEMPTS = 3;

/** How long an interrupted kernel may take to answer before it is ended. */
const INTERRUPT_GRACE_MS = 1500;

/** Ends the kernel when the process that started it is gone, however that one ended. */
const PRELUDE = `(async () => {
  const bytes = new Uint8Array(1);
  while (await Deno.stdin.read(bytes).catch(() => null) !== null) continue;
  Deno.exit(1);
})(); void 0`;

/** A running Deno kernel. Ends with {@linkcode Kernel.close} or at the end of `await using`. */
export class Kernel {
  readonly #launched: LaunchedKernel;
  readonly #wire: Wire;
  readonly #sockets: ZmtpSocket[] = [];
  readonly #replies = new Map<string, (message: KernelMessage) => void>();
  readonly #dead = Promise.withResolvers<never>();
  #shell!: ZmtpSocket;
  #control!: ZmtpSocket;
  #published: (message: KernelMessage) => void = () => {};
  #closed = false;

  private constructor(launched: LaunchedKernel) {
    this.#launched = launched;
    this.#wire = new Wire(launched.key);
    this.#dead.promise.catch(() => {}); // seen by whoever waits at that time
    launched.exited.then((how) => {
      const words = launched.lastWords();
      this.#die(`the kernel ended (${how})${words === "" ? "" : `: ${words}`}`);
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
      const kernel = new Kernel(await launchKernel(options));
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
    const { ports } = this.#launched;
    this.#shell = await this.#open(ports.shell, "DEALER", (message) => this.#answer(message));
    this.#control = await this.#open(ports.control, "DEALER", (message) => this.#answer(message));
    await this.#open(ports.iopub, "SUB", (message) => this.#published(message));
    // A subscription takes effect some time after it was sent: ask until an answer is heard.
    let heard = false;
    this.#published = (message) => heard ||= isMarker(message);
    for (let pause = 1; !heard && !this.#closed; pause = Math.min(100, 2 * pause)) {
      await this.#execute(fenceCode("start"), true);
      await delay(pause);
    }
    await this.#execute(PRELUDE, true);
    await this.#launched.tidy();
  }

  async #open(
    port: number,
    type: "DEALER" | "SUB",
    receive: (message: KernelMessage) => void,
  ): Promise<ZmtpSocket> {
    for (;;) {
      if (this.#closed) throw new KernelError("it was closed");
      try {
        const socket = await ZmtpSocket.connect(port, type);
        this.#sockets.push(socket);
        this.#pump(socket, receive);
        return socket;
      } catch {
        await delay(5); // not listening yet
      }
    }
  }

  async #pump(socket: ZmtpSocket, receive: (message: KernelMessage) => void): Promise<void> {
    try {
      for await (const parts of socket.messages()) receive(this.#wire.unpack(parts));
      await delay(300); // the process's own end says more than its connection's
      this.#die("the kernel closed its connection");
    } catch (error) {
      this.#die(messageOf(error));
    }
  }

  #die(reason: string): void {
    this.#dead.reject(new KernelError(reason));
  }

  #answer(message: KernelMessage): void {
    this.#replies.get(message.parentId)?.(message);
    this.#replies.delete(message.parentId);
  }

  async #request(
    socket: ZmtpSocket,
    type: string,
    content: Record<string, unknown>,
  ): Promise<KernelMessage> {
    const { id, parts } = this.#wire.pack(type, content);
    const { promise, resolve } = Promise.withResolvers<KernelMessage>();
    this.#replies.set(id, resolve);
    await socket.send(parts).catch(() => {}); // a closed connection is told by `#dead`
    return await Promise.race([promise, this.#dead.promise]);
  }

  #execute(code: string, silent: boolean): Promise<KernelMessage> {
    return this.#request(this.#shell, "execute_request", {
      code,
      silent,
      store_history: !silent,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: false,
    });
  }

  /** Sends a marker and waits until it is heard. */
  async #fence(forward: (message: KernelMessage) => void): Promise<void> {
    const marker: string = randomUUID();
    const watch = new FenceWatch(marker, forward);
    this.#published = (message) => watch.see(message);
    try {
      await this.#execute(fenceCode(marker), true);
      await Promise.race([watch.complete, this.#dead.promise]);
    } finally {
      this.#published = () => {};
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
    this.#published = forward;
    const stopped = stopSignal(options);
    try {
      const replied = this.#execute(code, false);
      const reply = await Promise.race([replied, stopped.promise]);
      if (typeof reply !== "string") {
        await this.#fence(forward);
        return resultOf(reply);
      }
      this.#published = forward;
      await this.#interrupt(replied, forward);
      return { status: reply };
    } finally {
      stopped.clear();
      this.#published = () => {};
    }
  }

  /** Interrupts the code in hand, lets its last output come, then ends the kernel. */
  async #interrupt(
    replied: Promise<KernelMessage>,
    forward: (message: KernelMessage) => void,
  ): Promise<void> {
    const end = (async () => {
      await Promise.all([this.#request(this.#control, "interrupt_request", {}), replied]);
      await this.#fence(forward);
    })();
    await this.#within(end, INTERRUPT_GRACE_MS, () => "").catch(() => {});
    await this.close();
  }

  async #within<T>(work: Promise<T>, limitMs: number, message: () => string): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new KernelError(message())), limitMs);
    });
    try {
      return await Promise.race([work, late, this.#dead.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the kernel, asking first; may be called twice. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#dead.reject(new KernelError("the kernel was closed"));
    for (const socket of this.#sockets) socket.close();
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

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
