/**
 * The article's search as a module for `deno task search`: each trial trains the network that the
 * profile's run has chosen so far, and its value is minus the best validation F1.
 *
 * @module
 */
import { loadProfile } from "../article/profile.ts";
import {
  type OptimizerOptions,
  type ReportStep,
  type Settings,
  type Space,
} from "../search/mod.ts";
import { ARTICLE_SEARCH, articleSpace, type TrialSettings } from "../article/mod.ts";
import { isBetterScore } from "../scores.ts";
import { isTrainingProgress, terminalProgress } from "../train/progress.ts";

/** The article's space. */
export const space: Space = articleSpace() as unknown as Space;

const { calls: _, ...articleOptions } = ARTICLE_SEARCH;

/** The article's settings, with the profile's seed. */
export const search: OptimizerOptions<TrialSettings> = {
  ...articleOptions,
  seed: loadProfile().seed,
};

/** Trains once. */
export async function objective(settings: Settings, report: ReportStep): Promise<number> {
  // Loaded here, so that the process that only hands out trials stays small.
  const { openArticleData, recallDecision, trainRun } = await import("../article/mod.ts");
  const { startEngine } = await import("../engine/mod.ts");
  const profile = loadProfile();
  await startEngine();
  const data = await openArticleData(profile);
  const { value: backbone } = await recallDecision(profile, "backbone");
  const showProgress = terminalProgress();
  let reported = 0;
  let best = NaN;
  const { best: { validF1 } } = await trainRun(data, profile, {
    backbone,
    imageSize: profile.search.imageSize,
    epochs: profile.search.epochs,
    trains: "network", // each epoch of a trial can be the one to stop after
    ...(settings as TrialSettings),
  }, {
    onProgress(progress) {
      if (!isTrainingProgress(progress)) return;
      showProgress(progress);
      for (const record of progress.history.epochs.slice(reported)) {
        reported++;
        if (isBetterScore(record.validF1, best, "max")) best = record.validF1!;
        report(record.epoch, -best);
      }
    },
  });
  return -validF1;
}

/** Shows a value as the F1 score that it stands for. */
export function show(value: number): string {
  return `F1 ${(-value).toFixed(4)}`;
}
