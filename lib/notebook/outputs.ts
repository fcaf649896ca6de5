/**
 * From the messages of a kernel to the outputs of a cell, as a notebook keeps them.
 *
 * @module
 */
import type { MimeBundle, Output } from "./types.ts";
import type { KernelMessage } from "./kernel.ts";

/** Bytes of JSON that one output may have; larger messages do not pass the wire reliably. */
const LARGEST_OUTPUT_BYTES = 2 * 1024 * 1024;

/** One display that may be updated later, from the same cell or from a later one. */
interface Slot {
  output: Output;
  readonly displayId?: string;
}

/**
 * Collects the outputs of one cell. Cells of one notebook share the map of displays, so that a
 * later cell can update an earlier cell's display.
 */
export class OutputCollector {
  readonly #displays: Map<string, Slot[]>;
  #slots: Slot[] = [];
  #clearPending = false;

  /**
   * Starts with no output.
   *
   * @param displays The notebook's displays by id, shared by its collectors.
   */
  constructor(displays: Map<string, unknown[]> = new Map()) {
    this.#displays = displays as Map<string, Slot[]>;
  }

  /** The cell's outputs so far, in order; streams merged, carriage returns resolved. */
  get outputs(): Output[] {
    return this.#slots.map((slot) => capped(tidyStream(slot.output)));
  }

  /** Takes the next message that the kernel published. */
  add(message: KernelMessage): void {
    const { content, type } = message;
    if (type === "clear_output") {
      if (content.wait === true) this.#clearPending = true;
      else this.#clear();
    } else if (type === "update_display_data") {
      this.#update(content);
    } else {
      const output = outputOf(type, content);
      if (output === undefined) return;
      if (this.#clearPending) this.#clear();
      this.#append(output, displayIdOf(content));
    }
  }

  #clear(): void {
    this.#slots = [];
    this.#clearPending = false;
  }

  #append(output: Output, displayId: string | undefined): void {
    const last = this.#slots.at(-1);
    if (
      output.output_type === "stream" && last?.output.output_type === "stream" &&
      last.output.name === output.name
    ) {
      // An array of pieces: joining at each of thousands of messages would be quadratic.
      (last.output.text as string[]).push(output.text as string);
      return;
    }
    const kept = output.output_type === "stream"
      ? { ...output, text: [output.text as string] }
      : output;
    const slot: Slot = displayId === undefined ? { output: kept } : { output: kept, displayId };
    this.#slots.push(slot);
    if (displayId !== undefined) {
      this.#displays.set(displayId, [...this.#displays.get(displayId) ?? [], slot]);
    }
  }

  #update(content: Readonly<Record<string, unknown>>): void {
    const { data, metadata } = content as { data: MimeBundle; metadata?: Record<string, unknown> };
    for (const slot of this.#displays.get(displayIdOf(content) ?? "") ?? []) {
      if (
        slot.output.output_type === "display_data" || slot.output.output_type === "execute_result"
      ) {
        slot.output = { ...slot.output, data, metadata: metadata ?? {} };
      }
    }
  }
}

function displayIdOf(content: Readonly<Record<string, unknown>>): string | undefined {
  const id = (content.transient as { "display_id"?: unknown } | undefined)?.display_id;
  return typeof id === "string" ? id : undefined;
}

function outputOf(type: string, content: Readonly<Record<string, unknown>>): Output | undefined {
  const metadata = (content.metadata ?? {}) as Record<string, unknown>;
  const data = (content.data ?? {}) as MimeBundle;
  switch (type) {
    case "stream": {
      const name = content.name === "stderr" ? "stderr" : "stdout";
      return { "output_type": "stream", name, text: String(content.text ?? "") };
    }
    case "display_data":
      return { "output_type": "display_data", data, metadata };
    case "execute_result":
      return { "output_type": "execute_result", data, metadata, "execution_count": null };
    case "error": {
      const traceback = Array.isArray(content.traceback) ? content.traceback.map(String) : [];
      const evalue = String(content.evalue ?? "");
      return { "output_type": "error", ename: String(content.ename ?? "Error"), evalue, traceback };
    }
    default:
      return undefined;
  }
}

/** Shows of a line rewritten by carriage returns (a progress bar) its last state, as a terminal. */
function tidyStream(output: Output): Output {
  if (output.output_type !== "stream") return output;
  const text = (output.text as string[]).join("");
  if (!text.includes("\r")) return { ...output, text };
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const last = (line: string) => {
    const shown = line.replace(/\r+$/, "");
    return shown.slice(shown.lastIndexOf("\r") + 1);
  };
  return { ...output, text: lines.map(last).join("\n") };
}

/** The output itself, or what fits of it and a sentence on what was left out. */
function capped(output: Output): Output {
  const limit = LARGEST_OUTPUT_BYTES;
  const rule = `one output may have ${megabytes(limit)}`;
  if (output.output_type === "stream") {
    const text = output.text as string;
    if (text.length <= limit) return output;
    const end = text.lastIndexOf("\n", limit) + 1 || limit;
    const left = `[${text.length - end} more characters were left out: ${rule}]\n`;
    return { ...output, text: `${text.slice(0, end)}${left}` };
  }
  const bytes = JSON.stringify(output).length;
  if (bytes <= limit) return output;
  if (output.output_type === "error") {
    return { ...output, evalue: output.evalue.slice(0, 2000), traceback: [`[cut: ${rule}]`] };
  }
  const types = Object.keys(output.data).join(", ");
  const words = `[An output of ${megabytes(bytes)} (${types}) was left out: ${rule}]`;
  return { ...output, data: { "text/plain": words } };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}
