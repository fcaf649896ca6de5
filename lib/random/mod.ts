/**
 * Seeded randomness: independent named streams, and NumPy's generator where parity needs it.
 *
 * @module
 */
export { createStream, DEFAULT_SEED, type RandomStream } from "./stream.ts";
export { MersenneTwister } from "./mersenne_twister.ts";
