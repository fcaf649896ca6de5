/**
 * TensorFlow.js on WebAssembly, without a request: its binary comes with the page.
 *
 * WebAssembly and not a graphics card, whose half precision on phones would change answers.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

/** Starts the engine. */
export async function startWasm(binary: Uint8Array<ArrayBuffer>): Promise<void> {
  const environment = tf.env();
  environment.set("WASM_HAS_MULTITHREAD_SUPPORT", false); // its workers would be requests
  environment.platform.fetch = () => Promise.resolve(new Response(binary));
  setWasmPaths("./", true);
  if (!await tf.setBackend("wasm")) throw new Error("WebAssembly did not start");
  await tf.ready();
}
