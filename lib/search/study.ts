/**
 * A search that survives: its trials stand in a journal, several processes may work on it at once,
 * and one that is opened again goes on where it was.
 *
 * @module
 */
import { asDiskError } from "../disk/files.ts";
import { withFileLock } from "../disk/lock.ts";
import { cannot, messageOf } from "../errors.ts";
import { checkEntry, checkSame, describeStudy, type Entry } from "./_study_entries.ts";
import { Worker } from "./_worker.ts";
import { Journal } from "./journal.ts";
import { Optimizer, type OptimizerOptions, SpaceExhaustedError } from "./optimizer.ts";
import type { Settings, Space } from "./space.ts";
import type { Trial } from "./trial.ts";

/** How a trial ended. */
export interface Outcome {
  /** The objective's value, or why there is none. */
  readonly value: number | Error;
  /** The step at which the trial was stopped early, if so. */
  readonly stoppedAt?: number;
}

/**
 * A durable search in a folder. Open it with {@linkcode openStudy}; close it when done.
 */
export class Study<Point extends Settings = Settings> {
  /** The study's folder. */
  readonly folder: string;
  /** The search, with all trials that this process knows of. */
  readonly optimizer: Optimizer<Point>;
  /** What had to be repaired when the study was opened; most often nothing. */
  readonly repairs: readonly string[];
  readonly #journal: Journal<Entry>;
  readonly #worker: Worker;
  /** Who works on each pending trial. */
  readonly #owners = new Map<number, string>();
  /** Set once a trial could not be recorded: memory and journal differ from then on. */
  #broken: unknown;

  /** Made by {@linkcode openStudy}. */
  constructor(parts: StudyParts<Point>) {
    this.folder = parts.folder;
    this.optimizer = parts.optimizer;
    this.repairs = parts.repairs;
    this.#journal = parts.journal;
    this.#worker = parts.worker;
    this.#apply(parts.entries);
  }

  /** All trials that this process knows of, by id. */
  get trials(): readonly Trial<Point>[] {
    return this.optimizer.trials;
  }

  /**
   * Takes the next trial to work on: one that a dead process left unfinished, else a new one. Until
   * this process ends, no other one gets the same.
   *
   * @param calls How many trials the study shall have in all.
   * @returns A pending trial; nothing if all are taken, or no point is left.
   */
  async claim(calls: number): Promise<Trial<Point> | undefined> {
    return await this.#locked(async () => {
      for (const trial of this.trials) {
        if (trial.status !== "pending" || trial.id >= calls) continue;
        const owner = this.#owners.get(trial.id);
        if (owner !== undefined && await this.#worker.isAlive(owner)) continue;
        this.#owners.set(trial.id, this.#worker.id);
        await this.#record({ type: "take over", id: trial.id, worker: this.#worker.id }, false);
        return trial;
      }
      if (this.trials.length >= calls) return undefined;
      let trial: Trial<Point>;
      try {
        trial = this.optimizer.ask();
      } catch (error) {
        if (error instanceof SpaceExhaustedError) return undefined;
        throw error;
      }
      this.#owners.set(trial.id, this.#worker.id);
      // Not flushed: a trial asked and lost with the power is asked again, and is the same.
      await this.#record({ type: "ask", trial: trial as Trial, worker: this.#worker.id }, false);
      return trial;
    });
  }

  /**
   * Records how a trial ended, and returns once the disk has it.
   *
   * @param trial A trial of {@linkcode claim}, or its id.
   * @param outcome The objective's value, or why there is none.
   * @returns The trial as recorded.
   */
  async finish(trial: Trial<Point> | number, outcome: Outcome): Promise<Trial<Point>> {
    return await this.#locked(async () => {
      const id = typeof trial === "number" ? trial : trial.id;
      const told = this.optimizer.tell(id, outcome.value, outcome.stoppedAt);
      this.#owners.delete(id);
      await this.#record({ type: "tell", trial: told as Trial }, true);
      return told;
    });
  }

  /** Reads what other processes have recorded. */
  async refresh(): Promise<void> {
    await this.#locked(() => Promise.resolve());
  }

  /** Gives up this process's claims, so that another one may take its unfinished trials over. */
  async close(): Promise<void> {
    await this.#worker.leave();
  }

  /** Closes the study at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#broken !== undefined) throw this.#broken;
    return await withFileLock(lockPath(this.folder), async () => {
      this.#apply((await this.#journal.read()).entries);
      return await work();
    });
  }

  async #record(entry: Entry, flush: boolean): Promise<void> {
    try {
      await this.#journal.append([entry], { flush });
    } catch (error) {
      this.#broken = error;
      throw error;
    }
  }

  #apply(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.type === "ask") {
        this.#restore(entry.trial);
        this.#owners.set(entry.trial.id, entry.worker);
      } else if (entry.type === "take over") this.#owners.set(entry.id, entry.worker);
      else if (entry.type === "tell") {
        this.#restore(entry.trial);
        this.#owners.delete(entry.trial.id);
      }
    }
  }

  #restore(trial: Trial): void {
    try {
      this.optimizer.restore(trial as Trial<Point>);
    } catch (error) {
      const doing = `read trial ${trial.id} of ${this.#journal.path}`;
      throw new SyntaxError(cannot(doing, "a trial of this study", messageOf(error)), {
        cause: error,
      });
    }
  }
}

interface StudyParts<Point extends Settings> {
  readonly folder: string;
  readonly optimizer: Optimizer<Point>;
  readonly repairs: readonly string[];
  readonly journal: Journal<Entry>;
  readonly worker: Worker;
  readonly entries: readonly Entry[];
}

/**
 * Opens a study, or begins it.
 *
 * @param folder Where its journal lies; made if missing.
 * @param space What is searched; the same as when the study began.
 * @param options How; likewise.
 * @returns The study, with all trials recorded so far.
 * @throws {RangeError} If the study began with another space or other options.
 * @throws {SyntaxError} If its journal is damaged.
 * @throws {Error} If the folder cannot be written.
 *
 * @example
 * ```ts
 * import { openStudy, realDimension, Space } from "lib/search/mod.ts";
 * await using study = await openStudy("data/studies/demo", new Space({ x: realDimension(-2, 2) }));
 * for (let trial; (trial = await study.claim(15)) !== undefined;) {
 *   await study.finish(trial, { value: (trial.settings.x - 1) ** 2 });
 * }
 * ```
 */
export async function openStudy<Point extends Settings>(
  folder: string,
  space: Space<Point>,
  options: OptimizerOptions<Point> = {},
): Promise<Study<Point>> {
  await makeFolder(folder);
  return await withFileLock(lockPath(folder), async () => {
    const worker = await Worker.enter(`${folder}/workers`);
    try {
      const journal = new Journal<Entry>(`${folder}/journal.txt`, checkEntry);
      const { entries, tornBytes } = await journal.read();
      const repairs = tornBytes === 0
        ? []
        : [`removed ${tornBytes} bytes of a line that was never finished from ${journal.path}`];
      const optimizer = new Optimizer(space, options);
      const head = describeStudy(optimizer);
      if (entries.length === 0) await journal.append([head]);
      else checkSame(folder, entries[0]!, head);
      return new Study({ folder, optimizer, repairs, journal, worker, entries });
    } catch (error) {
      await worker.leave();
      throw error;
    }
  });
}

function lockPath(folder: string): string {
  return `${folder}/journal.lock`;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await Deno.mkdir(`${folder}/workers`, { recursive: true });
  } catch (error) {
    throw asDiskError(`open the study in ${folder}`, error);
  }
}
