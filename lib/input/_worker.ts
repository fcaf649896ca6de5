import { Maker } from "./_maker.ts";
import type { MakerSettings } from "./_maker.ts";
import { type Reply, type Request, toPlainError } from "./_protocol.ts";

/** The part of a worker's global scope that is used here; the compiler knows that of a page. */
interface WorkerScope {
  onmessage: (event: MessageEvent<Request>) => void;
  postMessage(reply: Reply, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let maker: Maker | undefined;
let openError: unknown;

scope.onmessage = async ({ data: request }) => {
  if (request.kind === "ping") return scope.postMessage({ kind: "alive" });
  if (request.kind === "settings") return open(request.settings);
  try {
    if (maker === undefined) throw openError;
    const images = await maker.make(request.job, request.memory, signOfLife());
    scope.postMessage({ kind: "images", id: request.id, images }, [images.buffer]);
  } catch (error) {
    scope.postMessage({ kind: "error", id: request.id, error: toPlainError(error) });
  }
};
scope.postMessage({ kind: "ready" });

/** Says now and then that this thread lives, while it is too busy to hear the question. */
function signOfLife(): () => void {
  let said = performance.now();
  return () => {
    if (performance.now() - said < 500) return;
    said = performance.now();
    scope.postMessage({ kind: "alive" });
  };
}

/** Keeps an error for the jobs to come, which are what the reader waits for. */
function open(settings: MakerSettings): void {
  try {
    maker = new Maker(settings, (text) => scope.postMessage({ kind: "message", text }));
  } catch (error) {
    openError = error;
  }
}
