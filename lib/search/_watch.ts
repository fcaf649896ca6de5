/** Watches the values that a running trial tells on its way, and ends it once it is hopeless. */
import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../errors.ts";
import { readSteps, trialFolder } from "./_trial_folder.ts";
import { isHopeless, type MedianRuleOptions } from "./median_rule.ts";
import type { Settings } from "./space.ts";
import type { Study } from "./study.ts";

const PERIOD_MS = 250;

/** What {@linkcode watchTrial} looks at, and whom it tells. */
export interface WatchOptions<Point extends Settings> {
  readonly study: Study<Point>;
  /** The trial's folder. */
  readonly folder: string;
  readonly rule: MedianRuleOptions;
  /** Told once, when the trial has fallen behind. */
  readonly onHopeless: () => void;
  /** Told once, when the values cannot be read any more; the trial goes on. */
  readonly onUnwatched: (message: string) => void;
}

/** A watch on one trial. */
export interface Watch {
  /**
   * Ends the watch.
   *
   * @returns The step at which the trial fell behind; nothing if it has not.
   */
  end(): Promise<number | undefined>;
}

/** Begins to watch a trial. */
export function watchTrial<Point extends Settings>(options: WatchOptions<Point>): Watch {
  const over = new AbortController();
  const watching = watch(options, over.signal);
  watching.catch(() => {}); // Heard when the watch ends.
  return {
    end() {
      over.abort();
      return watching;
    },
  };
}

async function watch<Point extends Settings>(
  { study, folder, rule, onHopeless, onUnwatched }: WatchOptions<Point>,
  over: AbortSignal,
): Promise<number | undefined> {
  while (true) {
    await delay(PERIOD_MS, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return undefined;
    let step: number | undefined;
    try {
      step = await hopelessStep(study, folder, rule);
    } catch (error) {
      // The values on the way only serve to save time: without them, the trial goes on to its end.
      onUnwatched(messageOf(error));
      return undefined;
    }
    if (over.aborted) return undefined; // It has ended by itself meanwhile.
    if (step === undefined) continue;
    onHopeless();
    return step;
  }
}

/** The step at which a trial fell behind; nothing as long as it has not. */
async function hopelessStep<Point extends Settings>(
  study: Study<Point>,
  folder: string,
  rule: MedianRuleOptions,
): Promise<number | undefined> {
  const steps = await readSteps(folder);
  const done = study.trials.filter(({ status, stoppedAt }) =>
    status === "done" && stoppedAt === undefined
  );
  const finished = await Promise.all(
    done.map(async ({ id }) =>
      (await readSteps(trialFolder(study.folder, id))).map(({ value }) => value)
    ),
  );
  const values = steps.map(({ value }) => value);
  return isHopeless(values, finished, rule) ? steps.at(-1)!.step : undefined;
}
