/**
 * A kernel's channels: requests out, replies and published messages in, until one of them ends.
 *
 * @module
 */
import { messageOf } from "../errors.ts";
import { type KernelMessage, Wire } from "./_wire.ts";
import { ZmtpSocket } from "./_zmtp.ts";

/** Thrown when the kernel cannot be used any more: it ended, or its messages got corrupted. */
export class KernelError extends Error {
  /** Tells this class by name. */
  override name = "KernelError";
}

/** The channels that carry a notebook's execution. */
export type Ports = Readonly<Record<"shell" | "control" | "iopub", number>>;

/** The connections to one kernel. */
export class Channels {
  /** Rejects with a {@linkcode KernelError} as soon as the kernel is of no more use. */
  readonly dead: Promise<never>;
  /** Hears what the kernel publishes. */
  published: (message: KernelMessage) => void = () => {};
  readonly #wire: Wire;
  readonly #sockets: ZmtpSocket[] = [];
  readonly #replies = new Map<string, (message: KernelMessage) => void>();
  readonly #giveUp: (reason: unknown) => void;
  #shell!: ZmtpSocket;
  #control!: ZmtpSocket;
  #closed = false;

  /**
   * Makes unconnected channels.
   *
   * @param key The key that signs the session's messages.
   */
  constructor(key: string) {
    this.#wire = new Wire(key);
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {}); // seen by whoever waits at that time
    this.dead = promise;
    this.#giveUp = reject;
  }

  /** Whether {@linkcode Channels.close} was called. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Connects to all ports, as soon as the kernel listens there. */
  async connect(ports: Ports): Promise<void> {
    this.#shell = await this.#open(ports.shell, "DEALER", (message) => this.#answer(message));
    this.#control = await this.#open(ports.control, "DEALER", (message) => this.#answer(message));
    await this.#open(ports.iopub, "SUB", (message) => this.published(message));
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
      this.die("the kernel closed its connection");
    } catch (error) {
      this.die(messageOf(error));
    }
  }

  /** Tells all who wait, now and later, that the kernel is of no more use. */
  die(reason: string): void {
    this.#giveUp(new KernelError(reason));
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
    await socket.send(parts).catch(() => {}); // a closed connection is told by `dead`
    return await Promise.race([promise, this.dead]);
  }

  /**
   * Has the kernel run code.
   *
   * @param code TypeScript, as in a notebook's cell.
   * @param silent Counts it among no cells and publishes no value.
   * @returns The kernel's reply; output may still be on its way.
   * @throws {KernelError} If the kernel dies meanwhile.
   */
  execute(code: string, silent: boolean): Promise<KernelMessage> {
    return this.#request(this.#shell, "execute_request", {
      code,
      silent,
      store_history: !silent,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: false,
    });
  }

  /** Asks the kernel to interrupt the code in hand. */
  async interrupt(): Promise<void> {
    await this.#request(this.#control, "interrupt_request", {});
  }

  /** Ends all connections. */
  close(): void {
    this.#closed = true;
    this.die("the kernel was closed");
    for (const socket of this.#sockets) socket.close();
  }
}

/** Waits. */
export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
