/**
 * The TensorFlow.js namespace that the whole library shares.
 *
 * Importing it loads no native code: `startEngine()` does that and registers the native backend on
 * this very namespace.
 *
 * @module
 */

// The order matters: the first import mends what TensorFlow.js 4.22 expects of `node:util`.
import "./_node_compat.ts";
/** TensorFlow.js: tensors, layers, and whichever backend is loaded. */
import * as tf from "@tensorflow/tfjs";

export { tf };
