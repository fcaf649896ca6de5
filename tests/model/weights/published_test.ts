import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startEngine } from "lib/engine/load.ts";
import { BACKBONES, createModel } from "lib/model/mod.ts";
import { PACKAGED } from "lib/model/weights/packaged.ts";
import { fetchPublished, PUBLISHED, type PublishedFile } from "lib/model/weights/published.ts";
import { withTempFolder } from "../../_temp.ts";

// Before the cache folder is another one: the engine is looked for in it.
await startEngine();

const content = crypto.getRandomValues(new Uint8Array(60_000));
const md5 = createHash("md5").update(content).digest("hex");
const quick = { retryDelayMs: 1, stallTimeoutMs: 300 };

/** A server on this machine, with a cache folder of its own. */
async function withServer(
  answer: (request: Request, count: number) => Response | Promise<Response>,
  body: (published: PublishedFile, cache: string, lines: string[]) => Promise<void>,
): Promise<void> {
  let count = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => answer(request, ++count),
  );
  const kept = ["PLUMAGE_CACHE", "KERAS_HOME"].map((name) => [name, Deno.env.get(name)] as const);
  try {
    await withTempFolder(async (folder) => {
      Deno.env.set("PLUMAGE_CACHE", folder);
      Deno.env.set("KERAS_HOME", `${folder}/keras`);
      const url = `http://127.0.0.1:${server.addr.port}/weights.h5`;
      await body({ url, md5, megabytes: 1 }, folder, []);
    });
  } finally {
    for (const [name, value] of kept) {
      value === undefined ? Deno.env.delete(name) : Deno.env.set(name, value);
    }
    await server.shutdown();
  }
}

function part(request: Request): Response {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.get("range") ?? "")?.[1] ?? 0);
  const headers = new Headers({ etag: '"a"' });
  if (start === 0) return new Response(content, { headers });
  headers.set("content-range", `bytes ${start}-${content.length - 1}/${content.length}`);
  return new Response(content.slice(start), { status: 206, headers });
}

/** Promises all and sends the first half; then breaks, or says no more. */
function half(afterwards: "breaks" | "stalls"): Response {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(content.slice(0, 30_000));
      if (afterwards === "breaks") setTimeout(() => controller.close(), 50);
    },
  });
  const headers = { etag: '"a"', "content-length": String(content.length) };
  return new Response(stream, { headers });
}

for (const fault of ["breaks", "stalls"] as const) {
  Deno.test(`fetchPublished() goes on with the second half when the server ${fault}`, async () => {
    const ranges: (string | null)[] = [];
    const answer = (request: Request, count: number) => {
      ranges.push(request.headers.get("range"));
      return count === 1 ? half(fault) : part(request);
    };
    await withServer(answer, async (published, cache, lines) => {
      const path = await fetchPublished(published, (line) => lines.push(line), quick);
      assert.equal(path, `${cache}/weights/weights.h5`);
      assert.deepEqual(await Deno.readFile(path), content);
      assert.deepEqual(ranges, [null, "bytes=30000-"]);
      assert.deepEqual(lines, ["Fetching weights.h5 (1 MB)"]);
    });
  });
}

Deno.test("fetchPublished() fetches once, and again when the file was damaged", async () => {
  let requests = 0;
  await withServer((request) => (requests++, part(request)), async (published, _, lines) => {
    const fetchIt = () => fetchPublished(published, (line) => lines.push(line), quick);
    const [path] = await Promise.all([fetchIt(), fetchIt()]);
    assert.equal(requests, 1, "two at once fetch once");
    await Deno.writeFile(path as string, content.slice(0, 100));
    await fetchIt();
    assert.equal(requests, 2);
    assert.deepEqual(await Deno.readFile(path as string), content);
  });
});

Deno.test("fetchPublished() refuses content that is not the published one, and keeps nothing", async () => {
  const lie = () => new Response(content.toReversed());
  await withServer(lie, async (published, cache) => {
    await assert.rejects(() => fetchPublished(published, () => {}, quick), {
      message: /expected content with the MD5 [0-9a-f]{32}, received [0-9a-f]{32}. To mend it: /,
    });
    const left = Array.from(Deno.readDirSync(`${cache}/weights`), ({ name }) => name);
    assert.deepEqual(left, ["weights.h5.lock"]);
  });
});

Deno.test("fetchPublished() takes what Keras has in its cache, and a mirror where told", async () => {
  const paths: string[] = [];
  const answer = (request: Request) => (paths.push(new URL(request.url).pathname), part(request));
  await withServer(answer, async (published, cache) => {
    await Deno.mkdir(`${cache}/keras/models`, { recursive: true });
    const ofKeras = `${cache}/keras/models/weights.h5`;
    await Deno.writeFile(ofKeras, content);
    assert.equal(await fetchPublished(published, () => {}, quick), ofKeras);
    assert.deepEqual(paths, []);
    await Deno.remove(ofKeras);
    const mirror = published.url.replace("/weights.h5", "/mirror/");
    Deno.env.set("PLUMAGE_WEIGHTS_URL", mirror);
    try {
      await fetchPublished(
        { ...published, url: "https://nowhere.invalid/weights.h5" },
        () => {},
        quick,
      );
    } finally {
      Deno.env.delete("PLUMAGE_WEIGHTS_URL");
    }
    assert.deepEqual(paths, ["/mirror/weights.h5"]);
  });
});

Deno.test("createModel() without its weights fails in a sentence, or goes on where it may", async () => {
  const gone = () => new Response("gone", { status: 404 });
  await withServer(gone, async (published, _, lines) => {
    Deno.env.set("PLUMAGE_WEIGHTS_URL", new URL(".", published.url).href);
    const options = { classes: 2, imageSize: 32, weights: "imagenet" };
    try {
      await assert.rejects(() => createModel("resnet18", options), {
        message:
          /expected 200 OK, received 404 .*put the file at .*resnet18_imagenet_1000_no_top.h5/,
      });
      const model = await createModel("resnet18", {
        ...options,
        onMissingWeights: "random",
        onMessage: (line) => lines.push(line),
      });
      model.dispose();
    } finally {
      Deno.env.delete("PLUMAGE_WEIGHTS_URL");
    }
    assert.match(lines.at(-1) ?? "", /^Going on with random weights. Cannot download /);
  });
});

Deno.test("every backbone has published weights: a file of its own, or one in a package", () => {
  for (const { name } of BACKBONES) {
    assert.equal(PUBLISHED[name] === undefined, PACKAGED[name] !== undefined, name);
  }
});

Deno.test("fetchPublished() uses a cache that it may only read", async () => {
  await withTempFolder(async (folder) => {
    const name = "shared.h5";
    const published = { url: `https://nowhere.invalid/${name}`, md5, megabytes: 1 };
    await Deno.mkdir(`${folder}/weights`);
    await Deno.writeFile(`${folder}/weights/${name}`, content);
    const before = Deno.env.get("PLUMAGE_CACHE");
    Deno.env.set("PLUMAGE_CACHE", folder);
    try {
      assert.equal(await fetchPublished(published, () => {}), `${folder}/weights/${name}`);
      assert.deepEqual([...Deno.readDirSync(`${folder}/weights`)].map((it) => it.name), [name]);
    } finally {
      if (before === undefined) Deno.env.delete("PLUMAGE_CACHE");
      else Deno.env.set("PLUMAGE_CACHE", before);
    }
  });
});
