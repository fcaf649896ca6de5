/** How fast a training is, and how long it will still take. */

interface Work {
  readonly epochs: number;
  readonly trainSteps: number;
  readonly validSteps: number;
}

/** Until a validation was timed, a batch of it is taken to cost this part of a training step. */
const VALID_COST = 0.3;

/** Measures steps and extrapolates. */
export class Pace {
  readonly #work: Work;
  #train = { seconds: 0, steps: 0 };
  #valid = { seconds: 0, steps: 0 };

  /** @param work What there is to do in all. */
  constructor(work: Work) {
    this.#work = work;
  }

  /** Counts a batch. */
  add(phase: "train" | "valid", seconds: number): void {
    const tally = phase === "train" ? this.#train : this.#valid;
    tally.seconds += seconds;
    tally.steps++;
  }

  /**
   * Seconds to the end.
   *
   * @param epoch The current epoch, from 1.
   * @param trainStep Its training batches done.
   * @param validStep Its validation batches done.
   * @returns Null before the first step.
   */
  secondsLeft(epoch: number, trainStep: number, validStep: number): number | null {
    if (this.#train.steps === 0) return null;
    const { epochs, trainSteps, validSteps } = this.#work;
    const perTrain = this.#train.seconds / this.#train.steps;
    const perValid = this.#valid.steps > 0
      ? this.#valid.seconds / this.#valid.steps
      : perTrain * VALID_COST;
    const perEpoch = perTrain * trainSteps + perValid * validSteps;
    const now = perTrain * (trainSteps - trainStep) + perValid * (validSteps - validStep);
    return perEpoch * (epochs - epoch) + now;
  }
}
