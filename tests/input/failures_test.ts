/** What goes wrong is said in one sentence, at once, and nobody waits for ever. */
import assert from "node:assert/strict";
import { ARTICLE_AUGMENTATION } from "lib/article/augmentation.ts";
import { type Batch, createBatches } from "lib/input/mod.ts";
import { Maker } from "lib/input/_maker.ts";
import { WorkerPool } from "lib/input/_pool.ts";
import { withTempFolder } from "../_temp.ts";
import { collect, digest, writeExamples } from "./_examples.ts";

const SETTINGS = {
  imageSize: 16,
  batchSize: 4,
  seed: 42,
  augmentation: ARTICLE_AUGMENTATION,
} as const;

for (const workers of [0, 2]) {
  Deno.test(`a file deleted after the table was written is named, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 12);
      await Deno.remove(examples[9]!.path);
      await using batches = await createBatches({ ...SETTINGS, examples, workers });
      await assert.rejects(collect(batches.epoch(0)), /^Error: Cannot .*009\.png/);
      // The loader goes on: the other batches are still to be had.
      const reader = batches.epoch(0)[Symbol.asyncIterator]();
      assert.equal((await reader.next()).value.step, 0);
      await reader.return?.();
      const cached = { ...SETTINGS, examples, workers, cacheFolder: `${folder}/cache` };
      await assert.rejects(createBatches(cached), /^Error: Cannot read image .*009\.png/);
    });
  });

  Deno.test(`an unreadable image is named, and its error keeps its class, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 6);
      await Deno.writeTextFile(examples[5]!.path, "no picture");
      await using batches = await createBatches({ ...SETTINGS, examples, workers });
      await assert.rejects(collect(batches.epoch(0)), {
        name: "SyntaxError",
        message: /^Cannot .*005\.png/,
      });
    });
  });

  Deno.test(`damaged images of a cache are mended, and said, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 12);
      const messages: string[] = [];
      const cacheFolder = `${folder}/cache`;
      const onMessage = (text: string) => messages.push(text);
      const options = { ...SETTINGS, examples, workers, onMessage, cacheFolder };
      const read = async () => {
        await using batches = await createBatches(options);
        return digest(await collect(batches.epoch(1)));
      };
      const wanted = await read();
      const { name } = [...Deno.readDirSync(cacheFolder)].find((it) => it.name.endsWith(".pack"))!;
      const path = `${cacheFolder}/${name}`;
      const whole = await Deno.readFile(path);
      // The second and the last image.
      const spoilt = whole.slice();
      spoilt[whole.length - 11 * 768]! ^= 1;
      spoilt[whole.length - 1]! ^= 1;
      await Deno.writeFile(path, spoilt);
      assert.deepEqual(messages, []);
      assert.equal(await read(), wanted);
      assert.deepEqual(await Deno.readFile(path), whole);
      assert.deepEqual(messages.sort(), [
        `Image 1 of ${path} was damaged and is mended from ${examples[1]!.path}`,
        `Image 11 of ${path} was damaged and is mended from ${examples[11]!.path}`,
      ]);
      // Where the file cannot be written, the image is decoded again and used all the same.
      await Deno.writeFile(path, spoilt);
      const openSync = Deno.openSync;
      if (workers > 0) return;
      Deno.openSync = (file, mode) => {
        if (mode?.write) throw new Deno.errors.PermissionDenied("read-only");
        return openSync(file, mode);
      };
      try {
        assert.equal(await read(), wanted);
        assert.match(
          messages.at(-1)!,
          /was damaged and cannot be mended on this disk; it was taken from /,
        );
      } finally {
        Deno.openSync = openSync;
      }
      assert.deepEqual(await Deno.readFile(path), spoilt);
    });
  });

  Deno.test(`a cache cut in half is told and built anew, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 8);
      const messages: string[] = [];
      const onMessage = (message: string) => messages.push(message);
      const options = { ...SETTINGS, examples, workers, onMessage, cacheFolder: `${folder}/cache` };
      let whole: string;
      {
        await using batches = await createBatches(options);
        whole = digest(await collect(batches.epoch(0)));
        const { name } = Deno.readDirSync(options.cacheFolder)
          .find(({ name }) => name.endsWith(".pack"))!;
        const path = `${options.cacheFolder}/${name}`;
        Deno.truncateSync(path, Deno.statSync(path).size / 2);
      }
      {
        await using batches = await createBatches(options);
        assert.equal(digest(await collect(batches.epoch(0))), whole);
        assert.equal(messages.length, 1);
        assert.match(messages[0]!, /^Cannot .*\.pack.* Building it anew\.$/);
      }
    });
  });

  Deno.test(`after close() an epoch ends with an error, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 12);
      const batches = await createBatches({ ...SETTINGS, examples, workers });
      const reader = batches.epoch(0)[Symbol.asyncIterator]();
      await reader.next();
      // Long enough for the prefetched batches: those are not handed out any more either.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await batches.close();
      await batches.close();
      await assert.rejects(async () => {
        while (!(await reader.next()).done);
      }, /^Error: Cannot make a batch: expected an open loader, received a closed one$/);
    });
  });

  Deno.test(`an epoch that is left early leaves nothing behind, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 20);
      await using batches = await createBatches({ ...SETTINGS, examples, workers });
      for (let i = 0; i < 3; i++) {
        for await (const { step } of batches.epoch(i)) if (step === 1) break;
      }
      assert.equal((await collect(batches.epoch(9))).length, 5);
    });
  });
}

Deno.test("a data folder that cannot be written is read all the same", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 4);
    // A file in the folder's place: also root, which ignores permissions, cannot write there.
    await Deno.writeTextFile(`${folder}/cache`, "");
    const messages: string[] = [];
    await using batches = await createBatches({
      ...SETTINGS,
      examples,
      cacheFolder: `${folder}/cache`,
      onMessage: (message) => messages.push(message),
    });
    assert.equal((await collect(batches.epoch(0))).length, 1);
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /^Cannot keep decoded images in .* decoded again in each epoch\.$/);
  });
});

const PATIENCE = { intervalMs: 50, misses: 40, missesAtStart: 1200 };

Deno.test("a worker that is stopped from outside costs no batch", async () => {
  await withTempFolder(async (folder) => {
    const paths = (await writeExamples(folder, 64)).map(({ path }) => path);
    const settings = {
      paths,
      imageSize: 64,
      interpolation: "nearest",
      orientation: "apply",
      seed: 1,
      augmentation: ARTICLE_AUGMENTATION,
    } as const;
    const files = Int32Array.from(paths.keys());
    const jobs = [0, 1, 2, 3].map((epoch) => ({ epoch, indices: files, files }));
    const alone = new Maker(settings);
    const expected = await Promise.all(jobs.map((job) => alone.make(job)));
    await withCapturedWorkers(async (started) => {
      const messages: string[] = [];
      const onMessage = (message: string) => messages.push(message);
      const pool = new WorkerPool(settings, 2, { patience: PATIENCE, onMessage });
      const made = jobs.map((job) => pool.make(job, new ArrayBuffer(64 * 64 * 64 * 3 * 4)));
      await made[0];
      started[0]!.terminate();
      assert.deepEqual(await Promise.all(made), expected);
      assert.equal(started.length, 3);
      assert.deepEqual(messages, [
        "A worker of the input pipeline ended (no answer for 2 s); another one takes over.",
      ]);
      pool.close();
    });
  });
});

Deno.test("an error outside of any batch in a worker costs no batch", async () => {
  await withTempFolder(async (folder) => {
    const settings = { ...SETTINGS, examples: await writeExamples(folder, 32), shuffle: true };
    await using alone = await createBatches(settings);
    const expected = digest(await collect(alone.epoch(1)));
    await withCapturedWorkers(async (started) => {
      const messages: string[] = [];
      const onMessage = (message: string) => messages.push(message);
      await using batches = await createBatches({ ...settings, workers: 2, onMessage });
      const read: Batch[] = [];
      for await (const batch of batches.epoch(1)) {
        read.push(batch);
        if (batch.step === 3) started.forEach(failWorker);
      }
      assert.equal(digest(read), expected);
      assert.match(messages[0]!, /^A worker of .* ended \(out of memory\); another one takes over/);
    });
  });
});

Deno.test("a batch over which two workers ended ends the loader with a sentence", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 64);
    await withCapturedWorkers(async (started) => {
      const paths = examples.map(({ path }) => path);
      const settings = {
        paths,
        imageSize: 64,
        seed: 1,
        interpolation: "nearest",
        orientation: "apply",
        augmentation: ARTICLE_AUGMENTATION,
      } as const;
      const killReplacement = () => queueMicrotask(() => failWorker(started[2]!));
      const pool = new WorkerPool(settings, 2, {
        patience: PATIENCE,
        onMessage: killReplacement,
      });
      const files = Int32Array.from(paths.keys());
      await Promise.all([0, 1].map((epoch) => pool.make({ epoch, indices: files, files })));
      const owed = [2, 3].map((epoch) => pool.make({ epoch, indices: files, files }));
      started[0]!.terminate();
      const sentence =
        /^Error: Cannot make a batch: expected a running worker, received two in a row that ended: out of memory$/;
      await assert.rejects(owed[0]!, sentence);
      await owed[1]!.catch(() => {});
      // Later calls fail at once with the same sentence.
      await assert.rejects(pool.make({ epoch: 4, indices: files, files }), sentence);
      pool.close();
    });
  });
});

/** What an error outside of any batch does. */
function failWorker(worker: Worker): void {
  worker.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
}

/** Runs a test that can reach the workers started meanwhile. */
async function withCapturedWorkers(body: (started: Worker[]) => Promise<void>): Promise<void> {
  const started: Worker[] = [];
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(...parameters: ConstructorParameters<typeof Original>) {
      super(...parameters);
      started.push(this);
    }
  };
  try {
    await body(started);
  } finally {
    globalThis.Worker = Original;
  }
}
