/**
 * A ZeroMQ client socket on plain TCP: as much of ZMTP 3.0 as a Jupyter client needs.
 *
 * @module
 */
import { writeAll } from "../disk/files.ts";
import { cannot } from "../errors.ts";
import { encodeFrames, FrameParser, greeting, readyCommand } from "./_frames.ts";

/** A connected socket: `DEALER` asks and is answered, `SUB` listens to everything. */
export class ZmtpSocket {
  #connection: Deno.TcpConn;
  #parser: FrameParser;
  #chunk = new Uint8Array(64 * 1024);
  #writing: Promise<void> = Promise.resolve();

  private constructor(connection: Deno.TcpConn, parser: FrameParser) {
    this.#connection = connection;
    this.#parser = parser;
  }

  /**
   * Connects and shakes hands.
   *
   * @param port A port of this machine.
   * @param type The kind of socket; a `SUB` socket subscribes to everything.
   * @returns The socket, ready to send and to receive.
   * @throws {Error} If nobody listens there, or the peer speaks something else.
   */
  static async connect(port: number, type: "DEALER" | "SUB"): Promise<ZmtpSocket> {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    try {
      connection.setNoDelay(true);
      const socket = new ZmtpSocket(connection, new FrameParser());
      await socket.#handshake(type);
      return socket;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  async #handshake(type: "DEALER" | "SUB"): Promise<void> {
    await this.#write(greeting());
    let answer: Uint8Array | undefined;
    while ((answer = this.#parser.take(64)) === undefined) await this.#fill();
    if (answer[0] !== 0xff || answer[10]! < 3) {
      throw new Error(cannot("talk to the kernel", "ZMTP 3", `version ${answer[10]}`));
    }
    await this.#write(readyCommand(type));
    for (;;) {
      const frame = this.#parser.next();
      if (frame?.command) break;
      if (frame === undefined) await this.#fill();
    }
    if (type === "SUB") await this.send([new Uint8Array([1])]);
  }

  /**
   * Sends one message.
   *
   * @param parts Its parts, in order.
   * @returns When the bytes are handed to the system.
   */
  send(parts: readonly Uint8Array[]): Promise<void> {
    const bytes = encodeFrames(parts);
    const sent = this.#writing.then(() => this.#write(bytes));
    this.#writing = sent.catch(() => {});
    return sent;
  }

  /** All messages, each as its parts, until the connection ends. */
  async *messages(): AsyncGenerator<Uint8Array<ArrayBuffer>[], void, void> {
    let parts: Uint8Array<ArrayBuffer>[] = [];
    for (;;) {
      const frame = this.#parser.next();
      if (frame === undefined) {
        if (!await this.#fill().then(() => true, () => false)) return;
      } else if (!frame.command) {
        parts.push(frame.body);
        if (!frame.more) {
          yield parts;
          parts = [];
        }
      }
    }
  }

  /** Ends the connection; may be called twice. */
  close(): void {
    try {
      this.#connection.close();
    } catch {
      // closed before
    }
  }

  async #fill(): Promise<void> {
    const length = await this.#connection.read(this.#chunk);
    if (length === null) {
      throw new Error(cannot("hear the kernel", "an open connection", "its end"));
    }
    this.#parser.push(this.#chunk.subarray(0, length));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#connection, bytes);
  }
}
