/** The figures of a training that its history alone tells. */
// @ts-types="@types/d3-array"
import { mean, median, sum } from "d3-array";
import { bestEpoch, type History } from "../train/mod.ts";

/** What the history of a training tells by itself. */
export interface RunFigures {
  /** The epoch of the largest validation F1; NaN scores and epoch 0 where no epoch has one. */
  readonly best: {
    readonly epoch: number;
    readonly validF1: number;
    readonly validAccuracy: number;
  };
  /** Steps in all epochs. */
  readonly steps: number;
  /**
   * Median over the epochs of a training step's time in milliseconds, loading included; varies from
   * run to run, NaN without an epoch.
   */
  readonly stepMs: number;
}

/** The figures of a training. */
export function figuresOf({ epochs }: History): RunFigures {
  const best = bestEpoch({ epochs });
  return {
    best: {
      epoch: best?.epoch ?? 0,
      validF1: best?.validF1 ?? NaN,
      validAccuracy: best?.validAccuracy ?? NaN,
    },
    steps: sum(epochs, ({ steps }) => steps),
    stepMs: median(epochs, ({ seconds, steps }) => 1000 * seconds / steps) ?? NaN,
  };
}

/** The mean of the validation F1 over runs; NaN where one has none. */
export function meanScore(
  runs: readonly { readonly validation: { readonly f1: number } }[],
): number {
  return mean(runs, ({ validation }) => validation.f1) ?? NaN;
}
