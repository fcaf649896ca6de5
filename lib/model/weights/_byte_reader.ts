/** Reading numbers and texts off the bytes of a file, one after another. */
import { cannot } from "../../errors.ts";

/** A place in a file that moves on with each value read. All numbers are little-endian. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
  }

  /** The place of the next byte. */
  get position(): number {
    return this.#at;
  }

  uint8(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#skip(2), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#skip(4), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#skip(4), true);
  }

  /** The one kind of number that pickles keep with its highest byte first. */
  float64BigEndian(): number {
    return this.#view.getFloat64(this.#skip(8), false);
  }

  /** A whole number of any length, negative if its highest bit is set. */
  long(length: number): bigint {
    const at = this.#skip(length);
    let value = 0n;
    for (let index = length - 1; index >= 0; index--) {
      value = value << 8n | BigInt(this.#bytes[at + index] as number);
    }
    return length > 0 ? BigInt.asIntN(8 * length, value) : 0n;
  }

  text(length: number): string {
    const at = this.#skip(length);
    return new TextDecoder().decode(this.#bytes.subarray(at, at + length));
  }

  /** A text up to the end of its line, which is passed over. */
  line(): string {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) this.fail("a line", "the end of the file");
    const line = this.text(end - this.#at);
    this.#at++;
    return line;
  }

  /** Complains of what stands here. */
  fail(expected: string, received: string): never {
    throw new SyntaxError(cannot(`read the pickle at byte ${this.#at}`, expected, received));
  }

  #skip(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) this.fail("more bytes", "the end of the file");
    this.#at += length;
    return at;
  }
}
