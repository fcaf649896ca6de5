import { cannot } from "../errors.ts";
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

interface Pending {
  resolve(images: Float32Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

/** A thread that makes batches, and what it owes. */
interface Thread {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
  started: boolean;
  /** Questions since its last word. */
  misses: number;
}

/** Makes batches in worker threads, started with the first job. */
export class WorkerPool {
  readonly #settings: MakerSettings;
  readonly #count: number;
  readonly #patience: Patience;
  #threads: Thread[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #nextId = 0;
  #failure: Error | undefined;

  constructor(settings: MakerSettings, count: number, patience: Patience = PATIENCE) {
    this.#settings = settings;
    this.#count = count;
    this.#patience = patience;
  }

  /**
   * [indices.length, imageSize, imageSize, 3] values in [0, 1], made by the least busy thread. Memory
   * that is given goes to that thread and comes back as the result.
   */
  make(job: Job, memory?: ArrayBuffer): Promise<Float32Array<ArrayBuffer>> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    while (this.#threads.length < this.#count) this.#threads.push(this.#start());
    const thread = this.#threads.reduce((least, other) =>
      other.pending.size < least.pending.size ? other : least
    );
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Float32Array<ArrayBuffer>>();
    thread.pending.set(id, { resolve, reject });
    if (memory === undefined) post(thread, { kind: "job", id, job });
    else post(thread, { kind: "job", id, job, memory }, [memory]);
    this.#timer ??= setInterval(() => this.#ask(), this.#patience.intervalMs);
    return promise;
  }

  /** Ends the threads; whoever still waits for a batch gets an error. */
  close(): void {
    this.#fail(new Error(cannot("make a batch", "an open loader", "a closed one")));
  }

  #start(): Thread {
    const worker = new Worker(new URL("./_worker.ts", import.meta.url), { type: "module" });
    const thread: Thread = { worker, pending: new Map(), started: false, misses: 0 };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#receive(thread, data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new Error(cannot("make a batch", "a running worker", event.message)));
    };
    post(thread, { kind: "settings", settings: this.#settings });
    return thread;
  }

  #receive(thread: Thread, reply: Reply): void {
    thread.started = true;
    thread.misses = 0;
    if (reply.kind === "ready" || reply.kind === "pong") return;
    const pending = thread.pending.get(reply.id);
    thread.pending.delete(reply.id);
    if (this.#threads.every(({ pending }) => pending.size === 0)) this.#stopTimer();
    if (reply.kind === "images") pending?.resolve(reply.images);
    else pending?.reject(fromPlainError(reply.error));
  }

  /**
   * Asks the threads that owe something whether they live. A thread that was ended from outside says
   * nothing, and no event tells. Rounds are counted, not time: while this thread is busy for long,
   * no round passes.
   */
  #ask(): void {
    for (const thread of this.#threads) {
      if (thread.pending.size === 0) continue;
      const limit = thread.started ? this.#patience.misses : this.#patience.missesAtStart;
      if (thread.misses++ < limit) {
        post(thread, { kind: "ping" });
        continue;
      }
      const received = `none for ${limit * this.#patience.intervalMs / 1000} s: it was stopped`;
      return this.#fail(new Error(cannot("make a batch", "an answer of the worker", received)));
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#stopTimer();
    for (const { worker, pending } of this.#threads) {
      worker.terminate();
      for (const { reject } of pending.values()) reject(error);
    }
    this.#threads = [];
  }

  #stopTimer(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function post(thread: Thread, request: Request, transfer: Transferable[] = []): void {
  thread.worker.postMessage(request, transfer);
}
