/** When a training is saved, and how it goes on from there. */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { type HeldFolder, holdFolder } from "../disk/lock.ts";
import { drawsOf, restoreDraws } from "./_drawing.ts";
import { differences, type Settings } from "./_settings.ts";
import { readWeights, writeWeights } from "./_weights.ts";
import { readTrainingFile, type TrainingHeader } from "./_training_header.ts";
import { type NamedArray, writeCheckpoint } from "./checkpoint.ts";
import type { CheckpointOptions } from "./fit_options.ts";
import type { History } from "./history.ts";
import type { GradientOptimizer } from "./gradient_optimizer.ts";

/** Where a training stands between two steps. */
export interface Position {
  /** The epoch to go on with, from 0. */
  readonly epoch: number;
  /** Its first step that is still to do. */
  readonly step: number;
  /** The running metrics of that epoch. */
  readonly metrics: readonly (readonly number[])[];
  /** Seconds already spent on that epoch. */
  readonly seconds: number;
  /** The epochs done. */
  readonly history: History;
}

/** The files of a training in a folder: the last state, and the best weights so far. */
export class Checkpointing {
  readonly #folder: string;
  readonly #settings: Settings;
  readonly #notes: Settings;
  #hold: HeldFolder | undefined;
  /** Which training this is: both files carry it, so that none is taken for another's. */
  #run = crypto.randomUUID() as string | undefined;

  constructor(options: CheckpointOptions, settings: Settings) {
    this.#folder = options.folder;
    this.#settings = settings;
    this.#notes = options.notes ?? {};
  }

  get lastPath(): string {
    return `${this.#folder}/last.ckpt`;
  }

  get bestPath(): string {
    return `${this.#folder}/best.ckpt`;
  }

  /**
   * Makes the folder ready, and takes it for this training alone until {@linkcode close}.
   *
   * @returns Whether there is a training to go on with.
   * @throws {Error} If there is one but none was wanted, or another one trains into the folder now.
   */
  async open(resume: boolean): Promise<boolean> {
    this.#hold = await holdFolder(this.#folder, `train into ${this.#folder}`);
    await this.#removePartial();
    const begun = await exists(this.lastPath);
    if (!resume && (begun || await exists(this.bestPath))) {
      const expected = "a folder without a training in it, or resume: true";
      const received = begun ? "last.ckpt" : "best.ckpt";
      throw new Error(cannot(`train into ${this.#folder}`, expected, received));
    }
    return begun;
  }

  /** Lets others train into the folder. */
  close(): void {
    this.#hold?.release();
  }

  /** Saves where the training stands. */
  async saveLast(
    model: tf.LayersModel,
    optimiser: GradientOptimizer,
    position: Position,
  ): Promise<void> {
    const { steps, slots } = await optimiser.state();
    const arrays = await readWeights(model);
    slots.forEach((values, i) =>
      arrays.push({ name: `optimiser/${i}`, shape: [values.length], values })
    );
    await writeCheckpoint(this.lastPath, { header: this.#header(model, steps, position), arrays });
  }

  /** Saves the weights of the best epoch so far, the last one of the history. */
  async saveBest(model: tf.LayersModel, history: History): Promise<void> {
    const position = { epoch: history.epochs.length, step: 0, metrics: [], seconds: 0, history };
    const arrays = await readWeights(model);
    await writeCheckpoint(this.bestPath, { header: this.#header(model, 0, position), arrays });
  }

  /**
   * Puts model and optimiser into the saved state.
   *
   * @throws {Error} If the checkpoint is of other settings.
   */
  async restore(model: tf.LayersModel, optimiser: GradientOptimizer): Promise<Position> {
    const { header, arrays } = await readTrainingFile(this.lastPath);
    const others = differences(header.settings, this.#settings);
    if (others.length > 0) {
      const expected = "the settings that it was begun with";
      throw new Error(
        cannot(`resume the training in ${this.#folder}`, expected, others.join("; ")),
      );
    }
    writeWeights(model, arrays);
    const slot = (i: number) =>
      arrays.find((array: NamedArray) => array.name === `optimiser/${i}`)?.values ??
        new Float32Array();
    optimiser.restore({ steps: header.optimiserSteps, slots: [slot(0), slot(1)] });
    restoreDraws(model, header.draws);
    this.#run = header.run;
    return header;
  }

  /**
   * Loads the best weights into the model.
   *
   * @throws {Error} If the file is of another training than the one that was restored.
   */
  async loadBest(model: tf.LayersModel): Promise<void> {
    const { header, arrays } = await readTrainingFile(this.bestPath);
    const others = differences(header.settings, this.#settings);
    if (header.run !== this.#run || others.length > 0) {
      const expected = "best.ckpt and last.ckpt of one training";
      const received = ["best.ckpt of another one", ...others].join("; ");
      throw new Error(cannot(`resume the training in ${this.#folder}`, expected, received));
    }
    writeWeights(model, arrays);
  }

  #header(model: tf.LayersModel, optimiserSteps: number, position: Position): TrainingHeader {
    const { epoch, step, metrics, seconds, history } = position;
    return {
      run: this.#run,
      settings: this.#settings,
      notes: this.#notes,
      epoch,
      step,
      metrics: metrics.map((sums) => [...sums]),
      seconds,
      history: { epochs: [...history.epochs] },
      optimiserSteps,
      draws: drawsOf(model),
      versions: {
        deno: Deno.version.deno,
        tfjs: tf.version["tfjs"] ?? "",
        backend: tf.getBackend(),
      },
    };
  }

  /** A killed process leaves the file that it was writing. */
  async #removePartial(): Promise<void> {
    for await (const entry of Deno.readDir(this.#folder)) {
      if (/^(last|best)\.ckpt\..*\.partial$/.test(entry.name)) {
        await Deno.remove(`${this.#folder}/${entry.name}`).catch(() => {});
      }
    }
  }
}
