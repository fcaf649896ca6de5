/** Who works on a study, in a way that the death of a process ends. */

const WORKER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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

  /**
   * Takes up work in a folder of workers, and removes what dead ones left there. Must be called, like
   * {@linkcode isAlive}, under the study's lock: a file just made and not yet locked looks dead.
   */
  static async enter(folder: string): Promise<Worker> {
    const id = crypto.randomUUID();
    const file = await Deno.open(`${folder}/${id}`, { create: true, write: true });
    await file.lock(true);
    const worker = new Worker(folder, id, file);
    for await (const { name } of Deno.readDir(folder)) {
      if (WORKER_ID.test(name)) await worker.isAlive(name);
    }
    return worker;
  }

  /** Whether the worker of an id still holds its lock; the file of a dead one is removed. */
  async isAlive(id: string): Promise<boolean> {
    if (id === this.id) return true;
    let file: Deno.FsFile;
    try {
      file = await Deno.open(`${this.#folder}/${id}`, { write: true });
    } catch (error) {
      // Whoever cannot be asked, for want of a right or of free handles, may well be alive.
      return !(error instanceof Deno.errors.NotFound);
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
