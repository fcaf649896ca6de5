/**
 * Seeded randomness, always passed in and never global.
 *
 * {@linkcode createStream} gives Plumage's own streams: one seed splits into as many independent
 * ones as there are names, so that what an augmentation draws depends on its names alone and not on
 * who ran before. {@linkcode MersenneTwister} repeats NumPy's `RandomState` bit for bit, for results
 * that must equal those of a Python reference.
 *
 * @module
 */
import { checkIntegerRange, polarNormals, swap } from "./_draw.ts";
import { cannot } from "../errors.ts";

/** The seed of everything that is not given one: an option called `seed` is always optional. */
export const DEFAULT_SEED = 42;

/** A sequence of pseudo-random numbers; equal seed and names, equal sequence. */
export interface RandomStream {
  /** The next number in [0, 1), a multiple of 2^-32. */
  next(): number;
  /** A number in [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number from `low` to `high - 1`, each equally likely. */
  integer(low: number, high: number): number;
  /** A number of the standard normal distribution. */
  normal(): number;
  /** Shuffles the given array in place (Fisher-Yates) and returns it. */
  shuffle<T extends { length: number; [i: number]: number }>(array: T): T;
}

/**
 * Opens the stream that a seed and a list of names stand for. Streams of different names are
 * independent; a number and its text (`7`, `"7"`) are different names.
 *
 * @param seed Any finite number.
 * @param names What the stream is for, from the general to the particular.
 * @returns A stream at its beginning.
 * @throws {RangeError} If the seed is not finite.
 *
 * @example
 * ```ts
 * import { createStream } from "lib/random/stream.ts";
 * const degrees = createStream(42, "augment", 3, 1024, "rotate").uniform(-45, 45);
 * ```
 */
export function createStream(seed: number, ...names: (string | number)[]): RandomStream {
  if (!Number.isFinite(seed)) {
    throw new RangeError(cannot("create a random stream", "a finite seed", seed));
  }
  let key = `${seed}`;
  for (const name of names) key += typeof name === "number" ? `\u0001${name}` : `\u0002${name}`;
  const [a, b, c] = hash96(key);
  const stream = new Sfc32Stream(a, b, c);
  for (let round = 0; round < 12; round++) stream.next();
  return stream;
}

/** Chris Doty-Humphrey's sfc32 (PractRand 0.94): 96 bits of state and a 32-bit counter. */
class Sfc32Stream implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spareNormal = Number.NaN;
  readonly #uniform = (): number => this.next();

  constructor(a: number, b: number, c: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
  }

  #uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  next(): number {
    return this.#uint32() * 2 ** -32;
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  integer(low: number, high: number): number {
    checkIntegerRange(low, high);
    const count = high - low;
    // Values beyond the last whole multiple of `count` would favour the small results.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let value = this.#uint32();
    while (value >= limit) value = this.#uint32();
    return low + (value % count);
  }

  normal(): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = Number.NaN;
      return spare;
    }
    const [normal, spare] = polarNormals(this.#uniform);
    this.#spareNormal = spare;
    return normal;
  }

  shuffle<T extends { length: number; [i: number]: number }>(array: T): T {
    for (let i = array.length - 1; i > 0; i--) swap(array, i, this.integer(0, i + 1));
    return array;
  }
}

/** Three 32-bit hashes of a text (MurmurHash3's mixing, a different start for each). */
function hash96(text: string): [number, number, number] {
  let a = 0x9e3779b9 ^ text.length, b = 0x243f6a88, c = 0xb7e15162;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0xcc9e2d51);
    a = ((a << 15) | (a >>> 17)) + b | 0;
    b = Math.imul(b ^ code, 0x1b873593);
    b = ((b << 13) | (b >>> 19)) + c | 0;
    c = Math.imul(c ^ code, 0x85ebca6b);
    c = ((c << 16) | (c >>> 16)) + a | 0;
  }
  return [avalanche(a ^ b), avalanche(b ^ c), avalanche(c ^ a ^ 0x5bd1e995)];
}

function avalanche(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
