/**
 * Seeded randomness: independent named streams, and NumPy's generator where parity needs it.
 *
 * @module
 */
export { createStream, type RandomStream, restoreStream } from "./stream.ts";
export { MersenneTwister } from "./mersenne_twister.ts";
