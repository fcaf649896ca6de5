/** The book of a search: which settings were asked or told, and how they fared. */
import { cannot, messageOf } from "../errors.ts";
import type { Settings, Space } from "./space.ts";
import type { Trial } from "./trial.ts";

/** All trials of a search, each at the position of its id. */
export class TrialBook<Point extends Settings> {
  readonly #space: Space<Point>;
  readonly #trials: Trial<Point>[] = [];
  readonly #known = new Set<string>();
  #version = 0;

  constructor(space: Space<Point>) {
    this.#space = space;
  }

  /** All trials so far, by id. */
  get trials(): readonly Trial<Point>[] {
    return this.#trials;
  }

  /** How many different settings were asked or told. */
  get distinct(): number {
    return this.#known.size;
  }

  /** Changes when an outcome is written: what was learnt from an older version is out of date. */
  get version(): number {
    return this.#version;
  }

  /** Whether settings were asked or told before. */
  knows(settings: Point): boolean {
    return this.#known.has(this.#space.key(settings));
  }

  /** Writes a trial without outcome: the next id, and pending. */
  add(trial: Omit<Trial<Point>, "id" | "status">): Trial<Point> {
    const { settings, source, proposals } = trial;
    const written: Trial<Point> = {
      id: this.#trials.length,
      settings,
      source,
      status: "pending",
      ...(proposals === undefined ? {} : { proposals }),
    };
    this.#append(written);
    return written;
  }

  /** See `Optimizer.tell`. */
  tell(
    trial: Trial<Point> | number | Point,
    outcome: number | Error,
    stoppedAt: number | undefined,
  ): Trial<Point> {
    const id = typeof trial === "number" ? trial : isTrial(trial) ? trial.id : this.#adopt(trial);
    const known = this.#trials[id];
    if (known === undefined) {
      throw new RangeError(cannot("tell a trial", `an id below ${this.#trials.length}`, id));
    }
    if (known.status !== "pending") {
      throw new RangeError(cannot(`tell trial ${id}`, "a pending trial", known.status));
    }
    const told: Trial<Point> = typeof outcome === "number" && Number.isFinite(outcome)
      ? { ...known, status: "done", value: outcome + 0 }
      : {
        ...known,
        status: "failed",
        error: typeof outcome === "number" ? `the objective was ${outcome}` : messageOf(outcome),
      };
    this.#trials[id] = stoppedAt === undefined ? told : { ...told, stoppedAt };
    this.#version++;
    return this.#trials[id]!;
  }

  /** See `Optimizer.restore`. */
  restore(trial: Trial<Point>): void {
    const doing = "restore a trial";
    this.#space.check(trial.settings);
    if (trial.id > this.#trials.length) {
      throw new RangeError(cannot(doing, `id ${this.#trials.length}`, trial.id));
    }
    if (trial.value !== undefined && !Number.isFinite(trial.value)) {
      throw new RangeError(cannot(doing, "a finite value, or none", trial.value));
    }
    if (trial.id === this.#trials.length) this.#append(trial);
    else this.#trials[trial.id] = trial;
    this.#version++;
  }

  #adopt(settings: Point): number {
    return this.add({ settings: this.#space.check(settings), source: "told" }).id;
  }

  #append(trial: Trial<Point>): void {
    this.#trials.push(trial);
    this.#known.add(this.#space.key(trial.settings));
  }
}

function isTrial<Point extends Settings>(value: Trial<Point> | Point): value is Trial<Point> {
  return typeof (value as Trial<Point>).settings === "object";
}
