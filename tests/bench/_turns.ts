/** Processes that take turns, so that a busy machine is busy for all of them alike. */

/** One measured order. */
export interface Measured {
  readonly wall: number;
  readonly cpu: number;
}

/** A process that answers orders, as peers/train_step.py and _train_worker.ts do. */
export class Contestant {
  readonly name: string;
  readonly #process: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: AsyncGenerator<string>;

  /** Starts the process. */
  constructor(name: string, command: string, args: readonly string[]) {
    this.name = name;
    this.#process = new Deno.Command(command, {
      args: [...args],
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    this.#writer = this.#process.stdin.getWriter();
    this.#lines = linesOf(this.#process.stdout);
  }

  /** Waits until it is ready; false if it ended instead. */
  async ready(): Promise<boolean> {
    return await this.#answer() !== undefined;
  }

  /** Has one order done. */
  async measure(order: "step" | "predict"): Promise<Measured> {
    return await this.#ask(order) as unknown as Measured;
  }

  /** Peak resident set in MB, and what else it tells of itself. */
  async facts(): Promise<Record<string, number>> {
    return await this.#ask("memory");
  }

  /** Ends the process. */
  async end(): Promise<void> {
    await this.#writer.close().catch(() => {});
    await this.#process.status;
  }

  async #ask(order: string): Promise<Record<string, number>> {
    await this.#writer.write(new TextEncoder().encode(`${order}\n`));
    const answer = await this.#answer();
    if (answer === undefined) throw new Error(`${this.name} ended before it answered ${order}`);
    return answer;
  }

  async #answer(): Promise<Record<string, number> | undefined> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) return undefined;
      if (value.startsWith("{")) return JSON.parse(value);
    }
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream() as never)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle] ?? NaN
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
