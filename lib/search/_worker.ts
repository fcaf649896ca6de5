/** Who works on a study, in a way that the death of a process ends. */

/**
 * A process at work on a study: it holds a lock on a file of its own, which the operating system
 * releases when the process ends, however that happens.
 */
export class Worker {
  /** Tells workers apart. */
  readonly id: string;
  readonly #folder: string;
  readonly #file: Deno.FsFile;
  #left = false;

  private constructor(folder: string, id: string, file: Deno.FsFile) {
    this.id = id;
    this.#folder = folder;
    this.#file = file;
  }

  /** Takes up work in a folder of workers. */
  static async enter(folder: string): Promise<Worker> {
    const id = crypto.randomUUID();
    const file = await Deno.open(`${folder}/${id}`, { create: true, write: true });
    await file.lock(true);
    return new Worker(folder, id, file);
  }

  /** Whether the worker of an id still holds its lock; the file of a dead one is removed. */
  async isAlive(id: string): Promise<boolean> {
    if (id === this.id) return true;
    let file: Deno.FsFile;
    try {
      file = await Deno.open(`${this.#folder}/${id}`, { write: true });
    } catch {
      return false;
    }
    try {
      if (!(await file.tryLock(true))) return true;
    } finally {
      file.close();
    }
    await Deno.remove(`${this.#folder}/${id}`).catch(() => {});
    return false;
  }

  /** Gives the lock back. */
  async leave(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    this.#file.close();
    await Deno.remove(`${this.#folder}/${this.id}`).catch(() => {});
  }
}
