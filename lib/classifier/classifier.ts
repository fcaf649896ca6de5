/**
 * A classifier: a trained network that knows its classes and how to prepare a picture.
 *
 * @module
 */
import { cannot, messageOf } from "../errors.ts";
import type { tf } from "../model/mod.ts";
import type { ProgressListener } from "../progress.ts";
import { stopSignal } from "../stop.ts";
import { Predictor } from "../train/mod.ts";
import type { BundleDescription } from "./bundle_file.ts";
import { pictureReader, type PictureSource } from "./_pictures.ts";

/** A class and how sure the network is of it. */
export interface ClassProbability {
  /** The class's name. */
  readonly className: string;
  /** Its probability, in [0, 1]. */
  readonly probability: number;
}

/** The answer to one picture. */
export interface Prediction {
  /** The file's path; `picture N` where there is none. */
  readonly name: string;
  /** The likeliest classes, the likeliest first. */
  readonly top: readonly ClassProbability[];
  /** [classes] all probabilities, in the order of the class names. */
  readonly probabilities: Float32Array;
}

/** A picture that could not be read. */
export interface UnreadPicture {
  /** The file's path; `picture N` where there is none. */
  readonly name: string;
  /** Why not, in one sentence. */
  readonly fault: string;
}

/** How to predict. */
export interface PredictOptions {
  /** Number of classes in `top`. Default: 5, or all if there are fewer. */
  readonly top?: number;
  /** Pictures a step; more need more memory. Default: 8. */
  readonly batchSize?: number;
  /** Told after each batch. */
  readonly onProgress?: ProgressListener;
  /** Stops after the current batch. */
  readonly signal?: AbortSignal;
}

/** With fewer batches, recording the network as a graph costs more than it saves. */
const WORTH_RECORDING = 8;

/** A trained network with its classes and its way to look at pictures. */
export class Classifier {
  /** Everything that its bundle says. */
  readonly description: BundleDescription;
  /** The network: `[n, imageSize, imageSize, 3]` in [0, 1] to `[n, classes]` probabilities. */
  readonly model: tf.LayersModel;
  readonly #predictors = new Map<number, Predictor>();

  /**
   * Joins a network and its description; {@linkcode loadClassifier} does it for a bundle.
   *
   * @param model The network; disposed with the classifier.
   * @param description What it is.
   */
  constructor(model: tf.LayersModel, description: BundleDescription) {
    this.model = model;
    this.description = description;
  }

  /** The classes, in the order of the network's outputs. */
  get classNames(): readonly string[] {
    return this.description.classNames;
  }

  /**
   * Names what pictures show.
   *
   * @param sources Files, bytes or pixels; decoded, turned upright and resized as in training.
   * @param options How many classes to name, how many pictures a step.
   * @returns An answer for each picture, in their order.
   * @throws {SyntaxError} If a picture cannot be decoded; {@linkcode predictEach} goes on instead.
   *
   * @example
   * ```ts
   * import { createModel } from "lib/model/mod.ts";
   * import { loadClassifier, saveClassifier } from "lib/classifier/mod.ts";
   * const folder = await Deno.makeTempDir();
   * const model = await createModel("efficientnet-lite0", { classes: 2, imageSize: 32 });
   * await saveClassifier(folder, model, { classNames: ["cat", "dog"] });
   * const classifier = await loadClassifier(folder);
   * const grey = { width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(128) };
   * const [answer] = await classifier.predict([grey]);
   * console.log(answer?.top[0]?.className);
   * classifier.dispose();
   * model.dispose();
   * ```
   */
  async predict(
    sources: readonly PictureSource[],
    options: PredictOptions = {},
  ): Promise<Prediction[]> {
    const answers: Prediction[] = [];
    for await (const answer of this.predictEach(sources, options)) {
      if ("fault" in answer) throw new SyntaxError(answer.fault);
      answers.push(answer);
    }
    return answers;
  }

  /**
   * As {@linkcode predict}, one answer after another while the next pictures are decoded; a picture
   * that cannot be read is an answer too, and the others go on.
   *
   * @param sources Files, bytes or pixels.
   * @param options How many classes to name, how many pictures a step.
   * @returns The answers in the order of the pictures.
   */
  async *predictEach(
    sources: readonly PictureSource[],
    options: PredictOptions = {},
  ): AsyncGenerator<Prediction | UnreadPicture> {
    const { top = 5, batchSize = 8, onProgress, signal = stopSignal() } = options;
    for (const [name, value] of Object.entries({ top, batchSize })) {
      if (!Number.isInteger(value) || value < 1) {
        throw new RangeError(cannot("predict", `a whole ${name} of at least 1`, value));
      }
    }
    const { imageSize } = this.description.input;
    const pixels = imageSize * imageSize * 3;
    const read = pictureReader(this.description.input);
    const batches = Math.ceil(sources.length / batchSize);
    const predictor = this.#predictor(batches > WORTH_RECORDING ? batchSize : 0);
    const readBatch = (batch: number) =>
      Promise.all(
        sources.slice(batch * batchSize, (batch + 1) * batchSize).map(async (source, i) => {
          const name = typeof source === "string" ? source : `picture ${batch * batchSize + i + 1}`;
          try {
            return { name, data: await read(source, name) };
          } catch (error) {
            return { name, fault: messageOf(error) };
          }
        }),
      );
    let next = readBatch(0);
    for (let batch = 0; batch < batches; batch++) {
      const pictures = await next;
      if (batch + 1 < batches) next = readBatch(batch + 1);
      const readable = pictures.flatMap(({ data }) => data === undefined ? [] : [data]);
      const images = new Float32Array(readable.length * pixels);
      readable.forEach((data, i) => {
        for (let p = 0; p < pixels; p++) images[i * pixels + p] = data[p]! / 255;
      });
      const probabilities = await this.#probabilities(predictor, images, readable.length);
      let row = 0;
      for (const picture of pictures) {
        if (picture.data === undefined) yield { name: picture.name, fault: picture.fault };
        else yield this.#answer(picture.name, probabilities, row++, top);
      }
      onProgress?.({
        what: "predict",
        done: Math.min((batch + 1) * batchSize, sources.length),
        total: sources.length,
      });
      signal?.throwIfAborted();
    }
  }

  /** Frees the network and all that belongs to it. */
  dispose(): void {
    for (const predictor of this.#predictors.values()) predictor.dispose();
    this.#predictors.clear();
    this.model.dispose();
  }

  async #probabilities(predictor: Predictor, images: Float32Array, count: number) {
    if (count === 0) return new Float32Array();
    const { imageSize } = this.description.input;
    const batch = { images, labels: new Int32Array(count), imageSize };
    return (await predictor.predict(batch)).probabilities;
  }

  #predictor(recordedBatchSize: number): Predictor {
    const known = this.#predictors.get(recordedBatchSize);
    if (known !== undefined) return known;
    const options = recordedBatchSize > 0 ? { recordedBatchSize } : {};
    const predictor = new Predictor(this.model, options);
    this.#predictors.set(recordedBatchSize, predictor);
    return predictor;
  }

  #answer(name: string, all: Float32Array, row: number, top: number): Prediction {
    const classes = this.classNames.length;
    const probabilities = all.slice(row * classes, (row + 1) * classes);
    const order = Array.from(probabilities.keys())
      .sort((a, b) => probabilities[b]! - probabilities[a]!);
    return {
      name,
      probabilities,
      top: order.slice(0, top).map((k) => ({
        className: this.classNames[k]!,
        probability: probabilities[k]!,
      })),
    };
  }
}
