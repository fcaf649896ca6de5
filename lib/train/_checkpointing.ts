/** When a training is saved, and how it goes on from there. */
import { tf } from "../engine/tf.ts";
import { cannot } from "../errors.ts";
import { exists } from "../disk/files.ts";
import { dropConnectDraws, restoreDropConnectDraws } from "../model/mod.ts";
import { differences, type Settings } from "./_settings.ts";
import { readWeights, writeWeights } from "./_weights.ts";
import { type NamedArray, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
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

/** The header of a training's checkpoint. */
export interface TrainingHeader extends Position {
  readonly settings: Settings;
  readonly optimiserSteps: number;
  /** State of the model's own randomness. */
  readonly draws: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** The files of a training in a folder: the last state, and the best weights so far. */
export class Checkpointing {
  readonly #folder: string;
  readonly #settings: Settings;

  constructor(folder: string, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
  }

  get lastPath(): string {
    return `${this.#folder}/last.ckpt`;
  }

  get bestPath(): string {
    return `${this.#folder}/best.ckpt`;
  }

  /**
   * Makes the folder ready.
   *
   * @returns Whether there is a training to go on with.
   * @throws {Error} If there is one but none was wanted.
   */
  async open(resume: boolean): Promise<boolean> {
    await Deno.mkdir(this.#folder, { recursive: true });
    await this.#removePartial();
    if (!await exists(this.lastPath)) return false;
    if (!resume) {
      const expected = "a folder without a training in it, or resume: true";
      throw new Error(cannot(`train into ${this.#folder}`, expected, "last.ckpt"));
    }
    return true;
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
    const { header, arrays } = await readCheckpoint<TrainingHeader>(this.lastPath);
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
    restoreDropConnectDraws(model, header.draws);
    return header;
  }

  /** Loads the best weights into the model. */
  async loadBest(model: tf.LayersModel): Promise<void> {
    writeWeights(model, (await readCheckpoint<TrainingHeader>(this.bestPath)).arrays);
  }

  #header(model: tf.LayersModel, optimiserSteps: number, position: Position): TrainingHeader {
    const { epoch, step, metrics, seconds, history } = position;
    return {
      settings: this.#settings,
      epoch,
      step,
      metrics,
      seconds,
      history,
      optimiserSteps,
      draws: dropConnectDraws(model),
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
