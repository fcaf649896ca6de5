import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { cacheFeatures, createHead, evaluate, featureBatches, trainHead } from "lib/train/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();

const entries = async (folder: string) =>
  (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);

Deno.test("cacheFeatures() reads kept features, and computes them anew for anything else", () =>
  withTempFolder(async (folder) => {
    const model = tinyModel();
    const source = () => {
      const batches = tinyBatches({ examples: 90, shuffle: false });
      let epochs = 0;
      const epoch: typeof batches.epoch = (...all) => {
        epochs++;
        return batches.epoch(...all);
      };
      return {
        ...batches,
        fingerprint: "ninety",
        epoch,
        get epochs() {
          return epochs;
        },
      };
    };
    const first = source();
    const made = await cacheFeatures(model, first, { folder, data: "a" });
    const second = source();
    assert.deepEqual(await cacheFeatures(model, second, { folder, data: "a" }), made);
    assert.deepEqual([first.epochs, second.epochs], [1, 0]);

    for (const [other, data] of [[tinyModel(5), "a"], [model, "b"]] as const) {
      const third = source();
      await cacheFeatures(other, third, { folder, data });
      assert.equal(third.epochs, 1, "another backbone or other pictures");
    }
    // A trained head changes nothing of what the backbone sees.
    await trainHead(model, { train: made, epochs: 1, learningRate: .1 });
    const fourth = source();
    await cacheFeatures(model, fourth, { folder, data: "a" });
    assert.equal(fourth.epochs, 0);

    const files = (await entries(folder)).filter((name) => name.endsWith(".safetensors"));
    assert.equal(files.length, 3);
    for (const name of files) await Deno.truncate(`${folder}/${name}`, 40);
    const fifth = source();
    assert.deepEqual(await cacheFeatures(model, fifth, { folder, data: "a" }), made);
    assert.equal(fifth.epochs, 1, "a damaged file is computed anew");
  }));

Deno.test("cacheFeatures() keeps nothing of a source that does not say what is in it", () =>
  withTempFolder(async (folder) => {
    const { fingerprint: _, ...nameless } = tinyBatches({ examples: 20 });
    await assert.rejects(cacheFeatures(tinyModel(), nameless, { folder }), {
      name: "TypeError",
      message: /expected a source with a fingerprint, to keep them, received one without$/,
    });
    assert.deepEqual(await entries(folder), []);
  }));

Deno.test("cacheFeatures() gives the same features batch by batch and as a recorded graph", async () => {
  const model = tinyModel();
  const [few, many] = await Promise.all(
    [45, 8].map((batchSize) =>
      cacheFeatures(model, tinyBatches({ examples: 90, shuffle: false, batchSize }))
    ),
  );
  few!.features.forEach((value, i) => assert.ok(Math.abs(value - many!.features[i]!) < 1e-5));
});

Deno.test("createHead() starts as its seed says, and learns what the features tell", async () => {
  const features = Float32Array.from(
    { length: 120 },
    (_, i) => Number(i % 3 === Math.floor(i / 3) % 3),
  );
  const labels = Int32Array.from({ length: 40 }, (_, i) => i % 3);
  const cached = { features, labels, width: 3 };
  const start = (seed: number) => {
    const head = createHead(3, 3, { seed });
    return Array.from(head.getWeights()[0]!.dataSync());
  };
  assert.deepEqual(start(1), start(1));
  assert.notDeepEqual(start(1), start(2));
  const head = createHead(3, 3);
  await trainHead(head, { train: cached, epochs: 60, learningRate: .1 });
  assert.equal((await evaluate(head, featureBatches(cached, 16))).accuracy, 1);
  assert.throws(() => createHead(0, 3), /expected a width of at least 1, received 0$/);
  assert.throws(() => createHead(3, 1), /expected at least 2 classes, received 1$/);
});
