/**
 * An append-only file of checked lines: what was written and confirmed stays, whatever happens.
 *
 * Each line is 16 hexadecimal digits, a space, and JSON. The digits are the beginning of the SHA-256
 * of the digits of the line before and this line's JSON, so that a changed, missing or exchanged
 * line shows. A line without its end was being written when the process died: it never counted,
 * and is removed. Anything else that does not fit is damage: the file is refused, and left alone.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { cannot } from "../errors.ts";
import { parseExact, stringifyExact } from "../disk/exact_json.ts";
import { asDiskError, readError, writeAll } from "../disk/files.ts";

const START = "0".repeat(16);
const LINE_END = 10;

/** A journal's file. All methods must be called under a lock that other processes respect. */
export class Journal<Entry> {
  /** Where the file lies. */
  readonly path: string;
  readonly #accept: (value: unknown) => Entry;
  #lines = 0;
  #size = 0;
  #check = START;

  /**
   * Makes a journal that has read nothing yet.
   *
   * @param path The file; made by the first {@linkcode append}.
   * @param accept Checks what a line holds, and throws if that is no entry; by default each is one.
   */
  constructor(path: string, accept: (value: unknown) => Entry = (value) => value as Entry) {
    this.path = path;
    this.#accept = accept;
  }

  /**
   * Reads what was appended since the last call, by this process or another.
   *
   * @returns The new entries, and how many bytes of a torn last line were removed.
   * @throws {SyntaxError} If a line is damaged; the message names it.
   */
  async read(): Promise<{ entries: Entry[]; tornBytes: number }> {
    const bytes = await this.#readFrom(this.#size);
    const end = bytes.lastIndexOf(LINE_END) + 1;
    const entries: Entry[] = [];
    const text = new TextDecoder().decode(bytes.subarray(0, end));
    for (const line of text.split("\n").slice(0, -1)) {
      const json = line.slice(17);
      const check = checkOf(this.#check, json);
      if (line.slice(0, 17) !== `${check} `) {
        throw this.#refusal("a line that is as it was written", line);
      }
      try {
        entries.push(this.#accept(parseExact(json)));
      } catch {
        throw this.#refusal("an entry of this kind of journal", json);
      }
      this.#check = check;
      this.#lines++;
    }
    this.#size += end;
    const tornBytes = bytes.length - end;
    if (tornBytes > 0) await Deno.truncate(this.path, this.#size);
    return { entries, tornBytes };
  }

  /**
   * Appends entries after everything read so far.
   *
   * @param entries What to write, as JSON that loses no number (`stringifyExact`).
   * @param options `flush` waits until the disk has them; true by default.
   * @throws {Error} If the disk takes no more; the file is then as before.
   */
  async append(entries: readonly Entry[], options: { flush?: boolean } = {}): Promise<void> {
    let check = this.#check;
    let text = "";
    for (const entry of entries) {
      const json = stringifyExact(entry);
      check = checkOf(check, json);
      text += `${check} ${json}\n`;
    }
    const bytes = new TextEncoder().encode(text);
    const file = await Deno.open(this.path, { append: true, create: true }).catch((error) => {
      throw asDiskError(`append to ${this.path}`, error);
    });
    try {
      await writeAll(file, bytes);
      if (options.flush !== false) await file.sync();
    } catch (error) {
      await file.truncate(this.#size).catch(() => {});
      throw asDiskError(`append to ${this.path}`, error);
    } finally {
      file.close();
    }
    this.#check = check;
    this.#lines += entries.length;
    this.#size += bytes.length;
  }

  #refusal(expected: string, line: string): SyntaxError {
    const place = `read line ${this.#lines + 1} of ${this.path}`;
    const advice = "(the file is left as it is; to begin anew, move it away)";
    return new SyntaxError(cannot(place, `${expected} ${advice}`, `"${line.slice(0, 40)}"`));
  }

  async #readFrom(position: number): Promise<Uint8Array> {
    let file: Deno.FsFile;
    try {
      file = await Deno.open(this.path);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound && position === 0) return new Uint8Array();
      throw readError(`read ${this.path}`, error);
    }
    try {
      const { size } = await file.stat();
      if (size < position) {
        const rule = `the ${position} bytes that were there before`;
        throw new SyntaxError(cannot(`read ${this.path}`, rule, `${size} bytes`));
      }
      await file.seek(position, Deno.SeekMode.Start);
      const bytes = new Uint8Array(size - position);
      for (let at = 0; at < bytes.length;) {
        const count = await file.read(bytes.subarray(at));
        if (count === null) return bytes.subarray(0, at);
        at += count;
      }
      return bytes;
    } finally {
      file.close();
    }
  }
}

function checkOf(previous: string, json: string): string {
  return createHash("sha256").update(previous).update(json).digest("hex").slice(0, 16);
}
