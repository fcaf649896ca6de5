/**
 * Starts TensorFlow: the best native build that this machine can have, plain JavaScript otherwise.
 *
 * @module
 */
import { installEngine, isInstalled } from "./install.ts";
import type { Progress } from "./pip.ts";
import { detectTarget, type EngineKind, engineRoutes } from "./target.ts";
import { tf } from "./tf.ts";
import { messageOf } from "../errors.ts";

/** Which TensorFlow runs. */
export interface EngineInfo {
  /** How it came. */
  readonly kind: EngineKind;
  /** TensorFlow's version; TensorFlow.js's own for the JavaScript engine. */
  readonly tensorflow: string;
  /** TensorFlow.js's version. */
  readonly tfjs: string;
  /** Whether tensors live on a GPU. */
  readonly gpu: boolean;
  /** One line for people: `TensorFlow 2.21.0 (native, CPU) under TensorFlow.js 4.22.0`. */
  readonly title: string;
}

/** Options of {@linkcode startEngine}. */
export interface StartEngineOptions {
  /** Gets a line for each step of a set-up, and the loud line if native TensorFlow is missing. */
  readonly progress?: Progress;
}

let started: Promise<EngineInfo> | undefined;

/**
 * Loads TensorFlow, once a process, and makes it the current backend of `tf`. Where it is not yet
 * installed it is fetched first; where no native build can be had, the JavaScript backend serves,
 * and one line says so and how to mend it.
 *
 * @param options Where lines of progress go; the console by default.
 * @returns What was loaded.
 * @throws {EngineFault} Only if `PLUMAGE_ENGINE` names an engine and that one cannot be had.
 */
export function startEngine(options: StartEngineOptions = {}): Promise<EngineInfo> {
  started ??= start(options.progress ?? printLine).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(progress: Progress): Promise<EngineInfo> {
  const routes = engineRoutes(detectTarget());
  const faults: string[] = [];
  for (const kind of routes) {
    if (kind === "javascript") {
      if (faults.length > 0) {
        progress(
          `NO NATIVE TENSORFLOW: calculations run in plain JavaScript, about 100 times slower. ` +
            faults[0],
        );
      }
      return await startJavaScript();
    }
    try {
      if (!await isInstalled(kind)) await installEngine(kind, progress);
      return await startNative(kind);
    } catch (error) {
      if (routes.length === 1) throw error;
      faults.push(messageOf(error));
    }
  }
  throw new Error(faults.join("; "));
}

async function startNative(kind: EngineKind): Promise<EngineInfo> {
  if (!Deno.env.has("TF_CPP_MIN_LOG_LEVEL")) Deno.env.set("TF_CPP_MIN_LOG_LEVEL", "3");
  await import("@tensorflow/tfjs-node-gpu");
  await tf.ready();
  const backend = tf.backend() as unknown as {
    binding: { TF_Version: string };
    isUsingGpuDevice?: boolean;
  };
  const tensorflow = backend.binding.TF_Version;
  const gpu = backend.isUsingGpuDevice === true;
  return {
    kind,
    tensorflow,
    tfjs: tf.version_core,
    gpu,
    title: `TensorFlow ${tensorflow} (native, ${gpu ? "GPU" : "CPU"}) ` +
      `under TensorFlow.js ${tf.version_core}`,
  };
}

async function startJavaScript(): Promise<EngineInfo> {
  await tf.setBackend("cpu");
  await tf.ready();
  return {
    kind: "javascript",
    tensorflow: tf.version_core,
    tfjs: tf.version_core,
    gpu: false,
    title: `TensorFlow.js ${tf.version_core} in plain JavaScript (slow)`,
  };
}

function printLine(line: string): void {
  // deno-lint-ignore no-console -- the only voice that reaches a notebook's reader from here
  console.info(line);
}
