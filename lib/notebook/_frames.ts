/**
 * The bytes of ZMTP 3.0 (https://rfc.zeromq.org/spec/23/): frames in, frames out, nothing else.
 *
 * @module
 */
import { cannot } from "../errors.ts";

/** One ZMTP frame: a part of a message, or a command. */
export interface Frame {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Whether further parts of the same message follow. */
  readonly more: boolean;
  readonly command: boolean;
}

const MORE = 1;
const LONG = 2;
const COMMAND = 4;

/** A frame larger than this is not a message of a kernel but a stream out of step. */
const LARGEST_FRAME = 256 * 1024 * 1024;

/** The 64 bytes that open a connection: signature, version 3.0, mechanism NULL, client. */
export function greeting(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.set(new TextEncoder().encode("NULL"), 12);
  return bytes;
}

/**
 * The READY command that follows the greeting.
 *
 * @param socketType `DEALER` or `SUB`.
 * @returns The command's frame, ready to be sent.
 */
export function readyCommand(socketType: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const name = text.encode("Socket-Type");
  const value = text.encode(socketType);
  const body = new Uint8Array(6 + 1 + name.length + 4 + value.length);
  body[0] = 5;
  body.set(text.encode("READY"), 1);
  body[6] = name.length;
  body.set(name, 7);
  new DataView(body.buffer).setUint32(7 + name.length, value.length);
  body.set(value, 11 + name.length);
  return encodeFrames([body], COMMAND);
}

/**
 * Encodes the parts of one message.
 *
 * @param parts The message's parts, in order.
 * @param flags Flags that every frame carries besides `more` and `long`.
 * @returns All frames in one array of bytes.
 */
export function encodeFrames(
  parts: readonly Uint8Array[],
  flags = 0,
): Uint8Array<ArrayBuffer> {
  const head = (part: Uint8Array) => part.length > 255 ? 9 : 2;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + head(part) + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const long = part.length > 255;
    bytes[at] = flags | (index < parts.length - 1 ? MORE : 0) | (long ? LONG : 0);
    if (long) view.setBigUint64(at + 1, BigInt(part.length));
    else bytes[at + 1] = part.length;
    bytes.set(part, at + head(part));
    at += head(part) + part.length;
  }
  return bytes;
}

/** Cuts a stream of bytes, which arrives in pieces of any length, into frames. */
export class FrameParser {
  #bytes = new Uint8Array(64 * 1024);
  #start = 0;
  #end = 0;

  /** Appends bytes from the connection; they are copied. */
  push(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#bytes.length) this.#makeRoom(piece.length);
    this.#bytes.set(piece, this.#end);
    this.#end += piece.length;
  }

  /**
   * Takes bytes that are not a frame (the greeting).
   *
   * @param length How many.
   * @returns The bytes, or nothing while too few have come.
   */
  take(length: number): Uint8Array<ArrayBuffer> | undefined {
    if (this.#end - this.#start < length) return undefined;
    const bytes = this.#bytes.slice(this.#start, this.#start + length);
    this.#start += length;
    return bytes;
  }

  /**
   * The next frame.
   *
   * @returns The frame, or nothing while it is incomplete.
   * @throws {SyntaxError} If the bytes are no frame: the stream is corrupt and must be given up.
   */
  next(): Frame | undefined {
    const available = this.#end - this.#start;
    if (available < 2) return undefined;
    const flags = this.#bytes[this.#start]!;
    if (flags > 7 || (flags & COMMAND && flags & MORE)) throw corrupt(`flags ${flags}`);
    const head = flags & LONG ? 9 : 2;
    if (available < head) return undefined;
    const view = new DataView(this.#bytes.buffer, this.#start);
    const length = flags & LONG ? Number(view.getBigUint64(1)) : view.getUint8(1);
    if (length > LARGEST_FRAME) throw corrupt(`a length of ${length} bytes`);
    if (available < head + length) return undefined;
    const body = this.#bytes.slice(this.#start + head, this.#start + head + length);
    this.#start += head + length;
    return { body, more: (flags & MORE) !== 0, command: (flags & COMMAND) !== 0 };
  }

  #makeRoom(length: number): void {
    const kept = this.#end - this.#start;
    const size = Math.max(this.#bytes.length, 2 ** Math.ceil(Math.log2(kept + length)));
    const bytes = size === this.#bytes.length ? this.#bytes : new Uint8Array(size);
    bytes.set(this.#bytes.subarray(this.#start, this.#end));
    this.#bytes = bytes;
    this.#start = 0;
    this.#end = kept;
  }
}

function corrupt(received: string): SyntaxError {
  return garbled("a ZMTP frame", received);
}

/** The error for a stream out of step. The Deno kernel interleaves messages above some 2.5 MB. */
export function garbled(expected: string, received: string): SyntaxError {
  const words = cannot("read the kernel's messages", expected, received);
  return new SyntaxError(
    `${words} (an output of several megabytes garbles them: show less at once)`,
  );
}
