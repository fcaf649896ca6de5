/**
 * Random fields: the numbers, one for each pixel, that three of the operations need.
 *
 * A field is made from one 32-bit seed, so that an operation's record stays small and can be
 * replayed.
 *
 * @module
 */

/** The pixels that {@linkcode saltAndPepperField} chose and what they become. */
export interface ReplacementField {
  /** Pixel positions (row * width + column), ascending. */
  readonly positions: Int32Array;
  /** The new value of each of them, in [0, 255], for all three channels. */
  readonly values: Float32Array;
}

/** A small fast generator for the fields: sfc32 as in random.ts, without the object around it. */
const state = new Int32Array(4);

function seedState(seed: number): void {
  state[0] = seed | 0;
  state[1] = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state[2] = Math.imul(seed ^ 0x243f6a88, 0xc2b2ae35);
  state[3] = 1;
  for (let round = 0; round < 15; round++) nextInt32();
}

function nextInt32(): number {
  const a = state[0]!, b = state[1]!, c = state[2]!, counter = state[3]!;
  const sum = (a + b + counter) | 0;
  state[3] = counter + 1;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + sum;
  return sum;
}

/** In (0, 1), never 0. */
function nextOpen(): number {
  return ((nextInt32() >>> 0) + .5) * 2 ** -32;
}

/**
 * One number of the standard normal distribution for each pixel.
 *
 * @param count Pixels.
 * @param seed 32 bits.
 * @returns `count` numbers.
 */
export function normalField(count: number, seed: number): Float32Array {
  const field = new Float32Array(count + 1);
  seedState(seed);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(nextOpen()));
    const angle = 2 * Math.PI * nextOpen();
    field[i] = radius * Math.cos(angle);
    field[i + 1] = radius * Math.sin(angle);
  }
  return field.subarray(0, count);
}

/**
 * Numbers uniform in [-1, 1): what an elastic transformation smooths.
 *
 * @param count Numbers wanted.
 * @param seed 32 bits.
 * @returns `count` numbers.
 */
export function uniformField(count: number, seed: number): Float32Array {
  const field = new Float32Array(count);
  seedState(seed);
  for (let i = 0; i < count; i++) field[i] = nextInt32() * 2 ** -31;
  return field;
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
  seedState(seed);
  // The gap to the next chosen pixel is geometric: one draw a chosen pixel instead of one a pixel.
  const scale = 1 / Math.log1p(-share);
  let chosen = 0;
  let position = share > 0 ? Math.floor(Math.log(nextOpen()) * scale) : count;
  while (position < count) {
    positions[chosen] = position;
    // Inverse distribution function of Beta(1/2, 1/2): sin^2(pi u / 2).
    const sine = Math.sin(Math.PI / 2 * nextOpen());
    values[chosen++] = 255 * sine * sine;
    position += 1 + Math.floor(Math.log(nextOpen()) * scale);
  }
  return { positions: positions.subarray(0, chosen), values: values.subarray(0, chosen) };
}
