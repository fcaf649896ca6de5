import assert from "node:assert/strict";
import { EngineFault } from "lib/engine/fault.ts";
import { engineFolder, verifyEngine } from "lib/engine/install.ts";
import { installOfficial, officialArchives } from "lib/engine/official.ts";
import { withServer } from "../disk/_server.ts";
import { fetchWheels, requireSpace, type Wheel } from "lib/engine/pip.ts";
import { engineRoutes, type Target } from "lib/engine/target.ts";
import { engineWheels } from "lib/engine/wheels.ts";
import { withTempFolder } from "../_temp.ts";

const LINUX: Target = { os: "linux", arch: "x86_64", nvidia: false };

Deno.test("engineRoutes() tries the wheels first on Linux, CUDA only beside an NVIDIA driver", () => {
  assert.deepEqual(engineRoutes(LINUX, ""), ["cpu", "official", "javascript"]);
  assert.deepEqual(
    engineRoutes({ ...LINUX, nvidia: true }, ""),
    ["cuda", "cpu", "official", "javascript"],
  );
  assert.deepEqual(
    engineRoutes({ os: "darwin", arch: "aarch64", nvidia: false }, ""),
    ["official", "javascript"],
  );
});

Deno.test("engineRoutes() takes PLUMAGE_ENGINE at its word, and refuses an unknown one", () => {
  assert.deepEqual(engineRoutes(LINUX, "javascript"), ["javascript"]);
  assert.throws(() => engineRoutes(LINUX, "tpu"), {
    name: "RangeError",
    message: "Cannot choose an engine: expected PLUMAGE_ENGINE to be auto, cuda, cpu, official, " +
      "javascript, received tpu",
  });
});

Deno.test("engineWheels() pins every file by a SHA-256", () => {
  const wheels = [
    ...engineWheels("cpu", LINUX),
    ...engineWheels("cpu", { ...LINUX, arch: "aarch64" }),
    ...engineWheels("cuda", LINUX),
  ];
  assert.equal(wheels.length, 1 + 1 + 13);
  for (const wheel of wheels) assert.match(wheel.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(engineWheels("cpu", { ...LINUX, os: "darwin" }), []);
});

Deno.test("officialArchives() follows the mirror variables of the package's own installer", () => {
  const mirror = (name: string) =>
    name === "TFJS_NODE_CDN_STORAGE" ? "http://127.0.0.1:9/m/" : undefined;
  assert.deepEqual(officialArchives({ ...LINUX, nvidia: true }, mirror), {
    library:
      "http://127.0.0.1:9/m/tensorflow/libtensorflow/libtensorflow-gpu-linux-x86_64-2.9.1.tar.gz",
    addon: "http://127.0.0.1:9/m/tf-builds/pre-built-binary/napi-v8/4.22.0/GPU-linux-4.22.0.tar.gz",
  });
  const base = (name: string) =>
    name === "TFJS_NODE_BASE_URI" ? "http://127.0.0.1:9/b-" : undefined;
  assert.equal(
    officialArchives({ os: "darwin", arch: "x86_64", nvidia: false }, base).library,
    "http://127.0.0.1:9/b-cpu-darwin-x86_64-2.9.1.tar.gz",
  );
});

/** A program that stands where Python is looked for, and answers as pip would. */
async function withPython(script: string, body: (folder: string) => Promise<void>): Promise<void> {
  await withTempFolder(async (folder) => {
    const python = `${folder}/python`;
    await Deno.writeTextFile(
      python,
      `#!/bin/sh\nif [ "$3" = "--version" ]; then exit 0; fi\n${script}\n`,
      { mode: 0o755 },
    );
    const before = Deno.env.get("PLUMAGE_PYTHON");
    Deno.env.set("PLUMAGE_PYTHON", python);
    try {
      await body(`${folder}/wheels`);
    } finally {
      if (before === undefined) Deno.env.delete("PLUMAGE_PYTHON");
      else Deno.env.set("PLUMAGE_PYTHON", before);
    }
  });
}

const WHEEL: Wheel = {
  project: "tensorflow-cpu",
  version: "2.21.0",
  tags: "cp312-cp312-manylinux_2_27_x86_64",
  sha256: "0".repeat(64),
  bytes: 10,
};

for (
  const { what, stderr, message } of [
    {
      what: "an unreachable index",
      stderr:
        "ERROR: Could not find a version that satisfies the requirement (from versions: none)",
      message: /^pip could not fetch tensorflow-cpu 2\.21\.0: .* To mend it: check the network/,
    },
    {
      what: "a full disk",
      stderr: "OSError: [Errno 28] No space left on device",
      message: /^The disk filled up while pip fetched .* To mend it: free some space/,
    },
    {
      what: "a file of another hash",
      stderr: "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
      message: /^The file that pip fetched .* is not the one .* To mend it: point pip at an honest/,
    },
  ]
) {
  Deno.test(`fetchWheels() meets ${what} with one sentence and the command that mends it`, async () => {
    await withPython(`echo "${stderr}" >&2; exit 1`, async (folder) => {
      await assert.rejects(fetchWheels([WHEEL], folder, () => {}), (error: unknown) => {
        assert.ok(error instanceof EngineFault);
        assert.match(error.message, message);
        return true;
      });
    });
  });
}

Deno.test("fetchWheels() asks pip for the pinned file of the pinned platform", async () => {
  await withPython(
    `shift 2; echo "$@" > "$TMPDIR/asked"; : > "$TMPDIR/tensorflow_cpu-2.21.0-cp312-cp312-manylinux_2_27_x86_64.whl"`,
    async (folder) => {
      const [path] = await fetchWheels([WHEEL], folder, () => {});
      assert.equal(path, `${folder}/tensorflow_cpu-2.21.0-cp312-cp312-manylinux_2_27_x86_64.whl`);
      const asked = await Deno.readTextFile(`${folder}/asked`);
      assert.match(
        asked,
        /--require-hashes .*--python-version 3\.12 --platform manylinux_2_27_x86_64/,
      );
      assert.equal(
        await Deno.readTextFile(`${folder}/requirements.txt`),
        `tensorflow-cpu==2.21.0 --hash=sha256:${"0".repeat(64)}\n`,
      );
    },
  );
});

Deno.test("requireSpace() refuses a disk that is too small, in gigabytes", async () => {
  await requireSpace("/", 0);
  await assert.rejects(
    requireSpace("/", 1e18),
    /^EngineFault: \/ has \d+\.\d GB free where 1000000000\.0 GB are needed\. To mend it: free some/,
  );
});

Deno.test("installOfficial() says in a sentence what the server refused, without its password", async () => {
  await withServer(() => ({ status: "404 Not Found" }), async (url) => {
    const before = Deno.env.get("TFJS_NODE_CDN_STORAGE");
    Deno.env.set("TFJS_NODE_CDN_STORAGE", `${url.replace("//", "//wren:s3cret@")}/`);
    const said: string[] = [];
    try {
      await assert.rejects(installOfficial((line) => said.push(line)), (error: Error) => {
        assert.equal(error.name, "EngineFault");
        assert.match(error.message, /could not be fetched: .*received 404 Not Found/);
        assert.doesNotMatch(`${error.message} ${said.join(" ")}`, /s3cret/);
        return true;
      });
    } finally {
      if (before === undefined) Deno.env.delete("TFJS_NODE_CDN_STORAGE");
      else Deno.env.set("TFJS_NODE_CDN_STORAGE", before);
    }
  });
});

Deno.test("verifyEngine() names the files that differ, and a record that tells nothing", async () => {
  await withTempFolder(async (cache) => {
    const before = Deno.env.get("PLUMAGE_CACHE");
    Deno.env.set("PLUMAGE_CACHE", cache);
    try {
      const folder = engineFolder("cpu");
      const record = `${folder}/manifest.json`;
      await Deno.mkdir(folder);
      await Deno.writeTextFile(`${folder}/a.so`, "abc");
      // SHA-256 of "abc", from FIPS 180-2.
      const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
      const write = (files: unknown) =>
        Deno.writeTextFile(record, JSON.stringify({ tensorflow: "2.21.0", files }));
      const whole = { path: "a.so", bytes: 3, sha256 };
      await write([whole]);
      assert.deepEqual(await verifyEngine("cpu"), []);
      await write([{ ...whole, sha256: "0".repeat(64) }]);
      assert.deepEqual(await verifyEngine("cpu"), [`${folder}/a.so`]);
      await write([{ ...whole, path: "b.so" }]);
      assert.deepEqual(await verifyEngine("cpu"), [`${folder}/b.so`]);
      for (const text of ["null", "{", '{"files":[{"path":"a.so"}]}', '{"tensorflow":"2.21.0"}']) {
        await Deno.writeTextFile(record, text);
        assert.deepEqual(await verifyEngine("cpu"), [record], text);
      }
    } finally {
      if (before === undefined) Deno.env.delete("PLUMAGE_CACHE");
      else Deno.env.set("PLUMAGE_CACHE", before);
    }
  });
});
