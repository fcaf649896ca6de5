/**
 * The article's own search: its space, its first points, its settings, and its twelve trials.
 *
 * @module
 */
import { DEFAULT_SEED } from "../random/mod.ts";
import { categoricalDimension, realDimension } from "../search/dimension.ts";
import type { MinimizeOptions } from "../search/minimize.ts";
import { Optimizer } from "../search/optimizer.ts";
import { Space } from "../search/space.ts";
import type { PublishedTrial } from "./published.ts";

/** Settings of one training run, as the article searches them. */
export type TrialSettings = {
  /** The optimiser's learning rate at the start. */
  readonly learningRate: number;
  /** Images a step. */
  readonly batchSize: 8 | 16;
  /** RMSprop runs with rho 0.9 and momentum 0.9. */
  readonly optimiser: "adam" | "rmsprop";
  /** By what the learning rate is multiplied at each stair. */
  readonly decayRate: number;
  /** Length of a stair in epochs; may be a fraction. */
  readonly decaySteps: number;
};

/** The article's search space. */
export function articleSpace(): Space<TrialSettings> {
  return new Space<TrialSettings>({
    learningRate: realDimension(1e-5, 1e-3, { scale: "log" }),
    batchSize: categoricalDimension([8, 16]),
    optimiser: categoricalDimension(["adam", "rmsprop"]),
    decayRate: realDimension(0.95, 1),
    decaySteps: realDimension(1, 3),
  });
}

/** The article's settings of `gp_minimize`: 12 calls, the first four given, LCB with kappa 3. */
export const ARTICLE_SEARCH: MinimizeOptions<TrialSettings> = {
  calls: 12,
  designPoints: 0,
  firstPoints: [
    point(1e-4, 16, "adam", 1, 3),
    point(1e-3, 16, "adam", 0.95, 3),
    point(1e-4, 16, "rmsprop", 1, 3),
    point(1e-3, 16, "rmsprop", 0.95, 3),
  ],
  acquisition: "lcb",
  kappa: 3,
  warpValues: false,
};

/**
 * Tells the article's trials to an optimiser with the article's settings: its model is what Plumage
 * learns from the article's twelve scores, and `ask` says what it would try next.
 *
 * @param published `hyperparameter_search` of `data/published.json`.
 * @param seed What the optimizer's chance follows from; 42 by default.
 * @returns The optimiser, with minus the F1 score as each trial's value.
 */
export function replayArticle(
  published: readonly PublishedTrial[],
  seed = DEFAULT_SEED,
): Optimizer<TrialSettings> {
  const { calls: _, ...options } = ARTICLE_SEARCH;
  const optimizer = new Optimizer(articleSpace(), { ...options, seed });
  for (const trial of published) {
    const settings = point(
      trial.learning_rate,
      trial.batch_size as 8 | 16,
      trial.optimizer.toLowerCase() as "adam" | "rmsprop",
      trial.decay_rate,
      trial.decay_steps,
    );
    optimizer.tell(settings, -trial.best_val_f1_score);
  }
  return optimizer;
}

function point(
  learningRate: number,
  batchSize: 8 | 16,
  optimiser: "adam" | "rmsprop",
  decayRate: number,
  decaySteps: number,
): TrialSettings {
  return { learningRate, batchSize, optimiser, decayRate, decaySteps };
}
