import assert from "node:assert/strict";
import { startEngine } from "lib/engine/load.ts";
import { tf } from "lib/engine/tf.ts";
import {
  type BatchSource,
  bestEpoch,
  cacheFeatures,
  type EpochRecord,
  evaluate,
  fit,
  type FitOptions,
  type History,
  type TrainingProgress,
} from "lib/train/mod.ts";
import { withTempFolder } from "../_temp.ts";
import { allWeights, CLASSES, tinyBatches, tinyModel } from "./_tiny.ts";

await startEngine();

const train = tinyBatches();
const valid = tinyBatches({ examples: 12, seed: 9, shuffle: false });
const common = { train, valid, learningRate: 1e-2 } as const;

/** A history without what differs from run to run. */
function timeless(history: History): unknown {
  return history.epochs.map((record) => ({ ...record, seconds: 0 }));
}

Deno.test("fit() learns, and its record says so", async () => {
  const model = tinyModel();
  const history = await fit(model, { ...common, epochs: 12 });
  const [first, last] = [history.epochs[0]!, history.epochs.at(-1)!];
  assert.equal(history.epochs.length, 12);
  assert.ok(last.loss < first.loss / 2, `${first.loss} to ${last.loss}`);
  assert.ok((last.validAccuracy ?? 0) > .8, `${last.validAccuracy}`);
  assert.deepEqual([first.epoch, first.steps, first.learningRate], [1, 3, 1e-2]);
  model.dispose();
});

Deno.test("fit() gives the same numbers twice", async () => {
  const runs = [];
  for (let i = 0; i < 2; i++) {
    const model = tinyModel();
    runs.push([timeless(await fit(model, { ...common, epochs: 3 })), allWeights(model)]);
    model.dispose();
  }
  assert.deepEqual(runs[0], runs[1]);
});

Deno.test("fit() ends with the weights of the best epoch", async () => {
  const model = tinyModel();
  // With wrong classes: the more it learns, the worse it looks.
  const valid: BatchSource = {
    ...train,
    async *epoch(epoch, options) {
      for await (const batch of train.epoch(epoch, options)) {
        yield { ...batch, labels: batch.labels.map((label) => (label + 1) % CLASSES) };
      }
    },
  };
  const options = { ...common, valid, epochs: 6, monitor: "validLoss" } as const;
  const history = await fit(model, options);
  const losses = history.epochs.map((record) => record.validLoss ?? NaN);
  const best = Math.min(...losses);
  assert.ok(losses.at(-1)! > best, "the last epoch is not the best one");
  assert.equal((await evaluate(model, valid)).loss, best);
  model.dispose();
  const last = tinyModel();
  await fit(last, { ...options, keepBest: false });
  assert.equal((await evaluate(last, valid)).loss, losses.at(-1));
  last.dispose();
});

Deno.test("fit() lets the learning rate fall in stairs", async () => {
  const model = tinyModel();
  const schedule = { decayRate: .5, decaySteps: 3 };
  const { epochs } = await fit(model, { ...common, epochs: 3, schedule });
  assert.deepEqual(epochs.map((record) => record.learningRate), [1e-2, 5e-3, 2.5e-3]);
  model.dispose();
});

Deno.test("fit() trains by the rate of the schedule, counted in steps over all epochs", async () => {
  const learned = async (epochs: number) => {
    const model = tinyModel();
    // After the three steps of the first epoch the rate is so small that it changes nothing.
    const schedule = { decayRate: 1e-30, decaySteps: 3 };
    await fit(model, { train, epochs, learningRate: 1e-2, schedule, keepBest: false });
    const weights = model.trainableWeights.map((weight) => Array.from(weight.read().dataSync()));
    model.dispose();
    return weights;
  };
  const one = await learned(1);
  assert.deepEqual(await learned(2), one);
  const model = tinyModel();
  assert.notDeepEqual(one[0], allWeights(model)[0]);
  model.dispose();
});

Deno.test("fit() asks its source for each epoch by its number, and for validation always the first", async () => {
  const asked: string[] = [];
  const counting = (what: string, source: BatchSource): BatchSource => ({
    ...source,
    epoch: (epoch, options) => {
      asked.push(`${what} ${epoch}`);
      return source.epoch(epoch, options);
    },
  });
  const model = tinyModel();
  await fit(model, { train: counting("train", train), valid: counting("valid", valid), epochs: 3 });
  const expected = [0, 1, 2].flatMap((epoch) => [`train ${epoch}`, "valid 0"]);
  assert.deepEqual(asked, expected);
  model.dispose();
});

Deno.test("fit() stops early when the monitored figure no longer improves", async () => {
  const model = tinyModel();
  // A rate that changes nothing visible: the first epoch stays the best.
  const { epochs } = await fit(model, {
    train,
    valid,
    epochs: 20,
    learningRate: 1e-30,
    monitor: "validF1",
    earlyStopping: { patience: 2 },
  });
  assert.ok(epochs.length < 20, `${epochs.length} epochs`);
  assert.equal(epochs.length, bestEpoch({ epochs })!.epoch + 2);
  model.dispose();
});

Deno.test("fit() stops at a loss that is NaN and names step and settings", async () => {
  const model = tinyModel();
  const poisoned: BatchSource = {
    ...train,
    async *epoch(epoch, options) {
      let step = 0;
      for await (const batch of train.epoch(epoch, options)) {
        if (step++ === 1) batch.images[0] = NaN;
        yield batch;
      }
    },
  };
  await assert.rejects(fit(model, { ...common, train: poisoned, epochs: 1 }), (error: Error) => {
    assert.equal(error.name, "RangeError");
    assert.match(
      error.message,
      /epoch 1, step 2: expected a finite loss, received NaN \(model tiny/,
    );
    assert.match(error.message, /learningRate 0.01/);
    return true;
  });
  model.dispose();
});

Deno.test("fit() stops at validation scores that are no numbers, and keeps none of them", () =>
  withTempFolder(async (folder) => {
    const poisoned: BatchSource = {
      ...valid,
      async *epoch(epoch, options) {
        for await (const batch of valid.epoch(epoch, options)) {
          batch.images[0] = NaN;
          yield batch;
        }
      },
    };
    for (const monitor of ["validF1", "validLoss", "validAccuracy", "loss"] as const) {
      const model = tinyModel();
      const options = { ...common, valid: poisoned, epochs: 5, monitor };
      await assert.rejects(
        fit(model, { ...options, checkpoint: { folder: `${folder}/${monitor}` } }),
        {
          name: "RangeError",
          message:
            /^Cannot train the model: validation of epoch 1: expected a finite loss, received NaN \(model tiny/,
        },
      );
      const left = [...Deno.readDirSync(`${folder}/${monitor}`)].map((entry) => entry.name);
      assert.deepEqual(left, [".held"]);
      model.dispose();
    }
  }));

Deno.test("bestEpoch() takes NaN for worse than any number", () => {
  const record = (epoch: number, validF1: number | null, validLoss: number | null) =>
    ({ epoch, validF1, validLoss }) as EpochRecord;
  const epochs = [record(1, NaN, NaN), record(2, .2, 3), record(3, NaN, NaN), record(4, .1, 2)];
  assert.equal(bestEpoch({ epochs })?.epoch, 2);
  assert.equal(bestEpoch({ epochs }, "validLoss")?.epoch, 4);
  assert.equal(bestEpoch({ epochs: [record(1, NaN, null)] }), undefined);
  assert.equal(bestEpoch({ epochs: [] }), undefined);
});

Deno.test("a source that ends early is no epoch and no evaluation", async () => {
  const short = { ...train, steps: 5 };
  const model = tinyModel();
  await assert.rejects(fit(model, { train: short, epochs: 1 }), {
    name: "Error",
    message: "Cannot train the model: epoch 1: expected 5 batches from the source, received 3",
  });
  const message = "expected 5 batches from the source, received 3";
  await assert.rejects(evaluate(model, short), {
    message: `Cannot evaluate the model: ${message}`,
  });
  await assert.rejects(fit(model, { train, valid: short, epochs: 1 }), {
    message: `Cannot evaluate the model: ${message}`,
  });
  await assert.rejects(cacheFeatures(model, short), {
    message: `Cannot compute the features: ${message}`,
  });
  model.dispose();
});

Deno.test("fit() refuses options that it does not read", async () => {
  const model = tinyModel();
  const attempts: [object, RegExp][] = [
    [{ learningrate: 1 }, /received "learningrate" \(did you mean learningRate\?\)$/],
    [{ optimiser: { name: "adam", beta: .5 } }, /received "beta" \(did you mean beta1\?\)$/],
    [{ schedule: { decayRate: .5, decaySteps: 2, decay: 1 } }, /received "decay"/],
    [{ earlyStopping: { patience: 1, delta: 0 } }, /earlyStopping: .* received "delta"/],
    [
      { checkpoint: { folder: "x", resumes: true } },
      /received "resumes" \(did you mean resume\?\)/,
    ],
  ];
  for (const [options, message] of attempts) {
    await assert.rejects(
      fit(model, { ...common, epochs: 1, ...options } as FitOptions),
      { name: "TypeError", message },
    );
  }
  await assert.rejects(evaluate(model, valid, { onBatch: () => {} } as object), TypeError);
  model.dispose();
});

Deno.test("fit() counts class weights and label smoothing in the loss", async () => {
  const loss = async (options: Partial<FitOptions>) => {
    const model = tinyModel();
    const once = tinyBatches({ examples: 8 });
    const { epochs } = await fit(model, { train: once, epochs: 1, ...options });
    model.dispose();
    return epochs[0]?.loss ?? NaN;
  };
  const plain = await loss({});
  const doubled = await loss({ classWeights: Array(CLASSES).fill(2) });
  assert.ok(Math.abs(doubled - 2 * plain) < 1e-6, `${doubled} and twice ${plain}`);
  const smoothed = await loss({ labelSmoothing: .3 });
  assert.ok(Math.abs(smoothed - plain) > 1e-4, `${smoothed} and ${plain}`);
});

Deno.test("fit() tells its progress and the time left", async () => {
  const model = tinyModel();
  const seen: TrainingProgress[] = [];
  await fit(model, { ...common, epochs: 2, onProgress: (progress) => seen.push(progress) });
  const last = seen.at(-1)!;
  assert.equal(last.phase, "done");
  assert.equal(last.history.epochs.length, 2);
  assert.ok(seen.every((progress) => progress.step <= progress.steps));
  assert.deepEqual([last.what, last.done, last.total], ["train the model", 6, 6]);
  const done = seen.map((progress) => progress.done);
  assert.deepEqual(done, done.toSorted((a, b) => a - b));
  model.dispose();
});

Deno.test("fit() leaves no tensor behind, in ten calls", async () => {
  const model = tinyModel();
  const once = () => fit(model, { ...common, epochs: 1 });
  await once();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 10; i++) await once();
  assert.equal(tf.memory().numTensors, before);
  model.dispose();
});

Deno.test("fit() writes event files for TensorBoard", {
  ignore: tf.getBackend() !== "tensorflow",
}, () =>
  withTempFolder(async (folder) => {
    const model = tinyModel();
    await fit(model, { ...common, epochs: 2, tensorBoard: folder });
    for (const part of ["train", "validation"]) {
      const [file] = [...Deno.readDirSync(`${folder}/${part}`)];
      assert.match(file?.name ?? "", /tfevents/);
      assert.ok(Deno.statSync(`${folder}/${part}/${file?.name}`).size > 100);
    }
    model.dispose();
  }));

Deno.test("fit() refuses settings out of range and models without a softmax", async () => {
  const model = tinyModel();
  const attempts: [Partial<FitOptions>, string][] = [
    [{ epochs: 0 }, "expected a whole number of epochs from 1, received 0"],
    [{ learningRate: -1 }, "expected a learningRate above 0, received -1"],
    [{ learningRate: NaN }, "expected a learningRate above 0, received NaN"],
    [{ learningRate: Infinity }, "expected a learningRate above 0, received Infinity"],
    [
      { classWeights: [1, NaN, 1] },
      "expected finite classWeights of at least 0, received NaN",
    ],
    [
      { classWeights: [1, 1, Infinity] },
      "expected finite classWeights of at least 0, received Infinity",
    ],
    [{ labelSmoothing: 1 }, "expected a labelSmoothing in [0, 1), received 1"],
    [{ classWeights: [1] }, "expected 3 classWeights, received 1"],
    [
      { valid: undefined, monitor: "validLoss" } as unknown as Partial<FitOptions>,
      "expected validation images for the monitor validLoss, received none",
    ],
    [
      { monitor: "F1" as "f1" },
      "expected a monitor among validF1, validAccuracy, validLoss, f1, accuracy, loss, received F1",
    ],
    [
      { checkpoint: { folder: "x", classNames: ["a"] } },
      "expected 3 classNames, received 1",
    ],
    [
      { checkpoint: { folder: "x", everySteps: 0 } },
      "expected a checkpoint everySteps of at least 1, received 0",
    ],
    [{ earlyStopping: { patience: 0 } }, "expected a patience of whole epochs from 1, received 0"],
  ];
  for (const [options, message] of attempts) {
    await assert.rejects(fit(model, { ...common, epochs: 1, ...options }), {
      name: "RangeError",
      message: `Cannot train the model: ${message}`,
    });
  }
  model.dispose();
  const bare = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [2, 2] })] });
  await assert.rejects(fit(bare, { ...common, epochs: 1 }), { name: "TypeError" });
});
