/** What a training tells of itself while it runs. */
import { Pace } from "./_pace.ts";
import type { MetricValues } from "./evaluation.ts";
import type { FitOptions } from "./fit_options.ts";
import type { History } from "./history.ts";
import type { TrainingProgress } from "./progress.ts";

const INTERVAL_MS = 50;

/** What the training knows when it tells. */
export interface Standing {
  readonly history: History;
  /** Figures of the current epoch so far. */
  readonly values: () => MetricValues;
}

/** Tells a listener how far a training is, a few times a second. */
export class Reporter {
  readonly #options: FitOptions;
  readonly #pace: Pace;
  #last = -Infinity;
  /** When the current epoch (re)started, and with which step. */
  #started = performance.now();
  #startStep = 0;
  #mark = 0;

  constructor(options: FitOptions) {
    const { train, valid, epochs } = options;
    this.#options = options;
    this.#pace = new Pace({ epochs, trainSteps: train.steps, validSteps: valid?.steps ?? 0 });
  }

  /** An epoch begins, or goes on, with a step. */
  begin(startStep: number): void {
    this.#started = performance.now();
    this.#startStep = startStep;
    this.#mark = this.#started;
  }

  /** Batches of another kind begin: what was done since the last one counts for neither. */
  turn(): void {
    this.#mark = performance.now();
  }

  /** A batch is done. */
  batch(phase: "train" | "valid", step: number, standing: Standing): void {
    const now = performance.now();
    this.#pace.add(phase, (now - this.#mark) / 1000);
    this.#mark = now;
    if (now - this.#last < INTERVAL_MS) return;
    this.#last = now;
    const what = phase === "valid" ? "validate the model" : "train the model";
    this.#tell(what, phase, step, standing);
  }

  /** The training is at its end; `trained` tells whether this call did any of it. */
  done(trained: boolean, standing: Standing): void {
    const what = trained ? "train the model" : this.#nothingLeft(standing.history);
    this.#tell(what, "done", this.#options.train.steps, standing);
  }

  #nothingLeft({ epochs }: History): string {
    const done = `${epochs.length} of ${this.#options.epochs} epochs are done`;
    const early = epochs.length < this.#options.epochs ? ", and none of late was better" : "";
    return `nothing left to do: ${done}${early}`;
  }

  #tell(
    what: string,
    phase: TrainingProgress["phase"],
    step: number,
    { history, values }: Standing,
  ): void {
    const { onProgress, train, valid, epochs } = this.#options;
    if (onProgress === undefined) return;
    const done = phase === "done";
    const epoch = history.epochs.length + (done ? 0 : 1);
    const trainStep = phase === "train" ? step : train.steps;
    const seconds = (performance.now() - this.#started) / 1000;
    onProgress({
      what,
      done: history.epochs.length * train.steps + (done ? 0 : trainStep),
      total: epochs * train.steps,
      phase,
      epoch,
      epochs,
      step,
      steps: phase === "valid" ? valid?.steps ?? 0 : train.steps,
      values: values(),
      imagesPerSecond: (trainStep - this.#startStep) * train.batchSize / Math.max(seconds, 1e-3),
      secondsLeft: done
        ? 0
        : this.#pace.secondsLeft(epoch, trainStep, phase === "valid" ? step : 0),
      history,
    });
  }
}
