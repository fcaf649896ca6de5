/**
 * The kernel's process: ports, connection file, folder, environment, and its end.
 *
 * @module
 */
import { randomInt, randomUUID } from "node:crypto";
import { join } from "node:path";

/** Where and how the kernel's process runs. */
export interface LaunchOptions {
  /** The kernel's working directory, from which `deno.json` is found. Default: this process's. */
  readonly cwd?: string;
  /** Variables set besides this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The Deno executable. Default: the one that runs this program. */
  readonly executable?: string;
}

/** A started kernel process; nothing is said yet about whether it answers. */
export interface LaunchedKernel {
  readonly ports: Readonly<Record<"shell" | "control" | "iopub", number>>;
  /** The key that signs the session's messages. */
  readonly key: string;
  /** Tells how the process ended: `exit status 1`, `SIGKILL`. */
  readonly exited: Promise<string>;
  /** Removes the connection file, once the kernel has read it. */
  tidy(): Promise<void>;
  /** The last lines that the process itself wrote to standard error. */
  lastWords(): string;
  /** What a terminal's Ctrl-C and Jupyter's stop button send; nothing where there is no such signal. */
  interrupt(): void;
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>;
}

const CHANNELS = ["shell", "control", "iopub", "stdin", "hb"] as const;

/**
 * Starts the process `deno jupyter --kernel`.
 *
 * @param options Where and how.
 * @returns The process.
 * @throws {Error} If the executable cannot be started.
 */
export async function launchKernel(options: LaunchOptions): Promise<LaunchedKernel> {
  const key: string = randomUUID();
  const ports = freePorts();
  const folder = await Deno.makeTempDir({ prefix: "plumage-kernel-" });
  const connection = {
    transport: "tcp",
    ip: "127.0.0.1",
    "signature_scheme": "hmac-sha256",
    key,
    "kernel_name": "deno",
    ...Object.fromEntries(CHANNELS.map((channel) => [`${channel}_port`, ports[channel]])),
  };
  const file = join(folder, "connection.json");
  const tidy = () => Deno.remove(folder, { recursive: true }).catch(() => {});
  try {
    await Deno.writeTextFile(file, JSON.stringify(connection), { mode: 0o600 });
    return watched(startProcess(file, options), { ports, key, tidy });
  } catch (error) {
    await tidy(); // the key must not outlive a start that failed
    throw error;
  }
}

function startProcess(file: string, options: LaunchOptions): Deno.ChildProcess {
  return new Deno.Command(options.executable ?? Deno.execPath(), {
    args: ["jupyter", "--kernel", "--conn", file],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    // Colours in outputs would be noise in the notebook's file.
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", ...options.env },
    stdin: "piped", // its end tells the kernel that this process is gone
    stdout: "null",
    stderr: "piped",
    detached: true, // Ctrl-C is for this process, which then interrupts the kernel
  }).spawn();
}

function watched(
  child: Deno.ChildProcess,
  { ports, key, tidy }: Pick<LaunchedKernel, "ports" | "key" | "tidy">,
): LaunchedKernel {
  const words = keepLastWords(child.stderr);
  const exited = child.status.then(async (status) => {
    await tidy();
    await Promise.race([words.done, new Promise((resolve) => setTimeout(resolve, 200))]);
    return status.signal ?? `exit status ${status.code}`;
  });
  return {
    ports,
    key,
    exited,
    tidy,
    lastWords: words.text,
    interrupt() {
      if (Deno.build.os === "windows") return;
      try {
        child.kill("SIGINT");
      } catch {
        // It has ended already.
      }
    },
    async end() {
      await child.stdin.close().catch(() => {});
      try {
        child.kill("SIGKILL");
      } catch {
        // it ended before
      }
      await exited;
    },
  };
}

/**
 * Different ports that were free a moment ago, below the range from which systems serve connections:
 * there another process may take one before the kernel does.
 */
function freePorts(): Record<typeof CHANNELS[number], number> {
  const listeners: Deno.Listener[] = [];
  while (listeners.length < CHANNELS.length) {
    const port = randomInt(10_000, 32_000);
    try {
      listeners.push(Deno.listen({ hostname: "127.0.0.1", port }));
    } catch {
      // taken: another one
    }
  }
  const ports = listeners.map((listener) => (listener.addr as Deno.NetAddr).port);
  for (const listener of listeners) listener.close();
  const named = CHANNELS.map((channel, index) => [channel, ports[index]]);
  return Object.fromEntries(named) as Record<typeof CHANNELS[number], number>;
}

function keepLastWords(stream: ReadableStream<Uint8Array>) {
  let text = "";
  const done = (async () => {
    const decoder = new TextDecoder();
    for await (const piece of stream) {
      text = (text + decoder.decode(piece, { stream: true })).slice(-2000);
    }
  })().catch(() => {});
  const isNews = (line: string) => !/"deno jupyter" is unstable|^\s*$/.test(line);
  return { done, text: () => text.split("\n").filter(isNews).slice(-4).join("\n") };
}
