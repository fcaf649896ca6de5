/**
 * Random fields: the numbers, one for each pixel, that three of the operations need.
 *
 * A field is made from one 32-bit seed, so that an operation's record stays small and can be
 * replayed.
 *
 * @module
 */
import { SLACK, TABLES } from "./_canvas.ts";
import { align, PixelMemory } from "./_memory.ts";

/** The pixels that {@linkcode saltAndPepperField} chose and what they become. */
export interface ReplacementField {
  /** Pixel positions (row * width + column), ascending. */
  readonly positions: Int32Array;
  /** The new value of each of them, in [0, 255], for all three channels. */
  readonly values: Float32Array;
}

/**
 * One number of the standard normal distribution for each pixel (Box and Muller 1958).
 *
 * @param count Pixels.
 * @param seed 32 bits.
 * @returns `count` numbers.
 */
export function normalField(count: number, seed: number): Float32Array {
  const own = ownMemory();
  fillNormal(own, FIRST, count, seed);
  return own.floats.slice(FIRST / 4, FIRST / 4 + count);
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
  const own = ownMemory();
  fillBits(own, FIRST, count, seed);
  const bits = own.ints.subarray(FIRST / 4, FIRST / 4 + count);
  const limit = Math.floor(share * 2 ** 32) - 2 ** 31;
  let chosen = 0;
  for (let i = 0; i < count; i++) {
    // A position takes the place of bits that were read before.
    if (bits[i]! < limit) bits[chosen++] = i;
  }
  return { positions: bits.slice(0, chosen), values: betaValues(chosen, seed) };
}

/** Address of the first number of a field in the memory that {@linkcode ownMemory} gives. */
const FIRST = 4096;

let shared: PixelMemory | undefined;

/** Memory for fields that are made outside of a canvas. */
function ownMemory(): PixelMemory {
  return shared ??= new PixelMemory();
}

/** 255 * Beta(1/2, 1/2), by its inverse distribution function sin^2(pi u / 2). */
function betaValues(count: number, seed: number): Float32Array {
  const own = ownMemory();
  fillBits(own, FIRST, count, ~seed);
  const bits = own.ints.subarray(FIRST / 4, FIRST / 4 + count);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const sine = Math.sin(Math.PI / 2 ** 33 * ((bits[i]! >>> 0) + .5));
    values[i] = 255 * sine * sine;
  }
  return values;
}

/** Writes random bits to an address of a memory. */
function fillBits(memory: PixelMemory, address: number, count: number, seed: number): void {
  memory.reserve(align(address + count * 4) + SLACK);
  seedGenerators(memory, seed);
  memory.kernels.fillBits(address, address + count * 4, TABLES.random);
}

/** The numbers of {@linkcode uniformField}, written to an address of a memory. */
export function fillUniform(
  memory: PixelMemory,
  address: number,
  count: number,
  seed: number,
): void {
  memory.reserve(align(address + count * 4) + SLACK);
  seedGenerators(memory, seed);
  memory.kernels.fillUniform(address, address + count * 4, TABLES.random);
}

/** The numbers of {@linkcode normalField}, written to an address of a memory. */
export function fillNormal(
  memory: PixelMemory,
  address: number,
  count: number,
  seed: number,
): void {
  fillBits(memory, address, (count + 7) & ~7, seed);
  memory.kernels.shapeNormal(address, address + count * 4);
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
