/**
 * A classifier on this machine's own address: its page, and answers to programs.
 *
 * @module
 */
import { z } from "zod";
import { cannot, messageOf, refuseUnknownKeys } from "../errors.ts";
import type { Classifier, Prediction } from "./classifier.ts";
import type { SamplePicture } from "./export_options.ts";
import { webFiles } from "./_export_web.ts";

/** How {@linkcode serveClassifier} serves. */
export interface ServeClassifierOptions {
  /** The port; 0 takes one that is free. Default: 8000. */
  readonly port?: number;
  /** The heading of the page. */
  readonly title?: string;
  /** Pictures that the page offers to try. */
  readonly samples?: readonly SamplePicture[];
  /** The most bytes of a request's body. Default: 24 million, a picture of 18 MB in base64. */
  readonly maxBytes?: number;
  /** The longest that a request's body may take to arrive. Default: 20 seconds. */
  readonly timeoutMs?: number;
}

/** A classifier that is being served. */
export interface ClassifierServer {
  /** The page's address. */
  readonly url: string;
  /** Answers what was asked already, and ends. */
  stop(): Promise<void>;
}

/** Only programs on this machine reach it. */
const HOST = "127.0.0.1";
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

/**
 * Serves a classifier's page at `/`, and answers `POST /predict` with JSON. Asked
 * `{"image": "data:image/png;base64,..."}`, it says `{"prediction": {"winning_class", "confidence",
 * "top": [{"class", "confidence"}]}}`; what it cannot answer, `{"error"}` in a sentence, with a status
 * of 4xx. It listens on 127.0.0.1 alone, and answers no page of another host.
 *
 * @param classifier The classifier; it stays the caller's.
 * @param options Where, and within which limits.
 * @returns The server, once it listens.
 * @throws {RangeError} If the port is none.
 * @throws {TypeError} If there is an option of another name.
 * @throws {Error} If the port is taken.
 */
export async function serveClassifier(
  classifier: Classifier,
  options: ServeClassifierOptions = {},
): Promise<ClassifierServer> {
  const known = ["port", "title", "samples", "maxBytes", "timeoutMs"] as const;
  refuseUnknownKeys("serve a classifier", options, known);
  const { port = 8000, maxBytes = 24e6, timeoutMs = 20_000, title, samples } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new RangeError(cannot("serve a classifier", "a port from 0 to 65535", port));
  }
  const { files } = await webFiles(classifier, {
    ...(title !== undefined && { title }),
    ...(samples !== undefined && { samples }),
  });
  const inTurn = oneAfterAnother();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    requireOwnHost(request);
    if (pathname === "/predict") {
      requireMethod(request, ["POST"]);
      const image = await readImage(request, { maxBytes, timeoutMs });
      const [prediction] = await inTurn(() => classifier.predict([image])).catch((error) => {
        if (error instanceof SyntaxError) throw new Refusal(422, messageOf(error));
        throw error;
      });
      return Response.json({ prediction: answerOf(prediction!) }, { headers: HEADERS });
    }
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    const content = Object.hasOwn(files, name) ? files[name] : undefined;
    if (content === undefined) throw new Refusal(404, `There is nothing at ${pathname}.`);
    requireMethod(request, ["GET", "HEAD"]);
    const type = TYPES[name.split(".").at(-1)!]!;
    return new Response(content as string, { headers: { ...HEADERS, "content-type": type } });
  };
  let server: Deno.HttpServer<Deno.NetAddr>;
  try {
    server = Deno.serve(
      { hostname: HOST, port, onListen: () => {} },
      (request) => answer(request).catch(refuse),
    );
  } catch (error) {
    const received = error instanceof Deno.errors.AddrInUse
      ? "one that is taken"
      : messageOf(error);
    throw new Error(cannot(`serve on port ${port}`, "a free port", received), { cause: error });
  }
  return { url: `http://${HOST}:${server.addr.port}/`, stop: () => server.shutdown() };
}

const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** What a request is answered that cannot be served. */
class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly allow?: string) {
    super(message);
  }
}

function refuse(error: unknown): Response {
  const isRefusal = error instanceof Refusal;
  const { status, allow } = isRefusal ? error : { status: 500, allow: undefined };
  const headers = { ...HEADERS, ...(allow !== undefined && { allow }) };
  return Response.json({ error: messageOf(error) }, { status, headers });
}

function requireMethod({ method }: Request, methods: readonly string[]): void {
  if (methods.includes(method)) return;
  const allow = methods.join(", ");
  throw new Refusal(405, `This address answers ${allow}, not ${method}.`, allow);
}

/** A page of another host that resolves to this machine must get nothing. */
function requireOwnHost(request: Request): void {
  const host = new URL(`http://${request.headers.get("host") ?? ""}`).hostname;
  if (host !== HOST && host !== "localhost") {
    throw new Refusal(403, `This server answers ${HOST} and localhost only.`);
  }
}

interface Limits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** The file in a request. */
async function readImage(request: Request, limits: Limits): Promise<Uint8Array> {
  const type = request.headers.get("content-type") ?? "none";
  if (type.split(";")[0]!.trim().toLowerCase() !== "application/json") {
    throw new Refusal(415, `The content must be application/json, not ${type}.`);
  }
  const text = new TextDecoder().decode(await readBody(request, limits));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal(400, "The content is no JSON.");
  }
  const { success, data } = z.object({ image: z.string() }).safeParse(json);
  if (!success) {
    throw new Refusal(400, 'The content must be {"image": "data:image/...;base64,..."}.');
  }
  const found = /^data:image\/[\w.+-]+;base64,/.exec(data.image);
  if (found === null) {
    throw new Refusal(
      400,
      "The image must begin with data:image/TYPE;base64, and go on in base64.",
    );
  }
  try {
    return Uint8Array.fromBase64(data.image.slice(found[0].length));
  } catch {
    throw new Refusal(400, "What follows data:image/TYPE;base64, is not base64.");
  }
}

/** Reads a body that neither lies about its length nor takes for ever. */
async function readBody(request: Request, { maxBytes, timeoutMs }: Limits): Promise<Uint8Array> {
  const tooLarge = () => new Refusal(413, `The content is too large: ${maxBytes} bytes would do.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Refusal(408, `The content did not arrive within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
  });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (;;) {
      const { value, done } = await Promise.race([reader.read(), late]);
      if (done) break;
      length += value.length;
      if (length > maxBytes) throw tooLarge();
      pieces.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The answer under the names that programs read. */
function answerOf({ top }: Prediction): Record<string, unknown> {
  const [first] = top;
  return Object.fromEntries([
    ["winning_class", first!.className],
    ["confidence", first!.probability],
    [
      "top",
      top.map(({ className, probability }) => ({ class: className, confidence: probability })),
    ],
  ]);
}

/** Runs work in the order in which it came: a hundred pictures at once need the memory of one. */
function oneAfterAnother(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
