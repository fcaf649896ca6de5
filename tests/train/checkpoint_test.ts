import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import {
  fit,
  type FitOptions,
  readCheckpoint,
  readTraining,
  terminalProgress,
  type TrainingProgress,
  writeCheckpoint,
} from "lib/train/mod.ts";
import { readWeights, writeWeights } from "lib/train/_weights.ts";
import { withTempFolder } from "../_temp.ts";
import { allWeights, tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();

const train = tinyBatches();
const valid = tinyBatches({ examples: 12, seed: 9, shuffle: false });
const common = { train, valid, learningRate: 1e-2, epochs: 3 } as const;

Deno.test("readCheckpoint() returns what writeCheckpoint() stored, bit for bit", () =>
  withTempFolder(async (folder) => {
    const path = `${folder}/a.ckpt`;
    const values = Float32Array.of(1.5, -0, Infinity, 1e-45);
    const arrays = [{ name: "ä", shape: [2, 2], values }, {
      name: "none",
      shape: [0],
      values: new Float32Array(),
    }];
    await writeCheckpoint(path, { header: { text: "ü", number: .1 }, arrays });
    assert.deepEqual(await readCheckpoint(path), { header: { text: "ü", number: .1 }, arrays });
    assert.deepEqual([...Deno.readDirSync(folder)].map((entry) => entry.name), ["a.ckpt"]);
  }));

Deno.test("a checkpoint's header keeps numbers that JSON has no word for", () =>
  withTempFolder(async (folder) => {
    const path = `${folder}/a.ckpt`;
    const header = { scores: [NaN, Infinity, -Infinity, -0], text: { $number: "NaN" } };
    await writeCheckpoint(path, { header, arrays: [] });
    assert.deepEqual((await readCheckpoint(path)).header, header);
  }));

Deno.test("readCheckpoint() refuses a truncated, a changed and a foreign file", () =>
  withTempFolder(async (folder) => {
    const path = `${folder}/a.ckpt`;
    const values = Float32Array.of(1, 2);
    await writeCheckpoint(path, { header: {}, arrays: [{ name: "w", shape: [2], values }] });
    const bytes = await Deno.readFile(path);
    await Deno.writeFile(path, bytes.subarray(0, bytes.length - 3));
    const damaged = {
      name: "SyntaxError",
      message: `Cannot read checkpoint ${path}: expected the checksum at its end to fit, ` +
        "received a damaged or incomplete file",
    };
    await assert.rejects(readCheckpoint(path), damaged);
    bytes[bytes.length - 40]! ^= 1;
    await Deno.writeFile(path, bytes);
    await assert.rejects(readCheckpoint(path), damaged);
    await Deno.writeTextFile(path, "This is a text and no checkpoint, though long enough for one.");
    await assert.rejects(readCheckpoint(path), { name: "SyntaxError" });
    await assert.rejects(readCheckpoint(`${folder}/none`), { name: "Error" });
  }));

/** A training that is stopped after some steps, over and over, until it is done. */
async function interrupted(folder: string, stopAfter: number, options: Partial<FitOptions>) {
  const source = options.train ?? train;
  for (let attempt = 0; attempt < 50; attempt++) {
    const model = tinyModel(attempt + 100); // other weights: all must come from the file
    const controller = new AbortController();
    let steps = 0;
    const counted = {
      ...source,
      async *epoch(epoch: number, from?: { startStep?: number }) {
        for await (const batch of source.epoch(epoch, from)) {
          if (++steps === stopAfter) controller.abort();
          yield batch;
        }
      },
    };
    try {
      const history = await fit(attempt === 0 ? tinyModelFirst : model, {
        ...common,
        ...options,
        train: counted,
        checkpoint: { folder, resume: true },
        signal: controller.signal,
      });
      return { history, model: attempt === 0 ? tinyModelFirst : model, attempts: attempt + 1 };
    } catch (error) {
      if ((error as Error).name !== "AbortError") throw error;
    }
  }
  throw new Error("never done");
}

let tinyModelFirst = tinyModel();

for (
  const [what, options] of [
    ["Adam", {}],
    ["RMSProp with a schedule", {
      optimiser: { name: "rmsprop" },
      schedule: { decayRate: .7, decaySteps: 2 },
    }],
  ] as [string, Partial<FitOptions>][]
) {
  Deno.test(`fit() resumed in the middle of epochs equals the unbroken run: ${what}`, () =>
    withTempFolder(async (folder) => {
      const unbroken = tinyModel();
      const expected = await fit(unbroken, { ...common, ...options });
      tinyModelFirst = tinyModel();
      const { history, model, attempts } = await interrupted(
        folder,
        options.train ? 7 : 2,
        options,
      );
      assert.ok(attempts > 3, `${attempts} attempts`);
      const timeless = (record: object) => ({ ...record, seconds: 0 });
      assert.deepEqual(history.epochs.map(timeless), expected.epochs.map(timeless));
      assert.deepEqual(allWeights(model), allWeights(unbroken));
    }));
}

Deno.test("weights are put back under their own names only", async () => {
  const model = tinyModel();
  const arrays = await readWeights(model);
  const [first, ...others] = arrays;
  const other = { ...first!, name: first!.name.replace("conv1", "conv9") };
  assert.throws(() => writeWeights(model, [other, ...others]), {
    name: "TypeError",
    message: "Cannot restore the weights: expected weights/0/conv1/kernel [3, 3, 3, 8], received " +
      "weights/0/conv9/kernel [3, 3, 3, 8]",
  });
  assert.throws(() => writeWeights(model, others), {
    message:
      `Cannot restore the weights: expected ${arrays.length} weights, received ${others.length}`,
  });
  const target = tinyModel(3);
  writeWeights(target, arrays);
  assert.deepEqual(allWeights(target), allWeights(model));
});

Deno.test("fit() saves after so many steps inside an epoch", () =>
  withTempFolder(async (folder) => {
    const saved: (number | undefined)[] = [];
    const watched = tinyBatches({ examples: 56 });
    const source = {
      ...watched,
      async *epoch(epoch: number, options?: { startStep?: number }) {
        for await (const batch of watched.epoch(epoch, options)) {
          saved.push((await readTraining(folder))?.step);
          yield batch;
        }
      },
    };
    const checkpoint = { folder, everySteps: 3 };
    await fit(tinyModel(), { ...common, train: source, epochs: 1, checkpoint });
    const none = undefined;
    assert.deepEqual(saved, [none, none, none, 3, 3, 3, 6]);
    assert.equal((await readTraining(folder))?.step, 0);
  }));

Deno.test("fit() prolongs a finished training", () =>
  withTempFolder(async (folder) => {
    const unbroken = tinyModel();
    const expected = await fit(unbroken, { ...common, epochs: 4 });
    await fit(tinyModel(), { ...common, epochs: 2, checkpoint: { folder } });
    const model = tinyModel(7);
    const history = await fit(model, {
      ...common,
      epochs: 4,
      checkpoint: { folder, resume: true },
    });
    assert.deepEqual(history.epochs.at(-1)?.loss, expected.epochs.at(-1)?.loss);
    assert.deepEqual(allWeights(model), allWeights(unbroken));
  }));

Deno.test("fit() refuses a checkpoint of other settings, in words", () =>
  withTempFolder(async (folder) => {
    const checkpoint = { folder, settings: { data: "birds" } };
    await fit(tinyModel(), { ...common, epochs: 1, checkpoint });
    const model = tinyModel();
    const weights = allWeights(model);
    await assert.rejects(
      fit(model, {
        ...common,
        learningRate: .5,
        checkpoint: { folder, resume: true, settings: { data: "dogs" } },
      }),
      {
        name: "Error",
        message: `Cannot resume the training in ${folder}: expected the settings that it was ` +
          "begun with, received learningRate 0.01 then, 0.5 now; data birds then, dogs now",
      },
    );
    assert.deepEqual(allWeights(model), weights);
  }));

Deno.test("fit() refuses a checkpoint of classes that were renamed, and names the class", () =>
  withTempFolder(async (folder) => {
    const classNames = ["cat", "dog", "emu"];
    await fit(tinyModel(), { ...common, epochs: 1, checkpoint: { folder, classNames } });
    const again = (names: string[] | undefined) =>
      fit(tinyModel(), {
        ...common,
        checkpoint: { folder, resume: true, ...(names && { classNames: names }) },
      });
    const message = `Cannot resume the training in ${folder}: expected the settings that it was ` +
      "begun with, received ";
    await assert.rejects(again(["dog", "emu", "zebra"]), {
      name: "Error",
      message: `${message}class 0 cat then, dog now`,
    });
    await assert.rejects(again(["cat", "dog", "emu "]), {
      message: `${message}class 2 emu then, emu  now`,
    });
    await assert.rejects(again(undefined), {
      message: `${message}classes named then, unnamed now`,
    });
    assert.equal((await again(classNames)).epochs.length, 3);
  }));

Deno.test("fit() refuses a checkpoint of other images", () =>
  withTempFolder(async (folder) => {
    const of = (fingerprint: string) => ({ ...train, fingerprint });
    await fit(tinyModel(), { ...common, train: of("a1"), epochs: 1, checkpoint: { folder } });
    await assert.rejects(
      fit(tinyModel(), { ...common, train: of("b2"), checkpoint: { folder, resume: true } }),
      { message: /begun with, received train.data a1 then, b2 now$/ },
    );
  }));

Deno.test("fit() says that nothing is left to do where a training has its epochs", () =>
  withTempFolder(async (folder) => {
    const first = tinyModel();
    const { epochs } = await fit(first, { ...common, epochs: 2, checkpoint: { folder } });
    for (const wanted of [1, 2]) {
      const seen: TrainingProgress[] = [];
      let text = "";
      const show = terminalProgress((part) => text += part, false);
      const model = tinyModel(9);
      const history = await fit(model, {
        ...common,
        epochs: wanted,
        checkpoint: { folder, resume: true },
        onProgress: (progress) => {
          seen.push(progress);
          show(progress);
        },
      });
      assert.deepEqual(history.epochs, epochs);
      assert.deepEqual(allWeights(model), allWeights(first));
      const what = `nothing left to do: 2 of ${wanted} epochs are done`;
      assert.deepEqual(seen.map((progress) => [progress.phase, progress.what]), [["done", what]]);
      assert.equal(text, `${what}\n`);
    }
  }));

Deno.test("fit() refuses a best.ckpt of another training beside its last.ckpt", () =>
  withTempFolder(async (folder) => {
    const [one, other] = [`${folder}/one`, `${folder}/other`];
    // The same settings, other weights: only the training's own mark tells them apart.
    await fit(tinyModel(1), { ...common, epochs: 1, checkpoint: { folder: one } });
    await fit(tinyModel(2), { ...common, epochs: 1, checkpoint: { folder: other } });
    await Deno.copyFile(`${other}/best.ckpt`, `${one}/best.ckpt`);
    const resumed = { ...common, checkpoint: { folder: one, resume: true } };
    await assert.rejects(fit(tinyModel(), resumed), {
      name: "Error",
      message: `Cannot resume the training in ${one}: expected best.ckpt and last.ckpt of one ` +
        "training, received best.ckpt of another one",
    });
    await Deno.remove(`${one}/last.ckpt`);
    await assert.rejects(fit(tinyModel(), { ...common, checkpoint: { folder: one } }), {
      message: `Cannot train into ${one}: expected a folder without a training in it, or resume: ` +
        "true, received best.ckpt",
    });
  }));

Deno.test("fit() lets only one training into a folder at a time", () =>
  withTempFolder(async (folder) => {
    const options = { ...common, epochs: 1, checkpoint: { folder, resume: true } };
    const ends = await Promise.allSettled([fit(tinyModel(), options), fit(tinyModel(2), options)]);
    assert.deepEqual(ends.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    const refused = ends.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    assert.match(
      refused.reason.message,
      /^Cannot train into .*: expected a folder that nobody else works in, received one that /,
    );
    await fit(tinyModel(), { ...options, epochs: 2 });
  }));

Deno.test("readTraining() tells settings, notes, classes and epochs of a training", () =>
  withTempFolder(async (folder) => {
    assert.equal(await readTraining(folder), undefined);
    const checkpoint = {
      folder,
      classNames: ["cat", "dog", "emu"],
      settings: { backbone: "tiny", seed: 4 },
      notes: { data: "/somewhere", workers: 2, patience: null },
    };
    const { epochs } = await fit(tinyModel(), { ...common, epochs: 2, checkpoint });
    const saved = await readTraining(folder);
    assert.deepEqual(saved?.history.epochs, epochs);
    assert.deepEqual([saved.classNames, saved.notes, saved.step], [
      checkpoint.classNames,
      checkpoint.notes,
      0,
    ]);
    const { backbone, seed, learningRate, "optimiser.name": optimiser } = saved.settings;
    assert.deepEqual([backbone, seed, learningRate, optimiser], ["tiny", 4, 1e-2, "adam"]);
    // Notes may change from one part of a training to the next.
    const notes = { ...checkpoint.notes, workers: 1 };
    await fit(tinyModel(), { ...common, checkpoint: { ...checkpoint, notes, resume: true } });
    assert.equal((await readTraining(folder))?.notes.workers, 1);
  }));

Deno.test("settings that are no finite numbers are kept, and compared, as they are", () =>
  withTempFolder(async (folder) => {
    const settings = { none: NaN, most: Infinity, least: -Infinity, zero: -0 };
    const go = (epochs: number, odd: Record<string, number> = {}) =>
      fit(tinyModel(), {
        ...common,
        epochs,
        checkpoint: { folder, resume: true, settings: { ...settings, ...odd } },
      });
    await go(1);
    const saved = (await readTraining(folder))!.settings;
    for (const [name, value] of Object.entries(settings)) assert.ok(Object.is(saved[name], value));
    assert.equal((await go(2)).epochs.length, 2);
    await assert.rejects(go(3, { most: 1 }), { message: /received most Infinity then, 1 now$/ });
  }));

Deno.test("a checkpoint that is no training's is refused, and the field named", () =>
  withTempFolder(async (folder) => {
    const path = `${folder}/last.ckpt`;
    for (
      const [header, field] of [[null, "the header"], [{ epoch: -1 }, "settings"], [
        { settings: { a: {} } },
        "settings.a",
      ]] as const
    ) {
      await writeCheckpoint(path, { header, arrays: [] });
      const refused = (error: Error) => {
        assert.equal(error.name, "SyntaxError");
        const start =
          `Cannot read checkpoint ${path}: expected the header of a training, received `;
        assert.ok(error.message.startsWith(`${start}${field}: `), error.message);
        return true;
      };
      await assert.rejects(readTraining(folder), refused);
      const checkpoint = { folder, resume: true };
      await assert.rejects(fit(tinyModel(), { ...common, checkpoint }), refused);
    }
  }));

Deno.test("fit() does not write over another training", () =>
  withTempFolder(async (folder) => {
    await fit(tinyModel(), { ...common, epochs: 1, checkpoint: { folder } });
    await assert.rejects(fit(tinyModel(), { ...common, checkpoint: { folder } }), {
      message: `Cannot train into ${folder}: expected a folder without a training in it, or ` +
        "resume: true, received last.ckpt",
    });
  }));
