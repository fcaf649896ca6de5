/** One call of `fit`: its state from the first step to the last. */
import { runsOnGpu } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import { Checkpointing, type Position } from "./_checkpointing.ts";
import { openNetwork } from "./_network.ts";
import { Reporter, type Standing } from "./_report.ts";
import { describeSettings, type Settings, settingsLine } from "./_settings.ts";
import { openTensorBoard, type TensorBoardLog } from "./_tensorboard.ts";
import { keepWeights, type KeptWeights } from "./_weights.ts";
import type { FitOptions } from "./fit_options.ts";
import { letSignalsIn, stopSignal } from "../stop.ts";
import type { BatchSource, StepBatch } from "./batch.ts";
import { bestEpoch, type EpochRecord, type History, type Monitor } from "./history.ts";
import type { MetricValues } from "./evaluation.ts";
import { ClassificationMetrics } from "./metrics.ts";
import { createGradientOptimizer, type GradientOptimizer } from "./gradient_optimizer.ts";
import { evaluateBy, mustBeWhole, Predictor, worthRecording } from "./predict.ts";
import { exponentialStaircase, type Schedule } from "./schedule.ts";
import { TrainingStep } from "./step.ts";

/** Trains to the end; a new one for each call of `fit`. */
export class TrainingRun {
  readonly #model: tf.LayersModel;
  readonly #options: FitOptions;
  readonly #settings: Settings;
  readonly #optimiser: GradientOptimizer;
  readonly #classes: number;
  readonly #step: TrainingStep;
  readonly #predictor: Predictor;
  readonly #schedule: Schedule;
  readonly #reporter: Reporter;
  readonly #monitor: Monitor;
  readonly #checkpoints: Checkpointing | undefined;
  readonly #signal: AbortSignal | undefined;
  #tensorBoard: TensorBoardLog | undefined;
  #best: KeptWeights | undefined;
  #epochs: EpochRecord[] = [];
  #metrics: ClassificationMetrics;
  /** Seconds that the current epoch took before a resume, and when it (re)started. */
  #spent = 0;
  #started = 0;
  #startStep = 0;

  constructor(model: tf.LayersModel, options: FitOptions) {
    const { train, valid, learningRate = 1e-4, schedule, checkpoint } = options;
    const { classes } = openNetwork(model);
    this.#classes = classes;
    this.#model = model;
    this.#options = options;
    this.#settings = describeSettings(options, model, classes);
    this.#optimiser = createGradientOptimizer(options.optimiser ?? { name: "adam" });
    this.#step = new TrainingStep(model, this.#optimiser, {
      labelSmoothing: options.labelSmoothing ?? 0,
      ...(options.classWeights && { classWeights: options.classWeights }),
      ...worthRecording(train),
      residentWeights: runsOnGpu(),
      ...(options.precision && { precision: options.precision }),
    });
    this.#predictor = new Predictor(model, {
      labelSmoothing: options.labelSmoothing ?? 0,
      ...(valid === undefined ? {} : worthRecording(valid)),
      ...(options.precision && { precision: options.precision }),
    });
    this.#schedule = schedule === undefined
      ? () => learningRate
      : exponentialStaircase(learningRate, schedule);
    this.#monitor = options.monitor ?? (valid === undefined ? "f1" : "validF1");
    this.#reporter = new Reporter(options);
    const wishes = [options.signal, stopSignal()].filter((it) => it !== undefined);
    this.#signal = wishes.length === 0 ? undefined : AbortSignal.any(wishes);
    this.#metrics = new ClassificationMetrics(classes);
    if (checkpoint !== undefined) {
      this.#checkpoints = new Checkpointing(checkpoint, this.#settings);
    }
  }

  async toEnd(): Promise<History> {
    const { epochs, tensorBoard, checkpoint, keepBest = true } = this.#options;
    if (await this.#checkpoints?.open(checkpoint?.resume ?? false)) await this.#resume();
    if (tensorBoard !== undefined) this.#tensorBoard = await openTensorBoard(tensorBoard);
    const before = this.#epochs.length;
    while (this.#epochs.length < epochs && !this.#exhausted()) await this.#epoch();
    if (keepBest) this.#best?.restore();
    this.#reporter.done(this.#epochs.length > before, this.#standing);
    return this.#history;
  }

  dispose(): void {
    this.#best?.dispose();
    this.#step.dispose();
    this.#predictor.dispose();
    this.#optimiser.dispose();
    this.#tensorBoard?.close();
    this.#checkpoints?.close();
  }

  get #history(): History {
    return { epochs: [...this.#epochs] };
  }

  get #standing(): Standing {
    return { history: this.#history, values: () => this.#metrics.values() };
  }

  async #resume(): Promise<void> {
    const checkpoints = this.#checkpoints as Checkpointing;
    const { history, metrics, seconds, step } = await checkpoints.restore(
      this.#model,
      this.#optimiser,
    );
    this.#epochs = [...history.epochs];
    this.#startStep = step;
    this.#spent = seconds;
    if (step > 0) this.#metrics.restore(metrics);
    const { keepBest = true } = this.#options;
    if (!keepBest || bestEpoch(history, this.#monitor) === undefined) return;
    const current = keepWeights(this.#model);
    await checkpoints.loadBest(this.#model);
    this.#best = keepWeights(this.#model);
    current.restore();
    current.dispose();
  }

  /** Whether the patience is at its end. */
  #exhausted(): boolean {
    const { earlyStopping } = this.#options;
    const best = bestEpoch(this.#history, this.#monitor);
    if (earlyStopping === undefined) return false;
    return this.#epochs.length - (best?.epoch ?? 0) >= earlyStopping.patience;
  }

  async #epoch(): Promise<void> {
    const { train, valid } = this.#options;
    this.#started = performance.now();
    let step = this.#startStep;
    if (step === 0) this.#metrics = new ClassificationMetrics(this.#classes);
    this.#reporter.begin(step);
    for await (const batch of train.epoch(this.#epochs.length, { startStep: step, reuse: true })) {
      await this.#trainOn(batch, step++);
      this.#reporter.batch("train", step, this.#standing);
      await this.#betweenSteps(step);
    }
    this.#step.settle();
    mustBeWhole(`train the model: epoch ${this.#epochs.length + 1}`, step, train);
    const validation = valid && await this.#validate(valid, step);
    this.#mustBeNumbers(validation);
    await this.#close(this.#metrics.values(), validation);
  }

  /** Stopped here, the training goes on with the validation. */
  async #validate(valid: BatchSource, step: number): Promise<MetricValues> {
    let done = 0;
    this.#reporter.turn();
    const onProgress = () => this.#reporter.batch("valid", ++done, this.#standing);
    const signal = this.#signal;
    try {
      return await evaluateBy(this.#predictor, this.#classes, valid, { onProgress, signal });
    } catch (error) {
      if (signal?.aborted) {
        await this.#checkpoints?.saveLast(this.#model, this.#optimiser, this.#position(step));
      }
      throw error;
    }
  }

  async #trainOn(batch: StepBatch, step: number): Promise<void> {
    const learningRate = this.#schedule(this.#optimiser.steps);
    const { probabilities, lossSum } = await this.#step.run(batch, learningRate);
    if (!Number.isFinite(lossSum)) {
      const where = `train the model: epoch ${this.#epochs.length + 1}, step ${step + 1}`;
      const received = `${lossSum} (${settingsLine(this.#settings)})`;
      throw new RangeError(cannot(where, "a finite loss", received));
    }
    this.#metrics.update(probabilities, batch.labels, lossSum);
  }

  /** A network that answers with no numbers is no candidate for the best one, and learns no more. */
  #mustBeNumbers(validation: MetricValues | undefined): void {
    for (const figure of ["loss", "accuracy", "auc", "f1"] as const) {
      const value = validation?.[figure] ?? 0;
      if (Number.isFinite(value)) continue;
      const where = `train the model: validation of epoch ${this.#epochs.length + 1}`;
      const received = `${value} (${settingsLine(this.#settings)})`;
      throw new RangeError(cannot(where, `a finite ${figure}`, received));
    }
  }

  /** Saves where it is due, and stops where it was asked to. */
  async #betweenSteps(step: number): Promise<void> {
    const { train, checkpoint } = this.#options;
    const signal = this.#signal;
    await letSignalsIn();
    const every = checkpoint?.everySteps ?? Infinity;
    const due = step % every === 0 && step < train.steps;
    if (due || signal?.aborted) {
      this.#step.settle();
      await this.#checkpoints?.saveLast(this.#model, this.#optimiser, this.#position(step));
    }
    signal?.throwIfAborted();
  }

  /** Writes the epoch's record; keeps the model if it is the best so far. */
  async #close(values: MetricValues, validation: MetricValues | undefined): Promise<void> {
    const record: EpochRecord = {
      epoch: this.#epochs.length + 1,
      ...values,
      validLoss: validation?.loss ?? null,
      validAccuracy: validation?.accuracy ?? null,
      validAuc: validation?.auc ?? null,
      validF1: validation?.f1 ?? null,
      learningRate: this.#schedule(this.#optimiser.steps - 1),
      seconds: this.#seconds(),
      steps: this.#options.train.steps,
    };
    this.#epochs.push(record);
    this.#spent = 0;
    this.#startStep = 0;
    this.#tensorBoard?.write(record);
    if (bestEpoch(this.#history, this.#monitor) === record) {
      this.#best?.dispose();
      this.#best = keepWeights(this.#model);
      await this.#checkpoints?.saveBest(this.#model, this.#history);
    }
    await this.#checkpoints?.saveLast(this.#model, this.#optimiser, this.#position(0));
  }

  #position(step: number): Position {
    const metrics = step === 0 ? [] : this.#metrics.state();
    const seconds = step === 0 ? 0 : this.#seconds();
    return { epoch: this.#epochs.length, step, metrics, seconds, history: this.#history };
  }

  #seconds(): number {
    return this.#spent + (performance.now() - this.#started) / 1000;
  }
}
