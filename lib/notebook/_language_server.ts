/** Talking to `deno lsp`: messages of the Language Server Protocol over a pipe. */
import { pathToFileURL } from "node:url";
import { cannot } from "../errors.ts";

/** A message of the protocol. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Options of the editor, as VS Code's extension sends them for a project that has Deno enabled. */
const SETTINGS = { enable: true, lint: true, unstable: [], codeLens: {}, inlayHints: {} };

/** A running language server. */
export class LanguageServer {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #onNotification: (method: string, params: unknown) => void;
  #lastMs = performance.now();
  #id = 0;
  #hasEnded = false;

  private constructor(
    child: Deno.ChildProcess,
    onNotification: (method: string, params: unknown) => void,
  ) {
    this.#child = child;
    this.#writer = child.stdin.getWriter();
    this.#onNotification = onNotification;
    // However its output ends, from then on nothing is answered any more.
    this.#read().catch(() => {}).finally(() => this.#end());
  }

  /** Starts the server for a folder, as an editor does that opens it. */
  static async start(
    folder: string,
    onNotification: (method: string, params: unknown) => void,
  ): Promise<LanguageServer> {
    const child = new Deno.Command(Deno.execPath(), {
      args: ["lsp"],
      cwd: folder,
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const server = new LanguageServer(child, onNotification);
    const uri = pathToFileURL(folder).href;
    await server.request("initialize", {
      processId: Deno.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "project" }],
      initializationOptions: SETTINGS,
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        notebookDocument: { synchronization: { dynamicRegistration: false } },
        textDocument: {
          synchronization: {},
          hover: { contentFormat: ["markdown", "plaintext"] },
          completion: { completionItem: {} },
          publishDiagnostics: {},
        },
      },
    });
    server.notify("initialized", {});
    return server;
  }

  /** Asks, and waits for the answer. */
  async request(method: string, params: unknown): Promise<unknown> {
    if (this.#hasEnded) throw ended(method);
    const id = ++this.#id;
    const { promise, resolve } = Promise.withResolvers<Message>();
    this.#waiting.set(id, resolve);
    this.#send({ id, method, params });
    const { result, error } = await promise;
    if (this.#hasEnded && result === undefined && error === undefined) throw ended(method);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Tells. */
  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Waits until the server has said nothing for a while. */
  async quiet(milliseconds: number): Promise<void> {
    for (;;) {
      const left = this.#lastMs + milliseconds - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  /** Ends the server. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // it ended before
    }
    await this.#child.status;
    await this.#writer.close().catch(() => {});
  }

  #end(): void {
    this.#hasEnded = true;
    for (const answer of this.#waiting.values()) answer({});
    this.#waiting.clear();
  }

  #send(message: Message): void {
    const json = new TextEncoder().encode(JSON.stringify({ jsonrpc: "2.0", ...message }));
    const head = new TextEncoder().encode(`Content-Length: ${json.length}\r\n\r\n`);
    this.#writer.write(head).catch(() => {});
    this.#writer.write(json).catch(() => {});
  }

  async #read(): Promise<void> {
    let bytes = new Uint8Array();
    for await (const piece of this.#child.stdout) {
      const longer = new Uint8Array(bytes.length + piece.length);
      longer.set(bytes);
      longer.set(piece, bytes.length);
      bytes = longer;
      for (;;) {
        const text = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
        const head = /^[\s\S]*?Content-Length: (\d+)[\s\S]*?\r\n\r\n/.exec(text);
        if (head === null) break;
        const end = head[0].length + Number(head[1]);
        if (bytes.length < end) break;
        this.#take(JSON.parse(new TextDecoder().decode(bytes.subarray(head[0].length, end))));
        bytes = bytes.slice(end);
      }
    }
  }

  #take(message: Message): void {
    this.#lastMs = performance.now();
    const { id, method, params } = message;
    if (method === undefined) {
      this.#waiting.get(id as number)?.(message);
      this.#waiting.delete(id as number);
      return;
    }
    if (id === undefined) return this.#onNotification(method, params);
    // A question of the server's: its settings, or a registration, which every editor grants.
    const items = (params as { items?: readonly unknown[] } | undefined)?.items;
    const result = method === "workspace/configuration" ? items?.map(() => SETTINGS) ?? [] : null;
    this.#send({ id, result });
  }
}

function ended(method: string): Error {
  return new Error(
    cannot(`ask the language server ${method}`, "one that runs", "one that has ended"),
  );
}
