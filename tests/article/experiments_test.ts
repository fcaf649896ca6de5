import assert from "node:assert/strict";
import { trainRepeats, trainRun } from "lib/article/experiments.ts";
import type { Run, RunSettings } from "lib/article/run.ts";
import { imageCacheFolder } from "lib/article/folders.ts";
import { type ArticleData, PROFILES } from "lib/article/mod.ts";
import { bundleScores, loadClassifier } from "lib/classifier/mod.ts";
import { readTraining } from "lib/train/mod.ts";
import { exists } from "lib/disk/files.ts";
import { encodePng } from "lib/image/mod.ts";
import { isTrainingProgress } from "lib/train/progress.ts";
import { withTempFolder } from "../_temp.ts";
import { writeExamples } from "../input/_examples.ts";

Deno.test("trainRun() refuses settings and options that it does not read", async () => {
  const [data, profile, settings, options] = [0, 0, 0, 0] as unknown as Parameters<typeof trainRun>;
  const run = (wrong: object, odd: object = {}) =>
    trainRun(data, profile, { ...settings, ...wrong }, { ...options, ...odd });
  await assert.rejects(run({ epochs: 1, oversamples: true }), {
    name: "TypeError",
    message: /^Cannot train a network: .* received "oversamples" \(did you mean oversample\?\)$/,
  });
  await assert.rejects(run({}, { tests: true }), {
    name: "TypeError",
    message: /received "tests" \(did you mean test\?\)$/,
  });
});

const SETTINGS: RunSettings = {
  backbone: "efficientnet-lite0",
  weights: "random",
  imageSize: 32,
  batchSize: 8,
  epochs: 2,
  learningRate: 1e-3,
  seed: 3,
};

const GREY = { width: 9, height: 9, data: new Uint8Array(9 * 9 * 3).fill(127) };

/** Thirty small images of three classes, of which class 2 has a third of its share in training. */
async function dataIn(folder: string): Promise<ArticleData> {
  const examples = await writeExamples(folder, 30);
  const train = Int32Array.from(examples.keys()).filter((i) => i < 18 && (i % 3 < 2 || i < 6));
  const split = {
    train,
    valid: Int32Array.from({ length: 6 }, (_, i) => 18 + i),
    test: Int32Array.from({ length: 6 }, (_, i) => 24 + i),
  };
  return {
    folder,
    version: "noise",
    rows: examples.map(({ path, label }) => ({ filepath: path, label })),
    classNames: ["one", "two", "three"],
    split,
    orientation: "apply",
    notes: [],
    examples: (part: "train" | "valid" | "test" | Int32Array) =>
      Array.from(typeof part === "string" ? split[part] : part, (i) => examples[i]!),
    leaks: () => Promise.resolve({ valid: [], test: [] }),
  } as unknown as ArticleData;
}

/** As `withTempFolder`; what the trainings pack of its images goes too. */
async function withData(
  body: (data: ArticleData, folder: string) => Promise<void>,
): Promise<void> {
  await Deno.mkdir(imageCacheFolder(), { recursive: true });
  const packs = () => [...Deno.readDirSync(imageCacheFolder())].map(({ name }) => name);
  const before = packs();
  try {
    await withTempFolder(async (folder) => await body(await dataIn(folder), folder));
  } finally {
    for (const name of packs()) {
      if (before.includes(name)) continue;
      await Deno.remove(`${imageCacheFolder()}/${name}`).catch(() => {});
    }
  }
}

const profile = { ...PROFILES.smoke, workers: 0, trains: "network", trainingShare: 1 } as const;

Deno.test("trainRun() trains, keeps the best epoch, and goes on where it was cut off", () =>
  withData(async (data, folder) => {
    const timeless = (record: object) => ({ ...record, seconds: 0 });
    const whole = await trainRun(data, profile, SETTINGS, { test: true, keepIn: false });
    const keepIn = `${folder}/kept`;
    // Cut off in the middle, as by a kill after the first epoch was saved.
    const controller = new AbortController();
    const cut = trainRun(data, profile, SETTINGS, {
      test: true,
      keepIn,
      signal: controller.signal,
      onProgress: (progress) => {
        if (isTrainingProgress(progress) && progress.history.epochs.length === 1) {
          controller.abort();
        }
      },
    });
    await assert.rejects(cut, { name: "AbortError" });
    const [kept] = [...Deno.readDirSync(keepIn)].map(({ name }) => `${keepIn}/${name}`);
    const saved = await readTraining(`${kept}/checkpoint`);
    assert.deepEqual(saved?.classNames, ["one", "two", "three"]);
    assert.equal(saved.history.epochs.length, 1);
    const resumed = await trainRun(data, profile, SETTINGS, { test: true, keepIn });
    assert.equal([...Deno.readDirSync(keepIn)].length, 1);
    const epochs = whole.history.epochs.map(timeless);
    assert.equal(epochs.length, 2);
    assert.deepEqual(resumed.history.epochs.map(timeless), epochs);
    assert.deepEqual(resumed.validation, whole.validation);
    assert.deepEqual(resumed.test, whole.test);
    const { best, history, validation, test } = whole;
    const scores = history.epochs.map((epoch) => epoch.validF1!);
    assert.equal(best.validF1, Math.max(...scores));
    assert.equal(validation.f1, best.validF1);
    assert.deepEqual([validation.examples, test?.scores.examples, whole.steps], [6, 6, 4]);
    assert.deepEqual([whole.title, whole.weights, whole.imageSize, whole.parameters], [
      "EfficientNet-Lite0",
      "random",
      32,
      3_413_024,
    ]);
    assert.equal(await exists(`${kept}/checkpoint`), false);
    // Finished it is read: not one step, the same times even, and the classifier with it.
    let steps = 0;
    const classifierFolder = `${folder}/classifier`;
    const read = await trainRun(data, profile, SETTINGS, {
      test: true,
      keepIn,
      classifierFolder,
      onProgress: (progress) => {
        assert.ok(isTrainingProgress(progress));
        assert.equal(progress.phase, "done");
        assert.deepEqual(progress.history, resumed.history);
        steps++;
      },
    });
    assert.equal(steps, 1);
    assert.deepEqual(read, resumed);
    assert.equal((await loadClassifier(classifierFolder)).description.scores.test?.images, 6);
  }));

Deno.test("a kept training is another one with other pictures, settings or classes, and redone", () =>
  withData(async (data, folder) => {
    const keepIn = `${folder}/kept`;
    const heads = { ...profile, trains: "head" } as const;
    const kept = () => [...Deno.readDirSync(keepIn)].map(({ name }) => name).sort();
    const run = (of: ArticleData, more: Partial<RunSettings> = {}) =>
      trainRun(of, heads, { ...SETTINGS, epochs: 1, ...more }, { keepIn });
    const first = await run(data);
    const [name] = kept();
    assert.match(name!, /^efficientnet-lite0-32px-[0-9a-f]{16}$/);
    assert.deepEqual(await run({ ...data }), first);
    assert.equal(kept().length, 1);
    await run(data, { learningRate: 2e-3 });
    await run(data, { oversample: true });
    await run({ ...data, classNames: ["one", "three", "two"] });
    await Deno.writeFile(data.examples("valid")[0]!.path, await encodePng(GREY));
    await run({ ...data });
    assert.equal(kept().length, 5);
    // Damaged, it is named and kept.
    for (const each of kept()) await Deno.writeTextFile(`${keepIn}/${each}/run.json`, "{");
    await assert.rejects(run({ ...data }), {
      name: "SyntaxError",
      message: /^Cannot read .*run\.json: expected the results of a training \(delete the file/,
    });
  }));

Deno.test("trainRun() oversamples, and weighs classes, in training alone", () =>
  withData(async (data) => {
    const settings = { ...SETTINGS, epochs: 1, batchSize: 1 };
    const run = async (more: Partial<RunSettings>) =>
      (await trainRun(data, profile, { ...settings, ...more }, { keepIn: false })).history
        .epochs[0]!;
    // 6 + 6 + 2 images in training; 6 of each class when drawn with replacement.
    const [plain, drawn, weighed] = [
      await run({}),
      await run({ oversample: true }),
      await run({ classWeights: "balanced" }),
    ];
    assert.deepEqual([plain.steps, drawn.steps, weighed.steps], [14, 18, 14]);
    assert.notEqual(weighed.loss, plain.loss);
  }));

Deno.test("trainRepeats() trains a head from several seeds, and reads what the backbone saw before", () =>
  withData(async (data) => {
    const heads = { ...profile, trains: "head", repeats: 2, trainingShare: .5 } as const;
    const { seed: _, ...settings } = SETTINGS;
    const runs = await trainRepeats(data, heads, settings, { test: true, keepIn: false });
    assert.deepEqual(runs.map(({ seed }) => seed), [42, 43]);
    // Half of 6, 6 and 2 images of the classes.
    assert.deepEqual(runs.map(({ trainingImages }) => trainingImages), [7, 7]);
    const scores = (run: Run) => [run.validation, run.answers, run.test];
    assert.notDeepEqual(scores(runs[0]!), scores(runs[1]!));
    for (const { answers, validation, test } of runs) {
      const right = answers.predicted.filter((k, i) => k === answers.labels[i]).length;
      assert.equal(right / 6, validation.accuracy);
      assert.deepEqual(Array.from(answers.labels), [0, 1, 2, 0, 1, 2]);
      assert.equal(test?.scores.examples, 6);
    }
    const again = await trainRepeats({ ...data }, heads, settings, { test: true, keepIn: false });
    assert.deepEqual(again.map(scores), runs.map(scores));
    // The share is of repeats alone: what is trained once learns from all there is.
    assert.equal((await trainRun(data, heads, settings, { keepIn: false })).trainingImages, 14);
  }));

for (const trains of ["head", "network"] as const) {
  Deno.test(`trainRun() of a ${trains} keeps a classifier that gives the answers of the run`, () =>
    withData(async (data, folder) => {
      const classifierFolder = `${folder}/classifier`;
      const settings = { ...SETTINGS, trains };
      const { test } = await trainRun(data, profile, settings, {
        test: true,
        classifierFolder,
        keepIn: false,
      });
      const classifier = await loadClassifier(classifierFolder);
      try {
        const { description: { scores, input } } = classifier;
        assert.deepEqual(scores.test, bundleScores(test!.scores));
        assert.equal(input.orientation, data.orientation);
        const paths = data.examples("test").map(({ path }) => path);
        for (const [i, { top: [first] }] of (await classifier.predict(paths)).entries()) {
          const { predicted, confidence } = test!.predictions;
          assert.equal(first!.className, data.classNames[predicted[i]!]);
          assert.ok(Math.abs(first!.probability - confidence[i]!) < 1e-6);
        }
      } finally {
        classifier.dispose();
      }
    }));
}
