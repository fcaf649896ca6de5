/**
 * Starts TensorFlow: the best native build that this machine can have, plain JavaScript otherwise.
 *
 * @module
 */
import { type Arithmetic, setArithmetic } from "./arithmetic.ts";
import { loadQuietly } from "./_quiet.ts";
import { installEngine } from "./install.ts";
import type { MessageListener } from "../progress.ts";
import { detectTarget, type EngineKind, engineRoutes } from "./target.ts";
import { tf } from "./tf.ts";
import { cannot, messageOf } from "../errors.ts";
import { EngineFault } from "./fault.ts";

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
  /** What its last bits depend on. */
  readonly arithmetic: Arithmetic;
  /** One line for people: `TensorFlow 2.21.0 (native, CPU) under TensorFlow.js 4.22.0`. */
  readonly title: string;
}

/** Options of {@linkcode startEngine}. */
export interface StartEngineOptions {
  /** `fastest` by default. It is fixed once TensorFlow is loaded; a GPU computes as it does. */
  readonly arithmetic?: Arithmetic;
  /** Gets a line for each step of a set-up, and the loud line if native TensorFlow is missing. */
  readonly onMessage?: MessageListener;
}

let started: Promise<EngineInfo> | undefined;
let startedArithmetic: Arithmetic = "fastest";

/**
 * Loads TensorFlow, once a process, and makes it the current backend of `tf`. Where it is not yet
 * installed it is fetched first; where no native build can be had, the JavaScript backend serves,
 * and one line says so and how to mend it.
 *
 * @param options Where lines of progress go; the console by default.
 * @returns What was loaded.
 * @throws {EngineFault} If `PLUMAGE_ENGINE` names an engine and that one cannot be had, or the engine
 *   was started with another arithmetic.
 */
export function startEngine(options: StartEngineOptions = {}): Promise<EngineInfo> {
  const { arithmetic, onMessage = printLine } = options;
  if (started === undefined) {
    startedArithmetic = arithmetic ?? "fastest";
    started = start(onMessage, startedArithmetic).catch((error) => {
      started = undefined;
      throw error;
    });
  } else if (arithmetic !== undefined && arithmetic !== startedArithmetic) {
    const expected = `the arithmetic that TensorFlow was loaded with, ${startedArithmetic}`;
    const fault = cannot("start the engine", expected, arithmetic);
    return Promise.reject(new EngineFault(fault, "start a new process, or restart the kernel"));
  }
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

async function start(onMessage: MessageListener, arithmetic: Arithmetic): Promise<EngineInfo> {
  const { result, faults } = await firstThatWorks(async (route) => {
    await installEngine(route, onMessage);
    return route === "javascript" ? await startJavaScript() : await startNative(route, arithmetic);
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

/**
 * What a GPU adds in the same order each time: otherwise a training that is resumed would not be the
 * unbroken one, and no two runs would be alike.
 */
const SAME_EACH_TIME = { TF_DETERMINISTIC_OPS: "1" };

/** Takes of a GPU's memory what is needed, so that a kernel or a second trial finds some, too. */
const SHARED_MEMORY = { TF_FORCE_GPU_ALLOW_GROWTH: "true" };

/** A GPU since Ampere rounds the factors of a product to 10 bits unless told otherwise. */
const FULL_FACTORS = { NVIDIA_TF32_OVERRIDE: "0" };

/**
 * What fixes the order of additions: oneDNN has other kernels for each instruction set, and divides
 * sums among threads. Two, because no machine of today has fewer; here a user's own value yields.
 */
const REPRODUCIBLE = {
  ONEDNN_MAX_CPU_ISA: "AVX2",
  TF_ENABLE_ONEDNN_OPTS: "1",
  TF_NUM_INTRAOP_THREADS: "2",
};

async function startNative(kind: EngineKind, arithmetic: Arithmetic): Promise<EngineInfo> {
  setArithmetic(arithmetic);
  const onGpu = kind === "cuda";
  const environment = { ...ENVIRONMENT, ...(onGpu && { ...SAME_EACH_TIME, ...SHARED_MEMORY }) };
  for (const [name, value] of Object.entries(environment)) {
    if (!Deno.env.has(name)) Deno.env.set(name, value);
  }
  if (arithmetic === "reproducible") {
    const fixed = { ...REPRODUCIBLE, ...(onGpu && FULL_FACTORS) };
    for (const [name, value] of Object.entries(fixed)) Deno.env.set(name, value);
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
    arithmetic,
    title: `TensorFlow ${tensorflow} (native, ${gpu ? "GPU" : "CPU"}` +
      `${arithmetic === "reproducible" && !gpu ? ", reproducible: AVX2, 2 threads" : ""}) ` +
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
    arithmetic: "reproducible",
    title: `TensorFlow.js ${tf.version_core} in plain JavaScript (slow)`,
  };
}

function printLine(line: string): void {
  // deno-lint-ignore no-console -- the only voice that reaches a notebook's reader from here
  console.info(line);
}
