/**
 * Jupyter's messages (https://jupyter-client.readthedocs.io/en/stable/messaging.html, protocol 5.3):
 * JSON parts with a signature, in and out of ZeroMQ's byte parts.
 *
 * @module
 */
import { createHmac, randomUUID } from "node:crypto";
import { messageOf } from "../errors.ts";
import { garbled } from "./_frames.ts";

/** A message of the kernel. */
export interface KernelMessage {
  /** `stream`, `display_data`, `execute_reply`, ... */
  readonly type: string;
  /** The id of the request that it answers or was sent during; empty without one. */
  readonly parentId: string;
  /** The message's content, as the protocol lays down for its type. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The message's own metadata, mostly empty. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

const DELIMITER = "<IDS|MSG>";
const WHOLE = "a whole, signed message";
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Packs and unpacks the messages of one session, signing and verifying with the session's key. */
export class Wire {
  readonly #session: string = randomUUID();
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /**
   * Packs a request.
   *
   * @param type Such as `execute_request`.
   * @param content The request's content, as the protocol lays down.
   * @returns The message's id, by which replies name it, and its parts.
   */
  pack(type: string, content: Record<string, unknown>): { id: string; parts: Uint8Array[] } {
    const id: string = randomUUID();
    const header = {
      "msg_id": id,
      "msg_type": type,
      session: this.#session,
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const json = [header, {}, {}, content].map((part) => encoder.encode(JSON.stringify(part)));
    return { id, parts: [encoder.encode(DELIMITER), encoder.encode(this.#sign(json)), ...json] };
  }

  /**
   * Unpacks and verifies a message of the kernel.
   *
   * @param parts The message's parts; what stands before the delimiter is routing and left out.
   * @returns The message.
   * @throws {SyntaxError} If it is not a whole, rightly signed message.
   */
  unpack(parts: readonly Uint8Array[]): KernelMessage {
    const at = parts.findIndex((part) =>
      part.length === DELIMITER.length && decoder.decode(part) === DELIMITER
    );
    const json = parts.slice(at + 2, at + 6);
    if (at < 0 || json.length < 4) throw garbled(WHOLE, `${parts.length} parts`);
    if (decoder.decode(parts[at + 1]) !== this.#sign(json)) {
      throw garbled(WHOLE, "another signature");
    }
    try {
      const [header, parent, metadata, content] = json.map((part) =>
        JSON.parse(decoder.decode(part))
      );
      return { type: header.msg_type, parentId: parent.msg_id ?? "", content, metadata };
    } catch (error) {
      throw garbled(WHOLE, messageOf(error));
    }
  }

  #sign(json: readonly Uint8Array[]): string {
    const hmac = createHmac("sha256", this.#key);
    for (const part of json) hmac.update(part);
    return hmac.digest("hex");
  }
}
