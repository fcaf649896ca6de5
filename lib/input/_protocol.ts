import type { Job, MakerSettings } from "./_maker.ts";

/** What the reader's thread says to a worker. */
export type Request =
  | { readonly kind: "settings"; readonly settings: MakerSettings }
  | {
    readonly kind: "job";
    readonly id: number;
    readonly job: Job;
    /** To be written over and sent back. */
    readonly memory?: ArrayBuffer;
  }
  | { readonly kind: "ping" };

/** What a worker says. Anything at all shows that it lives. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "alive" }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "images"; readonly id: number; readonly images: Float32Array<ArrayBuffer> }
  | { readonly kind: "error"; readonly id: number; readonly error: PlainError };

/** An error on its way between threads: its class survives, its stack does not. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
}

/** Takes an error apart. */
export function toPlainError(thrown: unknown): PlainError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { name: error.name, message: error.message };
}

/** Makes an error of the same class again. */
export function fromPlainError({ name, message }: PlainError): Error {
  const classes = { RangeError, SyntaxError, TypeError };
  return name in classes ? new classes[name as keyof typeof classes](message) : new Error(message);
}
