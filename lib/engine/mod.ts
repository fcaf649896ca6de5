/**
 * Which TensorFlow runs: finds, installs and loads it, and adds the native kernels that
 * TensorFlow.js lacks.
 *
 * @module
 */
export type { Arithmetic } from "./arithmetic.ts";
export { examineEngine, type Finding } from "./doctor.ts";
export { EngineFault } from "./fault.ts";
export { installEngine, isInstalled } from "./install.ts";
export { type EngineInfo, prepareEngine, startEngine, type StartEngineOptions } from "./load.ts";
export { checkPrecision, type Precision, type PrecisionFacts, whyNotMixed } from "./precision.ts";
export { tf } from "./tf.ts";
export { detectTarget, type EngineKind, engineRoutes, type Target } from "./target.ts";
