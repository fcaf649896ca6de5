/**
 * What the Deno kernel keeps to itself: a last value that JSON cannot carry, and what is thrown where
 * nobody waits for it. Code for the kernel that brings both to light.
 *
 * @module
 */

const VALUE = 'globalThis[Symbol.for("plumage.value")]';
const LOST = 'globalThis[Symbol.for("plumage.lost")]';

/** Something thrown that no part of the cell caught. */
export interface LostError {
  /** The error's name, such as `TypeError`. */
  readonly name: string;
  /** Its message. */
  readonly message: string;
  /** Its stack, or nothing. */
  readonly stack: string;
}

/**
 * Code for a silent request to a fresh kernel: from then on {@linkcode showingValue} works, and what
 * is lost is remembered until the next fence asks for it.
 */
export const WATCH_VALUES = `{
  const lost = [];
  const keep = (thrown) => lost.push(thrown instanceof Error
    ? { name: thrown.name, message: thrown.message, stack: thrown.stack ?? "" }
    : { name: "Error", message: String(thrown), stack: "" });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    keep(event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    keep(event.error ?? event.message);
  });
  const words = (value) => typeof value === "bigint" ? value + "n" : Object.is(value, -0) ? "-0" : String(value);
  const isHidden = (value) => value === null || typeof value === "bigint" ||
    (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)));
  ${VALUE} = (value) => isHidden(value)
    ? { [Symbol.for("Jupyter.display")]: () => ({ "text/plain": words(value) }) }
    : value;
  ${LOST} = () => lost.splice(0);
}
void 0`;

/** The function through which a cell's last value goes, so that it is shown whatever it is. */
export const showingValue = VALUE;

/** An expression of all that was lost since the last time, as a list of {@linkcode LostError}. */
export const LOST_ERRORS = `(${LOST}?.() ?? [])`;
