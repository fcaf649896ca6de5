/**
 * How far a training is, shown on one line of a terminal or in one display of a notebook.
 *
 * @module
 */
import { writeAllSync } from "../disk/files.ts";
import type { Progress, ProgressListener } from "../progress.ts";
import type { EpochRecord, History } from "./history.ts";
import type { MetricValues } from "./evaluation.ts";

/** What `fit` tells while it runs: `done` and `total` count the training steps of all epochs. */
export interface TrainingProgress extends Progress {
  /** All steps of the epochs asked for. A training that stops early does not reach it. */
  readonly total: number;
  /** What is going on; `done` comes once, at the end. */
  readonly phase: "train" | "valid" | "done";
  /** The current epoch, counted from 1. */
  readonly epoch: number;
  /** Epochs in all. */
  readonly epochs: number;
  /** Batches of this phase done so far. */
  readonly step: number;
  /** Batches of this phase in all. */
  readonly steps: number;
  /** Training figures of the epoch so far. */
  readonly values: MetricValues;
  /** Training speed of the epoch so far. */
  readonly imagesPerSecond: number;
  /** Estimated time to the end of the last epoch; null before there is anything to go by. */
  readonly secondsLeft: number | null;
  /** All epochs done so far. */
  readonly history: History;
}

/**
 * Shows progress on one line of a terminal, rewritten in place, and one line that stays for each
 * epoch. Into a file or a pipe only those that stay are written.
 *
 * @param write Takes text; standard error by default, so that standard output stays clean.
 * @param live Whether the line can be rewritten; by default whether standard error is a terminal.
 * @returns A listener for `fit`.
 */
export function terminalProgress(
  write: (text: string) => void = writeToStandardError,
  live: boolean = Deno.stderr.isTerminal(),
): ProgressListener<TrainingProgress> {
  let epochsShown: number | undefined;
  let lastShown = -Infinity;
  return (progress) => {
    const { history, phase } = progress;
    const clear = live ? "\r\x1b[K" : "";
    if (phase === "done" && epochsShown === undefined) {
      return write(`${clear}${progress.what}\n`);
    }
    // Epochs from before a resume were shown then.
    epochsShown ??= history.epochs.length;
    for (const record of history.epochs.slice(epochsShown)) {
      write(`${clear}${epochLine(record, progress.epochs)}, ${duration(record.seconds)}\n`);
    }
    epochsShown = history.epochs.length;
    const now = performance.now();
    if (!live || phase === "done" || now - lastShown < 100) return;
    lastShown = now;
    write(`${clear}${progressLine(progress)}`);
  };
}

/**
 * Shows progress in a notebook: one display, updated in place. What it says at the end (and so what
 * is saved with the notebook) holds no times: the same training leaves the same text.
 *
 * @param display Shows or updates the text; by default the Deno kernel's own display.
 * @returns A listener for `fit`, and for any other work that tells how far it is.
 */
export function notebookProgress(
  display: (text: string, update: boolean) => void = showInKernel(),
): ProgressListener {
  let shown = false;
  let hasLog = false;
  let lastShown = -Infinity;
  return (progress) => {
    const now = performance.now();
    const training = isTrainingProgress(progress) ? progress : undefined;
    // The log of a training stays: what comes after it may have been kept from an earlier run, and the
    // saved text must not depend on that.
    if (training === undefined && hasLog) return;
    const done = training ? training.phase === "done" : progress.done === progress.total;
    if (!done && now - lastShown < 500) return;
    lastShown = now;
    display(textOf(), shown);
    shown = true;
    hasLog = training !== undefined && done;

    function textOf(): string {
      if (training === undefined) return workLine(progress);
      return done ? finalText(training.history) : progressLine(training);
    }
  };
}

/**
 * What `fit` told at the end of a training that is now read from disk, so that both leave the same log.
 *
 * @param history The training's epochs.
 * @param epochs How many were asked for.
 */
export function finishedProgress(history: History, epochs: number): TrainingProgress {
  const { epochs: records } = history;
  const last = records.at(-1);
  const steps = last?.steps ?? 0;
  return {
    what: "train the model",
    done: records.length * steps,
    total: epochs * steps,
    phase: "done",
    epoch: records.length,
    epochs,
    step: steps,
    steps,
    values: last ?? { loss: NaN, accuracy: NaN, auc: NaN, f1: NaN },
    imagesPerSecond: 0,
    secondsLeft: 0,
    history,
  };
}

/** Whether a report is one of `fit`. */
export function isTrainingProgress(progress: Progress): progress is TrainingProgress {
  return "phase" in progress && "history" in progress;
}

/** One line for work that is no training: `compute the features: 12 of 34`. */
function workLine({ what, done, total }: Progress): string {
  return `${what}: ${done}${total === undefined ? "" : ` of ${total}`}`;
}

/** One line for an epoch that is over, without its time. */
function epochLine(record: EpochRecord, epochs: number): string {
  const figures = [`loss ${record.loss.toFixed(4)}`, `F1 ${record.f1.toFixed(4)}`];
  if (record.validLoss !== null) figures.push(`valid loss ${record.validLoss.toFixed(4)}`);
  if (record.validAccuracy !== null) {
    figures.push(`valid accuracy ${record.validAccuracy.toFixed(4)}`);
  }
  if (record.validF1 !== null) figures.push(`valid F1 ${record.validF1.toFixed(4)}`);
  return `epoch ${record.epoch}/${epochs}: ${figures.join(", ")}`;
}

/** One line for the moment: epoch, step, loss, F1, images a second, time left. */
function progressLine(progress: TrainingProgress): string {
  const { phase, epoch, epochs, step, steps, values, imagesPerSecond, secondsLeft } = progress;
  const parts = [
    `epoch ${epoch}/${epochs}`,
    `${phase === "valid" ? "validating" : "step"} ${step}/${steps}`,
    `loss ${values.loss.toFixed(4)}`,
    `F1 ${values.f1.toFixed(4)}`,
    `${imagesPerSecond.toFixed(imagesPerSecond < 10 ? 1 : 0)} images/s`,
  ];
  if (secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`);
  return parts.join("  ");
}

/** A span of time in at most two units: `4 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function finalText(history: History): string {
  const { epochs } = history;
  return epochs.map((record) => epochLine(record, epochs.length)).join("\n");
}

const encoder = new TextEncoder();

function writeToStandardError(text: string): void {
  writeAllSync(Deno.stderr, encoder.encode(text));
}

interface Kernel {
  broadcast(
    type: string,
    content: { data: Record<string, string>; metadata: object; transient: { display_id: string } },
  ): Promise<void> | void;
}

let displays = 0;

/** Displays through the Deno kernel's protocol, where an update can name what it replaces. */
function showInKernel(): (text: string, update: boolean) => void {
  const { jupyter } = Deno as unknown as { jupyter?: Kernel };
  const id = `plumage-progress-${crypto.randomUUID()}-${displays++}`;
  return (text, update) => {
    const type = update ? "update_display_data" : "display_data";
    const data = { "text/plain": text };
    const content = { data, metadata: {}, transient: { display_id: id } };
    // A display that fails must not end a training.
    Promise.resolve(jupyter?.broadcast(type, content)).catch(() => {});
  };
}
