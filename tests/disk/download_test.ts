import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { download, type DownloadOptions, shownUrl } from "lib/disk/download.ts";
import { canMountDisks, withSmallDisk } from "../_small_disk.ts";
import { withTempFolder } from "../_temp.ts";
import { type RawAnswer, type RawRequest, withServer } from "./_server.ts";

const CONTENT = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) % 251);
const MD5 = createHash("md5").update(CONTENT).digest("base64");
const FAST: DownloadOptions = { retryDelayMs: 1, attempts: 3, stallTimeoutMs: 5000 };

/** The answer of an honest server that knows ranges. */
function honest({ headers }: RawRequest, etag = '"v1"', content = CONTENT): RawAnswer {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.get("range") ?? "")?.[1] ?? 0);
  const facts = { etag, "x-goog-hash": `crc32c=AAAAAA==,md5=${MD5}` };
  if (from === 0 || headers.get("if-range") !== etag) {
    return {
      status: "200 OK",
      headers: { ...facts, "content-length": content.length },
      body: content,
    };
  }
  return {
    status: "206 Partial Content",
    headers: {
      ...facts,
      "content-length": content.length - from,
      "content-range": `bytes ${from}-${content.length - 1}/${content.length}`,
    },
    body: content.slice(from),
  };
}

/** The same, broken off after some bytes. */
function broken(request: RawRequest, bytes: number, then?: "stall"): RawAnswer {
  const answer = honest(request);
  return { ...answer, body: answer.body!.slice(0, bytes), ...(then && { then }) };
}

/** The names in a file's folder. */
function namesBeside(path: string): string[] {
  return [...Deno.readDirSync(dirname(path))].map((entry) => entry.name).sort();
}

/** Downloads from a server with the given answers into an otherwise empty folder. */
async function trial(
  answer: (request: RawRequest, count: number) => RawAnswer,
  check: (
    get: (options?: DownloadOptions) => Promise<void>,
    path: string,
    requests: readonly RawRequest[],
  ) => Promise<void>,
): Promise<void> {
  await withTempFolder(async (folder) => {
    await withServer(answer, async (url, requests) => {
      const path = `${folder}/birds.zip`;
      await check(
        (options) => download(`${url}/birds.zip`, path, { ...FAST, ...options }),
        path,
        requests,
      );
    });
  });
}

Deno.test("download() writes the file and reports its progress", async () => {
  await trial((request) => honest(request), async (get, path, requests) => {
    const progress: (number | undefined)[] = [];
    await get({
      authorization: "Basic dXNlcjprZXk=",
      onProgress: ({ done, total }) => progress.push(done, total),
    });
    assert.deepEqual(await Deno.readFile(path), CONTENT);
    assert.deepEqual(progress.slice(-2), [CONTENT.length, CONTENT.length]);
    assert.deepEqual(namesBeside(path), ["birds.zip"]);
    assert.equal(requests[0]!.headers.get("authorization"), "Basic dXNlcjprZXk=");
    assert.equal(requests[0]!.headers.get("accept-encoding"), "identity");
  });
});

Deno.test("download() goes on where a connection broke", async () => {
  await trial(
    (request, count) => count <= 2 ? broken(request, 30_000) : honest(request),
    async (get, path, requests) => {
      const retries: number[] = [];
      await get({ onRetry: (_, delayMs) => retries.push(delayMs) });
      // Progress was made in between, so the pause does not grow.
      assert.deepEqual(retries, [1, 1]);
      assert.deepEqual(await Deno.readFile(path), CONTENT);
      assert.deepEqual(requests.map(({ headers }) => headers.get("range")), [
        undefined,
        "bytes=30000-",
        "bytes=60000-",
      ]);
      assert.equal(requests[1]!.headers.get("if-range"), '"v1"');
    },
  );
});

Deno.test("download() goes on after the process has ended, unless the file has changed", async () => {
  for (const etag of ['"v1"', '"v2"']) {
    await trial(
      (request, count) => count === 1 ? broken(request, 30_000) : honest(request, etag),
      async (get, path, requests) => {
        await assert.rejects(get({ attempts: 1 }), {
          name: "Error",
          message: /the first 30000 bytes are kept/,
        });
        assert.deepEqual(namesBeside(path), ["birds.zip.partial", "birds.zip.partial.json"]);
        await get();
        assert.deepEqual(await Deno.readFile(path), CONTENT);
        assert.equal(requests[1]!.headers.get("range"), "bytes=30000-");
      },
    );
  }
});

Deno.test("download() starts anew where the server gives no strong validator", async () => {
  await trial(
    (request, count) => {
      const { headers, ...answer } = count === 1 ? broken(request, 30_000) : honest(request);
      return { ...answer, headers: { ...headers, etag: 'W/"v1"' } };
    },
    async (get, path, requests) => {
      await get();
      assert.deepEqual(await Deno.readFile(path), CONTENT);
      assert.equal(requests[1]!.headers.get("range"), undefined);
    },
  );
});

Deno.test("download() leaves a connection that stalls, and gives up after some", async () => {
  await trial(
    (request, count) => count === 1 ? broken(request, 50_000, "stall") : honest(request),
    async (get, path) => {
      await get({ stallTimeoutMs: 150 });
      assert.deepEqual(await Deno.readFile(path), CONTENT);
    },
  );
  await trial(
    () => ({ status: "200 OK", headers: { "content-length": 9 }, then: "stall" }),
    async (get, path, requests) => {
      await assert.rejects(get({ stallTimeoutMs: 60 }), {
        name: "Error",
        message:
          /^Cannot download .*: expected a connection that lasts, received no data for 0.06 s$/,
      });
      assert.equal(requests.length, 3);
      assert.ok(!namesBeside(path).includes("birds.zip"));
    },
  );
});

Deno.test("download() tries again after a fault of the server, and after none to connect to", async () => {
  await trial(
    (request, count) => count === 1 ? { status: "503 Service Unavailable" } : honest(request),
    async (get, path) => {
      await get();
      assert.deepEqual(await Deno.readFile(path), CONTENT);
    },
  );
  await trial(() => ({ status: "429 Too Many Requests" }), async (get) => {
    await assert.rejects(get(), { name: "Error", message: /received 429 Too Many Requests$/ });
  });
  await withTempFolder(async (folder) => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    listener.close();
    await assert.rejects(
      download(`http://127.0.0.1:${listener.addr.port}/x`, `${folder}/x`, FAST),
      { name: "Error", message: /expected a connection that lasts, received / },
    );
  });
});

Deno.test("download() passes on a refusal at once, with its status", async () => {
  for (const [status, code] of [["401 Unauthorized", 401], ["404 Not Found", 404]] as const) {
    await trial(() => ({ status }), async (get, path, requests) => {
      await assert.rejects(get(), {
        name: "HttpError",
        status: code,
        message: new RegExp(`expected 200 OK, received ${status}$`),
      });
      assert.equal(requests.length, 1);
      assert.deepEqual(namesBeside(path), []);
    });
  }
});

Deno.test("download() refuses content that differs from the promised hash, size or range", async () => {
  const changed = CONTENT.with(5, 99);
  await trial((request) => honest(request, '"v1"', changed), async (get, path) => {
    await assert.rejects(get(), {
      name: "Error",
      message: new RegExp(`with the MD5 .*, received`),
    });
    assert.ok(
      !namesBeside(path).some((name) => name.endsWith(".zip") || name.endsWith(".partial")),
    );
  });
  // More is promised than ever comes.
  await trial((request) => {
    const answer = honest(request);
    const from = Number(/\d+/.exec(request.headers.get("range") ?? "0")![0]);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        "content-length": CONTENT.length + 50 - from,
        ...(from > 0 && {
          "content-range": `bytes ${from}-${CONTENT.length + 49}/${CONTENT.length + 50}`,
        }),
      },
      ...(from > 0 && { status: "206 Partial Content", body: CONTENT.slice(from) }),
    };
  }, async (get, path) => {
    await assert.rejects(get(), { name: "Error", message: /the first 100000 bytes are kept/ });
    assert.ok(!namesBeside(path).includes("birds.zip"));
  });
  // Other bytes than those asked for.
  await trial((request, count) => {
    if (count === 1) return broken(request, 30_000);
    const answer = honest(request);
    return { ...answer, headers: { ...answer.headers, "content-range": "bytes 0-99999/100000" } };
  }, async (get) => {
    await assert.rejects(get(), {
      name: "Error",
      message: /expected the bytes from 30000 of 100000, received bytes 0-99999\/100000$/,
    });
  });
  await trial((request) => honest(request), async (get) => {
    await assert.rejects(get({ maxBytes: 99_999 }), {
      name: "RangeError",
      message: /expected at most 99999 bytes, received 100000$/,
    });
  });
});

Deno.test("download() finishes a file whose last byte came just before the end", async () => {
  await trial(
    (request, count) =>
      count === 1
        ? honest(request)
        : { status: "416 Range Not Satisfiable", headers: { "content-length": 0 } },
    async (get, path) => {
      // All bytes are here, but the process ended before the file got its name.
      await get();
      await Deno.rename(path, `${path}.partial`);
      await Deno.writeTextFile(
        `${path}.partial.json`,
        JSON.stringify({ validator: '"v1"', totalBytes: CONTENT.length, md5: MD5 }),
      );
      await get();
      assert.deepEqual(await Deno.readFile(path), CONTENT);
    },
  );
});

Deno.test("download() does not hand its authorization to another host", async () => {
  await withServer((request) => honest(request), async (storage, stored) => {
    await trial(
      () => ({
        status: "302 Found",
        headers: { location: `${storage}/signed`, "content-length": 0 },
      }),
      async (get, path, requests) => {
        await get({ authorization: "Basic secret" });
        assert.deepEqual(await Deno.readFile(path), CONTENT);
        assert.equal(requests[0]!.headers.get("authorization"), "Basic secret");
        assert.equal(stored[0]!.headers.get("authorization"), undefined);
      },
    );
  });
});

Deno.test({
  name: "download() does not fill a disk that is too small",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(64, async (disk) => {
      await withServer((request) => honest(request), async (url) => {
        await assert.rejects(download(`${url}/birds.zip`, `${disk}/birds.zip`, FAST), {
          name: "DiskError",
          message: `Cannot download ${url}/birds.zip: expected 1 MB of free space in ${disk}, ` +
            "received 0 MB",
        });
        assert.deepEqual([...Deno.readDirSync(disk)], []);
      });
    });
  },
});

Deno.test("download() says that its folder cannot be written", async () => {
  await withTempFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    await withServer(() => honestOfUnknownLength(), async (url) => {
      await assert.rejects(download(`${url}/birds.zip`, `${folder}/file/birds.zip`, FAST), {
        name: "DiskError",
        message: /expected a folder that can be written, received Not a directory$/,
      });
    });
  });
});

Deno.test({
  name: "download() says that its disk is full",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(64, async (disk) => {
      await withServer(() => honestOfUnknownLength(), async (url) => {
        await assert.rejects(download(`${url}/birds.zip`, `${disk}/birds.zip`, FAST), {
          name: "DiskError",
          message: /^Cannot download .*: expected enough free space, received a full disk$/,
        });
        // A body without an announced end would fill the disk again at each try.
        assert.deepEqual([...Deno.readDirSync(disk)], []);
      });
    });
  },
});

function honestOfUnknownLength(): RawAnswer {
  return { status: "200 OK", headers: { etag: '"v1"' }, body: CONTENT };
}

/** A file whose first 30,000 bytes are here, as an earlier process left them. */
async function leavePart(path: string, bytes: number, remembered: unknown): Promise<void> {
  await Deno.writeFile(`${path}.partial`, CONTENT.slice(0, bytes));
  await Deno.writeTextFile(`${path}.partial.json`, JSON.stringify(remembered));
}

Deno.test("download() begins anew when a part is sent of another file", async () => {
  await trial((request, count) => {
    if (count > 1) return honest(request, '"v2"');
    const part = honest(request, '"v1"');
    return { ...part, status: "206 Partial Content", headers: { ...part.headers, etag: '"v2"' } };
  }, async (get, path, requests) => {
    await leavePart(path, 30_000, { validator: '"v1"', totalBytes: CONTENT.length });
    await get();
    assert.deepEqual(await Deno.readFile(path), CONTENT);
    assert.deepEqual(requests.map(({ headers }) => headers.get("range")), [
      "bytes=30000-",
      undefined,
    ]);
  });
});

Deno.test("download() takes a part that is whole, and begins anew where it is not, after a 416", async () => {
  const beyond = { status: "416 Range Not Satisfiable" };
  const told = { ...beyond, headers: { "content-range": `bytes */${CONTENT.length}` } };
  const whole = CONTENT.length;
  const cases: [bytes: number, remembered: unknown, answer: RawAnswer, requests: number][] = [
    [whole, { validator: '"v1"', totalBytes: whole }, beyond, 1],
    [whole, { validator: '"v1"' }, told, 1],
    [whole, { validator: '"v1"' }, beyond, 2],
    [30_000, { validator: '"v1"', totalBytes: whole }, told, 2],
    [30_000, null, told, 1],
  ];
  for (const [bytes, remembered, answer, count] of cases) {
    await trial(
      (request) => request.headers.has("range") ? answer : honest(request),
      async (get, path, requests) => {
        await leavePart(path, bytes, remembered);
        await get();
        assert.deepEqual(await Deno.readFile(path), CONTENT);
        assert.equal(requests.length, count, JSON.stringify({ bytes, remembered, answer }));
        assert.deepEqual(namesBeside(path), ["birds.zip"]);
      },
    );
  }
});

Deno.test("download() calls a web page a web page", async () => {
  const body = new TextEncoder().encode("<html>Sign in</html>");
  const headers = { "content-type": "text/html; charset=utf-8", "content-length": body.length };
  await trial(() => ({ status: "200 OK", headers, body }), async (get, path) => {
    await assert.rejects(get(), {
      name: "HttpError",
      message: /expected a file, received a web page, as a server answers that wants a login$/,
    });
    assert.deepEqual(namesBeside(path), []);
  });
});

Deno.test("download() leaves nothing of a body that goes beyond what is allowed", async () => {
  await trial(() => honestOfUnknownLength(), async (get, path) => {
    await assert.rejects(get({ maxBytes: 50_000 }), { name: "RangeError" });
    assert.deepEqual(namesBeside(path), []);
  });
  // No way to go on with it either: the server names no version.
  await trial(() => ({ status: "200 OK", body: CONTENT, then: "stall" }), async (get, path) => {
    await assert.rejects(get({ stallTimeoutMs: 50, attempts: 1 }), (error: Error) => {
      assert.doesNotMatch(error.message, /kept/);
      return true;
    });
    assert.deepEqual(namesBeside(path), []);
  });
});

Deno.test("download() tells no password, whatever goes wrong", async () => {
  await withTempFolder(async (folder) => {
    const faults: [answer: RawAnswer, url: (port: string) => string][] = [
      [{ status: "404 Not Found" }, (host) => `http://wren:s3cret@${host}/a`],
      [
        { status: "200 OK", headers: { "content-length": 1e9 } },
        (host) => `http://wren:s3cret@${host}/a?token=s3cret`,
      ],
    ];
    for (const [answer, url] of faults) {
      await withServer(() => answer, async (base) => {
        const address = url(base.replace("http://", ""));
        await assert.rejects(
          download(address, `${folder}/a`, { ...FAST, attempts: 1 }),
          tellsNothing,
        );
      });
    }
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    listener.close();
    const nobody = [
      "http://wren:s3cret@127.0.0.1:9/a?X-Signature=s3cret", // a port that fetch refuses
      `http://wren:s3cret@127.0.0.1:${listener.addr.port}/a?sig=s3cret`,
    ];
    for (const url of nobody) {
      await assert.rejects(download(url, `${folder}/a`, { ...FAST, attempts: 1 }), tellsNothing);
    }
  });
  function tellsNothing(error: Error): boolean {
    assert.match(error.message, /^Cannot download http:\/\/127/);
    // Shown with its causes, as a notebook does.
    assert.doesNotMatch(Deno.inspect(error), /s3cret/);
    return true;
  }
});

Deno.test("download() refuses what is no address at once, and without its password", async () => {
  await withTempFolder(async (folder) => {
    // A password with a slash ends the host too early; a host has no blank.
    for (const url of ["http://wren:s3/cret@127.0.0.1/a", "http://wren:s3cret@a host/a?b=s3cret"]) {
      const retries: string[] = [];
      const options = { ...FAST, onRetry: (reason: string) => retries.push(reason) };
      await assert.rejects(download(url, `${folder}/a`, options), (error: Error) => {
        assert.equal(error.name, "RangeError");
        assert.match(error.message, /^Cannot download http:\/\/.*: expected an address, received /);
        assert.doesNotMatch(Deno.inspect(error), /s3\/?cret/);
        return true;
      });
      assert.deepEqual(retries, []);
    }
  });
});

Deno.test("shownUrl() leaves out names, passwords and queries that bear a secret", () => {
  const cases: [url: string, shown: string][] = [
    ["https://wren:pw@example.org/a.zip", "https://example.org/a.zip"],
    ["https://example.org/a?version=3", "https://example.org/a?version=3"],
    ["https://example.org/a?sv=1&sig=abc", "https://example.org/a?..."],
    ["https://example.org/a?user=wren&password=pw", "https://example.org/a?..."],
    ["https://example.org/a?auth=pw", "https://example.org/a?..."],
    ["http://wren:p/w@example.org/a", "http://example.org/a"],
    ["http://wren:p@w@a host/a?b=pw", "http://a host/a?..."],
    ["https://example.org", "https://example.org"],
  ];
  for (const [url, shown] of cases) assert.equal(shownUrl(url), shown);
});
