/**
 * Trains a classifier as Keras does, measures it by Keras's metrics, and loses nothing when the
 * process dies.
 *
 * @module
 */
export * from "./history.ts";
