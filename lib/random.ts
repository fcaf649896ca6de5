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
import { cannot } from "./errors.ts";

/** A sequence of pseudo-random numbers; equal state, equal sequence. */
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
  /** What {@linkcode restoreStream} needs to go on from here; plain numbers, fit for JSON. */
  state(): readonly number[];
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
 * import { createStream } from "lib/random.ts";
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
  const stream = new Sfc32Stream(a, b, c, 1, Number.NaN);
  for (let round = 0; round < 12; round++) stream.next();
  return stream;
}

/**
 * Goes on where a stream stood when its `state()` was taken.
 *
 * @param state A value of {@linkcode RandomStream.state}.
 * @returns A stream that draws what the other one would have drawn next.
 * @throws {TypeError} If the value is not such a state.
 */
export function restoreStream(state: readonly number[]): RandomStream {
  const [a, b, c, counter, spareNormal = Number.NaN] = state;
  if (
    a === undefined || b === undefined || c === undefined || counter === undefined ||
    state.length > 5 || state.some((value) => !Number.isFinite(value))
  ) {
    throw new TypeError(cannot("restore a random stream", "a state of 4 or 5 numbers", state));
  }
  return new Sfc32Stream(a, b, c, counter, spareNormal);
}

/** Chris Doty-Humphrey's sfc32 (PractRand 0.94): 96 bits of state and a 32-bit counter. */
class Sfc32Stream implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;
  #spareNormal: number;
  readonly #uniform = (): number => this.next();

  constructor(a: number, b: number, c: number, counter: number, spareNormal: number) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
    this.#spareNormal = spareNormal;
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
    const count = high - low;
    if (!Number.isInteger(low) || !(count >= 1 && count <= 2 ** 32) || !Number.isInteger(high)) {
      throw new RangeError(
        cannot("draw an integer", "whole numbers low < high, at most 2^32 apart", [low, high]),
      );
    }
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

  state(): readonly number[] {
    const state = [this.#a, this.#b, this.#c, this.#counter];
    return Number.isNaN(this.#spareNormal) ? state : [...state, this.#spareNormal];
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

/** Marsaglia's polar method: a point in the unit disc gives two independent normals. */
function polarNormals(uniform: () => number): [number, number] {
  let x: number, y: number, radiusSquared: number;
  do {
    x = 2 * uniform() - 1;
    y = 2 * uniform() - 1;
    radiusSquared = x * x + y * y;
  } while (radiusSquared >= 1 || radiusSquared === 0);
  const scale = Math.sqrt(-2 * Math.log(radiusSquared) / radiusSquared);
  return [scale * y, scale * x];
}

function swap(array: { [i: number]: number }, i: number, j: number): void {
  const value = array[i]!;
  array[i] = array[j]!;
  array[j] = value;
}

const STATE_LENGTH = 624;
const SHIFT = 397;

/**
 * NumPy's `RandomState`: the MT19937 generator with NumPy's legacy seeding and legacy methods, bit
 * for bit (Matsumoto and Nishimura 1998; checked against NumPy 2.x, whose legacy streams are frozen).
 *
 * @example
 * ```ts
 * import { MersenneTwister } from "lib/random.ts";
 * new MersenneTwister(42).permutation(5); // Int32Array [1, 4, 2, 0, 3], as np.random.RandomState(42)
 * ```
 */
export class MersenneTwister {
  readonly #key: Uint32Array = new Uint32Array(STATE_LENGTH);
  #position = STATE_LENGTH;
  #spareNormal: number | undefined;
  readonly #uniform = (): number => this.random();

  /**
   * Seeds the generator as `RandomState(seed)` does.
   *
   * @param seed A whole number from 0 to 2^32 - 1, or an array of such (NumPy's `init_by_array`).
   * @throws {RangeError} If a seed is not such a number, or the array is empty.
   */
  constructor(seed: number | readonly number[]) {
    const seeds = typeof seed === "number" ? [seed] : seed;
    if (seeds.length === 0 || seeds.some((value) => value >>> 0 !== value)) {
      throw new RangeError(
        cannot("seed the Mersenne Twister", "whole numbers from 0 to 2^32 - 1", seed),
      );
    }
    if (typeof seed === "number") this.#seed(seed);
    else this.#seedByArray(seed);
  }

  #seed(seed: number): void {
    const key = this.#key;
    key[0] = seed;
    for (let i = 1; i < STATE_LENGTH; i++) {
      const previous = key[i - 1]!;
      key[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  #seedByArray(seeds: readonly number[]): void {
    const key = this.#key;
    this.#seed(19650218);
    let i = 1;
    const mix = (factor: number): number => {
      const previous = key[i - 1]!;
      return key[i]! ^ Math.imul(previous ^ (previous >>> 30), factor);
    };
    const advance = (): void => {
      if (++i < STATE_LENGTH) return;
      key[0] = key[STATE_LENGTH - 1]!;
      i = 1;
    };
    for (let step = 0, j = 0; step < Math.max(STATE_LENGTH, seeds.length); step++) {
      key[i] = mix(1664525) + seeds[j]! + j;
      advance();
      j = (j + 1) % seeds.length;
    }
    for (let step = 1; step < STATE_LENGTH; step++) {
      key[i] = mix(1566083941) - i;
      advance();
    }
    key[0] = 0x80000000;
  }

  #refill(): void {
    const key = this.#key;
    for (let i = 0; i < STATE_LENGTH; i++) {
      const next = i + 1 < STATE_LENGTH ? i + 1 : 0;
      const far = i + SHIFT < STATE_LENGTH ? i + SHIFT : i + SHIFT - STATE_LENGTH;
      const bits = (key[i]! & 0x80000000) | (key[next]! & 0x7fffffff);
      key[i] = key[far]! ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0);
    }
    this.#position = 0;
  }

  /** The next 32 random bits, 0..2^32 - 1. */
  uint32(): number {
    if (this.#position === STATE_LENGTH) this.#refill();
    let bits = this.#key[this.#position++]!;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  /** The next number in [0, 1) with 53 random bits: `RandomState.random_sample()`. */
  random(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A number in [low, high): `RandomState.uniform(low, high)`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /**
   * A number of the standard normal distribution: `RandomState.standard_normal()`, to the last
   * digits (the logarithm of the platform may differ there).
   */
  normal(): number {
    if (this.#spareNormal !== undefined) {
      const spare = this.#spareNormal;
      this.#spareNormal = undefined;
      return spare;
    }
    const [normal, spare] = polarNormals(this.#uniform);
    this.#spareNormal = spare;
    return normal;
  }

  /** A whole number from `low` to `high - 1`: `RandomState.randint(low, high)`. */
  randint(low: number, high: number): number {
    if (
      !Number.isInteger(low) || !Number.isInteger(high) || !(low < high && high - low <= 2 ** 32)
    ) {
      throw new RangeError(
        cannot("draw an integer", "whole numbers low < high, at most 2^32 apart", [low, high]),
      );
    }
    return low + this.#interval(high - low - 1);
  }

  /** Shuffles the given array in place, as `RandomState.shuffle` does, and returns it. */
  shuffle<T extends { length: number; [i: number]: number }>(array: T): T {
    for (let i = array.length - 1; i > 0; i--) swap(array, i, this.#interval(i));
    return array;
  }

  /** The numbers 0..count - 1 in random order: `RandomState.permutation(count)`. */
  permutation(count: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: count }, (_, i) => i));
  }

  /** A whole number 0..max: NumPy's legacy rule draws masked bits until they fit. */
  #interval(max: number): number {
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    let value = (this.uint32() & mask) >>> 0;
    while (value > max) value = (this.uint32() & mask) >>> 0;
    return value;
  }
}
