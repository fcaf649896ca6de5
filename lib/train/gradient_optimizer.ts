/**
 * Adam and RMSProp in few operations, equal to Keras's update for update.
 *
 * TensorFlow.js updates each weight on its own: 4,400 tiny operations a step for densenet121. Here
 * weights are gathered into chunks, each one long vector that a dozen operations update at once.
 *
 * @module
 */
import { cannot } from "../errors.ts";
import { inverseSqrt } from "../engine/kernels/mod.ts";
import { tf } from "../engine/tf.ts";
import { type Chunk, planChunks } from "./_chunks.ts";
import { complete, type GradientOptimizerSettings } from "./_optimizer_settings.ts";

export type { GradientOptimizerSettings };

/** What an optimiser remembers between steps, for a checkpoint. */
export interface GradientOptimizerState {
  /** Steps done so far. */
  readonly steps: number;
  /** Adam: mean and mean squared gradient. RMSProp: mean squared gradient and velocity. */
  readonly slots: readonly [Float32Array, Float32Array];
}

/** An update rule with its memory. {@linkcode createGradientOptimizer} makes one. */
export class GradientOptimizer {
  /** The rule, all settings filled in. */
  readonly settings: Readonly<Required<GradientOptimizerSettings>>;
  #steps = 0;
  #chunks: readonly Chunk[] = [];
  #weights: readonly tf.Variable[] = [];
  #slots: [tf.Variable[], tf.Variable[]] = [[], []];

  /**
   * Makes an optimiser without memory.
   *
   * @param settings The rule.
   */
  constructor(settings: GradientOptimizerSettings) {
    this.settings = complete(settings);
  }

  /** Steps done so far. */
  get steps(): number {
    return this.#steps;
  }

  /** All tensors that this optimiser owns; `dispose()` frees them. */
  get variables(): readonly tf.Variable[] {
    return this.#slots.flat();
  }

  /**
   * Names the weights to train and makes room for what is remembered of them.
   *
   * @param weights Float32 variables; updated by {@linkcode apply}, never disposed here.
   */
  prepare(weights: readonly tf.Variable[]): void {
    this.dispose();
    this.#weights = weights;
    this.#chunks = planChunks(weights.map((weight) => weight.size));
    this.#slots = [this.#zeros(), this.#zeros()];
  }

  /**
   * Counts a step and tells the one number by which it differs from the others.
   *
   * @param learningRate The step's learning rate.
   * @returns The rate for {@linkcode apply}: with Adam, corrected for its moments' start at zero.
   */
  nextRate(learningRate: number): number {
    this.#steps++;
    if (this.settings.name === "rmsprop") return learningRate;
    const { beta1, beta2 } = this.settings;
    return learningRate * Math.sqrt(1 - beta2 ** this.#steps) / (1 - beta1 ** this.#steps);
  }

  /**
   * Updates the prepared weights in place. Only TensorFlow operations happen here, so a step with
   * it can be recorded and replayed.
   *
   * @param gradients One a weight, in the order given to {@linkcode prepare}; not disposed.
   * @param rate Scalar, of {@linkcode nextRate}.
   */
  apply(gradients: readonly tf.Tensor[], rate: tf.Scalar): void {
    // Each chunk in a tidy of its own: one around all would keep a dozen copies of all weights.
    this.#chunks.forEach((chunk, at) =>
      tf.tidy(() => this.#updateChunk(chunk, at, gradients, rate))
    );
  }

  #updateChunk(chunk: Chunk, at: number, gradients: readonly tf.Tensor[], rate: tf.Scalar): void {
    const gather = (tensors: readonly tf.Tensor[]) =>
      concatFlat(tensors.slice(chunk.first, chunk.end));
    const weights = gather(this.#weights);
    const [first, second] = this.#slots.map((slot) => slot[at]) as [tf.Variable, tf.Variable];
    const updated = tf.sub(weights, this.#update(gather(gradients), first, second, rate));
    const parts = chunk.sizes.length === 1 ? [updated] : tf.split(updated, [...chunk.sizes]);
    parts.forEach((part, i) => {
      const weight = this.#weights[chunk.first + i] as tf.Variable;
      weight.assign(tf.reshape(part, weight.shape));
    });
  }

  /** What to subtract from the weights; moves the two slots on. */
  #update(
    gradient: tf.Tensor,
    first: tf.Variable,
    second: tf.Variable,
    rate: tf.Scalar,
  ): tf.Tensor {
    const { settings } = this;
    const square = tf.square(gradient);
    if (settings.name === "adam") {
      // m += (g - m) (1 - beta1); v += (g^2 - v) (1 - beta2); w -= rate m / (sqrt(v) + epsilon)
      const mean = towards(first, gradient, 1 - settings.beta1);
      const meanSquare = towards(second, square, 1 - settings.beta2);
      first.assign(mean);
      second.assign(meanSquare);
      return tf.div(tf.mul(rate, mean), tf.add(tf.sqrt(meanSquare), settings.epsilon));
    }
    // v = rho v + (1 - rho) g^2; u = momentum u + rate g / sqrt(v + epsilon); w -= u
    const meanSquare = towards(first, square, 1 - settings.rho);
    const scaled = tf.mul(
      tf.mul(rate, gradient),
      inverseSqrt(tf.add(meanSquare, settings.epsilon)),
    );
    const velocity = tf.add(tf.mul(second, settings.momentum), scaled);
    first.assign(meanSquare);
    second.assign(velocity);
    return velocity;
  }

  /** Copies what is remembered. */
  async state(): Promise<GradientOptimizerState> {
    const [first, second] = await Promise.all(this.#slots.map(readAll));
    return { steps: this.#steps, slots: [first as Float32Array, second as Float32Array] };
  }

  /**
   * Goes on from a copied state; call {@linkcode prepare} first.
   *
   * @param state From an optimiser of the same settings and weights.
   * @throws {TypeError} If it has another number of values.
   */
  restore(state: GradientOptimizerState): void {
    const size = this.#chunks.reduce((sum, chunk) => sum + chunk.size, 0);
    for (const values of state.slots) {
      if (values.length !== size) {
        const expected = `${size} remembered values`;
        throw new TypeError(cannot("restore the optimiser", expected, values.length));
      }
    }
    this.#steps = state.steps;
    state.slots.forEach((values, slot) => {
      let start = 0;
      this.#chunks.forEach((chunk, at) => {
        const part = values.slice(start, start += chunk.size);
        tf.tidy(() => this.#slots[slot]?.[at]?.assign(tf.tensor1d(part)));
      });
    });
  }

  /** Frees the slots; the weights stay. */
  dispose(): void {
    for (const variable of this.variables) variable.dispose();
    this.#slots = [[], []];
    this.#steps = 0;
  }

  #zeros(): tf.Variable[] {
    // `fill` makes them inside TensorFlow; `zeros` would make them in JavaScript first.
    return this.#chunks.map(({ size }) => tf.tidy(() => tf.variable(tf.fill([size], 0), false)));
  }
}

/**
 * Makes an optimiser.
 *
 * @param settings Its rule, such as `{ name: "adam" }` or `{ name: "rmsprop", momentum: 0 }`.
 * @returns An optimiser without memory; the caller disposes it.
 * @throws {RangeError} If the name is unknown or a decay not in [0, 1).
 */
export function createGradientOptimizer(settings: GradientOptimizerSettings): GradientOptimizer {
  return new GradientOptimizer(settings);
}

/** `from + (to - from) * fraction`, Keras's form of a moving average. */
function towards(from: tf.Tensor, to: tf.Tensor, fraction: number): tf.Tensor {
  return tf.add(from, tf.mul(tf.sub(to, from), fraction));
}

function concatFlat(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  const flat = tensors.map((tensor) => tf.reshape(tensor, [tensor.size]) as tf.Tensor1D);
  return flat.length === 1 ? flat[0] as tf.Tensor1D : tf.concat(flat);
}

async function readAll(slot: readonly tf.Variable[]): Promise<Float32Array> {
  const parts = await Promise.all(slot.map((variable) => variable.data<"float32">()));
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
