import assert from "node:assert/strict";
import { fetchKaggle, type FetchKaggleOptions, findKaggleToken } from "lib/article/kaggle.ts";
import { withTempFolder } from "../_temp.ts";
import { type RawAnswer, type RawRequest, withServer } from "../disk/_server.ts";
import { TINY_COUNTS, tinyArchive } from "../disk/_zip.ts";

const FAST: FetchKaggleOptions = {
  anyVersion: true,
  connection: { retryDelayMs: 1, attempts: 2, stallTimeoutMs: 5000 },
};

/** Runs a test body with other environment variables and puts the old ones back. */
async function withEnv(
  variables: Record<string, string | undefined>,
  body: () => Promise<void>,
): Promise<void> {
  const set = (values: Record<string, string | undefined>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    }
  };
  const old = Object.fromEntries(Object.keys(variables).map((name) => [name, Deno.env.get(name)]));
  set(variables);
  try {
    await body();
  } finally {
    set(old);
  }
}

/** What lies in a folder, but for locks. */
function namesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => !name.endsWith(".lock"));
}

/** A home folder without tokens, and a server in Kaggle's place. */
async function trial(
  answer: (request: RawRequest, count: number) => RawAnswer,
  check: (folder: string, requests: readonly RawRequest[]) => Promise<void>,
): Promise<void> {
  await withTempFolder(async (home) => {
    await withServer(answer, async (url, requests) => {
      const noToken = {
        KAGGLE_USERNAME: undefined,
        KAGGLE_KEY: undefined,
        KAGGLE_CONFIG_DIR: undefined,
      };
      await withEnv(
        { ...noToken, HOME: home, PLUMAGE_KAGGLE_URL: url },
        () => check(home, requests),
      );
    });
  });
}

function archive(bytes = tinyArchive()): RawAnswer {
  return {
    status: "200 OK",
    headers: { "content-length": bytes.length, etag: '"1"' },
    body: bytes,
  };
}

Deno.test("fetchKaggle() downloads, unpacks and tidies up", async () => {
  await trial(() => archive(), async (home, requests) => {
    await Deno.mkdir(`${home}/.kaggle`);
    await Deno.writeTextFile(`${home}/.kaggle/kaggle.json`, '{"username":"wren","key":"k3y"}');
    const steps = new Set<string>();
    const fetched = await fetchKaggle(`${home}/data/kaggle`, {
      ...FAST,
      version: 7,
      onProgress: ({ what }) => steps.add(what),
    });
    assert.deepEqual(fetched!.counts, TINY_COUNTS);
    assert.deepEqual([...steps], ["download", "unpack"]);
    assert.equal(
      requests[0]!.path,
      "/datasets/download/gpiosenka/100-bird-species?datasetVersionNumber=7",
    );
    assert.equal(requests[0]!.headers.get("authorization"), `Basic ${btoa("wren:k3y")}`);
    assert.deepEqual(namesIn(`${home}/data`), ["kaggle"]);

    await assert.rejects(fetchKaggle(`${home}/data/kaggle`, FAST), {
      message: /expected a new folder, received .*kaggle, which exists$/,
    });
  });
});

Deno.test("fetchKaggle() keeps an archive of another version, and takes it when told to", async () => {
  await trial(() => archive(), async (home, requests) => {
    const { anyVersion: _, ...strict } = FAST;
    await assert.rejects(fetchKaggle(`${home}/kaggle`, strict), {
      name: "RangeError",
      message: /another version with 2 classes, 3 \+ 2 \+ 2 images$/,
    });
    assert.deepEqual((await fetchKaggle(`${home}/kaggle`, FAST))!.counts, TINY_COUNTS);
    assert.equal(requests.length, 1);
  });
});

Deno.test("of two fetches at once one downloads, and the other waits and says so", async () => {
  await trial(() => archive(), async (home, requests) => {
    let waits = 0;
    const fetch = () => fetchKaggle(`${home}/kaggle`, { ...FAST, onWait: () => waits++ });
    const counts = (await Promise.all([fetch(), fetch()])).map((fetched) => fetched?.counts);
    assert.ok(counts.includes(undefined));
    assert.deepEqual(counts.find((it) => it !== undefined), TINY_COUNTS);
    assert.deepEqual([waits, requests.length], [1, 1]);
    assert.deepEqual(namesIn(home), ["kaggle"]);
  });
});

Deno.test("fetchKaggle() unpacks an archive that is here, and leaves it alone", async () => {
  await trial(() => ({ status: "500 Unused" }), async (home, requests) => {
    await Deno.writeFile(`${home}/mine.zip`, tinyArchive("100-bird-species/"));
    await fetchKaggle(`${home}/kaggle`, { ...FAST, archive: `${home}/mine.zip` });
    assert.deepEqual(namesIn(home).sort(), ["kaggle", "mine.zip"]);
    assert.equal(requests.length, 0);
  });
});

Deno.test("fetchKaggle() explains a refusal, and throws away what is no archive", async () => {
  await trial(() => ({ status: "401 Unauthorized" }), async (home) => {
    await assert.rejects(fetchKaggle(`${home}/kaggle`, FAST), {
      message: /expected a Kaggle token .* received no token and the answer 401$/,
    });
    await withEnv({ KAGGLE_USERNAME: "wren", KAGGLE_KEY: "old" }, async () => {
      await assert.rejects(fetchKaggle(`${home}/kaggle`, FAST), {
        message: /received the token of KAGGLE_USERNAME and KAGGLE_KEY and the answer 401$/,
      });
    });
  });
  await trial(() => ({ status: "404 Not Found" }), async (home) => {
    await assert.rejects(fetchKaggle(`${home}/kaggle`, FAST), {
      message: /if it was withdrawn, a copy can be unpacked with --archive FILE/,
    });
  });
  await trial(() => archive(new TextEncoder().encode("<html>Sign in</html>")), async (home) => {
    await assert.rejects(fetchKaggle(`${home}/kaggle`, FAST), { name: "SyntaxError" });
    assert.deepEqual(namesIn(home), []);
  });
});

Deno.test("findKaggleToken() looks in the usual places, the environment first", async () => {
  await trial(() => archive(), async (home) => {
    assert.equal(await findKaggleToken(), undefined);
    await Deno.mkdir(`${home}/.config/kaggle`, { recursive: true });
    await Deno.writeTextFile(`${home}/.config/kaggle/kaggle.json`, '{"username":"a","key":"b"}');
    assert.equal((await findKaggleToken())!.authorization, `Basic ${btoa("a:b")}`);
    await Deno.mkdir(`${home}/own`);
    await Deno.writeTextFile(`${home}/own/kaggle.json`, '{"username":"c","key":"d"}');
    await withEnv({ KAGGLE_CONFIG_DIR: `${home}/own` }, async () => {
      assert.equal((await findKaggleToken())!.source, `${home}/own/kaggle.json`);
    });
    for (
      const [text, message] of [["{", /expected JSON/], [
        "null",
        /expected "username" and "key"/,
      ]] as const
    ) {
      await Deno.writeTextFile(`${home}/.config/kaggle/kaggle.json`, text);
      await assert.rejects(findKaggleToken(), { name: "SyntaxError", message });
    }
  });
});

Deno.test("deno task data: help, exit codes, and a data set from an archive", async () => {
  const script = new URL("../../lib/cli/data.ts", import.meta.url).pathname;
  const run = async (...args: string[]) => {
    const command = new Deno.Command(Deno.execPath(), { args: ["run", "-A", script, ...args] });
    const { code, stdout, stderr } = await command.output();
    return { code, out: new TextDecoder().decode(stdout), err: new TextDecoder().decode(stderr) };
  };
  const help = await run("--help");
  assert.equal(help.code, 0);
  assert.match(help.out, /Usage: deno task data[^]*--archive <FILE>[^]*Exit codes/);
  for (const args of [["--version", "x"], ["--nonsense"], ["stray"]]) {
    assert.equal((await run(...args)).code, 2, args.join(" "));
  }
  await withTempFolder(async (folder) => {
    await Deno.writeFile(`${folder}/mine.zip`, tinyArchive());
    const place = ["--folder", `${folder}/kaggle`, "--archive", `${folder}/mine.zip`];
    const refused = await run(...place);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^data: Cannot unpack .*another version with 2 classes/m);
    const taken = await run(...place, "--any-version");
    assert.equal(taken.code, 0, taken.err);
    assert.match(
      taken.err,
      /^unpack 100 %\nunpacked 2 classes, 3 \+ 2 \+ 2 images\nleft out 1 other/m,
    );
    assert.match(taken.out, /kaggle: own images, 2 classes, 7 images\n$/);
    assert.equal((await run(...place)).code, 0);
  });
});
