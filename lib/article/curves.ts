/**
 * Learning curves of a setting that was trained with several seeds.
 *
 * @module
 */
// @ts-types="@types/d3-array"
import { deviation, mean } from "d3-array";
import type { BandPoint } from "../chart/mod.ts";
import { cannot } from "../errors.ts";
import type { EpochRecord, History } from "../train/mod.ts";
import { studentQuantile } from "./_student.ts";

/**
 * The mean of a figure at each epoch, and where the mean over all seeds there could be lies.
 *
 * The interval is Student's, of as many values as there are seeds; the images are the same throughout
 * and do not count as chance in it.
 *
 * @param runs One training a seed. Epochs that not all of them reached are left out.
 * @param figure Which figure of an epoch.
 * @param options Confidence of the interval, .95 by default.
 * @returns A point an epoch, for `bandsChart`. Without an interval (NaN) with one seed, and without a
 *   mean where a seed has no number.
 * @throws {RangeError} If there is no training, or the level is not in (0, 1).
 *
 * @example
 * ```ts
 * import { curveOverSeeds } from "lib/article/mod.ts";
 * import { bandsChart, type EpochRecord, show } from "lib/chart/mod.ts";
 * const record = (epoch: number, validAccuracy: number) => ({ epoch, validAccuracy }) as EpochRecord;
 * const runs = [0, .02, .03].map((luck) => ({
 *   history: { epochs: [1, 2, 3].map((epoch) => record(epoch, epoch / 4 + luck)) },
 * }));
 * await show(bandsChart([{ name: "64 px", points: curveOverSeeds(runs, "validAccuracy") }]));
 * ```
 */
export function curveOverSeeds(
  runs: readonly { readonly history: History }[],
  figure: Exclude<keyof EpochRecord, "epoch">,
  options: { readonly level?: number } = {},
): BandPoint[] {
  const { level = .95 } = options;
  const doing = "draw a curve over seeds";
  if (runs.length === 0) throw new RangeError(cannot(doing, "at least one training", "none"));
  if (!(level > 0 && level < 1)) {
    throw new RangeError(cannot(doing, "a level between 0 and 1", level));
  }
  const epochs = Math.min(...runs.map(({ history }) => history.epochs.length));
  const quantile = runs.length < 2 ? NaN : studentQuantile((1 + level) / 2, runs.length - 1);
  return Array.from({ length: epochs }, (_, at) => {
    const values = runs.map(({ history }) => history.epochs[at]![figure] ?? NaN);
    const x = runs[0]!.history.epochs[at]!.epoch;
    if (!values.every(Number.isFinite)) return { x, mean: NaN, low: NaN, high: NaN };
    const middle = mean(values)!;
    const reach = quantile * (deviation(values) ?? NaN) / Math.sqrt(values.length);
    return { x, mean: middle, low: middle - reach, high: middle + reach };
  });
}
