import assert from "node:assert/strict";
import { Pace } from "lib/train/_pace.ts";
import { duration } from "lib/train/progress.ts";
import {
  type EpochRecord,
  notebookProgress,
  terminalProgress,
  type TrainingProgress,
} from "lib/train/mod.ts";

const record: EpochRecord = {
  epoch: 1,
  loss: .5,
  accuracy: .8,
  auc: .9,
  f1: .75,
  validLoss: .6,
  validAccuracy: .7,
  validAuc: .85,
  validF1: .65,
  learningRate: 1e-4,
  seconds: 12.3,
  steps: 10,
};

function progress(part: Partial<TrainingProgress>): TrainingProgress {
  return {
    what: "train the model",
    done: 5,
    total: 20,
    phase: "train",
    epoch: 1,
    epochs: 2,
    step: 5,
    steps: 10,
    values: { loss: .5, accuracy: .8, auc: .9, f1: .75 },
    imagesPerSecond: 31.4,
    secondsLeft: 200,
    history: { epochs: [] },
    ...part,
  };
}

Deno.test("terminalProgress() rewrites one line and leaves one an epoch", () => {
  let text = "";
  const listen = terminalProgress((part) => text += part, true);
  listen(progress({}));
  assert.equal(
    text,
    "\r\x1b[Kepoch 1/2  step 5/10  loss 0.5000  F1 0.7500  31 images/s  3 min 20 s left",
  );
  text = "";
  listen(progress({ phase: "done", history: { epochs: [record] } }));
  assert.equal(
    text,
    "\r\x1b[Kepoch 1/2: loss 0.5000, F1 0.7500, valid loss 0.6000, valid accuracy 0.7000, " +
      "valid F1 0.6500, 12 s\n",
  );
});

Deno.test("terminalProgress() writes only whole lines into a file", () => {
  let text = "";
  const listen = terminalProgress((part) => text += part, false);
  listen(progress({}));
  assert.equal(text, "");
  listen(progress({ epoch: 2, history: { epochs: [record] } }));
  listen(progress({ epoch: 2, history: { epochs: [record] } }));
  assert.match(text, /^epoch 1\/2: [ -~]*, 12 s\n$/);
});

Deno.test("notebookProgress() shows other work too, but not in the place of a training's log", () => {
  const shown: string[] = [];
  const listen = notebookProgress((text) => shown.push(text));
  const work = { what: "compute the features", done: 2, total: 2 };
  listen(work);
  listen(progress({ phase: "done", history: { epochs: [record] } }));
  listen(work);
  assert.deepEqual(shown.map((text) => text.split(":")[0]), ["compute the features", "epoch 1/1"]);
});

Deno.test("notebookProgress() updates one display and ends without times", () => {
  const shown: [string, boolean][] = [];
  const listen = notebookProgress((text, update) => shown.push([text, update]));
  listen(progress({}));
  listen(progress({ step: 6 }));
  listen(progress({ phase: "done", history: { epochs: [record] } }));
  assert.deepEqual(shown.map(([, update]) => update), [false, true]);
  assert.equal(
    shown.at(-1)?.[0],
    "epoch 1/1: loss 0.5000, F1 0.7500, valid loss 0.6000, valid accuracy 0.7000, valid F1 0.6500",
  );
});

Deno.test("Pace tells the time left of all epochs, validation included", () => {
  const pace = new Pace({ epochs: 4, trainSteps: 10, validSteps: 5 });
  assert.equal(pace.secondsLeft(1, 0, 0), null);
  pace.add("train", 2);
  pace.add("train", 4);
  // 3 s a step; a batch of validation counts as .3 of that before one was timed.
  const near = (actual: number | null, expected: number) =>
    assert.ok(Math.abs(actual! - expected) < 1e-9, `${actual}, not ${expected}`);
  near(pace.secondsLeft(2, 4, 0), 2 * (30 + 4.5) + 6 * 3 + 4.5);
  pace.add("valid", 1);
  near(pace.secondsLeft(4, 10, 2), 3);
  near(pace.secondsLeft(1, 10, 5), 3 * 35);
});

Deno.test("duration() has at most two units", () => {
  assert.deepEqual([0.4, 59.6, 200, 7500].map(duration), [
    "0 s",
    "1 min 0 s",
    "3 min 20 s",
    "2 h 5 min",
  ]);
});
