import assert from "node:assert/strict";
import { type Classifier, serveClassifier } from "lib/classifier/mod.ts";
import { encodeJpeg, encodePng } from "lib/image/mod.ts";
import { needsBrowser, withBrowser } from "../notebook/_browser.ts";
import { withTempFolder } from "../_temp.ts";
import { blocks, smallClassifier } from "./_small.ts";

const MAX_BYTES = 200_000;

async function withServer(
  body: (url: string, classifier: Classifier) => Promise<void>,
  limits: { maxBytes?: number; timeoutMs?: number } = { maxBytes: MAX_BYTES },
): Promise<void> {
  await withTempFolder(async (folder) => {
    const classifier = await smallClassifier(folder);
    const server = await serveClassifier(classifier, { port: 0, ...limits });
    try {
      await body(server.url, classifier);
    } finally {
      await server.stop();
      classifier.dispose();
    }
  });
}

const dataUrl = (bytes: Uint8Array, type = "png") =>
  `data:image/${type};base64,${bytes.toBase64()}`;
const json = { "content-type": "application/json" };
const post = (url: string, body: BodyInit, headers: HeadersInit = json) =>
  fetch(`${url}predict`, { method: "POST", headers, body });

Deno.test("POST /predict answers as the classifier does, a hundred at once too", async () => {
  await withServer(async (url, classifier) => {
    const pictures = await Promise.all([1, 2, 3].map((seed) => encodePng(blocks(seed))));
    const expected = await classifier.predict(pictures, { batchSize: 1 });
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const response = await post(url, JSON.stringify({ image: dataUrl(pictures[i % 3]!) }));
        assert.equal(response.status, 200);
        return (await response.json()).prediction;
      }),
    );
    const winners = new Set(answers.map((it) => it.winning_class));
    assert.equal(winners.size, 3, "the pictures do not tell");
    for (const [i, { winning_class: winner, confidence, top }] of answers.entries()) {
      const wanted = expected[i % 3]!.top;
      assert.equal(winner, wanted[0]!.className);
      assert.equal(confidence, wanted[0]!.probability);
      assert.deepEqual(
        top,
        wanted.map(({ className, probability }) => ({ class: className, confidence: probability })),
      );
    }
  });
});

Deno.test("POST /predict refuses in a sentence what it cannot answer, and goes on", async () => {
  await withServer(async (url) => {
    const image = (content: string) => JSON.stringify({ image: content });
    const jpeg = await encodeJpeg(blocks(1));
    const wrong: [string, () => Promise<Response>, number, RegExp][] = [
      ["text", () => post(url, "hello"), 400, /no JSON/],
      ["nothing", () => post(url, ""), 400, /no JSON/],
      ["a list", () => post(url, "[1]"), 400, /must be \{"image"/],
      ["a number", () => post(url, '{"image": 3}'), 400, /must be \{"image"/],
      ["no data URL", () => post(url, image("cat.jpg")), 400, /must begin with data:image/],
      ["a text's URL", () => post(url, image("data:text/plain;base64,aGk=")), 400, /must begin/],
      ["no base64", () => post(url, image("data:image/png;base64,%%%")), 400, /not base64/],
      ["no picture", () => post(url, image("data:image/png;base64,aGVsbG8=")), 422, /decode image/],
      [
        "half a picture",
        () => post(url, image(dataUrl(jpeg.subarray(0, jpeg.length / 2), "jpeg"))),
        422,
        /expected a complete picture/,
      ],
      ["another type", () => post(url, "{}", { "content-type": "text/plain" }), 415, /text\/plain/],
      ["another method", () => fetch(`${url}predict`), 405, /answers POST, not GET/],
      [
        "a post to the page",
        () => fetch(url, { method: "POST" }),
        405,
        /answers GET, HEAD, not POST/,
      ],
      [
        "another address",
        () => fetch(`${url}classifier.json`),
        404,
        /nothing at \/classifier\.json/,
      ],
      ["a way out", () => fetch(`${url}%2e%2e/deno.json`), 404, /nothing at/],
      ["too much", () => post(url, "x".repeat(MAX_BYTES + 1)), 413, /too large: 200000 bytes/],
    ];
    for (const [what, ask, status, message] of wrong) {
      const response = await ask();
      assert.equal(response.status, status, what);
      assert.match((await response.json()).error, message, what);
      if (status === 405) assert.ok(response.headers.get("allow"));
    }
    const good = await post(url, image(dataUrl(jpeg, "jpeg")));
    assert.equal(good.status, 200);
    await good.body?.cancel();
  });
});

/** Speaks HTTP by hand, and returns the first line of the answer. */
async function byHand(url: string, head: string, body?: () => Uint8Array | undefined) {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(new URL(url).port) });
  await connection.write(new TextEncoder().encode(head));
  let sent = 0;
  const writing = (async () => {
    for (let piece = body?.(); piece !== undefined; piece = body?.()) {
      sent += await connection.write(piece);
    }
  })().catch(() => {});
  const buffer = new Uint8Array(4096);
  const count = await connection.read(buffer) ?? 0;
  connection.close();
  await writing;
  return { line: new TextDecoder().decode(buffer.subarray(0, count)).split("\r\n")[0]!, sent };
}

Deno.test("an upload of 1 GB is refused before it came, whether it says its length or not", async () => {
  await withServer(async (url) => {
    const head = (rest: string) =>
      `POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${rest}\r\n\r\n`;
    const told = await byHand(url, head("Content-Length: 1000000000"));
    assert.equal(told.line, "HTTP/1.1 413 Payload Too Large");
    const chunk = new TextEncoder().encode(`10000\r\n${" ".repeat(65536)}\r\n`);
    let left = 1e9;
    const untold = await byHand(
      url,
      head("Transfer-Encoding: chunked"),
      () => (left -= chunk.length) > 0 ? chunk : undefined,
    );
    assert.equal(untold.line, "HTTP/1.1 413 Payload Too Large");
    assert.ok(untold.sent < 5e7, `${untold.sent} bytes were taken`);
  });
});

Deno.test("a body that does not arrive is given up, and a foreign host's name is not answered", async () => {
  await withServer(async (url) => {
    const slow = await byHand(
      url,
      "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
        "Content-Length: 100\r\n\r\n{",
    );
    assert.equal(slow.line, "HTTP/1.1 408 Request Timeout");
    const foreign = await byHand(url, "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
    assert.equal(foreign.line, "HTTP/1.1 403 Forbidden");
  }, { timeoutMs: 50 });
});

Deno.test({
  ...needsBrowser(
    "the served page answers in the browser, and asks its own server for its files alone",
  ),
  async fn() {
    await withServer(async (url) => {
      await withBrowser(async (browser) => {
        const page = await browser.newPage();
        const asked: string[] = [];
        page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        await page.goto(url);
        await page.waitForFunction(() => /Ready/.test(document.body.innerText));
        assert.deepEqual(complaints, []);
        const names = [
          "",
          "classifier.js",
          "page.js",
          "samples.js",
          "style.css",
          "wasm.js",
          "weights.js",
        ];
        assert.deepEqual(asked.sort(), names.map((name) => `GET ${url}${name}`));
      });
    });
  },
});

Deno.test("serveClassifier() refuses a port that is none, or taken", async () => {
  await withServer(async (url, classifier) => {
    const port = Number(new URL(url).port);
    await assert.rejects(serveClassifier(classifier, { port }), {
      message: `Cannot serve on port ${port}: expected a free port, received one that is taken`,
    });
    await assert.rejects(serveClassifier(classifier, { port: 70_000 }), RangeError);
  });
});
