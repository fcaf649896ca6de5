/** A local server that can do what no honest one does. */

/** A request as it came in. */
export interface RawRequest {
  readonly path: string;
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

/** What to answer, byte by byte. */
export interface RawAnswer {
  readonly status: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
  /** What comes after the body: the end of the connection (default), or nothing for ever. */
  readonly then?: "close" | "stall";
}

/** Serves answers of any kind on 127.0.0.1 while the body runs. */
export async function withServer(
  answer: (request: RawRequest, count: number) => RawAnswer,
  body: (url: string, requests: readonly RawRequest[]) => Promise<void>,
): Promise<void> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const requests: RawRequest[] = [];
  const open = new Set<Deno.Conn>();
  const serving = (async () => {
    for await (const connection of listener) {
      open.add(connection);
      handle(connection, requests, answer).then((close) => {
        if (close) connection.close();
        if (close) open.delete(connection);
      }).catch(() => {});
    }
  })();
  try {
    await body(`http://127.0.0.1:${listener.addr.port}`, requests);
  } finally {
    listener.close();
    for (const connection of open) connection.close();
    await serving.catch(() => {});
  }
}

async function handle(
  connection: Deno.Conn,
  requests: RawRequest[],
  answer: (request: RawRequest, count: number) => RawAnswer,
): Promise<boolean> {
  const request = await readRequest(connection);
  requests.push(request);
  const { status, headers = {}, body = new Uint8Array(), then = "close" } = answer(
    request,
    requests.length,
  );
  const lines = [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`)];
  await writeAll(
    connection,
    new TextEncoder().encode(`${lines.join("\r\n")}\r\nconnection: close\r\n\r\n`),
  );
  await writeAll(connection, body);
  return then === "close";
}

async function readRequest(connection: Deno.Conn): Promise<RawRequest> {
  let text = "";
  const buffer = new Uint8Array(4096);
  while (!text.includes("\r\n\r\n")) {
    const count = await connection.read(buffer);
    if (count === null) break;
    text += new TextDecoder().decode(buffer.subarray(0, count));
  }
  const [first = "", ...lines] = text.split("\r\n");
  const headers = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(": ");
    return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 2)]];
  });
  return { path: first.split(" ")[1] ?? "", headers: new Map(headers) };
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
}
