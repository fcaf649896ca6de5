import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { fit, type FitOptions, readCheckpoint, writeCheckpoint } from "lib/train/mod.ts";
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

Deno.test("fit() does not write over another training", () =>
  withTempFolder(async (folder) => {
    await fit(tinyModel(), { ...common, epochs: 1, checkpoint: { folder } });
    await assert.rejects(fit(tinyModel(), { ...common, checkpoint: { folder } }), {
      message: `Cannot train into ${folder}: expected a folder without a training in it, or ` +
        "resume: true, received last.ckpt",
    });
  }));
