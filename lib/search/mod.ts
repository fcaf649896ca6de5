/**
 * Searches settings of an expensive function, such as the hyper-parameters of a training run, with
 * few calls: a Gaussian process learns from the trials so far and says where to look next.
 *
 * @module
 */
export * from "./space.ts";
export * from "./dimension.ts";
export * from "./covariance.ts";
export * from "./gaussian_process.ts";
export * from "./acquisition.ts";
export * from "./trial.ts";
export * from "./optimizer.ts";
export * from "./lbfgsb.ts";
export * from "./normal.ts";
export * from "./journal.ts";
export * from "./study.ts";
export * from "./minimize.ts";
export * from "./article.ts";
export * from "./trial_process.ts";
export * from "./median_rule.ts";
export * from "./run_study.ts";
