/**
 * Starts TensorFlow: the best native build that this machine can have, plain JavaScript otherwise.
 *
 * @module
 */
import { loadQuietly } from "./_quiet.ts";
import { installEngine } from "./install.ts";
import type { MessageListener } from "../progress.ts";
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
  readonly onMessage?: MessageListener;
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
  started ??= start(options.onMessage ?? printLine).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/**
 * Makes sure that an engine is installed, without loading it: what a task does before its work.
 *
 * @param onMessage Gets a line for each step; none where all is in place.
 * @returns The engine that `startEngine` will load, and why a better one is missing, if so.
 * @throws {EngineFault} Only if `PLUMAGE_ENGINE` names an engine and that one cannot be had.
 */
export async function prepareEngine(
  onMessage: MessageListener = printLine,
): Promise<{ kind: EngineKind; faults: readonly string[] }> {
  const { result, faults } = await firstThatWorks(async (kind) => {
    await installEngine(kind, onMessage);
    return kind;
  });
  return { kind: result, faults };
}

async function start(onMessage: MessageListener): Promise<EngineInfo> {
  const { result, faults } = await firstThatWorks(async (route) => {
    await installEngine(route, onMessage);
    return route === "javascript" ? await startJavaScript() : await startNative(route);
  });
  if (result.kind === "javascript" && faults.length > 0) {
    onMessage(
      `NO NATIVE TENSORFLOW: calculations run in plain JavaScript, about 100 times slower. ` +
        faults[0],
    );
  }
  return result;
}

/** Tries the machine's routes in their order and collects why the better ones failed. */
async function firstThatWorks<Result>(
  attempt: (kind: EngineKind) => Promise<Result>,
): Promise<{ result: Result; faults: readonly string[] }> {
  const routes = engineRoutes(detectTarget());
  const faults: string[] = [];
  for (const route of routes) {
    try {
      return { result: await attempt(route), faults };
    } catch (error) {
      if (routes.length === 1) throw error;
      faults.push(messageOf(error));
    }
  }
  throw new Error(faults.join("; "));
}

/** What TensorFlow reads from the environment when it is loaded; a user's own value stays. */
const ENVIRONMENT = {
  TF_CPP_MIN_LOG_LEVEL: "3",
  // TensorFlow's own allocator. A training step frees and asks for thousands of large blocks, among
  // which the C library's leaves holes: with it, peak memory grew from step to step, by a quarter.
  TF_CPU_ALLOCATOR_USE_BFC: "1",
};

async function startNative(kind: EngineKind): Promise<EngineInfo> {
  for (const [name, value] of Object.entries(ENVIRONMENT)) {
    if (!Deno.env.has(name)) Deno.env.set(name, value);
  }
  await loadQuietly(() => import("@tensorflow/tfjs-node-gpu"));
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
