/**
 * Random fields: the numbers, one for each pixel, that three of the operations need.
 *
 * A field is made from one 32-bit seed, so that an operation's record stays small and can be
 * replayed.
 *
 * @module
 */
import { TABLES } from "./_canvas.ts";
import { align, PixelMemory } from "./_memory.ts";
import { fillNormal } from "./_normal.ts";

/** The pixels that {@linkcode saltAndPepperField} chose and what they become. */
export interface ReplacementField {
  /** Pixel positions (row * width + column), ascending. */
  readonly positions: Int32Array;
  /** The new value of each of them, in [0, 255], for all three channels. */
  readonly values: Float32Array;
}

/**
 * One number of the standard normal distribution for each pixel.
 *
 * @param count Pixels.
 * @param seed 32 bits.
 * @returns `count` numbers.
 */
export function normalField(count: number, seed: number): Float32Array {
  const field = new Float32Array(count);
  fillNormal(field, randomBits(count + (count >> 3) + 256, seed));
  return field;
}

/**
 * Numbers uniform in [-1, 1]: what an elastic transformation smooths.
 *
 * @param count Numbers wanted.
 * @param seed 32 bits.
 * @returns `count` numbers.
 */
export function uniformField(count: number, seed: number): Float32Array {
  const own = ownMemory();
  fillUniform(own, FIRST, count, seed);
  return own.floats.slice(FIRST / 4, FIRST / 4 + count);
}

/**
 * Chooses each pixel with the same probability, and for each chosen one a value of the distribution
 * 255 * Beta(1/2, 1/2), which is mostly near black or near white: imgaug's salt and pepper.
 *
 * @param count Pixels.
 * @param share Probability of a pixel to be chosen, in [0, 1].
 * @param seed 32 bits.
 * @returns Positions and values.
 */
export function saltAndPepperField(count: number, share: number, seed: number): ReplacementField {
  const positions = new Int32Array(count);
  const values = new Float32Array(count);
  if (!(share > 0)) return { positions: positions.subarray(0, 0), values: values.subarray(0, 0) };
  const bits = randomBits(2 * count + 2, seed);
  // The gap to the next chosen pixel is geometric: one draw a chosen pixel instead of one a pixel.
  const scale = 1 / Math.log1p(-Math.min(share, 1));
  let chosen = 0;
  for (let position = -1;; chosen++) {
    const gap = ((bits[2 * chosen]! >>> 0) + .5) * 2 ** -32;
    position += 1 + Math.floor(Math.log(gap) * scale);
    if (position >= count) break;
    positions[chosen] = position;
    // Inverse distribution function of Beta(1/2, 1/2): sin^2(pi u / 2).
    const sine = Math.sin(Math.PI / 2 ** 33 * ((bits[2 * chosen + 1]! >>> 0) + .5));
    values[chosen] = 255 * sine * sine;
  }
  return { positions: positions.subarray(0, chosen), values: values.subarray(0, chosen) };
}

/** Address of the first number of a field in the memory that {@linkcode ownMemory} gives. */
const FIRST = 1024;

let shared: PixelMemory | undefined;

/** Memory for fields that are made outside of a canvas. */
function ownMemory(): PixelMemory {
  return shared ??= new PixelMemory();
}

/** Random bits in memory that the next call writes over. */
function randomBits(count: number, seed: number): Int32Array {
  const own = ownMemory();
  own.reserve(align(FIRST + count * 4));
  seedGenerators(own, seed);
  own.kernels.fillBits(FIRST, FIRST + count * 4, TABLES.random);
  return own.ints.subarray(FIRST / 4, FIRST / 4 + count);
}

/** The numbers of {@linkcode uniformField}, written to an address of a memory. */
export function fillUniform(
  memory: PixelMemory,
  address: number,
  count: number,
  seed: number,
): void {
  memory.reserve(align(address + count * 4));
  seedGenerators(memory, seed);
  memory.kernels.fillUniform(address, address + count * 4, TABLES.random);
}

/** Writes the state of four generators, made from one seed, where the pixel loops look for it. */
function seedGenerators(memory: PixelMemory, seed: number): void {
  const state = memory.ints.subarray(TABLES.random / 4, TABLES.random / 4 + 16);
  for (let lane = 0; lane < 4; lane++) {
    let a = seed | 0, b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b), c = lane, counter = 1;
    for (let round = 0; round < 15; round++) {
      const sum = (a + b + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
    }
    state[lane] = a;
    state[4 + lane] = b;
    state[8 + lane] = c;
    state[12 + lane] = counter;
  }
}
