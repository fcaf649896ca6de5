import assert from "node:assert/strict";
import {
  buildImageCache,
  decodeImage,
  encodeJpeg,
  ensureImageCache,
  openImageCache,
  resizeNearest,
} from "lib/image/mod.ts";
import { pruneCaches } from "lib/image/_prune_caches.ts";
import { canMountDisks, withSmallDisk } from "../_small_disk.ts";
import { withTempFolder } from "../_temp.ts";
import type { Request } from "./_cache_worker.ts";

const SIZE = 24;
const BYTES = SIZE * SIZE * 3;

/** Writes some small pictures, each of another colour with a gradient. */
async function writeImages(folder: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let k = 0; k < count; k++) {
    const data = Uint8Array.from({ length: 40 * 30 * 3 }, (_, i) => (i * (k + 1)) >> 4);
    paths.push(`${folder}/${k}.jpg`);
    await Deno.writeFile(paths[k]!, await encodeJpeg({ width: 40, height: 30, data }));
  }
  return paths;
}

async function expectedPixels(path: string): Promise<Uint8Array> {
  return resizeNearest(await decodeImage(path), SIZE, SIZE).data;
}

function startWorker(request: Request): Worker {
  const worker = new Worker(import.meta.resolve("./_cache_worker.ts"), { type: "module" });
  worker.postMessage(request);
  return worker;
}

function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(event.error ?? new Error(event.message));
  });
}

Deno.test("an image cache holds what decoding and resizing give, at each position", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 20);
    const progress: number[] = [];
    const path = await buildImageCache(paths, {
      imageSize: SIZE,
      folder: `${folder}/deep/cache`,
      onProgress: ({ done }) => progress.push(done),
    });
    assert.deepEqual(progress, paths.map((_, i) => i + 1));
    using cache = openImageCache(path);
    assert.deepEqual([cache.count, cache.imageSize, cache.path], [20, SIZE, path]);
    const pixels = new Uint8Array(BYTES);
    for (const i of [19, 0, 7, 7]) {
      cache.read(i, pixels);
      assert.deepEqual(pixels, await expectedPixels(paths[i]!));
    }
    const many = new Uint8Array(2 * BYTES);
    cache.readMany([3, 11], many);
    assert.deepEqual(many.subarray(0, BYTES), await expectedPixels(paths[3]!));
    assert.deepEqual(many.subarray(BYTES), await expectedPixels(paths[11]!));
  });
});

Deno.test("an image cache is reused while its sources stay, and rebuilt when one changes", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 4);
    let decoded = 0;
    const messages: string[] = [];
    const build = () =>
      buildImageCache(paths, {
        imageSize: SIZE,
        folder,
        onProgress: () => decoded++,
        onMessage: (message) => messages.push(message),
      });
    await build();
    const path = await build();
    assert.equal(decoded, 4);
    assert.deepEqual(messages, []);

    const black = { width: 8, height: 8, data: new Uint8Array(192) };
    await Deno.writeFile(paths[2]!, await encodeJpeg(black));
    assert.equal(await build(), path);
    assert.equal(decoded, 8);
    assert.match(messages.join(), /^Building .*\.pack anew: images have changed since$/);
    using cache = openImageCache(path);
    const pixels = new Uint8Array(BYTES).fill(9);
    cache.read(2, pixels);
    assert.ok(pixels.every((value) => value === 0));
  });
});

Deno.test("lists of other paths and other sizes get files of their own", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 3);
    const files = [
      await buildImageCache(paths, { imageSize: SIZE, folder }),
      await buildImageCache(paths, { imageSize: 12, folder }),
      await buildImageCache(paths.toReversed(), { imageSize: SIZE, folder }),
    ];
    assert.equal(new Set(files).size, 3);
  });
});

Deno.test("a cut-off, a damaged and a foreign cache are noticed and built anew, in words", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 5);
    const messages: string[] = [];
    const build = () =>
      buildImageCache(paths, { imageSize: SIZE, folder, onMessage: (text) => messages.push(text) });
    const path = await build();
    const whole = await Deno.readFile(path);
    const damaged = whole.slice();
    damaged[30]! ^= 1;
    const spoilt: [Uint8Array, RegExp][] = [
      [whole.slice(0, whole.length >> 1), /expected \d+ bytes, received \d+ bytes/],
      [damaged, /expected an intact header, received a damaged one/],
      [new TextEncoder().encode("hello"), /expected a file of packed images/],
      [new Uint8Array(0), /expected a file of packed images/],
    ];
    for (const [bytes, complaint] of spoilt) {
      await Deno.writeFile(path, bytes);
      assert.throws(() => openImageCache(path), { name: "SyntaxError", message: complaint });
      await build();
      assert.match(messages.at(-1)!, complaint);
      assert.deepEqual(await Deno.readFile(path), whole);
    }
  });
});

Deno.test("a damaged image is noticed when it is read", async () => {
  await withTempFolder(async (folder) => {
    const path = await buildImageCache(await writeImages(folder, 3), { imageSize: SIZE, folder });
    const bytes = await Deno.readFile(path);
    bytes[bytes.length - 1]! ^= 255;
    await Deno.writeFile(path, bytes);
    using cache = openImageCache(path);
    cache.read(1, new Uint8Array(BYTES));
    assert.throws(() => cache.read(2, new Uint8Array(BYTES)), /Cannot read image 2 of .* damaged/);
  });
});

Deno.test("mend() puts a damaged image right in the file, and takes no other pixels for it", async () => {
  await withTempFolder(async (folder) => {
    const path = await buildImageCache(await writeImages(folder, 3), { imageSize: SIZE, folder });
    const whole = await Deno.readFile(path);
    const spoilt = whole.slice();
    spoilt[whole.length - 1]! ^= 255;
    await Deno.writeFile(path, spoilt);
    using cache = openImageCache(path);
    const right = whole.slice(-BYTES);
    assert.throws(() => cache.mend(2, spoilt.slice(-BYTES)), {
      name: "SyntaxError",
      message:
        /^Cannot mend image 2 of .*: expected the pixels that were packed, received those of/,
    });
    assert.deepEqual(await Deno.readFile(path), spoilt);
    assert.equal(cache.mend(2, right), true);
    assert.deepEqual(await Deno.readFile(path), whole);
    const into = new Uint8Array(BYTES);
    cache.read(2, into);
    assert.deepEqual(into, right);
  });
});

Deno.test("reading says which index, buffer or closed cache is wrong", async () => {
  await withTempFolder(async (folder) => {
    const path = await buildImageCache(await writeImages(folder, 3), { imageSize: SIZE, folder });
    const cache = openImageCache(path);
    assert.throws(() => cache.read(3, new Uint8Array(BYTES)), RangeError);
    assert.throws(() => cache.read(0, new Uint8Array(5)), TypeError);
    assert.throws(() => cache.readMany([0, 1], new Uint8Array(BYTES)), TypeError);
    cache.close();
    cache.close();
    assert.throws(
      () => cache.read(0, new Uint8Array(BYTES)),
      /an open cache, received a closed one/,
    );
  });
});

Deno.test("a broken or missing image is named, and no file is left behind", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 6);
    const cacheFolder = `${folder}/cache`;
    await Deno.writeFile(paths[3]!, (await Deno.readFile(paths[3]!)).slice(0, 300));
    const options = { imageSize: SIZE, folder: cacheFolder };
    await assert.rejects(ensureImageCache(paths, options), {
      name: "SyntaxError",
      message: /Cannot decode image .*3\.jpg: expected a complete picture/,
    });
    await Deno.remove(paths[5]!);
    await assert.rejects(ensureImageCache(paths, options), /5\.jpg: .*received no such file/);
    const left = [...Deno.readDirSync(cacheFolder)].map(({ name }) => name);
    assert.deepEqual(left.filter((name) => !name.endsWith(".lock")), []);
  });
});

Deno.test("what a killed process left is swept away", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 2);
    const path = await buildImageCache(paths, { imageSize: SIZE, folder });
    await Deno.remove(path);
    await Deno.writeTextFile(`${path}.4711.partial`, "half");
    await buildImageCache(paths, { imageSize: SIZE, folder });
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
    assert.deepEqual(names.filter((name) => name.endsWith(".partial")), []);
  });
});

Deno.test("a cache that is removed takes its lock file with it, and idle lock files go", async () => {
  await withTempFolder(async (temp) => {
    const folder = `${temp}/cache`;
    const paths = await writeImages(temp, 3);
    const build = (from: number) => buildImageCache(paths.slice(from), { imageSize: SIZE, folder });
    const unused = await build(0);
    await age(unused, 40);
    const idle = `${folder}/images-24-0123456789abcdef.pack.lock`;
    const held = `${folder}/images-24-1123456789abcdef.pack.lock`;
    const fresh = `${folder}/images-24-2123456789abcdef.pack.lock`;
    const foreign = `${folder}/notes.pack.lock`;
    for (const path of [idle, held, fresh, foreign]) await Deno.writeTextFile(path, "");
    for (const path of [idle, held, foreign]) await age(path, 1);
    using holder = await Deno.open(held, { write: true });
    await holder.lock(true);
    const built = await build(1);
    const left = [`${built}.lock`, held, fresh, foreign].map((path) => path.split("/").at(-1));
    assert.deepEqual(filesIn(folder, ".lock"), left.sort());
  });
});

/** Lets a file look as if nobody had used it for some days. */
async function age(path: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * 864e5);
  await Deno.utime(path, then, then);
}

function filesIn(folder: string, suffix: string): string[] {
  return [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => name.endsWith(suffix)).sort();
}

Deno.test("building a cache removes those of other lists that nobody has used for a month", async () => {
  await withTempFolder(async (temp) => {
    const folder = `${temp}/cache`;
    const paths = await writeImages(temp, 6);
    const build = (from: number, onMessage?: (message: string) => void) =>
      buildImageCache(paths.slice(from), {
        imageSize: SIZE,
        folder,
        ...(onMessage ? { onMessage } : {}),
      });
    const [unused, open, young] = [await build(0), await build(1), await build(2)];
    const strangers = [`${folder}/notes.pack`, `${folder}/images-24-0123456789abcdef.pack`];
    for (const stranger of strangers) await Deno.writeTextFile(stranger, "not a cache");
    for (const path of [unused, open, ...strangers]) await age(path, 40);
    await age(young, 20);
    {
      using reading = openImageCache(open);
      const messages: string[] = [];
      const built = await build(3, (message) => messages.push(message));
      const left = [open, young, built, ...strangers].map((path) => path.split("/").at(-1)).sort();
      assert.deepEqual(filesIn(folder, ".pack"), left);
      assert.match(messages.join(), /^Removed images of other lists.*: images-24-\w+\.pack$/);
      reading.read(4, new Uint8Array(BYTES));
    }
    // Once closed it goes as well; what is asked for again stays.
    await age(young, 40);
    assert.equal(await build(2), young);
    const last = await build(4);
    assert.ok(!filesIn(folder, ".pack").includes(open.split("/").at(-1)!));
    assert.ok(filesIn(folder, ".pack").includes(young.split("/").at(-1)!));
    assert.ok(filesIn(folder, ".pack").includes(last.split("/").at(-1)!));
  });
});

Deno.test("of more bytes than a folder of caches may hold, the ones used last stay", async () => {
  await withTempFolder(async (temp) => {
    const folder = `${temp}/cache`;
    const paths = await writeImages(temp, 4);
    const packs: string[] = [];
    for (const [from, days] of [[0, 3], [1, 1], [2, 2], [3, 0]] as const) {
      const pack = await buildImageCache(paths.slice(from), { imageSize: SIZE, folder });
      await age(pack, days);
      packs.push(pack);
    }
    const [oldest, newer, older, justUsed] = packs;
    const size = Deno.statSync(oldest!).size;
    const limits = { unusedMs: 30 * 864e5, bytes: 3 * size };
    await pruneCaches(`${folder}/images-24-new.pack`, size, undefined, limits);
    assert.deepEqual(
      filesIn(folder, ".pack"),
      [newer, justUsed].map((path) => path!.split("/").at(-1)).sort(),
    );
    assert.ok(!filesIn(folder, ".pack").includes(older!));
  });
});

Deno.test("what killed builders of other lists left is swept away, but not what is being built", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 3);
    const [dead, alive] = ["0123456789abcdef", "fedcba9876543210"]
      .map((name) => `${folder}/images-24-${name}.pack`);
    for (const pack of [dead, alive]) {
      await Deno.writeTextFile(`${pack}.lock`, "");
      await Deno.writeTextFile(`${pack}.4711-1.partial`, "half");
    }
    using building = await Deno.open(`${alive}.lock`, { write: true });
    await building.lock(true);
    await buildImageCache(paths, { imageSize: SIZE, folder });
    assert.deepEqual(filesIn(folder, ".partial"), [`${alive}.4711-1.partial`.split("/").at(-1)]);
  });
});

Deno.test("a builder killed in the middle leaves no cache, and the next one builds it", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 40);
    const options = { imageSize: SIZE, folder: `${folder}/cache` };
    const worker = startWorker({ build: [...paths, ...paths, ...paths], ...options });
    assert.equal(await nextMessage(worker), 1);
    worker.terminate();
    const packs = [...Deno.readDirSync(options.folder)].filter(({ name }) =>
      name.endsWith(".pack")
    );
    assert.deepEqual(packs, []);
    const path = await buildImageCache([...paths, ...paths, ...paths], options);
    using cache = openImageCache(path);
    const pixels = new Uint8Array(BYTES);
    cache.read(119, pixels);
    assert.deepEqual(pixels, await expectedPixels(paths[39]!));
  });
});

Deno.test("a worker reads the cache by its path", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 3);
    const path = await buildImageCache(paths, { imageSize: SIZE, folder });
    const worker = startWorker({ read: 2, path });
    assert.deepEqual(await nextMessage(worker), await expectedPixels(paths[2]!));
    worker.terminate();
  });
});

Deno.test("two builders at once: one decodes, the other waits and says so", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 30);
    let decoded = 0;
    const messages: string[] = [];
    const options = {
      imageSize: SIZE,
      folder,
      onProgress: () => decoded++,
      onMessage: (text: string) => messages.push(text),
    };
    const [one, two] = await Promise.all([
      buildImageCache(paths, options),
      buildImageCache(paths, options),
    ]);
    assert.equal(one, two);
    assert.equal(decoded, 30);
    assert.match(messages.join(), /^Waiting for another process that builds /);
  });
});

Deno.test("where no cache can be kept, ensureImageCache() says so and gives none", async () => {
  await withTempFolder(async (folder) => {
    const paths = await writeImages(folder, 2);
    await Deno.writeTextFile(`${folder}/file`, "not a folder");
    const messages: string[] = [];
    const options = {
      imageSize: SIZE,
      folder: `${folder}/file/cache`,
      onMessage: (text: string) => messages.push(text),
    };
    assert.equal(await ensureImageCache(paths, options), undefined);
    assert.match(
      messages.join(),
      /^Cannot keep decoded images in .*: expected a folder that can be written, /,
    );
    assert.match(messages.join(), /Images are decoded again in each epoch\.$/);
  });
});

Deno.test({
  name: "a disk without room is not filled: one sentence says what is needed and what is free",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(64, async (disk) => {
      await withTempFolder(async (folder) => {
        const paths = await writeImages(folder, 60);
        let decoded = 0;
        const options = { imageSize: SIZE, folder: `${disk}/cache`, onProgress: () => decoded++ };
        await assert.rejects(buildImageCache(paths, options), {
          name: "DiskError",
          message:
            /^Cannot keep decoded images in .*: expected 1 MB of free space in .*cache, received 0 MB$/,
        });
        assert.equal(decoded, 0);
        assert.deepEqual(
          filesIn(`${disk}/cache`, "").filter((name) => !name.endsWith(".lock")),
          [],
        );
      });
    });
  },
});

Deno.test({
  name: "a disk that fills meanwhile gives one sentence and leaves nothing behind",
  ignore: !canMountDisks,
  fn: async () => {
    await withSmallDisk(256, async (disk) => {
      await withTempFolder(async (folder) => {
        const paths = await writeImages(folder, 60);
        const options = {
          imageSize: SIZE,
          folder: disk,
          onProgress: ({ done }: { done: number }) => {
            if (done === 1) Deno.writeFileSync(`${disk}/other`, new Uint8Array(200_000));
          },
        };
        await assert.rejects(buildImageCache(paths, options), {
          name: "DiskError",
          message:
            /^Cannot keep decoded images in .*: expected enough free space, received a full disk$/,
        });
        assert.deepEqual(filesIn(disk, "").filter((name) => !name.endsWith(".lock")), ["other"]);
      });
    });
  },
});

Deno.test("buildImageCache() refuses an empty list and a size that is none", async () => {
  await assert.rejects(buildImageCache([], { imageSize: 8, folder: "x" }), RangeError);
  await assert.rejects(buildImageCache(["a.jpg"], { imageSize: 0, folder: "x" }), RangeError);
});
