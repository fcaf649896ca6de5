/**
 * Which TensorFlow runs: finds, installs and loads it, and adds the native kernels that
 * TensorFlow.js lacks.
 *
 * @module
 */
export { startEngine } from "./load.ts";
export { tf } from "./tf.ts";
