/** Batches of one size as a recorded graph, all others operation by operation. */
import { record, type Recording, RecordingError, runsOnGpu } from "../engine/kernels/mod.ts";
import { checkPrecision, type Precision } from "../engine/precision.ts";
import { tf } from "../engine/tf.ts";
import { drawsOf, restoreDraws } from "./_drawing.ts";
import { variableOf } from "./_network.ts";
import { isRecordable } from "./_recordable.ts";

/** What is computed, and when a recording of it is made. */
export interface RecordedOptions {
  readonly model: tf.LayersModel;
  /** Whether layers compute as in training, where some of them draw. */
  readonly training: boolean;
  /** Variables beside the model's weights. */
  readonly variables?: readonly tf.Variable[];
  /** Examples of the batches to record; none are without it. */
  readonly batchSize: number | undefined;
  /**
   * Whether the recording owns the weights between two calls of {@linkcode RecordedComputation.settle}.
   * Default: on a GPU what only reads the weights; they are taken over when the model gets others.
   */
  readonly resident?: boolean;
  /** Of recorded batches; `float32` by default. All others are computed in float32. */
  readonly precision?: Precision;
  readonly compute: (inputs: readonly tf.Tensor[]) => tf.Tensor[];
}

/** A computation on batches. */
export class RecordedComputation {
  readonly #options: RecordedOptions;
  #recording: Recording | undefined;
  #refused: boolean;

  constructor(options: RecordedOptions) {
    checkPrecision(options.precision ?? "float32");
    this.#options = options;
    this.#refused = !isRecordable(options.model, options.training);
  }

  /** Operations of the recorded graph; undefined before there is one. */
  get operations(): number | undefined {
    return this.#recording?.operations;
  }

  /** Computes a batch of so many examples. The caller disposes inputs and outputs. */
  run(examples: number, inputs: readonly tf.Tensor[]): tf.Tensor[] {
    const { batchSize, compute } = this.#options;
    if (examples === batchSize && !this.#refused) {
      this.#recording ??= this.#record(inputs);
      if (this.#recording !== undefined) return this.#recording.run(inputs);
    }
    this.settle();
    return tf.tidy(() => compute(inputs));
  }

  /** Brings weights that the recording owns back into the model. */
  settle(): void {
    this.#recording?.settle();
  }

  dispose(): void {
    this.settle();
    this.#recording?.dispose();
    this.#recording = undefined;
  }

  #record(inputs: readonly tf.Tensor[]): Recording | undefined {
    const { model, training, variables = [], compute } = this.#options;
    const { resident = !training && runsOnGpu(), precision = "float32" } = this.#options;
    const draws = drawsOf(model);
    const weights = model.weights.map((weight) => variableOf(weight));
    try {
      return record(inputs, [...weights, ...variables], compute, { resident, precision });
    } catch (error) {
      // A layer of the reader's own may do what no graph can; training is only slower then.
      if (!(error instanceof RecordingError)) throw error;
      this.#refused = true;
      return undefined;
    } finally {
      // The run that was recorded did not count.
      restoreDraws(model, draws);
    }
  }
}
