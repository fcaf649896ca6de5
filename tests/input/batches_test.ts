/** What is in the batches. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { ARTICLE_AUGMENTATION, articleAugmentation } from "lib/article/augmentation.ts";
import { toFloatImage, toRgbImage } from "lib/augment/mod.ts";
import { decodeImage, INTERPOLATIONS, resizeImage, resizeNearest } from "lib/image/mod.ts";
import {
  type BatchesOptions,
  createBatches,
  describeCounters,
  epochOrder,
  imageOfBatch,
} from "lib/input/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { collect, digest, writeExamples } from "./_examples.ts";

const SETTINGS = { imageSize: 16, batchSize: 4, seed: 42 } as const;

Deno.test("a batch holds resized pixels divided by 255, labels and positions", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 6);
    await using batches = await createBatches({ ...SETTINGS, examples });
    const [first, second] = await collect(batches.epoch(0));
    assert.deepEqual([batches.examples, batches.steps, batches.batchSize], [6, 2, 4]);
    assert.equal(first!.images.length, 4 * 16 * 16 * 3);
    assert.deepEqual(second!.indices, Int32Array.of(4, 5));
    assert.deepEqual([second!.size, second!.step, second!.imageSize], [2, 1, 16]);
    assert.deepEqual(second!.labels, Int32Array.of(1, 2));
    const pixels = resizeNearest(await decodeImage(examples[5]!.path), 16, 16).data;
    const wanted = Float32Array.from(pixels, (value) => value / 255);
    assert.deepEqual(second!.images.slice(16 * 16 * 3), wanted);
  });
});

Deno.test("an augmented image is the one that the article's chain draws for it", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 9);
    const options = {
      ...SETTINGS,
      examples,
      shuffle: true,
      augmentation: ARTICLE_AUGMENTATION,
    } as const;
    await using batches = await createBatches(options);
    for (const { images, indices } of await collect(batches.epoch(5))) {
      for (const [place, image] of indices.entries()) {
        const pixels = resizeNearest(await decodeImage(examples[image]!.path), 16, 16);
        const wanted = articleAugmentation(toFloatImage(pixels), { seed: 42, epoch: 5, image });
        const values = images.slice(place * 768, (place + 1) * 768);
        assert.deepEqual(values, wanted.data.map((value) => value / 255));
      }
    }
  });
});

Deno.test("the same bits for 0, 1 and 2 workers, with and without cache, and after a resume", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 21);
    const options = {
      ...SETTINGS,
      examples,
      shuffle: true,
      augmentation: ARTICLE_AUGMENTATION,
    } as const;
    const wanted = new Map<number, string[]>();
    for (const workers of [0, 1, 2]) {
      for (const cacheFolder of [undefined, `${folder}/cache`]) {
        const cached = cacheFolder === undefined ? {} : { cacheFolder };
        await using batches = await createBatches({ ...options, workers, ...cached });
        for (const epoch of [0, 1]) {
          const digests = (await collect(batches.epoch(epoch))).map((batch) => digest([batch]));
          if (!wanted.has(epoch)) wanted.set(epoch, digests);
          assert.deepEqual(digests, wanted.get(epoch), `${workers} workers, epoch ${epoch}`);
          for (const startStep of [1, 4, 6]) {
            const rest = await collect(batches.epoch(epoch, { startStep }));
            const expected = wanted.get(epoch)!.slice(startStep);
            assert.deepEqual(rest.map((batch) => digest([batch])), expected);
          }
        }
      }
    }
    assert.notDeepEqual(wanted.get(0), wanted.get(1));
  });
});

Deno.test("an example that occurs twice is augmented twice, but decoded and kept once", async () => {
  await withTempFolder(async (folder) => {
    const [example] = await writeExamples(folder, 1);
    const examples = Array.from({ length: 12 }, () => example!);
    const cacheFolder = `${folder}/cache`;
    const options = {
      ...SETTINGS,
      examples,
      augmentation: ARTICLE_AUGMENTATION,
      cacheFolder,
    } as const;
    await using batches = await createBatches(options);
    const all = await collect(batches.epoch(0));
    const images = all.flatMap((batch) =>
      Array.from(
        { length: batch.size },
        (_, i) => batch.images.slice(i * 768, (i + 1) * 768).join(),
      )
    );
    assert.ok(new Set(images).size > 6);
    const pack = Deno.readDirSync(cacheFolder).find(({ name }) => name.endsWith(".pack"))!;
    assert.ok(Deno.statSync(`${cacheFolder}/${pack.name}`).size < 2 * 768 + 4096);
  });
});

Deno.test("epochOrder() is a permutation, its own for each epoch", () => {
  fc.assert(fc.property(fc.nat(200), fc.integer(), fc.nat(50), (count, seed, epoch) => {
    const order = epochOrder(count, { seed, epoch, shuffle: true });
    assert.deepEqual(order.toSorted(), Int32Array.from({ length: count }, (_, i) => i));
    assert.deepEqual(epochOrder(count, { seed, epoch, shuffle: true }), order);
    if (count > 20) {
      assert.notDeepEqual(epochOrder(count, { seed, epoch: epoch + 1, shuffle: true }), order);
    }
  }));
});

Deno.test("prefetch bounds how far the workers run ahead of the reader", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 40);
    await using batches = await createBatches({ ...SETTINGS, examples, workers: 1, prefetch: 2 });
    const reader = batches.epoch(0)[Symbol.asyncIterator]();
    await reader.next();
    for (const { path } of examples.slice(24)) await Deno.remove(path);
    // Two batches ahead of the first are in the making, so the fifth is read after the removal.
    for (let step = 1; step < 6; step++) assert.equal((await reader.next()).value.step, step);
    await assert.rejects(reader.next(), /Cannot .*02[4-7]\.png/);
  });
});

for (const workers of [0, 2]) {
  Deno.test(`with reuse an epoch holds the same bits in less memory, ${workers} workers`, async () => {
    await withTempFolder(async (folder) => {
      const examples = await writeExamples(folder, 42);
      const options = {
        ...SETTINGS,
        examples,
        augmentation: ARTICLE_AUGMENTATION,
        workers,
      } as const;
      await using batches = await createBatches(options);
      const wanted = (await collect(batches.epoch(0))).map((batch) => digest([batch]));
      const found: string[] = [], kept: Float32Array[] = [];
      for await (const batch of batches.epoch(0, { reuse: true })) {
        found.push(digest([batch]));
        kept.push(batch.images);
      }
      assert.deepEqual(found, wanted);
      // What was handed to a worker again is gone from here; in this thread it was written over.
      if (workers > 0) assert.ok(kept.filter(({ length }) => length === 0).length >= 5);
      else assert.equal(new Set(kept.map(({ buffer }) => buffer)).size, 1);
    });
  });
}

Deno.test("counters tell images, seconds, and seconds waited", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 10);
    await using batches = await createBatches({ ...SETTINGS, examples });
    assert.deepEqual(batches.counters, { images: 0, seconds: 0, waitedSeconds: 0 });
    await collect(batches.epoch(0));
    const { images, seconds, waitedSeconds } = batches.counters;
    assert.equal(images, 10);
    assert.ok(0 < waitedSeconds && waitedSeconds <= seconds);
  });
});

Deno.test("createBatches() says which option is wrong", async () => {
  const examples = [{ path: "a.png", label: 0 }];
  const wrong: [Partial<BatchesOptions>, string][] = [
    [{ examples: [] }, "at least 1 example, received none"],
    [{ imageSize: 0 }, "an imageSize of at least 1, received 0"],
    [{ batchSize: 1.5 }, "a batchSize of at least 1, received 1.5"],
    [{ seed: Number.NaN }, "a finite seed, received NaN"],
    [{ workers: -1 }, "0 workers or more, received -1"],
    [
      { interpolation: "cubic" as "bicubic" },
      "an interpolation of nearest, bilinear, bicubic, area, received cubic",
    ],
    [
      { orientation: "turn" as "apply" },
      'the orientation "apply" or "ignore", received turn',
    ],
    [{ prefetch: 0 }, "a prefetch of at least 1, received 0"],
    [
      { augmentation: [{ probability: 2, oneOf: [] }] },
      "an augmentation chain (at augmentation[0].probability: too big: expected number to be <=1), " +
      "received 2",
    ],
    [
      { augmentation: "article" as unknown as [] },
      "an augmentation chain (at augmentation: array, received string), received article",
    ],
  ];
  await assert.rejects(
    createBatches({ ...SETTINGS, examples, shuffled: true } as BatchesOptions),
    { name: "TypeError", message: /received "shuffled" \(did you mean shuffle\?\)$/ },
  );
  for (const [option, rule] of wrong) {
    await assert.rejects(createBatches({ ...SETTINGS, examples, ...option }), {
      name: "RangeError",
      message: `Cannot create batches: expected ${rule}`,
    });
  }
  await using batches = await createBatches({ ...SETTINGS, examples });
  assert.throws(() => batches.epoch(.5), RangeError);
  assert.throws(() => batches.epoch(0, { startStep: 2 }), {
    name: "RangeError",
    message: "Cannot read epoch 0: expected a startStep of 0 to 1, received 2",
  });
});

Deno.test("createBatches() refuses labels that are no class index, with the image's name", async () => {
  for (const label of [NaN, null, undefined, 1.5, 2 ** 31, -1, Infinity, "1"]) {
    const examples = [{ path: "a.png", label: 0 }, { path: "cat/b.png", label: label as number }];
    await assert.rejects(createBatches({ ...SETTINGS, examples }), {
      name: "RangeError",
      message: "Cannot create batches: expected a label of 0 to 2147483647 for the image " +
        `cat/b.png, received ${label === undefined ? "nothing" : label}`,
    });
  }
  const most = [{ path: "a.png", label: 2 ** 31 - 1 }];
  await using batches = await createBatches({ ...SETTINGS, examples: most });
  assert.equal(batches.examples, 1);
});

Deno.test("a fingerprint tells batches apart by images, classes and chance, not by place or speed", async () => {
  const examples = [{ path: "/here/cat/1.png", label: 0 }, { path: "/here/dog/1.png", label: 1 }];
  const of = async (options: Partial<BatchesOptions>) => {
    await using batches = await createBatches({ ...SETTINGS, examples, ...options });
    return batches.fingerprint;
  };
  const base = await of({});
  assert.match(base, /^[0-9a-f]{16}$/);
  const moved = examples.map(({ path, label }) => ({ path: path.replace("here", "there"), label }));
  for (
    const same of [{ examples: moved }, { workers: 2 }, { prefetch: 5 }, { seed: 7 }, {
      augmentation: [],
    }]
  ) {
    assert.equal(await of(same), base, JSON.stringify(same));
  }
  const renamed = examples.map(({ path, label }) => ({ path: path.replace("dog", "emu"), label }));
  const swapped = examples.map(({ path, label }) => ({ path, label: 1 - label }));
  const others: Partial<BatchesOptions>[] = [
    { examples: renamed },
    { examples: swapped },
    { examples: examples.toReversed() },
    { examples: examples.slice(1) },
    { shuffle: true },
    { shuffle: true, seed: 7 },
    { augmentation: ARTICLE_AUGMENTATION },
    { augmentation: ARTICLE_AUGMENTATION.slice(1) },
    { imageSize: 32 },
    { interpolation: "area" },
    { orientation: "ignore" },
    { batchSize: 2 },
  ];
  const all = [base, ...await Promise.all(others.map(of))];
  assert.equal(new Set(all).size, all.length);
});

Deno.test("imageOfBatch() gives the pixels back in [0, 255]", async () => {
  await withTempFolder(async (folder) => {
    const examples = await writeExamples(folder, 3);
    await using batches = await createBatches({ ...SETTINGS, examples });
    const [batch] = await collect(batches.epoch(0));
    const wanted = resizeNearest(await decodeImage(examples[2]!.path), 16, 16);
    assert.deepEqual(toRgbImage(imageOfBatch(batch!, 2)), wanted);
    assert.throws(() => imageOfBatch(batch!, 3), {
      name: "RangeError",
      message: "Cannot take an image out of a batch: expected a position of 0 to 2, received 3",
    });
  });
});

Deno.test("describeCounters() is a sentence", () => {
  assert.equal(describeCounters({ images: 0, seconds: 0, waitedSeconds: 0 }), "no images yet");
  assert.equal(
    describeCounters({ images: 6400, seconds: 4, waitedSeconds: .05 }),
    "6,400 images, 1,600 a second; 1.3 % of 4.0 s waited for input",
  );
});

Deno.test("interpolation and orientation hold with and without a cache, each cached on its own", async () => {
  const path = new URL("../fixtures/image/oriented_6.jpg", import.meta.url).pathname;
  await withTempFolder(async (cacheFolder) => {
    for (const orientation of ["apply", "ignore"] as const) {
      for (const interpolation of INTERPOLATIONS) {
        const image = await decodeImage(path, { orientation });
        const wanted = resizeImage(image, 16, 16, interpolation).data;
        const options = { ...SETTINGS, examples: [{ path, label: 0 }], orientation, interpolation };
        for (const place of [{}, { cacheFolder }, { cacheFolder, workers: 1 }]) {
          await using batches = await createBatches({ ...options, ...place });
          const [batch] = await collect(batches.epoch(0));
          const message = `${orientation} ${interpolation} ${JSON.stringify(place)}`;
          assert.deepEqual(batch!.images, Float32Array.from(wanted, (v) => v / 255), message);
        }
      }
    }
    const packs = [...Deno.readDirSync(cacheFolder)].filter(({ name }) => name.endsWith(".pack"));
    assert.equal(packs.length, 8);
  });
});
