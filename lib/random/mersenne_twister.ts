/**
 * NumPy's legacy random numbers, for results that must equal those of a Python reference.
 *
 * @module
 */
import { checkIntegerRange, polarNormals, swap } from "./_draw.ts";
import { cannot } from "../errors.ts";

const STATE_LENGTH = 624;
const SHIFT = 397;

/**
 * NumPy's `RandomState`: the MT19937 generator with NumPy's legacy seeding and legacy methods, bit
 * for bit (Matsumoto and Nishimura 1998; checked against NumPy 2.x, whose legacy streams are frozen).
 *
 * @example
 * ```ts
 * import { MersenneTwister } from "lib/random/mersenne_twister.ts";
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
    checkIntegerRange(low, high);
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
