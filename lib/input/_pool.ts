import { cannot } from "../errors.ts";
import { type ImageCache, openImageCache } from "../image/cache.ts";
import type { Job, MakerSettings } from "./_maker.ts";
import { fromPlainError, type Reply, type Request } from "./_protocol.ts";

/** How often a silent worker is asked whether it lives, and how often in vain until it counts as dead. */
export interface Patience {
  readonly intervalMs: number;
  readonly misses: number;
  /** The same until its first word, as loading a worker takes a while on a busy machine. */
  readonly missesAtStart: number;
}

const PATIENCE: Patience = { intervalMs: 500, misses: 12, missesAtStart: 120 };

/** How a pool is set up, beyond what its workers must know. */
export interface PoolOptions {
  /** When a silent worker counts as dead. */
  readonly patience?: Patience;
  /** Told in one sentence that a worker died and another one took its place. */
  readonly onMessage?: (message: string) => void;
}

/** A batch that somebody waits for. */
interface Owed {
  readonly job: Job;
  /** Whether a worker died over it already. */
  readonly again: boolean;
  resolve(images: Float32Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

/** A thread that makes batches, and what it owes. */
interface Thread {
  readonly worker: Worker;
  readonly owed: Map<number, Owed>;
  started: boolean;
  /** Questions since its last word. */
  misses: number;
}

/**
 * Makes batches in worker threads, started with the first job. A worker that dies costs nothing but
 * time: what is in a batch depends on the job alone, so another worker makes it again. A batch over
 * which two workers died ends the pool.
 */
export class WorkerPool {
  readonly #settings: MakerSettings;
  readonly #count: number;
  readonly #patience: Patience;
  readonly #onMessage: (message: string) => void;
  /** Open from beginning to end, so that nobody removes the file before a worker opens it. */
  readonly #cache: ImageCache | undefined;
  #threads: Thread[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #nextId = 0;
  #failure: Error | undefined;

  constructor(settings: MakerSettings, count: number, options: PoolOptions = {}) {
    this.#settings = settings;
    this.#count = count;
    this.#patience = options.patience ?? PATIENCE;
    this.#onMessage = options.onMessage ?? (() => {});
    const { cachePath } = settings;
    if (cachePath !== undefined) this.#cache = openImageCache(cachePath);
  }

  /**
   * [indices.length, imageSize, imageSize, 3] values in [0, 1], made by the least busy thread. Memory
   * that is given goes to that thread and comes back as the result.
   */
  make(job: Job, memory?: ArrayBuffer): Promise<Float32Array<ArrayBuffer>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    while (this.#threads.length < this.#count) this.#threads.push(this.#start());
    const thread = this.#threads.reduce((least, other) =>
      other.owed.size < least.owed.size ? other : least
    );
    const { promise, resolve, reject } = Promise.withResolvers<Float32Array<ArrayBuffer>>();
    this.#give(thread, { job, again: false, resolve, reject }, memory);
    this.#timer ??= setInterval(() => this.#ask(), this.#patience.intervalMs);
    return promise;
  }

  /** Ends the threads; whoever still waits for a batch gets an error. */
  close(): void {
    this.#fail(new Error(cannot("make a batch", "an open loader", "a closed one")));
  }

  #start(): Thread {
    const worker = new Worker(new URL("./_worker.ts", import.meta.url), { type: "module" });
    const thread: Thread = { worker, owed: new Map(), started: false, misses: 0 };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#receive(thread, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#replace(thread, event.message);
    };
    post(thread, { kind: "settings", settings: this.#settings });
    return thread;
  }

  #give(thread: Thread, owed: Owed, memory?: ArrayBuffer): void {
    const id = this.#nextId++;
    thread.owed.set(id, owed);
    if (memory === undefined) post(thread, { kind: "job", id, job: owed.job });
    else post(thread, { kind: "job", id, job: owed.job, memory }, [memory]);
  }

  #receive(thread: Thread, reply: Reply): void {
    thread.started = true;
    thread.misses = 0;
    if (reply.kind === "ready" || reply.kind === "alive") return;
    if (reply.kind === "message") return this.#onMessage(reply.text);
    const owed = thread.owed.get(reply.id);
    thread.owed.delete(reply.id);
    if (this.#threads.every(({ owed }) => owed.size === 0)) this.#stopTimer();
    if (reply.kind === "images") owed?.resolve(reply.images);
    else owed?.reject(fromPlainError(reply.error));
  }

  /**
   * Asks the threads that owe something whether they live. A thread that was ended from outside says
   * nothing, and no event tells. Rounds are counted, not time: while this thread is busy for long,
   * no round passes.
   */
  #ask(): void {
    for (const thread of [...this.#threads]) {
      if (thread.owed.size === 0) continue;
      const limit = thread.started ? this.#patience.misses : this.#patience.missesAtStart;
      if (thread.misses++ < limit) post(thread, { kind: "ping" });
      else this.#replace(thread, `no answer for ${limit * this.#patience.intervalMs / 1000} s`);
    }
  }

  /** Lets another worker make what a dead one owes. */
  #replace(dead: Thread, reason: string): void {
    if (!this.#threads.includes(dead)) return;
    const owed = [...dead.owed.values()];
    if (owed.some(({ again }) => again)) {
      const received = `two in a row that ended: ${reason}`;
      return this.#fail(new Error(cannot("make a batch", "a running worker", received)));
    }
    dead.worker.terminate();
    this.#threads = this.#threads.filter((thread) => thread !== dead);
    this.#onMessage(`A worker of the input pipeline ended (${reason}); another one takes over.`);
    // One that owes nothing is started anew with the next job, so that it cannot die for ever.
    if (owed.length === 0) return;
    const thread = this.#start();
    this.#threads.push(thread);
    for (const one of owed) this.#give(thread, { ...one, again: true });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#stopTimer();
    for (const { worker, owed } of this.#threads) {
      worker.terminate();
      for (const { reject } of owed.values()) reject(error);
    }
    this.#threads = [];
    this.#cache?.close();
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function post(thread: Thread, request: Request, transfer: Transferable[] = []): void {
  thread.worker.postMessage(request, transfer);
}
