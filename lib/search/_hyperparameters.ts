/** A process's options with the defaults filled in, and its hyper-parameters as logarithms. */
import { cannot, refuseUnknownKeys } from "../errors.ts";
import type { ModelOptions } from "./_most_likely.ts";
import { COVARIANCES } from "./covariance.ts";
import type { GaussianProcessOptions, KernelHyperparameters } from "./model_options.ts";

/** Fills in the defaults and checks the rest. */
export function fillModelOptions(options: GaussianProcessOptions): ModelOptions {
  const doing = "make a Gaussian process";
  refuseUnknownKeys(doing, options, [
    "covariance",
    "amplitudeBounds",
    "lengthScaleBounds",
    "noiseBounds",
    "lengthScalePrior",
    "noisePrior",
    "starts",
    "tolerance",
    "normalizeTargets",
  ]);
  const filled: ModelOptions = {
    covariance: options.covariance ?? "matern52",
    amplitudeBounds: options.amplitudeBounds ?? [1e-3, 1e3],
    lengthScaleBounds: options.lengthScaleBounds ?? [1e-2, 1e2],
    noiseBounds: options.noiseBounds ?? [1e-8, 1],
    starts: options.starts ?? 4,
    tolerance: options.tolerance ?? 1e-9,
    normalizeTargets: options.normalizeTargets ?? true,
    lengthScalePrior: options.lengthScalePrior,
    noisePrior: options.noisePrior,
  };
  const names = Object.keys(COVARIANCES);
  if (!names.includes(filled.covariance)) {
    throw new RangeError(cannot(doing, `one of ${names.join(", ")}`, String(filled.covariance)));
  }
  for (const name of ["amplitudeBounds", "lengthScaleBounds", "noiseBounds"] as const) {
    const [low, high] = filled[name];
    if (low > 0 && high >= low && high < Infinity) continue;
    throw new RangeError(cannot(doing, `${name} with 0 < low <= high`, [low, high]));
  }
  for (const name of ["lengthScalePrior", "noisePrior"] as const) {
    const prior = filled[name];
    if (prior === undefined) continue;
    refuseUnknownKeys(`${doing}, ${name}`, prior, ["median", "spread"]);
    if (isPositive(prior.median) && isPositive(prior.spread)) continue;
    throw new RangeError(cannot(doing, `${name} with positive median and spread`, prior));
  }
  if (!Number.isSafeInteger(filled.starts) || filled.starts < 1) {
    throw new RangeError(cannot(doing, "starts of 1 or more", filled.starts));
  }
  if (!(filled.tolerance >= 0 && filled.tolerance < Infinity)) {
    throw new RangeError(cannot(doing, "a tolerance of 0 or more", filled.tolerance));
  }
  return filled;
}

function isPositive(value: number): boolean {
  return value > 0 && value < Infinity;
}

/** `[log amplitude, log length scales.., log noise variance]`. */
export function toLog(parameters: KernelHyperparameters, dimensions: number): Float64Array {
  const { amplitude, lengthScales, noiseVariance } = parameters;
  const doing = "fit the Gaussian process";
  if (lengthScales.length !== dimensions) {
    throw new TypeError(cannot(doing, `${dimensions} length scales`, lengthScales.length));
  }
  // A noise of 0 is allowed: its logarithm, -infinity, gives it back exactly.
  if (![amplitude, ...lengthScales].every((value) => value > 0) || !(noiseVariance >= 0)) {
    throw new RangeError(cannot(doing, "positive hyper-parameters", parameters));
  }
  return Float64Array.of(amplitude, ...lengthScales, noiseVariance).map(Math.log);
}

/** The inverse of {@linkcode toLog}. */
export function fromLog(logParameters: Float64Array): KernelHyperparameters {
  const values = Array.from(logParameters, Math.exp);
  return {
    amplitude: values[0]!,
    lengthScales: values.slice(1, -1),
    noiseVariance: values.at(-1)!,
  };
}
